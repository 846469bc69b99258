import type { Publish } from '#shared/contract/publishes.ts'
import { formatDateTime, formatNumber, formatRelative } from '../lib/format.ts'
import { routes } from '../lib/routes.ts'
import { ProgressLine } from './progress-line.tsx'
import { StatusBadge } from './status-badge.tsx'
import classes from './publish-table.module.css'

export interface PublishTableProps {
  readonly publishes: readonly Publish[]
  /** Milliseconds since 1970, as the reader's clock stands. */
  readonly now: number
  /** All of one job, so that naming it in every row says nothing. */
  readonly ofOneJob?: boolean
}

/** Publishes and undos, one a row, each leading to its screen. */
export function PublishTable({ publishes, now, ofOneJob = false }: PublishTableProps) {
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th scope="col">Publish</th>
          {!ofOneJob && <th scope="col">Job</th>}
          <th scope="col">Progress</th>
          <th scope="col">Came to</th>
        </tr>
      </thead>
      <tbody>
        {publishes.map((publish) => (
          <Row key={publish.id} publish={publish} now={now} ofOneJob={ofOneJob} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly publish: Publish
  readonly now: number
  readonly ofOneJob: boolean
}

function Row({ publish, now, ofOneJob }: RowProps) {
  const { id, kind, state, counts, total, jobId, dueAt, createdAt, startedAt } = publish
  const name = `${kind === 'UNDO' ? 'Undo' : 'Publish'} ${id}`
  const finished = total - counts.planned - counts.sending - counts.unknown
  const at = startedAt ?? dueAt ?? createdAt
  return (
    <tr>
      <td>
        <div className={classes['name']}>
          <a href={routes.publishRun(id)} className={classes['link']}>
            {name}
          </a>
          <time className={classes['second']} dateTime={at} title={formatDateTime(at)}>
            {startedAt === null && dueAt !== null ? formatDateTime(dueAt) : formatRelative(at, now)}
          </time>
        </div>
        <StatusBadge of="publishRun" status={state} conflicts={counts.conflict} failed={counts.failed} />
      </td>
      {!ofOneJob && <td>{jobId === null ? 'Several' : <a href={routes.job(jobId)}>Job {jobId}</a>}</td>}
      <td className={classes['progress']}>
        <div className={classes['numbers']}>
          {formatNumber(finished)} of {formatNumber(total)}
        </div>
        <ProgressLine
          label={name}
          value={finished}
          total={total}
          failed={counts.failed}
          idle={state !== 'RUNNING' && state !== 'DONE'}
        />
      </td>
      <td className={classes['second']}>{cameTo(publish)}</td>
    </tr>
  )
}

function cameTo({ kind, counts }: Publish): string {
  const parts = [
    ...(counts.published > 0
      ? [`${formatNumber(counts.published)} ${kind === 'UNDO' ? 'put back' : 'published'}`]
      : []),
    ...(counts.conflict > 0 ? [`${formatNumber(counts.conflict)} in conflict`] : []),
    ...(counts.failed > 0 ? [`${formatNumber(counts.failed)} failed`] : []),
    ...(counts.unchanged > 0 ? [`${formatNumber(counts.unchanged)} unchanged`] : []),
    ...(counts.skipped > 0 ? [`${formatNumber(counts.skipped)} skipped`] : []),
    ...(counts.cancelled > 0 ? [`${formatNumber(counts.cancelled)} left out`] : [])
  ]
  return parts.length === 0 ? 'Nothing yet' : parts.join(', ')
}
