import { Button } from '@mantine/core'
import { Pause, Play, RotateCw, Square } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { confirmCancel } from './confirm-cancel.tsx'
import { retryableItems } from './job-words.ts'
import { PriorityMenu } from './priority-menu.tsx'
import { isTrialDone } from './trial-words.ts'
import type { JobControls as Controls } from './use-job-controls.ts'

export interface JobControlsProps {
  readonly job: Job
  readonly controls: Controls
}

/** Only what the job's state allows, the next step filled. After a trial its notice holds the ways on. */
export function JobControls({ job, controls }: JobControlsProps) {
  const { run, prioritise, busy } = controls
  // Its own device alone may give it commands.
  if (job.device !== null) return null
  const finished = isJobFinished(job.status)
  const retryable = finished ? retryableItems(job) : 0
  const asked = isTrialDone(job)
  return (
    <>
      {!finished && <PriorityMenu priority={job.priority} busy={busy === 'prioritise'} onChoose={prioritise} />}
      {!finished && !asked && (
        <Button
          variant="default"
          leftSection={<Square size={14} aria-hidden />}
          loading={busy === 'cancel'}
          onClick={() => confirmCancel(job.id, 'job', () => run('cancel'))}
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
      {job.status === 'PAUSED' && !asked && (
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
