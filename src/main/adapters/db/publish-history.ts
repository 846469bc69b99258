import { sql as raw, type RawBuilder } from 'kysely'
import type { HistoryEntry, HistoryFilter } from '#shared/contract/publishes.ts'
import type { PublishStoreRead } from '../../ports/publish-store.ts'
import { likePattern } from './catalog.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { iso, isoOrNull } from './iso.ts'
import type { Sql } from './sql.ts'

interface HistoryRow extends Omit<HistoryEntry, 'publishedAt' | 'approvedAt' | 'approvedHere' | 'edited'> {
  readonly publishedAt: number
  readonly approvedAt: number | null
  readonly approvedHere: 0 | 1
  readonly edited: 0 | 1
}

/** Conditions on `publish_ops o`, its `job_items i` and its `products p`. */
export function historyFilterOf(filter: HistoryFilter): RawBuilder<unknown> {
  const parts = [raw`o.state = 'PUBLISHED'`]
  if (filter.jobId !== undefined) parts.push(raw`i.job_id = ${filter.jobId}`)
  if (filter.publishId !== undefined) parts.push(raw`o.publish_id = ${filter.publishId}`)
  if (filter.productId !== undefined) parts.push(raw`p.id = ${filter.productId}`)
  if (filter.attribute !== undefined) parts.push(raw`o.attribute = ${filter.attribute}`)
  if (filter.from !== undefined) parts.push(raw`o.published_at >= ${Date.parse(filter.from)}`)
  if (filter.to !== undefined) parts.push(raw`o.published_at < ${Date.parse(filter.to)}`)
  if (filter.query !== undefined && filter.query.trim() !== '') {
    const pattern = likePattern(filter.query.trim())
    parts.push(raw`(p.search like ${pattern} escape '\\' or o.before like ${pattern} escape '\\'
      or o.value like ${pattern} escape '\\' or o.stored like ${pattern} escape '\\')`)
  }
  return raw.join(parts, raw` and `)
}

export function publishHistoryReads(db: Sql): Pick<PublishStoreRead, 'getHistory'> {
  return {
    getHistory(instanceId, filter, page) {
      const where = raw`o.instance_id = ${instanceId} and ${historyFilterOf(filter)}`
      const from = raw`publish_ops o cross join job_items i on i.id = o.item_id cross join products p on p.key = o.product_key`
      const [at, id] = decodeCursor(page.cursor) ?? []
      const before =
        at === undefined || id === undefined ? raw`1` : raw`(o.published_at, o.id) < (${Number(at)}, ${Number(id)})`
      const rows = db.allRaw<HistoryRow>(raw`
        select o.id as opId, o.publish_id as publishId, o.item_id as itemId, i.job_id as jobId, p.id as productId,
          p.name as productName, o.attribute, o.kind, o.outcome, o.before, o.value, o.stored, o.published_at as publishedAt,
          o.approved_at as approvedAt, o.approved_by is not null as approvedHere,
          j.prompt, j.language, o.model, o.edited,
          (select u.publish_id from publish_ops u where u.undoes = o.id and u.state = 'PUBLISHED') as undoneBy
        from ${from} cross join jobs j on j.id = i.job_id
        where ${where} and ${before} order by o.published_at desc, o.id desc limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(({ publishedAt, approvedAt, approvedHere, edited, ...row }) => ({
          ...row,
          publishedAt: iso(publishedAt),
          approvedAt: isoOrNull(approvedAt),
          approvedHere: approvedHere === 1,
          edited: edited === 1
        })),
        nextCursor: last ? encodeCursor([last.publishedAt, last.opId]) : null,
        total: db.oneRaw<{ n: number }>(raw`select count(*) as n from ${from} where ${where}`)?.n ?? 0
      }
    }
  }
}
