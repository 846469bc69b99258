import { sql as raw, type RawBuilder } from 'kysely'
import type { ItemFilter, JobItem } from '#shared/contract/jobs.ts'
import type { Page } from '../../ports/page.ts'
import type { StoreRead } from '../../ports/store.ts'
import { likePattern } from './catalog.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import { itemColumns, itemOfRow, type ItemRow } from './item-rows.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<
  StoreRead,
  | 'getJobItems'
  | 'getJobItem'
  | 'getNextClaimTime'
  | 'getApprovedValues'
  | 'getOpenProducts'
  | 'getModelText'
  | 'getRegeneration'
>

/** Conditions on `job_items i`, and on its `products p` where `searchesText` says so. */
export function itemFilterOf(jobId: number, filter: ItemFilter): RawBuilder<unknown> {
  const parts = [raw`i.job_id = ${jobId}`]
  if (filter.status !== undefined) parts.push(raw`i.status = ${filter.status}`)
  if (filter.review !== undefined) parts.push(raw`i.review = ${filter.review}`)
  if (filter.attribute !== undefined) parts.push(raw`i.attribute = ${filter.attribute}`)
  if (filter.edited !== undefined) parts.push(filter.edited ? raw`i.edit is not null` : raw`i.edit is null`)
  if (filter.twoTexts !== undefined)
    parts.push(filter.twoTexts ? raw`i.other_edit is not null` : raw`i.other_edit is null`)
  if (searchesText(filter)) parts.push(textIn(filter.query))
  return raw.join(parts, raw` and `)
}

/** Any of an item's texts or its product's, on `job_items i` and `products p`. */
export function textIn(query: string): RawBuilder<unknown> {
  const pattern = likePattern(query.trim())
  return raw`(
    p.search like ${pattern} escape '\\' or i.original like ${pattern} escape '\\'
    or i.proposal like ${pattern} escape '\\' or i.edit like ${pattern} escape '\\')`
}

export function searchesText<F extends { readonly query?: string | undefined }>(
  filter: F
): filter is F & { readonly query: string } {
  return filter.query !== undefined && filter.query.trim() !== ''
}

export function itemReads(db: Sql): Reads {
  return {
    getJobItems(instanceId, jobId, filter, page): Page<JobItem> {
      const where = raw`${itemFilterOf(jobId, filter)}
        and exists (select 1 from jobs j where j.id = ${jobId} and j.instance_id = ${instanceId})`
      const after = cursorNumber(page.cursor, -1)
      // Named, because the wanted order is this index's own; the planner would rather filter by another and sort.
      const rows = db.allRaw<ItemRow>(raw`
        select ${itemColumns} from job_items i indexed by job_items_job join products p on p.key = i.product_key
        where ${where} and i.position > ${after} order by i.position limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      const products = searchesText(filter) ? raw`join products p on p.key = i.product_key` : raw``
      return {
        rows: rows.map(itemOfRow),
        nextCursor: last ? encodeCursor([last.position]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from job_items i ${products} where ${where}`)?.n ?? 0
      }
    },

    getJobItem(instanceId, itemId) {
      const row = db.oneRaw<ItemRow>(raw`
        select ${itemColumns} from job_items i join products p on p.key = i.product_key
        where i.id = ${itemId} and p.instance_id = ${instanceId}`)
      return row ? itemOfRow(row) : null
    },

    getRegeneration: (itemId) =>
      db.oneRaw<{ id: number }>(raw`
        select j.id from job_items i join jobs j on j.id = i.regeneration where i.id = ${itemId} and j.finished_at is null`)
        ?.id ?? null,

    getModelText: (itemId) =>
      db.oneRaw(raw`
        select proposal as text, model, proposal_from as "from" from job_items where id = ${itemId} and proposal is not null`) ??
      null,

    getOpenProducts: (jobId) =>
      db
        .allRaw<{ key: number }>(
          raw`
        select distinct product_key as key from job_items indexed by job_items_pair
        where job_id = ${jobId} and status in ('PENDING','RUNNING') order by product_key`
        )
        .map((row) => row.key),

    getNextClaimTime: () =>
      // One step into the index per running job; a join would walk through every item that waits in any job. A trial's few items are
      // at the job's beginning, and looked through there.
      db.oneRaw<{ at: number | null }>(raw`
        select min(at) as at from (
          select case when j.claim_until is null
            then (select i.next_at from job_items i where i.job_id = j.id and i.status = 'PENDING' order by i.next_at limit 1)
            else (select min(i.next_at) from job_items i indexed by job_items_job
              where i.job_id = j.id and i.position <= j.claim_until and i.status = 'PENDING') end as at
          from jobs j where j.status = 'RUNNING' and j.device_id is null)`)?.at ?? null,

    getApprovedValues: (jobId) =>
      db.allRaw(raw`
        select i.id as itemId, p.id as productId, p.name as productName, i.attribute, i.original,
          coalesce(i.edit, i.proposal) as value, p.import_id as importId,
          json_extract(p.cells, '$.' || i.attribute) as record
        from job_items i join products p on p.key = i.product_key
        where i.job_id = ${jobId} and i.status = 'DONE' and i.review = 'APPROVED' order by i.position`)
  }
}
