import { Button, Group, Text } from '@mantine/core'
import { formatBytes, formatCount } from '../../lib/format.ts'
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
    <section aria-label="Import in progress" className={classes['panel']}>
      <Group justify="space-between" mb="xs">
        <Text fw={600} size="sm" truncate>
          {run.phase === 'uploading' ? 'Handing over' : 'Reading'} {run.fileName}
        </Text>
        <Button size="xs" variant="default" disabled={stopping} onClick={onCancel}>
          {stopping ? 'Stopping' : 'Cancel'}
        </Button>
      </Group>
      <ProgressLine label={`Import of ${run.fileName}`} value={value} total={total} live />
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
      line: `${formatBytes(run.sent)} of ${formatBytes(run.total)}`
    }
  }
  const { progress } = run
  if (!progress) return { value: 0, total: 1, line: 'Starting' }
  const refused = progress.refusedRows === 0 ? '' : `, ${formatCount(progress.refusedRows, 'row')} refused`
  return {
    value: progress.bytesRead,
    total: progress.bytesTotal,
    line: `${formatCount(progress.products, 'product')} so far${refused}, ${formatBytes(progress.bytesRead)} of ${formatBytes(progress.bytesTotal)}`
  }
}
