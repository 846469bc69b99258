import type { ReactNode } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { formatDateTime, formatNumber, formatRelative } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { shortCost } from './cost-words.ts'
import { progressItems, shortWhatOf, whatOf } from './job-words.ts'
import { isTrialRunning } from './trial-words.ts'
import { useClock } from '../../lib/use-clock.ts'
import classes from './job-table.module.css'

const MINUTE_MS = 60_000

export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const now = useClock(MINUTE_MS)
  // Only where there is one to show: with the sample model, or a model without a price, the room is better left to the words.
  const withCost = jobs.some((job) => shortCost(job) !== null)
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col" className={classes['id']}>
            Job
          </th>
          <th scope="col">What</th>
          <th scope="col" className={classes['progress']}>
            Progress
          </th>
          <th scope="col" className={classes['review']}>
            Review
          </th>
          <th scope="col" className={classes['credits']}>
            Credits
          </th>
          {withCost && (
            <th scope="col" className={classes['cost']}>
              Cost
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} now={now} withCost={withCost} />
        ))}
      </tbody>
    </table>
  )
}

interface JobRowProps {
  readonly job: Job
  readonly now: number
  readonly withCost: boolean
}

function JobRow({ job, now, withCost }: JobRowProps) {
  const { progress, review } = job
  const finished = progressItems(job)
  return (
    <tr className={classes['row']}>
      <td>
        <div className={classes['name']}>
          <a href={routes.job(job.id)} className={classes['link']}>
            Job {job.id}
          </a>
          <time className={classes['time']} dateTime={job.createdAt} title={formatDateTime(job.createdAt)}>
            {formatRelative(job.createdAt, now)}
          </time>
        </div>
        <div className={classes['state']}>
          <StatusBadge
            of="job"
            status={job.status}
            pausedBy={job.pausedBy}
            failed={progress.failed}
            trial={isTrialRunning(job)}
          />
          {job.device && <DeviceBadge name={job.device.name} />}
        </div>
      </td>
      <td>
        <div className={classes['what']} title={whatOf(job)}>
          {shortWhatOf(job)}
        </div>
        <div className={classes['second']} dir="auto">
          {job.prompt}
        </div>
      </td>
      <td>
        <div className={classes['numbers']}>
          {formatNumber(finished)} of {formatNumber(progress.total)}
          {progress.failed > 0 && <span className={classes['failed']}>{formatNumber(progress.failed)} failed</span>}
        </div>
        <ProgressLine
          label={`Job ${job.id}`}
          value={finished}
          total={progress.total}
          failed={progress.failed}
          idle={job.status === 'PAUSED' || job.status === 'PENDING'}
        />
      </td>
      <td>
        <Two
          first={
            progress.done === 0
              ? 'Nothing yet'
              : review.open === 0
                ? 'All reviewed'
                : `${formatNumber(review.open)} to review`
          }
          second={
            progress.done === 0
              ? ''
              : `${formatNumber(review.approved)} approved, ${formatNumber(review.rejected)} rejected`
          }
        />
      </td>
      <td>
        <Two
          first={
            // How far the credits of another device's job are is its own ledger's to know.
            job.device === null
              ? `${formatNumber(job.capturedCredits)} of ${formatNumber(job.requiredCredits)}`
              : formatNumber(job.requiredCredits)
          }
          second={[
            ...(job.releasedCredits > 0 ? [`${formatNumber(job.releasedCredits)} returned`] : []),
            ...(job.reusedItems > 0 ? [`${formatNumber(job.reusedItems)} free`] : [])
          ].join(', ')}
        />
      </td>
      {withCost && <td className={classes['money']}>{shortCost(job) ?? (job.sampleModel ? 'Free' : '–')}</td>}
    </tr>
  )
}

function Two({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <div className={classes['numbers']}>{first}</div>
      <div className={classes['second']}>{second}</div>
    </>
  )
}
