import { sql } from 'kysely'
import { bookJson } from '../credits/book-rows.ts'
import type { Holder, LoadedBook } from '../credits/book.ts'
import { devicesJson } from '../credits/device-rows.ts'
import type { SeenDevice } from '../credits/period-view.ts'
import { jsonText } from '../db/json-text.ts'
import type { Tx } from '../db/tables.ts'
import type { StoredEvent } from './check-sequence.ts'
import type { ItemHead, JobRecord } from './draft.ts'
import type { IncomingEvent } from './incoming.ts'

export interface GrantRow {
  readonly deviceId: string
  readonly epoch: string
  readonly amount: number
  readonly message: string | null
}

/** What a call has to know before anything is decided, read in one statement under the instance's lock. */
export interface SyncContext {
  readonly book: LoadedBook | null
  readonly devices: readonly SeenDevice[]
  /** Where this life of the device stands; null before its first call. */
  readonly cursor: { readonly lastSeq: number; readonly lastId: string | null } | null
  /** Of the events that the call brings, those that are stored. */
  readonly stored: readonly StoredEvent[]
  readonly jobs: readonly JobRecord[]
  /** How the lease request of the call was answered before. */
  readonly granted: GrantRow | null
}

export async function readContext(
  tx: Tx,
  instanceId: string,
  holder: Holder,
  call: { readonly events: readonly IncomingEvent[]; readonly requestId: string | null }
): Promise<SyncContext> {
  const { events, requestId } = call
  const uids = new Set<string>()
  const periods = new Set<string>()
  for (const { event } of events) {
    if (event === null) continue
    if ('jobUid' in event.payload) uids.add(event.payload.jobUid)
    if ('period' in event.payload) periods.add(event.payload.period)
  }
  const { rows } = await sql<SyncContext>`
    select ${bookJson(instanceId, { periods: [...periods], holder })} as book,
      ${devicesJson(instanceId)} as devices,
      (select json_build_object('lastSeq', c.last_seq, 'lastId', c.last_id) from device_cursors c
        where c.instance_id = ${instanceId} and c.device_id = ${holder.deviceId} and c.epoch = ${holder.epoch}) as cursor,
      ${
        events.length === 0
          ? sql`'[]'::json`
          : sql`(select coalesce(json_agg(json_build_object('seq', e.seq, 'id', e.id, 'hash', e.payload_hash)), '[]') from event_log e
              where e.instance_id = ${instanceId} and e.device_id = ${holder.deviceId} and e.epoch = ${holder.epoch}
                and e.seq = any(${events.map((event) => event.wire.seq)}::bigint[]))`
      } as stored,
      ${
        uids.size === 0
          ? sql`'[]'::json`
          : sql`(select coalesce(json_agg(to_json(j)), '[]') from (select
                instance_id, uid, device_id, epoch, source_scope, attributes, language, prompt, product_count, total_items, created_at, regenerates,
                status, paused_by, status_message, model, sample_model, requests, input_tokens, cached_tokens, output_tokens, cost_nano,
                started_at, finished_at, done, failed, cancelled, skipped, free, approved, rejected, edited, change_seq, changed_by
              from jobs where instance_id = ${instanceId} and uid = any(${[...uids]}::text[])) j)`
      } as jobs,
      ${
        requestId === null
          ? sql`null::json`
          : sql`(select json_build_object('deviceId', g.device_id, 'epoch', g.epoch, 'amount', g.amount, 'message', g.message)
              from lease_grants g where g.instance_id = ${instanceId} and g.request_id = ${requestId})`
      } as granted`.execute(tx)
  const context = rows[0]
  if (context === undefined) throw new Error('A select without a table gives one row')
  return context
}

/** The items that the events of the call are about, of jobs that are known already. No statement where there are none. */
export async function readItemHeads(
  tx: Tx,
  instanceId: string,
  events: readonly IncomingEvent[],
  jobs: readonly JobRecord[]
): Promise<readonly ItemHead[]> {
  const known = new Set(jobs.map((job) => job.uid))
  const wanted = new Map<string, { readonly job_uid: string; readonly position: number }>()
  for (const { event, items, published } of events) {
    if (event === null || !('jobUid' in event.payload) || !known.has(event.payload.jobUid)) continue
    const { jobUid } = event.payload
    const changes =
      event.type === 'items.reviewed' ? event.payload.changes : event.type === 'item.regenerated' ? [event.payload] : []
    for (const { position } of [...items, ...published, ...changes])
      wanted.set(`${position} ${jobUid}`, { job_uid: jobUid, position })
  }
  if (wanted.size === 0) return []
  const { rows } = await sql<ItemHead>`
    select i.job_uid, i.position, i.status, i.free, i.review, i.edit, i.other_edit, i.other_edit_by, i.review_rev, i.review_by, i.proposal_rev, i.proposal_by,
      i.change_seq, i.changed_by
    from jsonb_to_recordset(${jsonText([...wanted.values()])}::jsonb) as x(job_uid text, position bigint)
    join job_items i on i.instance_id = ${instanceId} and i.job_uid = x.job_uid and i.position = x.position`.execute(tx)
  return rows
}
