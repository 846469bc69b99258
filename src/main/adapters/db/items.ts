import { sql as raw, type RawBuilder } from 'kysely'
import type { Attribute } from '#shared/model/attribute.ts'
import type { ItemFilter, JobItem } from '#shared/contract/jobs.ts'
import { canItemMove, creditStateOf, type ItemStatus } from '#shared/model/item-state.ts'
import type { ClaimedItem, Page, StoreRead, StoreTx } from '../../ports/store.ts'
import { parseStrings } from './catalog-rows.ts'
import { likePattern } from './catalog.ts'
import type { CreditWrites } from './credits.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<StoreRead, 'getJobItems' | 'getJobItem' | 'getNextClaimTime' | 'getApprovedValues'>
type Writes = Pick<
  StoreTx,
  'claimProduct' | 'updateJobItem' | 'cancelOpenItems' | 'reopenReleasedItems' | 'countItems' | 'rescueOrphans'
>

interface ItemRow {
  readonly id: number
  readonly job_id: number
  readonly product_id: string
  readonly product_name: string
  readonly attribute: Attribute
  readonly status: ItemStatus
  readonly credit: JobItem['credit']
  readonly review: JobItem['review']
  readonly publish: JobItem['publish']
  readonly original: string
  readonly proposal: string | null
  readonly edit: string | null
  readonly published: string | null
  readonly flags: string
  readonly attempts: number
  readonly error_code: string | null
  readonly error_message: string | null
  readonly history: string
  readonly model: string | null
  readonly reused_from: number | null
  readonly next_at: number
  readonly updated_at: number
}

const itemColumns = raw`
  i.id, i.job_id, p.id as product_id, p.name as product_name, i.attribute, i.status, i.credit, i.review, i.publish, i.original,
  i.proposal, i.edit, i.published, i.flags, i.attempts, i.error_code, i.error_message, i.history, i.model,
  i.reused_from, i.next_at, i.updated_at`

/** Conditions on `job_items i`, and on its `products p` where `searchesText` says so. */
export function itemFilterOf(jobId: number, filter: ItemFilter): RawBuilder<unknown> {
  const parts = [raw`i.job_id = ${jobId}`]
  if (filter.status !== undefined) parts.push(raw`i.status = ${filter.status}`)
  if (filter.review !== undefined) parts.push(raw`i.review = ${filter.review}`)
  if (filter.attribute !== undefined) parts.push(raw`i.attribute = ${filter.attribute}`)
  if (filter.edited !== undefined) parts.push(filter.edited ? raw`i.edit is not null` : raw`i.edit is null`)
  if (searchesText(filter)) {
    const pattern = likePattern(filter.query.trim())
    parts.push(raw`(
      p.search like ${pattern} escape '\\' or i.original like ${pattern} escape '\\'
      or i.proposal like ${pattern} escape '\\' or i.edit like ${pattern} escape '\\')`)
  }
  return raw.join(parts, raw` and `)
}

function searchesText(filter: ItemFilter): filter is ItemFilter & { readonly query: string } {
  return filter.query !== undefined && filter.query.trim() !== ''
}

const historyOf = (text: string): JobItem['history'] =>
  (JSON.parse(text) as { at: number; code: string; message: string }[]).map((entry) => ({
    ...entry,
    at: new Date(entry.at).toISOString()
  }))

