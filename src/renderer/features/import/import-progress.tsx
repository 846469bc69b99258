import { Button, Group, Text } from '@mantine/core'
import { formatBytes } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import type { Run } from './import-run.ts'
import classes from './import.module.css'

export interface ImportProgressProps {
  readonly run: Extract<Run, { phase: 'uploading' | 'reading' }>
  readonly onCancel: () => void
}

export function ImportProgress({ run, onCancel }: ImportProgressProps) {
  const stopping = run.phase === 'reading' && run.stopping
  const { value, total, line } = progressOf(run)
  return (
    <section aria-label={t('imports:progress.label')} className={classes['panel']}>
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm" truncate>
          {t(run.phase === 'uploading' ? 'imports:progress.handing' : 'imports:progress.reading', {
            file: run.fileName
          })}
        </Text>
        <Button size="xs" variant="default" disabled={stopping} onClick={onCancel}>
          {stopping ? t('imports:progress.stopping') : t('common:action.cancel')}
        </Button>
      </Group>
      <ProgressLine label={t('imports:progress.bar', { file: run.fileName })} value={value} total={total} live />
      <Text size="sm" c="dimmed" mt="xs" className={classes['figures'] ?? ''}>
        {line}
      </Text>
    </section>
  )
}

function progressOf(run: ImportProgressProps['run']): { value: number; total: number; line: string } {
  if (run.phase === 'uploading') {
    return {
      value: run.sent,
      total: run.total,
      line: t('imports:progress.bytes', { done: formatBytes(run.sent), total: formatBytes(run.total) })
    }
  }
  const { progress } = run
  if (!progress) return { value: 0, total: 1, line: t('imports:progress.starting') }
  const { bytesRead, bytesTotal, products, refusedRows } = progress
  const bytes = { done: formatBytes(bytesRead), total: formatBytes(bytesTotal) }
  return {
    value: bytesRead,
    total: bytesTotal,
    line:
      refusedRows === 0
        ? t('imports:progress.products', { ...bytes, count: products })
        : t('imports:progress.refused', {
            ...bytes,
            count: refusedRows,
            products: t('common:count.product', { count: products })
          })
  }
}
