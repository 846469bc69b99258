import { Button } from '@mantine/core'
import { Download } from 'lucide-react'
import type { Export } from '#shared/contract/exports.ts'
import { formatBytes } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { downloads } from '../../lib/upload.ts'
import { attributeName } from './export-words.ts'
import classes from './export-report.module.css'

export interface ExportReportProps {
  readonly report: Export
  readonly onAgain: () => void
}

/** What is in the file and what is not. */
export function ExportReport({ report, onAgain }: ExportReportProps) {
  return (
    <section className={classes['report']} aria-label={t('exports:report.label')} aria-live="polite">
      <div className={classes['file']}>
        <div className={classes['name']}>
          <div dir="auto">{report.fileName}</div>
          <div className={classes['note']}>
            {t('exports:report.written', { count: report.written, size: formatBytes(report.bytes) })}
          </div>
        </div>
        <Button variant="subtle" color="gray" onClick={onAgain}>
          {t('exports:report.again')}
        </Button>
        <Button
          component="a"
          href={downloads.export(report.exportId, report.fileName)}
          download={report.fileName}
          leftSection={<Download size={15} aria-hidden />}
        >
          {t('exports:report.download')}
        </Button>
      </div>
      {report.escaped > 0 && (
        <p className={classes['line']}>{t('exports:report.escaped', { count: report.escaped })}</p>
      )}
      {report.skipped > 0 && <Skipped report={report} />}
    </section>
  )
}

function Skipped({ report }: { readonly report: Export }) {
  const shown = report.skippedItems.length
  return (
    <>
      <h3 className={classes['title']}>{t('exports:report.skipped', { count: report.skipped })}</h3>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('exports:report.product')}</th>
            <th scope="col">{t('exports:report.attribute')}</th>
            <th scope="col">{t('exports:report.why')}</th>
          </tr>
        </thead>
        <tbody>
          {report.skippedItems.map((item) => (
            <tr key={item.itemId}>
              <td dir="auto">{item.productName}</td>
              <td>{attributeName(item.attribute)}</td>
              <td>{t(`exports:skip.${item.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.skipped > shown && (
        <p className={classes['line']}>{t('exports:report.more', { count: report.skipped - shown })}</p>
      )}
    </>
  )
}
