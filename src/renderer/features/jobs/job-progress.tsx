import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatDuration, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { ProgressPanel } from '../../ui/progress-panel.tsx'
import { costWords } from './cost-words.ts'
import { progressItems } from './job-words.ts'
import { PaceLine } from './pace-line.tsx'
import { sayRemaining } from './remaining-time.ts'
import { isTrialRunning } from './trial-words.ts'
import { useJobTime, type JobTime } from './use-job-time.ts'
import classes from './job-progress.module.css'

/** How far the job is, and how its items and credits stand. */
export function JobProgress({ job }: { readonly job: Job }) {
  const { progress } = job
  const time = useJobTime(job)
  const finished = progressItems(job)
  const cost = costWords(job)
  return (
    <ProgressPanel
      label={t('jobs:name', { id: job.id })}
      value={finished}
      total={progress.total}
      failed={progress.failed}
      idle={job.status === 'PAUSED' || job.status === 'PENDING'}
      percentage={job.status === 'CANCELLED' ? null : progress.percentage}
      aside={timeWords(job, time)}
    >
      <dl className={classes['counts']}>
        <Count name={t('jobs:progress.done')} value={progress.done} always />
        <Count name={t('jobs:progress.running')} value={progress.running} />
        <Count name={t('jobs:progress.waiting')} value={progress.pending} />
        <Count name={t('jobs:progress.failed')} value={progress.failed} tone="bad" />
        <Count name={t('jobs:progress.cancelled')} value={progress.cancelled} />
        <Count name={t('jobs:progress.skipped')} value={progress.skipped} />
        <Count name={t('jobs:progress.reused')} value={job.reusedItems} />
      </dl>
      <div className={classes['foot']}>
        {cost !== null && <div className={classes['cost']}>{cost}</div>}
        {job.status === 'RUNNING' && job.device === null && <PaceLine />}
      </div>
    </ProgressPanel>
  )
}

/** How long it took, or takes and will take; null before it was started. While it is paused no time is its own. */
function timeWords(job: Job, { elapsed, remaining }: JobTime): string | null {
  if (elapsed === null || job.status === 'PAUSED') return null
  const soFar = formatDuration(elapsed)
  if (isJobFinished(job.status)) return t('jobs:progress.took', { time: soFar })
  if (remaining === null || isTrialRunning(job) || job.device !== null)
    return t('jobs:progress.since', { elapsed: soFar })
  return t('jobs:progress.left', { elapsed: soFar, remaining: sayRemaining(remaining) })
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
