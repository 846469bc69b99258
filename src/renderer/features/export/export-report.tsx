import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import type { Export } from '#shared/contract/exports.ts'
import { formatBytes, formatCount, formatNumber } from '../../lib/format.ts'
import { downloads } from '../../lib/upload.ts'
import { attributeLabel, SKIP_WORDS } from './export-words.ts'
import classes from './export-report.module.css'

export interface ExportReportProps {
  readonly report: Export
  readonly onAgain: () => void
}

/** What is in the file and what is not. */
export function ExportReport({ report, onAgain }: ExportReportProps) {
  return (
    <section className={classes['report']} aria-label="The file" aria-live="polite">
      <div className={classes['file']}>
        <div className={classes['name']}>
          <div dir="auto">{report.fileName}</div>
          <div className={classes['note']}>
            {formatBytes(report.bytes)}, {formatCount(report.written, 'text')} written
          </div>
        </div>
        <Button variant="subtle" color="gray" onClick={onAgain}>
          Create again
        </Button>
        <Button
          component="a"
          href={downloads.export(report.exportId, report.fileName)}
          download={report.fileName}
          leftSection={<Download size={15} aria-hidden />}
        >
          Download
        </Button>
      </div>
      {report.escaped > 0 && (
        <p className={classes['line']}>
          {formatCount(report.escaped, 'cell')} that a spreadsheet would run as a formula{' '}
          {report.escaped === 1 ? 'is' : 'are'} written with a leading apostrophe.
        </p>
      )}
      {report.skipped > 0 && <Skipped report={report} />}
    </section>
  )
}

function Skipped({ report }: { readonly report: Export }) {
  const shown = report.skippedItems.length
  return (
    <>
      <h3 className={classes['title']}>{formatCount(report.skipped, 'text')} left out</h3>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col">Attribute</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {report.skippedItems.map((item) => (
            <tr key={item.itemId}>
              <td dir="auto">{item.productName}</td>
              <td>{attributeLabel(item.attribute)}</td>
              <td>{SKIP_WORDS[item.reason]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.skipped > shown && <p className={classes['line']}>And {formatNumber(report.skipped - shown)} more.</p>}
    </>
  )
}
