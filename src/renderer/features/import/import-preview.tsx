import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Import } from '#shared/contract/imports.ts'
import { formatBytes, formatCount, formatNumber } from '../../lib/format.ts'
import { downloads } from '../../lib/upload.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import classes from './import.module.css'

export interface ImportPreviewProps {
  readonly report: Import
  readonly applying: boolean
  readonly error: ErrorBody | null
  /** Where the products would go. */
  readonly storeName: string
  readonly onApply: () => void
  readonly onDiscard: () => void
}

const SHAPES = { v1: 'Wix catalog V1 export', v3: 'Wix catalog V3 export' } as const

/** What the file holds, before anything is taken in. */
export function ImportPreview({ report, applying, error, storeName, onApply, onDiscard }: ImportPreviewProps) {
  const { newProducts, changedProducts } = report
  const effect = newProducts + changedProducts
  return (
    <Stack gap="md">
      <section className={classes['panel']} aria-labelledby="preview-title">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <div>
            <Title order={2} size="h4" id="preview-title">
              {report.fileName}
            </Title>
            <Text size="sm" c="dimmed">
              {report.shape ? SHAPES[report.shape] : 'Product CSV'}, {formatBytes(report.bytes)}. Nothing is taken in
              until you apply it.
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onDiscard} disabled={applying}>
              Discard
            </Button>
            <Button onClick={onApply} loading={applying} disabled={effect === 0}>
              {effect === 0 ? 'Nothing to apply' : `Apply to ${storeName}`}
            </Button>
          </Group>
        </Group>
        <dl className={classes['figuresRow']}>
          <Figure label="New products" value={newProducts} />
          <Figure label="Changed" value={changedProducts} />
          <Figure label="Unchanged" value={report.unchangedProducts} />
          <Figure label="Variants" value={report.variants} />
          <Figure label="Image rows" value={report.mediaRows} />
          <Figure label="Rows refused" value={report.refusedRows} warn={report.refusedRows > 0} />
        </dl>
        {effect === 0 && (
          <Text size="sm">
            {report.products === 0
              ? 'The file holds no product that could be read.'
              : 'All products of the file are in the store already, with the same values.'}
          </Text>
        )}
        {error && <ErrorState error={error} onRetry={onApply} />}
      </section>
      {report.warnings.length > 0 && (
        <section className={classes['panel']} aria-labelledby="warnings-title">
          <Title order={2} size="h5" id="warnings-title" mb={6}>
            Good to know
          </Title>
          <ul className={classes['warnings']}>
            {report.warnings.map(({ message, rows, firstLine }) => (
              <li key={message}>
                <TriangleAlert size={15} aria-hidden />
                <span>
                  {message}{' '}
                  <span className={classes['quiet']}>
                    {formatCount(rows, 'row')}, first in line {formatNumber(firstLine)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {report.refusedRows > 0 && <RefusedRows report={report} />}
      {report.preview.length > 0 && <FirstProducts report={report} />}
    </Stack>
  )
}

function Figure({
  label,
  value,
  warn = false
}: {
  readonly label: string
  readonly value: number
  readonly warn?: boolean
}) {
  return (
    <div data-warn={warn || undefined}>
      <dt>{label}</dt>
      <dd>{formatNumber(value)}</dd>
    </div>
  )
}

export function RefusedRows({ report }: { readonly report: Import }) {
  const { refused, refusedRows, id } = report
  return (
    <section className={classes['panel']} aria-labelledby="refused-title">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5" id="refused-title">
          {formatCount(refusedRows, 'row')} refused
        </Title>
        <Anchor href={downloads.refusedRows(id)} download size="sm">
          Download the full report
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        These rows stay out. Correct them in Wix or in the file, then import it again: what is in already is not
        doubled.
      </Text>
      <div className={classes['scroll']} role="region" aria-label="Refused rows" tabIndex={0}>
        <Table stickyHeader verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>Line</Table.Th>
              <Table.Th w={180}>Column</Table.Th>
              <Table.Th>Reason</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refused.map((row, at) => (
              <Table.Tr key={at}>
                <Table.Td>{formatNumber(row.line)}</Table.Td>
                <Table.Td>{row.column ?? 'Whole row'}</Table.Td>
                <Table.Td>{row.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {refusedRows > refused.length && (
        <Text size="xs" c="dimmed" mt={6}>
          The first {formatNumber(refused.length)} are shown.
        </Text>
      )}
    </section>
  )
}

function FirstProducts({ report }: { readonly report: Import }) {
  return (
    <section className={classes['panel']} aria-labelledby="products-title">
      <Title order={2} size="h5" id="products-title" mb={6}>
        First products of the file
      </Title>
      <Table verticalSpacing={5} fz="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="34%">Name</Table.Th>
            <Table.Th>Description</Table.Th>
            <Table.Th w={80} ta="end">
              Variants
            </Table.Th>
            <Table.Th w={80} ta="end">
              Images
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.preview.map((product) => (
            <Table.Tr key={product.id}>
              <Table.Td dir="auto" className={classes['cut'] ?? ''}>
                {product.name}
              </Table.Td>
              <Table.Td dir="auto" className={[classes['cut'], classes['quiet']].join(' ')}>
                {product.excerpt || 'No description'}
              </Table.Td>
              <Table.Td ta="end">{formatNumber(product.variantCount)}</Table.Td>
              <Table.Td ta="end">{formatNumber(product.mediaCount)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
