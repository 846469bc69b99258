import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Import } from '#shared/contract/imports.ts'
import { formatBytes, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { downloads } from '../../lib/upload.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import classes from './import.module.css'

export interface ImportPreviewProps {
  readonly report: Import
  readonly applying: boolean
  readonly error: ErrorBody | null
  /** Where the products would go; null while its name isn't known. */
  readonly storeName: string | null
  readonly onApply: () => void
  readonly onDiscard: () => void
}

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
              {t(`imports:preview.about.${report.shape ?? 'unknown'}`, { size: formatBytes(report.bytes) })}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button variant="default" onClick={onDiscard} disabled={applying}>
              {t('imports:preview.discard')}
            </Button>
            <Button onClick={onApply} loading={applying} disabled={effect === 0}>
              {effect === 0 ? t('imports:preview.nothing') : applyTo(storeName)}
            </Button>
          </Group>
        </Group>
        <dl className={classes['figuresRow']}>
          <Figure label={t('imports:preview.newProducts')} value={newProducts} />
          <Figure label={t('imports:preview.changed')} value={changedProducts} />
          <Figure label={t('imports:preview.unchanged')} value={report.unchangedProducts} />
          <Figure label={t('imports:preview.variants')} value={report.variants} />
          <Figure label={t('imports:preview.imageRows')} value={report.mediaRows} />
          <Figure label={t('imports:preview.refusedRows')} value={report.refusedRows} warn={report.refusedRows > 0} />
        </dl>
        {effect === 0 && (
          <Text size="sm">
            {report.products === 0 ? t('imports:preview.noProduct') : t('imports:preview.allThere')}
          </Text>
        )}
        {error && <ErrorState error={error} onRetry={onApply} />}
      </section>
      {report.warnings.length > 0 && (
        <section className={classes['panel']} aria-labelledby="warnings-title">
          <Title order={2} size="h5" id="warnings-title" mb={6}>
            {t('imports:preview.goodToKnow')}
          </Title>
          <ul className={classes['warnings']}>
            {report.warnings.map(({ message, rows, firstLine }) => (
              <li key={message}>
                <TriangleAlert size={15} aria-hidden />
                <span>
                  <EngineText message={message} />{' '}
                  <span className={classes['quiet']}>
                    {t('imports:preview.warningRows', { count: rows, line: firstLine })}
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

function applyTo(store: string | null): string {
  return store === null ? t('imports:preview.applyHere') : t('imports:preview.apply', { store })
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
          {t('imports:refused.title', { count: refusedRows })}
        </Title>
        <Anchor href={downloads.refusedRows(id)} download size="sm">
          {t('imports:refused.download')}
        </Anchor>
      </Group>
      <Text size="sm" c="dimmed" mb="xs">
        {t('imports:refused.text')}
      </Text>
      <div className={classes['scroll']} role="region" aria-label={t('imports:refused.region')} tabIndex={0}>
        <Table stickyHeader verticalSpacing={4} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={80}>{t('imports:refused.line')}</Table.Th>
              <Table.Th w={180}>{t('imports:refused.column')}</Table.Th>
              <Table.Th>{t('imports:refused.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {refused.map((row, at) => (
              <Table.Tr key={at}>
                <Table.Td>{formatNumber(row.line)}</Table.Td>
                <Table.Td>{row.column ?? t('imports:refused.wholeRow')}</Table.Td>
                <Table.Td>
                  <EngineText message={row.reason} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {refusedRows > refused.length && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('imports:refused.shown', { count: refused.length })}
        </Text>
      )}
    </section>
  )
}

function FirstProducts({ report }: { readonly report: Import }) {
  return (
    <section className={classes['panel']} aria-labelledby="products-title">
      <Title order={2} size="h5" id="products-title" mb={6}>
        {t('imports:products.title')}
      </Title>
      <Table verticalSpacing={5} fz="sm" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="34%">{t('imports:products.name')}</Table.Th>
            <Table.Th>{t('imports:products.description')}</Table.Th>
            <Table.Th w={80} ta="end">
              {t('imports:products.variants')}
            </Table.Th>
            <Table.Th w={80} ta="end">
              {t('imports:products.images')}
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
                {product.excerpt || t('imports:products.noDescription')}
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
