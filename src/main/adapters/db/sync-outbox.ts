import { createHash } from 'node:crypto'
import type { SyncEvent } from '#shared/sync/events.ts'
import type { Ids } from '../../ports/system.ts'
import type { Sql } from './sql.ts'

/** An event of a store without a backend: small, in local ids, and for nobody but whoever reads this database. */
interface LocalEvent {
  readonly id: string
  readonly instanceId: string
  readonly type: string
  readonly payload: object
  readonly at: number
}

/**
 * Gives events their numbers inside the transaction that has their effect, so that there are no gaps: one within the database, and for a
 * linked store one within its link.
 */
export interface Outbox {
  /** The epoch of a linked store; null without a link, and in a new life of the database that its backend was not told of. */
  linkedEpoch(instanceId: string): string | null
  /** Writes an event for the backend. Returns its number within the link. */
  write(instanceId: string, event: SyncEvent, at: number): number
  /** Writes an event that is told to nobody. Returns its number within the database. */
  writeLocal(event: LocalEvent): number
  /** The linked stores that an event was written for since this was asked last. */
  takeWritten(): readonly string[]
}

/** SHA-256 of a payload as it is stored, base64url. */
function payloadHash(payload: string): string {
  return createHash('sha256').update(payload).digest('base64url')
}

export function createOutbox(db: Sql, ids: Ids): Outbox {
  const epochOf = db.fixed<[string], { epoch: string }>(
    `select k.epoch from sync_links k where k.instance_id = ? and k.epoch = (select value from meta where key = 'epoch')`
  )
  const takeLinkSeq = db.fixed<[string], { seq: number }>(
    'update sync_links set next_seq = next_seq + 1 where instance_id = ? returning next_seq - 1 as seq'
  )
  const epoch = db.fixed<[], { value: string }>(`select value from meta where key = 'epoch'`)
  const takeSeq = db.fixed<[], { seq: number }>(
    `insert into meta (key, value) values ('next_seq', '2')
     on conflict do update set value = cast(value as integer) + 1 returning cast(value as integer) - 1 as seq`
  )
  const insert = db.fixed<[string, number, string, string, string, string, number, number | null, string | null]>(
    'insert into outbox (epoch, seq, id, instance_id, type, payload, at, link_seq, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)'
  )
  const written = new Set<string>()

  function append(event: LocalEvent, linkSeq: number | null): number {
    const running = epoch.one()?.value
    const seq = takeSeq.one()?.seq
    if (running === undefined || seq === undefined) throw new Error('The database has no epoch')
    const payload = JSON.stringify(event.payload)
    const hash = linkSeq === null ? null : payloadHash(payload)
    insert.run(running, seq, event.id, event.instanceId, event.type, payload, event.at, linkSeq, hash)
    return seq
  }

  return {
    linkedEpoch: (instanceId) => epochOf.one(instanceId)?.epoch ?? null,
    write(instanceId, { type, payload }, at) {
      const linkSeq = takeLinkSeq.one(instanceId)?.seq
      if (linkSeq === undefined) throw new Error(`${instanceId} is not linked`)
      append({ id: ids.uuid(), instanceId, type, payload, at }, linkSeq)
      written.add(instanceId)
      return linkSeq
    },
    writeLocal: (event) => append(event, null),
    takeWritten() {
      const taken = [...written]
      written.clear()
      return taken
    }
  }
}
