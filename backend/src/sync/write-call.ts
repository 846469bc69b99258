import { sql } from 'kysely'
import type { LeaseRequest } from '#shared/sync/protocol.ts'
import type { Holder } from '../credits/book.ts'
import { jsonText, storable } from '../db/json-text.ts'
import type { Tx } from '../db/tables.ts'
import type { IncomingEvent } from './incoming.ts'

/**
 * Keeps the events as they came, for ever: it is they that tell a repeated event from a new one. False where one of them has the id of an
 * event with another number.
 */
export async function writeEvents(
  tx: Tx,
  instanceId: string,
  holder: Holder,
  events: readonly IncomingEvent[],
  quarantined: ReadonlyMap<number, string>,
  now: Date
): Promise<boolean> {
  if (events.length === 0) return true
  const rows = events.map(({ wire, hash }) => ({
    seq: wire.seq,
    id: wire.id,
    type: wire.type,
    payload: storable(wire.payload),
    hash,
    at: wire.at,
    reason: quarantined.get(wire.seq) ?? null
  }))
  const { numAffectedRows } = await sql`
    insert into event_log
      (instance_id, device_id, epoch, seq, id, type, payload, payload_hash, client_ts, received_at, quarantine_reason)
    select ${instanceId}, ${holder.deviceId}, ${holder.epoch}, x.seq, x.id, x.type, x.payload, x.hash, x.at, ${now}::timestamptz, x.reason
    from jsonb_to_recordset(${jsonText(rows)}::jsonb) as x(
      seq bigint, id text, type text, payload text, hash text, at bigint, reason text)
    on conflict (instance_id, id) do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0n) === events.length
}

export async function writeGrant(
  tx: Tx,
  instanceId: string,
  holder: Holder,
  request: LeaseRequest,
  answer: { readonly period: string; readonly amount: number; readonly message: string | null },
  now: Date
): Promise<void> {
  await tx
    .insertInto('lease_grants')
    .values({
      instance_id: instanceId,
      request_id: request.requestId,
      device_id: holder.deviceId,
      epoch: holder.epoch,
      period: answer.period,
      want: request.want,
      amount: answer.amount,
      message: answer.message,
      created_at: now
    })
    .execute()
}

export interface CallNote {
  /** Where the life of the device stands now; null where that has not changed. */
  readonly cursor: { readonly lastSeq: number; readonly lastId: string | null } | null
  /** Heard of for the first time: its earlier lives are frozen. */
  readonly isNewLife: boolean
  /** The feed's last number; null where that has not changed. */
  readonly head: number | null
  readonly appVersion: string
  /** It was written off and has credits again. */
  readonly isInUseAgain: boolean
  readonly now: Date
}

/** That the device called, and where it and the feed stand now: one statement. */
export async function noteCall(tx: Tx, instanceId: string, holder: Holder, note: CallNote): Promise<void> {
  const { cursor, isNewLife, head, now } = note
  const { deviceId, epoch } = holder
  const frozen = isNewLife
    ? sql`frozen as (update device_cursors set state = 'frozen'
        where instance_id = ${instanceId} and device_id = ${deviceId} and epoch <> ${epoch} and state = 'live'),`
    : sql``
  const moved = cursor
    ? sql`moved as (insert into device_cursors (instance_id, device_id, epoch, last_seq, last_id, state, created_at)
        values (${instanceId}, ${deviceId}, ${epoch}, ${cursor.lastSeq}, ${cursor.lastId}, 'live', ${now})
        on conflict (instance_id, device_id, epoch) do update set last_seq = excluded.last_seq, last_id = excluded.last_id),`
    : sql``
  const grown =
    head === null ? sql`` : sql`grown as (update instance_heads set head = ${head} where instance_id = ${instanceId}),`
  await sql`
    with ${frozen} ${moved} ${grown} one as (select 1)
    update devices set
      last_seen_at = greatest(last_seen_at, ${now}::timestamptz), app_version = ${storable(note.appVersion)},
      written_off_at = case when ${note.isInUseAgain} then null else written_off_at end
    where instance_id = ${instanceId} and device_id = ${deviceId}`.execute(tx)
}
