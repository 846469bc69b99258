import { sql as raw } from 'kysely'
import type { ItemCredit, JobCredits } from '#shared/contract/credits.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { Page } from '../../ports/page.ts'
import type { StoreRead } from '../../ports/store.ts'
import { cursorNumber, decodeCursor, encodeCursor } from './cursor.ts'
import { iso, isoOrNull } from './iso.ts'
import type { ItemRow } from './item-rows.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<StoreRead, 'getJobCredits' | 'getItemCredits'>

interface JobRow {
  readonly id: number
  readonly status: JobStatus
  readonly paused_by: PauseReason | null
  readonly failed: number
  readonly created_at: number
  readonly total_items: number
  readonly reused: number
  readonly regenerates_uid: string | null
}

interface PeriodRow {
  readonly job_id: number
  readonly period: string
  readonly granted: number
  readonly captured: number
  readonly released: number
}

interface SpentRow extends Pick<
  ItemRow,
  'id' | 'position' | 'job_id' | 'product_id' | 'product_name' | 'attribute' | 'status' | 'credit' | 'error_message'
> {
  readonly period: string | null
  readonly held_at: number | null
  readonly regenerated: 0 | 1
}

/** Where the credits went, job by job and item by item. What other devices spent is not on this one's account. */
export function creditDetailReads(db: Sql): Reads {
  const ofInstance = (instanceId: string, jobId: number | undefined) =>
    jobId === undefined
      ? raw`instance_id = ${instanceId} and device_id is null`
      : raw`instance_id = ${instanceId} and device_id is null and id = ${jobId}`

  /** The newest job before one; 0 where there is none. */
  const jobBefore = (instanceId: string, jobId: number): number =>
    db.oneRaw<{ id: number | null }>(
      raw`select max(id) as id from jobs where instance_id = ${instanceId} and device_id is null and id < ${jobId}`
    )?.id ?? 0

  const itemsOf = (jobId: number, after: number, limit: number): readonly SpentRow[] =>
    db.allRaw<SpentRow>(raw`
      select i.id, i.position, i.job_id, p.id as product_id, p.name as product_name, i.attribute, i.status, i.credit, i.error_message,
        r.period, r.created_at as held_at, (select regenerates_uid is not null from jobs where jobs.id = i.job_id) as regenerated
      from job_items i indexed by job_items_job join products p on p.key = i.product_key
        left join reservations r on r.id = i.reservation_id
      where i.job_id = ${jobId} and i.position > ${after} order by i.position limit ${limit}`)

  return {
    getJobCredits(instanceId, jobId, page): Page<JobCredits> {
      const where = ofInstance(instanceId, jobId)
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const jobs = db.allRaw<JobRow>(raw`
        select id, status, paused_by, failed, created_at, total_items, reused, regenerates_uid from jobs where ${where} and id < ${before}
        order by id desc limit ${page.limit}`)
      const periods = db.allRaw<PeriodRow>(raw`
        select job_id, period, sum(granted) as granted, sum(captured) as captured, sum(released) as released
        from json_each(${JSON.stringify(jobs.map((job) => job.id))}) j join reservations r on r.job_id = j.value
        group by job_id, period order by period`)
      const last = jobs.length === page.limit ? jobs.at(-1) : undefined
      return {
        rows: jobs.map((job) =>
          jobCreditsOf(
            job,
            periods.filter((row) => row.job_id === job.id)
          )
        ),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from jobs where ${where}`)?.n ?? 0
      }
    },

    getItemCredits(instanceId, jobId, page): Page<ItemCredit> {
      const where = ofInstance(instanceId, jobId)
      const [cursorJob, cursorItem] = decodeCursor(page.cursor) ?? []
      let job = typeof cursorJob === 'number' ? cursorJob : (jobId ?? Number.MAX_SAFE_INTEGER)
      let after = typeof cursorItem === 'number' ? cursorItem : -1
      const known = db.oneRaw<{ id: number }>(raw`select id from jobs where ${where} and id = ${job}`)
      if (!known) job = jobId === undefined ? jobBefore(instanceId, job) : 0
      const rows: SpentRow[] = []
      while (job > 0 && rows.length < page.limit) {
        const found = itemsOf(job, after, page.limit - rows.length)
        rows.push(...found)
        if (rows.length === page.limit) break
        job = jobId === undefined ? jobBefore(instanceId, job) : 0
        after = -1
      }
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(itemCreditOf),
        nextCursor: last ? encodeCursor([last.job_id, last.position]) : null,
        total: db.oneRaw<{ n: number }>(raw`select coalesce(sum(total_items), 0) as n from jobs where ${where}`)?.n ?? 0
      }
    }
  }
}

function jobCreditsOf(job: JobRow, periods: readonly PeriodRow[]): JobCredits {
  const sum = (name: 'granted' | 'captured' | 'released') => periods.reduce((total, row) => total + row[name], 0)
  const sums = (granted: number, captured: number, released: number) => ({
    granted,
    captured,
    released,
    held: granted - captured - released
  })
  return {
    jobId: job.id,
    status: job.status,
    pausedBy: job.paused_by,
    failed: job.failed,
    createdAt: iso(job.created_at),
    totalItems: job.total_items,
    regenerated: job.regenerates_uid !== null,
    free: job.reused,
    ...sums(sum('granted'), sum('captured'), sum('released')),
    periods: periods.map(({ period, granted, captured, released }) => ({
      period,
      ...sums(granted, captured, released)
    }))
  }
}

function itemCreditOf(row: SpentRow): ItemCredit {
  return {
    itemId: row.id,
    jobId: row.job_id,
    regenerated: row.regenerated === 1,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    status: row.status,
    credit: row.credit,
    period: row.period,
    heldAt: isoOrNull(row.held_at),
    releasedBecause: row.credit === 'RELEASED' ? reasonOf(row) : null
  }
}

function reasonOf({ status, error_message: message }: SpentRow): string {
  if (status === 'CANCELLED') return 'The job was cancelled.'
  if (status === 'SKIPPED') return 'The item was skipped.'
  return message ?? 'The item could not be delivered.'
}
