import { Button } from '@mantine/core'
import { ListChecks, Play } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
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
      <PageNotice tone="info" title={`Trial: ${trialOf(job)}`}>
        The job stops after them and asks, so that you can look before the rest is run.
      </PageNotice>
    )
  if (isTrialDone(job) && job.device === null) return <TrialDone job={job} controls={controls} />
  return null
}

function TrialDone({ job, controls: { run, busy } }: TrialNoticeProps) {
  const { done } = job.progress
  const { open } = job.review
  const rest = job.productCount - (job.trial?.products ?? 0)
  return (
    <PageNotice
      label="Trial"
      title={`Trial done: ${trialOf(job)}`}
      actions={
        <>
          <Button
            variant="default"
            loading={busy === 'cancel'}
            onClick={() => confirmCancel(job.id, 'rest', () => run('cancel'))}
          >
            Cancel the rest
          </Button>
          <Button
            variant={done > 0 && open === 0 ? 'filled' : 'default'}
            leftSection={<Play size={14} aria-hidden />}
            loading={busy === 'resume'}
            onClick={() => run('resume')}
          >
            Run the rest
          </Button>
          {done > 0 && (
            <Button
              component="a"
              href={routes.review(job.id)}
              variant={open > 0 ? 'filled' : 'default'}
              leftSection={<ListChecks size={15} aria-hidden />}
            >
              Review {open > 0 ? `the ${formatNumber(open)} results` : 'the results'}
            </Button>
          )}
        </>
      }
    >
      {done === 0 ? 'No text came out of it. See below why, before the rest is run.' : restWords(rest)}
    </PageNotice>
  )
}

function restWords(products: number): string {
  return products === 1
    ? 'The last product waits for your word. Its credits are held.'
    : `The other ${formatCount(products, 'product')} wait for your word. Their credits are held.`
}
