import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatDuration, formatNumber } from '../../lib/format.ts'
import { ProgressPanel } from '../../ui/progress-panel.tsx'
import { costWords } from './cost-words.ts'
import { progressItems } from './job-words.ts'
import { PaceLine } from './pace-line.tsx'
import { sayRemaining } from './remaining-time.ts'
import { isTrialRunning } from './trial-words.ts'
import { useJobTime } from './use-job-time.ts'
import classes from './job-progress.module.css'

/** How far the job is, and how its items and credits stand. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { progress } = job
  const time = useJobTime(job)
  const finished = progressItems(job)
  const cost = costWords(job)
  return (
    <ProgressPanel
      label={`Job ${job.id}`}
      value={finished}
      total={progress.total}
      failed={progress.failed}
      idle={job.status === 'PAUSED' || job.status === 'PENDING'}
      percentage={job.status === 'CANCELLED' ? null : progress.percentage}
      aside={
        <>
          {time.elapsed !== null &&
            (isJobFinished(job.status) ? `Took ${formatDuration(time.elapsed)}` : formatDuration(time.elapsed))}
          {time.remaining !== null &&
            !isTrialRunning(job) &&
            job.device === null &&
            `, ${sayRemaining(time.remaining)} left`}
        </>
      }
    >
      <dl className={classes['counts']}>
        <Count name="Done" value={progress.done} always />
        <Count name="Running" value={progress.running} />
        <Count name="Waiting" value={progress.pending} />
        <Count name="Failed" value={progress.failed} tone="bad" />
        <Count name="Cancelled" value={progress.cancelled} />
        <Count name="Skipped" value={progress.skipped} />
        <Count name="Taken over, free" value={job.reusedItems} />
      </dl>
      <div className={classes['foot']}>
        {cost !== null && <div className={classes['cost']}>{cost}</div>}
        {job.status === 'RUNNING' && job.device === null && <PaceLine />}
      </div>
    </ProgressPanel>
  )
}

interface CountProps {
  readonly name: string
  readonly value: number
  readonly tone?: 'bad'
  /** Shown even when it is nought. */
  readonly always?: boolean
}

function Count({ name, value, tone, always = false }: CountProps) {
  if (value === 0 && !always) return null
  return (
    <div className={classes['count']}>
      <dt>{name}</dt>
      <dd data-tone={tone}>{formatNumber(value)}</dd>
    </div>
  )
}
