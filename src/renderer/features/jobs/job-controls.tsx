import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { Pause, Play, RotateCw, Square } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { finishedItems, heldCredits, retryableItems } from './job-words.ts'
import type { JobControls as Controls } from './use-job-controls.ts'

export interface JobControlsProps {
  readonly job: Job
  readonly controls: Controls
}

/** Only what the job's state allows, the next step filled. */
export function JobControls({ job, controls }: JobControlsProps) {
  const { run, busy } = controls
  const retryable = isJobFinished(job.status) ? retryableItems(job) : 0
  const cancellable = job.status === 'PENDING' || job.status === 'RUNNING' || job.status === 'PAUSED'
  return (
    <>
      {cancellable && (
        <Button
          variant="default"
          leftSection={<Square size={14} aria-hidden />}
          loading={busy === 'cancel'}
          onClick={() => confirmCancel(job.id, () => run('cancel'))}
        >
          Cancel
        </Button>
      )}
      {job.status === 'PENDING' && (
        <Button leftSection={<Play size={14} aria-hidden />} loading={busy === 'start'} onClick={() => run('start')}>
          Start
        </Button>
      )}
      {job.status === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          loading={busy === 'pause'}
          onClick={() => run('pause')}
        >
          Pause
        </Button>
      )}
      {job.status === 'PAUSED' && (
        <Button leftSection={<Play size={14} aria-hidden />} loading={busy === 'resume'} onClick={() => run('resume')}>
          Resume
        </Button>
      )}
      {retryable > 0 && (
        <Button
          variant="default"
          leftSection={<RotateCw size={14} aria-hidden />}
          loading={busy === 'retryFailed'}
          onClick={() => run('retryFailed')}
        >
          Retry {formatNumber(retryable)} for {formatCount(retryable, 'credit')}
        </Button>
      )}
    </>
  )
}

/** A cancelled job can be retried but not taken back, so this one asks, and says what comes back. */
function confirmCancel(jobId: number, onConfirm: () => void): void {
  modals.openConfirmModal({
    title: `Cancel job ${jobId}?`,
    children: <CancelWords jobId={jobId} />,
    labels: { confirm: 'Cancel the job', cancel: 'Keep it' },
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