export function itemReads(db: Sql): Reads {
  const itemOf = (row: ItemRow): JobItem => ({
    id: row.id,
    jobId: row.job_id,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    status: row.status,
    credit: row.credit,
    review: row.review,
    publish: row.publish,
    original: row.original,
    proposal: row.proposal,
    edit: row.edit,
    published: row.published,
    flags: parseStrings(row.flags),
    attempts: row.attempts,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    history: historyOf(row.history),
    model: row.model,
    reusedFrom: row.reused_from,
    nextAttemptAt: row.status === 'PENDING' && row.next_at > 0 ? new Date(row.next_at).toISOString() : null,
    updatedAt: new Date(row.updated_at).toISOString()
  })

  return {
    getJobItems(instanceId, jobId, filter, page): Page<JobItem> {
      const where = raw`${itemFilterOf(jobId, filter)}
        and exists (select 1 from jobs j where j.id = ${jobId} and j.instance_id = ${instanceId})`
      const after = cursorNumber(page.cursor, 0)
      // Named, because the wanted order is this index's own; the planner would rather filter by another and sort.
      const rows = db.allRaw<ItemRow>(raw`
        select ${itemColumns} from job_items i indexed by job_items_job join products p on p.key = i.product_key
        where ${where} and i.id > ${after} order by i.id limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      const products = searchesText(filter) ? raw`join products p on p.key = i.product_key` : raw``
      return {
        rows: rows.map(itemOf),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from job_items i ${products} where ${where}`)?.n ?? 0
      }
    },

    getJobItem(instanceId, itemId) {
      const row = db.oneRaw<ItemRow>(raw`
        select ${itemColumns} from job_items i join products p on p.key = i.product_key
        where i.id = ${itemId} and p.instance_id = ${instanceId}`)
      return row ? itemOf(row) : null
    },

    getNextClaimTime: () =>
      // One step into the index per running job; a join would walk through every item that waits in any job.
      db.oneRaw<{ at: number | null }>(raw`
        select min(at) as at from (
          select (select i.next_at from job_items i where i.job_id = j.id and i.status = 'PENDING' order by i.next_at limit 1) as at
          from jobs j where j.status = 'RUNNING')`)?.at ?? null,

    getApprovedValues: (jobId) =>
      db.allRaw(raw`
        select i.id as itemId, p.id as productId, p.name as productName, i.attribute, i.original,
          coalesce(i.edit, i.proposal) as value, p.import_id as importId,
          json_extract(p.cells, '$.' || i.attribute) as record
        from job_items i join products p on p.key = i.product_key
        where i.job_id = ${jobId} and i.status = 'DONE' and i.review = 'APPROVED' order by i.id`)
  }
}

