import { sql as raw } from 'kysely'
import type { Attribute } from '#shared/model/attribute.ts'
import type { ItemStatus, PublishState } from '#shared/model/item-state.ts'
import type { EventPayload } from '#shared/sync/events.ts'
import type { ItemRow, PublishedRow } from '#shared/sync/rows.ts'
import { parseStrings } from './catalog-rows.ts'
import type { JobRow } from './job-rows.ts'
import type { Sql } from './sql.ts'

/** How the protocol's texts are bounded: what is longer here is told cut off rather than refused. */
export const clip = (text: string, length: number): string => (text.length > length ? text.slice(0, length) : text)
export const MAX_TEXT = 100_000

interface Row {
  readonly position: number
  readonly product_id: string
  readonly product_name: string
  readonly attribute: Attribute
  readonly original: string
  readonly status: ItemStatus
  readonly proposal: string | null
  readonly flags: string
  readonly model: string | null
  readonly error_code: string | null
  readonly error_message: string | null
  readonly free: 0 | 1
}

/** Rows that travel beside an event, as they stand now. */
interface EventRows {
  /** Items at these places of a job, in their order. */
  itemsAt(jobId: number, positions: readonly number[]): readonly ItemRow[]
  itemsBetween(jobId: number, from: number, to: number): readonly ItemRow[]
  publishedAt(jobId: number, positions: readonly number[]): readonly PublishedRow[]
}

export function eventRows(db: Sql): EventRows {
  const columns = raw`
    i.position, p.id as product_id, p.name as product_name, i.attribute, i.original, i.status, i.proposal, i.flags, i.model,
    i.error_code, i.error_message, i.credit = 'FREE' as free`
  const at = (jobId: number, positions: readonly number[]) =>
    raw`json_each(${JSON.stringify(positions)}) w cross join job_items i indexed by job_items_job
      on i.job_id = ${jobId} and i.position = w.value`
  return {
    itemsAt: (jobId, positions) =>
      db
        .allRaw<Row>(raw`
          select ${columns} from ${at(jobId, positions)} join products p on p.key = i.product_key order by w.key`)
        .map(itemRowOf),
    itemsBetween: (jobId, from, to) =>
      db
        .allRaw<Row>(raw`
          select ${columns} from job_items i indexed by job_items_job join products p on p.key = i.product_key
          where i.job_id = ${jobId} and i.position >= ${from} and i.position < ${to} order by i.position`)
        .map(itemRowOf),
    publishedAt: (jobId, positions) =>
      // What is only planned, or in dispute, is this device's own business: the store still holds what it held.
      db
        .allRaw<{ position: number; publish: PublishState; published: string | null; published_at: number | null }>(raw`
          select i.position, i.published, case when i.publish in ('PUBLISHED','REVERTED') then i.publish
              else coalesce(o.outcome, iif(i.published is null, 'NONE', 'PUBLISHED')) end as publish,
            coalesce(i.published_at, o.published_at) as published_at
          from ${at(jobId, positions)} left join publish_ops o on o.id = (
            select max(l.id) from publish_ops l where l.item_id = i.id and l.state = 'PUBLISHED')
          order by w.key`)
        .map(({ position, publish, published, published_at }) => ({
          position,
          publish,
          published: published === null ? null : clip(published, MAX_TEXT),
          publishedAt: published_at
        }))
  }
}

function itemRowOf(row: Row): ItemRow {
  const { status } = row
  return {
    position: row.position,
    productId: row.product_id,
    productName: clip(row.product_name, 1_000),
    attribute: row.attribute,
    original: clip(row.original, MAX_TEXT),
    status: status === 'RUNNING' ? 'PENDING' : status,
    proposal: row.proposal === null ? null : clip(row.proposal, MAX_TEXT),
    flags: parseStrings(row.flags)
      .slice(0, 50)
      .map((flag) => clip(flag, 200)),
    model: row.model === null ? null : clip(row.model, 200),
    error:
      row.error_code === null
        ? null
        : { code: clip(row.error_code, 100), message: clip(row.error_message ?? '', 2_000) },
    free: row.free === 1
  }
}

export function factsOf(row: JobRow): EventPayload<'job.created'>['job'] {
  return {
    sourceScope: row.source_scope,
    attributes: JSON.parse(row.attributes) as Attribute[],
    language: clip(row.language, 100),
    prompt: row.prompt,
    productCount: row.product_count,
    totalItems: row.total_items,
    createdAt: row.created_at,
    ...(row.regenerates_uid === null || row.regenerates_position === null
      ? {}
      : { regenerates: { jobUid: row.regenerates_uid, position: row.regenerates_position } })
  }
}

export function standingOf(row: JobRow): EventPayload<'job.standing'>['standing'] {
  return {
    status: row.status,
    pausedBy: row.paused_by,
    statusMessage: row.status_message === null ? null : clip(row.status_message, 1_000),
    model: row.model === null ? null : clip(row.model, 200),
    sampleModel: row.sample_model === 1,
    requests: row.requests,
    inputTokens: row.input_tokens,
    cachedTokens: row.cached_tokens,
    outputTokens: row.output_tokens,
    costNano: row.cost_nano,
    startedAt: row.started_at,
    finishedAt: row.finished_at
  }
}
