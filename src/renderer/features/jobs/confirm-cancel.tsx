import { Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { finishedItems, heldCredits } from './job-words.ts'

/** A cancelled job can be retried but not taken back, so this one asks, and says what comes back. `rest` is what follows a trial. */
export function confirmCancel(jobId: number, what: 'job' | 'rest', onConfirm: () => void): void {
  const rest = what === 'rest'
  modals.openConfirmModal({
    title: rest ? `Cancel the rest of job ${jobId}?` : `Cancel job ${jobId}?`,
    children: <CancelWords jobId={jobId} />,
    labels: { confirm: rest ? 'Yes, cancel the rest' : 'Cancel the job', cancel: 'Keep it' },
    // White on the theme's red of the dark scheme is too faint to read.
    confirmProps: { color: 'red.9' },
    onConfirm
  })
}

/** Reads the job for itself, because it goes on while the question is open. */
function CancelWords({ jobId }: { readonly jobId: number }) {
  const { data: job } = useApiQuery('jobs.get', { id: jobId })
  if (job === undefined) return null
  const done = job.progress.done
  return (
    <Text size="sm">
      {formatCount(heldCredits(job), 'credit')} of {formatNumber(job.requiredCredits)} will come back.{' '}
      {done === 0
        ? 'Nothing was delivered yet.'
        : `${formatCount(done, 'text')} delivered so far ${done === 1 ? 'stays' : 'stay'} yours to review.`}{' '}
      {formatNumber(job.totalItems - finishedItems(job))} will not be written.
    </Text>
  )
}
