import { Button } from '@mantine/core'
import { Pause, Play, RotateCw, Square } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { t } from '../../lib/i18n.ts'
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
          {t('jobs:control.cancel')}
        </Button>
      )}
      {job.status === 'PENDING' && (
        <Button leftSection={<Play size={14} aria-hidden />} loading={busy === 'start'} onClick={() => run('start')}>
          {t('jobs:control.start')}
        </Button>
      )}
      {job.status === 'RUNNING' && (
        <Button
          variant="default"
          leftSection={<Pause size={14} aria-hidden />}
          loading={busy === 'pause'}
          onClick={() => run('pause')}
        >
          {t('jobs:control.pause')}
        </Button>
      )}
      {job.status === 'PAUSED' && !asked && (
        <Button leftSection={<Play size={14} aria-hidden />} loading={busy === 'resume'} onClick={() => run('resume')}>
          {t('jobs:control.resume')}
        </Button>
      )}
      {retryable > 0 && (
        <Button
          variant="default"
          leftSection={<RotateCw size={14} aria-hidden />}
          loading={busy === 'retryFailed'}
          onClick={() => run('retryFailed')}
        >
          {t('jobs:control.retry', { items: retryable, count: retryable })}
        </Button>
      )}
    </>
  )
}
