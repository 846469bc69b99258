import { Anchor, Button, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import type { Import } from '#shared/contract/imports.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { downloads } from '../../lib/upload.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import classes from './import.module.css'
import { tallyOf } from './tally-of.ts'

export interface PastImportsProps {
  readonly imports: readonly Import[]
  readonly onReview: (report: Import) => void
}

export function PastImports({ imports, onReview }: PastImportsProps) {
  if (imports.length === 0) return null
  return (
    <section className={classes['panel']} aria-labelledby="past-title">
      <Title order={2} size="h5" id="past-title" mb={6}>
        {t('imports:past.title')}
      </Title>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">{t('imports:past.file')}</Table.Th>
            <Table.Th w={160}>{t('imports:past.when')}</Table.Th>
            <Table.Th>{t('imports:past.result')}</Table.Th>
            <Table.Th w={190}>
              <VisuallyHidden>{t('imports:past.nextStep')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.map((report) => (
            <Table.Tr key={report.id}>
              <Table.Td>{report.fileName}</Table.Td>
              <Table.Td className={classes['quiet'] ?? ''}>{formatDateTime(report.createdAt)}</Table.Td>
              <Table.Td>
                {resultOf(report)}
                {report.state === 'FAILED' && report.message !== null && (
                  <Text size="xs" c="dimmed">
                    <EngineText message={report.message} />
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="end">
                {report.state === 'READY' && (
                  <Button size="compact-xs" variant="light" onClick={() => onReview(report)}>
                    {t('imports:past.review')}
                  </Button>
                )}
                {report.state === 'APPLIED' && report.refusedRows > 0 && (
                  <Anchor href={downloads.refusedRows(report.id)} download size="sm">
                    {t('imports:past.refusedRows', { count: report.refusedRows })}
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function resultOf(report: Import): string {
  switch (report.state) {
    case 'READING':
      return t('imports:past.reading')
    case 'READY':
      return t('imports:past.ready', { count: report.products })
    case 'APPLIED':
      return tallyOf(report)
    case 'CANCELLED':
      return t('imports:past.cancelled')
    case 'FAILED':
      return t('imports:past.failed')
  }
}
