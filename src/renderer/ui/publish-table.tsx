import type { Publish } from '#shared/contract/publishes.ts'
import { formatDateTime, formatList, formatRelative } from '../lib/format.ts'
import { t } from '../lib/i18n.ts'
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
          <th scope="col">{t('common:ui.publishTable.publish')}</th>
          {!ofOneJob && <th scope="col">{t('common:ui.publishTable.job')}</th>}
          <th scope="col">{t('common:ui.publishTable.progress')}</th>
          <th scope="col">{t('common:ui.publishTable.cameTo')}</th>
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
  const name = t(`common:ui.publishName.${kind}`, { id })
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
      {!ofOneJob && (
        <td>
          {jobId === null ? (
            t('common:ui.publishTable.severalJobs')
          ) : (
            <a href={routes.job(jobId)}>{t('common:ui.jobName', { id: jobId })}</a>
          )}
        </td>
      )}
      <td className={classes['progress']}>
        <div className={classes['numbers']}>{t('common:ui.of', { value: finished, total })}</div>
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

const OUTCOMES = ['published', 'conflict', 'failed', 'unchanged', 'skipped', 'cancelled'] as const

function cameTo({ kind, counts }: Publish): string {
  const parts = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => {
    const named = outcome === 'published' && kind === 'UNDO' ? 'putBack' : outcome
    return t(`common:ui.publishTable.${named}`, { count: counts[outcome] })
  })
  return parts.length === 0 ? t('common:ui.publishTable.nothingYet') : formatList(parts)
}
