import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished, type JobStatus } from '#shared/model/job-state.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { ProgressLine } from '../../ui/progress-line.tsx'
import classes from './active-job.module.css'

/** Enough to find what is running: unfinished jobs are always among the newest. */
const RECENT = 20

/** Unfinished jobs of this device, the running ones first. */
function activeJobs(jobs: readonly Job[]): readonly Job[] {
  const unfinished = jobs.filter((job) => job.device === null && !isJobFinished(job.status))
  return [
    ...unfinished.filter((job) => job.status === 'RUNNING'),
    ...unfinished.filter((job) => job.status !== 'RUNNING')
  ]
}

const WORDS: Readonly<Partial<Record<JobStatus, string>>> = { PENDING: 'waits', RUNNING: 'running', PAUSED: 'paused' }

/** A trial that is done waits for an answer, which a job that is paused does not. */
function wordOf({ status, pausedBy }: Job): string {
  return status === 'PAUSED' && pausedBy === 'trial' ? 'trial done' : (WORDS[status] ?? '')
}

/** What is being worked on, on every screen, so that a job can be left alone. */
export function ActiveJob() {
  const { data } = useApiQuery('jobs.list', { limit: RECENT })
  const [job, ...others] = activeJobs(data?.jobs ?? [])
  if (!job) return null
  const { progress } = job
  const finished = progress.total - progress.pending - progress.running
  return (
    <a href={routes.job(job.id)} className={classes['job']}>
      <span className={classes['text']}>
        <strong>Job {job.id}</strong> {wordOf(job)}
        <span className={classes['count']}>
          {formatNumber(finished)} of {formatNumber(progress.total)}
        </span>
        {others.length > 0 && <span className={classes['more']}>+{others.length}</span>}
      </span>
      <span className={classes['bar']}>
        <ProgressLine
          label={`Job ${job.id}`}
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
