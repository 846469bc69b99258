import type { ReactNode } from 'react'
import type { Job } from '#shared/contract/jobs.ts'
import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { DeviceBadge } from '../../ui/device-badge.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { isFree, shortCost } from './cost-words.ts'
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
    <table className={classes['table']} data-cost={withCost || undefined}>
      <thead>
        <tr>
          <th scope="col" className={classes['id']}>
            {t('jobs:column.job')}
          </th>
          <th scope="col">{t('jobs:column.what')}</th>
          <th scope="col" className={classes['progress']}>
            {t('jobs:column.progress')}
          </th>
          <th scope="col" className={classes['review']}>
            {t('jobs:column.review')}
          </th>
          <th scope="col" className={classes['credits']}>
            {t('jobs:column.credits')}
          </th>
          {withCost && (
            <th scope="col" className={classes['cost']}>
              {t('jobs:column.cost')}
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
            {t('jobs:name', { id: job.id })}
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
          {t('jobs:row.ofTotal', { count: finished, total: progress.total })}
          {progress.failed > 0 && (
            <span className={classes['failed']}>{t('jobs:row.failed', { count: progress.failed })}</span>
          )}
        </div>
        <ProgressLine
          label={t('jobs:name', { id: job.id })}
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
              ? t('jobs:row.nothingYet')
              : review.open === 0
                ? t('jobs:row.allReviewed')
                : t('jobs:row.toReview', { count: review.open })
          }
          second={
            progress.done === 0 ? '' : t('jobs:row.decided', { approved: review.approved, rejected: review.rejected })
          }
        />
      </td>
      <td>
        <Two
          first={
            // What another device's job cost is its own ledger's to know: here it is not told what was taken over for free.
            job.device === null
              ? t('jobs:row.ofTotal', { count: job.capturedCredits, total: job.requiredCredits })
              : '–'
          }
          second={[
            ...(job.releasedCredits > 0 ? [t('jobs:row.returned', { count: job.releasedCredits })] : []),
            ...(job.reusedItems > 0 ? [t('jobs:row.free', { count: job.reusedItems })] : [])
          ].join(', ')}
        />
      </td>
      {withCost && (
        <td className={classes['money']}>{shortCost(job) ?? (isFree(job) ? t('jobs:row.freeCost') : '–')}</td>
      )}
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
