import { Anchor, Button, Table, Text, Title, VisuallyHidden } from '@mantine/core'
import type { Import } from '#shared/contract/imports.ts'
import { formatCount, formatDateTime, formatNumber } from '../../lib/format.ts'
import { downloads } from '../../lib/upload.ts'
import classes from './import.module.css'

export interface PastImportsProps {
  readonly imports: readonly Import[]
  readonly onReview: (report: Import) => void
}

export function PastImports({ imports, onReview }: PastImportsProps) {
  if (imports.length === 0) return null
  return (
    <section className={classes['panel']} aria-labelledby="past-title">
      <Title order={2} size="h5" id="past-title" mb={6}>
        Past imports
      </Title>
      <Table verticalSpacing={6} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="26%">File</Table.Th>
            <Table.Th w={160}>When</Table.Th>
            <Table.Th>Result</Table.Th>
            <Table.Th w={190}>
              <VisuallyHidden>Next step</VisuallyHidden>
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
                    {report.message}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="end">
                {report.state === 'READY' && (
                  <Button size="compact-xs" variant="light" onClick={() => onReview(report)}>
                    Review and apply
                  </Button>
                )}
                {report.state === 'APPLIED' && report.refusedRows > 0 && (
                  <Anchor href={downloads.refusedRows(report.id)} download size="sm">
                    {formatCount(report.refusedRows, 'refused row')}
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
      return 'Being read'
    case 'READY':
      return `Read, not applied: ${formatCount(report.products, 'product')}`
    case 'APPLIED':
      return `${formatNumber(report.newProducts)} new, ${formatNumber(report.changedProducts)} changed, ${formatNumber(report.unchangedProducts)} unchanged`
    case 'CANCELLED':
      return 'Discarded'
    case 'FAILED':
      return 'Could not be read'
  }
}