export function itemWrites(db: Sql, credits: CreditWrites): Writes {
  /** Counts of a job move with its items, in the same transaction, so that progress never scans. */
  const count = (jobId: number, from: ItemStatus, to: ItemStatus, items: number): void => {
    const column = (status: ItemStatus) => raw.raw(status.toLowerCase())
    db.runRaw(raw`
      update jobs set ${column(from)} = ${column(from)} - ${items}, ${column(to)} = ${column(to)} + ${items} where id = ${jobId}`)
  }

  return {
    claimProduct(jobId, bootId, at) {
      const next = db.oneRaw<{ product_key: number }>(raw`
        select product_key from job_items where job_id = ${jobId} and status = 'PENDING' and next_at <= ${at}
        order by next_at, id limit 1`)
      if (!next) return null
      const rows = db.allRaw<{
        id: number
        attribute: Attribute
        original: string
        claim: number
        attempts: number
        error_code: string | null
        error_message: string | null
      }>(raw`
        update job_items indexed by job_items_pair
        set status = 'RUNNING', claim = claim + 1, boot_id = ${bootId}, updated_at = ${at}
        where job_id = ${jobId} and product_key = ${next.product_key} and status = 'PENDING' and next_at <= ${at}
        returning id, attribute, original, claim, attempts, error_code, error_message`)
      count(jobId, 'PENDING', 'RUNNING', rows.length)
      const job = db.oneRaw<{ instance_id: string }>(raw`select instance_id from jobs where id = ${jobId}`)
      if (!job) throw new Error(`No job ${jobId}`)
      // Rows come back in the order of the index; the job's own order is that of the ids.
      const items: ClaimedItem[] = rows
        .toSorted((a, b) => a.id - b.id)
        .map((row) => ({
          id: row.id,
          attribute: row.attribute,
          original: row.original,
          claim: row.claim,
          attempts: row.attempts,
          lastError: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' }
        }))
      return { jobId, instanceId: job.instance_id, productKey: next.product_key, items }
    },

    updateJobItem({ id, claim }, change, at) {
      if (!canItemMove('RUNNING', change.to)) throw new Error(`A running item cannot become ${change.to}`)
      const set = changeColumns(change)
      const row = db.oneRaw<{ job_id: number; reservation_id: number }>(raw`
        update job_items set ${set}, status = ${change.to}, credit = ${creditStateOf(change.to)}, boot_id = null, updated_at = ${at}
        where id = ${id} and status = 'RUNNING' and claim = ${claim} returning job_id, reservation_id`)
      if (!row) return false
      count(row.job_id, 'RUNNING', change.to, 1)
      if (change.to === 'DONE') credits.resolve(row.reservation_id, 'captured', 1)
      if (change.to === 'FAILED') credits.resolve(row.reservation_id, 'released', 1)
      return true
    },

    cancelOpenItems(jobId, at) {
      const groups = db.allRaw<{ reservation_id: number; status: ItemStatus; n: number }>(raw`
        select reservation_id, status, count(*) as n from job_items
        where job_id = ${jobId} and status in ('PENDING','RUNNING') group by reservation_id, status`)
      db.runRaw(raw`
        update job_items set status = 'CANCELLED', credit = 'RELEASED', boot_id = null, updated_at = ${at}
        where job_id = ${jobId} and status in ('PENDING','RUNNING')`)
      let cancelled = 0
      for (const group of groups) {
        count(jobId, group.status, 'CANCELLED', group.n)
        credits.resolve(group.reservation_id, 'released', group.n)
        cancelled += group.n
      }
      return cancelled
    },

    reopenReleasedItems(jobId, at) {
      const job = db.oneRaw<{ instance_id: string; failed: number; cancelled: number }>(
        raw`select instance_id, failed, cancelled from jobs where id = ${jobId}`
      )
      const items = job ? job.failed + job.cancelled : 0
      if (!job || items === 0) return 0
      const reservationId = credits.reserve(jobId, job.instance_id, items, at)
      db.runRaw(raw`
        update job_items set status = 'PENDING', credit = 'HELD', reservation_id = ${reservationId}, attempts = 0, next_at = 0,
          error_code = null, error_message = null, updated_at = ${at}
        where job_id = ${jobId} and status in ('FAILED','CANCELLED')`)
      if (job.failed > 0) count(jobId, 'FAILED', 'PENDING', job.failed)
      if (job.cancelled > 0) count(jobId, 'CANCELLED', 'PENDING', job.cancelled)
      return items
    },

    countItems: (jobId, statuses) =>
      db.oneRaw<{ n: number }>(raw`
        select count(*) as n from job_items where job_id = ${jobId} and status in (${raw.join(statuses)})`)?.n ?? 0,

    rescueOrphans(bootId, at) {
      const orphans = db.allRaw<{ jobId: number; instanceId: string; items: number }>(raw`
        select i.job_id as jobId, j.instance_id as instanceId, count(*) as items
        from job_items i indexed by job_items_running join jobs j on j.id = i.job_id
        where i.status = 'RUNNING' and i.boot_id <> ${bootId} group by i.job_id`)
      db.runRaw(raw`
        update job_items set status = 'PENDING', boot_id = null, next_at = 0, updated_at = ${at}
        where status = 'RUNNING' and boot_id <> ${bootId}`)
      for (const orphan of orphans) count(orphan.jobId, 'RUNNING', 'PENDING', orphan.items)
      return orphans
    }
  }
}

/** The columns that a change sets beside status, credit and time. */
function changeColumns(change: Parameters<Writes['updateJobItem']>[1]): RawBuilder<unknown> {
  switch (change.to) {
    case 'DONE':
      return raw`proposal = ${change.proposal}, flags = ${JSON.stringify(change.flags)},
        error_code = null, error_message = null, next_at = 0`
    case 'FAILED':
      return raw`attempts = ${change.attempts}, error_code = ${change.code},
        error_message = ${change.message}, next_at = 0`
    case 'PENDING':
      return raw`attempts = ${change.attempts}, error_code = ${change.code}, error_message = ${change.message},
        next_at = ${change.nextAt}`
  }
}
