import type { Job } from '#shared/contract/jobs.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { routes } from '../../lib/routes.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import classes from './active-job.module.css'

/** Of each status. Asked for by status, as a job that waits may be older than any number of finished ones. */
const NEWEST = 20

/** Unfinished jobs of this device, the running ones first. */
function useActiveJobs(): readonly Job[] {
  const lists = [
    useApiQuery('jobs.list', { status: 'RUNNING', limit: NEWEST }),
    useApiQuery('jobs.list', { status: 'PAUSED', limit: NEWEST }),
    useApiQuery('jobs.list', { status: 'PENDING', limit: NEWEST })
  ]
  // A job whose status has just changed may be in two of them, and is the same in both.
  const jobs = new Map(lists.flatMap(({ data }) => data?.jobs ?? []).map((job) => [job.id, job]))
  const unfinished = [...jobs.values()]
    .filter((job) => job.device === null && !isJobFinished(job.status))
    .sort((a, b) => b.id - a.id)
  return [
    ...unfinished.filter((job) => job.status === 'RUNNING'),
    ...unfinished.filter((job) => job.status !== 'RUNNING')
  ]
}

/** A trial that is done waits for an answer, which a job that is paused does not. */
function wordOf({ status, pausedBy }: Job): string {
  switch (status) {
    case 'PENDING':
      return t('app:activeJob.waits')
    case 'RUNNING':
      return t('app:activeJob.running')
    case 'PAUSED':
      return pausedBy === 'trial' ? t('app:activeJob.trialDone') : t('app:activeJob.paused')
    case 'COMPLETED':
    case 'CANCELLED':
    case 'FAILED':
      return ''
    default:
      return assertNever(status, 'status')
  }
}

/** What is being worked on, on every screen, so that a job can be left alone. */
export function ActiveJob() {
  const [job, ...others] = useActiveJobs()
  if (!job) return null
  const { progress } = job
  const finished = progress.total - progress.pending - progress.running
  return (
    <a href={routes.job(job.id)} className={classes['job']}>
      <span className={classes['text']}>
        <strong>{t('app:activeJob.name', { id: job.id })}</strong> {wordOf(job)}
        <span className={classes['count']}>
          {t('app:activeJob.progress', { done: finished, total: progress.total })}
        </span>
        {others.length > 0 && (
          <span className={classes['more']}>
            <bdi dir="ltr">{`+${others.length}`}</bdi>
          </span>
        )}
      </span>
      <span className={classes['bar']}>
        <ProgressLine
          label={t('app:activeJob.name', { id: job.id })}
          value={finished}
          total={progress.total}
          failed={progress.failed}
          idle={job.status !== 'RUNNING'}
          live={job.status === 'RUNNING'}
        />
      </span>
    </a>
  )
}
