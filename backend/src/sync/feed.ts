import { sql } from 'kysely'
import type { ItemChange, JobChange } from '#shared/sync/rows.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import { BACKEND_NAME } from '../credits/period-view.ts'
import type { Tx } from '../db/tables.ts'

export interface FeedPage {
  readonly jobs: readonly JobChange[]
  readonly items: readonly ItemChange[]
  readonly nextCursor: number
  readonly more: boolean
}

/** Bytes of texts after which a page takes no further row; a single larger one still goes alone. */
const PAGE_BYTES = 1_000_000
/** What a row takes besides its texts. */
const ROW_BYTES = 400

interface PageRow {
  readonly jobs: readonly JobChange[]
  readonly items: readonly ItemChange[]
  readonly last: number | null
  readonly more: boolean
}

/**
 * The next changes after `cursor` that are news to the reader: rows as they stand now, each once however often it changed. Every item's
 * job comes along. `head` is the feed's last number; the reader holds the instance's lock or has read it before anything else.
 */
export async function readFeed(
  tx: Tx,
  instanceId: string,
  page: { readonly by: string; readonly cursor: number; readonly head: number; readonly limit: number }
): Promise<FeedPage> {
  const { by, cursor, head, limit } = page
  if (cursor === head) return { jobs: [], items: [], nextCursor: head, more: false }
  if (!(await hasNews(tx, instanceId, page))) return { jobs: [], items: [], nextCursor: head, more: false }
  const { rows } = await sql<PageRow>`
    with items_after as (
      select job_uid, position, change_seq, ${ROW_BYTES} + octet_length(original) + octet_length(product_name)
        + coalesce(octet_length(proposal), 0) + coalesce(octet_length(edit), 0) + coalesce(octet_length(other_edit), 0)
        + coalesce(octet_length(published), 0) as bytes
      from job_items
      where instance_id = ${instanceId} and change_seq > ${cursor} and changed_by is distinct from ${by}
      order by change_seq limit ${limit + 1}),
    jobs_after as (
      select uid, null::bigint, change_seq, ${ROW_BYTES} + octet_length(prompt) from jobs
      where instance_id = ${instanceId} and change_seq > ${cursor} and changed_by is distinct from ${by}
      order by change_seq limit ${limit + 1}),
    found as (
      select *, row_number() over (order by change_seq) as place, sum(bytes) over (order by change_seq) - bytes as bytes_before
      from (select * from items_after union all select * from jobs_after) both_kinds),
    cut as (select * from found where place <= ${limit} and bytes_before < ${PAGE_BYTES})
    select
      (select max(change_seq) from cut) as last,
      (select count(*) from found) > (select count(*) from cut) as more,
      coalesce((select json_agg(json_build_object(
          'jobUid', j.uid, 'deviceId', j.device_id,
          'deviceName', coalesce(d.name, case when j.device_id = ${BACKEND_DEVICE} then ${BACKEND_NAME}::text end, j.device_id),
          'facts', json_build_object('sourceScope', j.source_scope, 'attributes', j.attributes, 'language', j.language, 'prompt', j.prompt,
            'productCount', j.product_count, 'totalItems', j.total_items, 'createdAt', j.created_at, 'regenerates', j.regenerates),
          'standing', json_build_object('status', j.status, 'pausedBy', j.paused_by, 'statusMessage', j.status_message, 'model', j.model,
            'sampleModel', j.sample_model, 'requests', j.requests, 'inputTokens', j.input_tokens, 'cachedTokens', j.cached_tokens,
            'outputTokens', j.output_tokens, 'costNano', j.cost_nano, 'startedAt', j.started_at, 'finishedAt', j.finished_at),
          'seq', j.change_seq) order by j.change_seq)
        from jobs j left join devices d on d.instance_id = j.instance_id and d.device_id = j.device_id
        where j.instance_id = ${instanceId} and j.uid in (select job_uid from cut)), '[]') as jobs,
      coalesce((select json_agg(json_build_object(
          'jobUid', i.job_uid, 'position', i.position, 'productId', i.product_id, 'productName', i.product_name,
          'attribute', i.attribute, 'original', i.original, 'status', i.status, 'proposal', i.proposal, 'flags', i.flags,
          'model', i.model,
          'error', case when i.error_code is not null
            then json_build_object('code', i.error_code, 'message', coalesce(i.error_message, '')) end,
          'free', i.free, 'publish', i.publish, 'published', i.published, 'publishedAt', i.published_at, 'review', i.review,
          'edit', i.edit,
          'otherEdit', case when i.other_edit is not null
            then json_build_object('text', i.other_edit, 'deviceName', i.other_edit_by) end,
          'reviewRev', i.review_rev, 'proposalRev', i.proposal_rev, 'seq', i.change_seq) order by i.change_seq)
        from cut c join job_items i
          on i.instance_id = ${instanceId} and i.job_uid = c.job_uid and i.position = c.position), '[]') as items`.execute(
    tx
  )
  const found = rows[0]
  if (found === undefined) throw new Error('A select without a table gives one row')
  const { jobs, items, last, more } = found
  return { jobs, items, nextCursor: more && last !== null ? last : head, more }
}

/** As a rule what has changed is what the device has just told itself: planning a page for nothing costs ten times as much as to look. */
async function hasNews(
  tx: Tx,
  instanceId: string,
  { by, cursor }: { readonly by: string; readonly cursor: number }
): Promise<boolean> {
  const { rows } = await sql<{ news: boolean }>`
    select exists (select 1 from job_items
        where instance_id = ${instanceId} and change_seq > ${cursor} and changed_by is distinct from ${by})
      or exists (select 1 from jobs
        where instance_id = ${instanceId} and change_seq > ${cursor} and changed_by is distinct from ${by}) as news`.execute(
    tx
  )
  return rows[0]?.news === true
}
