import { Button } from '@mantine/core'
import { ListChecks, Play } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { PageNotice } from '../../ui/page-notice.tsx'
import { confirmCancel } from './confirm-cancel.tsx'
import { isTrialDone, isTrialRunning, trialOf } from './trial-words.ts'
import type { JobControls } from './use-job-controls.ts'

export interface TrialNoticeProps {
  readonly job: Job
  readonly controls: JobControls
}

/** Where a trial stands and, once it is done, the three things that can follow. Takes the place of the job's other controls then. */
export function TrialNotice({ job, controls }: TrialNoticeProps) {
  if (isTrialRunning(job))
    return (
      <PageNotice tone="info" title={t('jobs:trial.running', trialOf(job))}>
        {t('jobs:trial.runningText')}
      </PageNotice>
    )
  if (isTrialDone(job) && job.device === null) return <TrialDone job={job} controls={controls} />
  return null
}

function TrialDone({ job, controls: { run, busy } }: TrialNoticeProps) {
  const { done } = job.progress
  const { open } = job.review
  // Counted in texts: of the other products some may have been taken over from earlier results, and wait for nothing.
  const rest = job.progress.pending
  return (
    <PageNotice
      label={t('jobs:trial.label')}
      title={t('jobs:trial.done', trialOf(job))}
      actions={
        <>
          <Button
            variant="default"
            loading={busy === 'cancel'}
            onClick={() => confirmCancel(job.id, 'rest', () => run('cancel'))}
          >
            {t('jobs:trial.cancelRest')}
          </Button>
          <Button
            variant={done > 0 && open === 0 ? 'filled' : 'default'}
            leftSection={<Play size={14} aria-hidden />}
            loading={busy === 'resume'}
            onClick={() => run('resume')}
          >
            {t('jobs:trial.runRest')}
          </Button>
          {done > 0 && (
            <Button
              component="a"
              href={routes.review(job.id)}
              variant={open > 0 ? 'filled' : 'default'}
              leftSection={<ListChecks size={15} aria-hidden />}
            >
              {open > 0 ? t('jobs:trial.reviewOpen', { count: open }) : t('jobs:trial.review')}
            </Button>
          )}
        </>
      }
    >
      {done === 0 ? t('jobs:trial.nothing') : t('jobs:trial.rest', { count: rest })}
    </PageNotice>
  )
}
