import { sql as raw } from 'kysely'
import { isEventType, type SyncEvent } from '#shared/sync/events.ts'
import type { WireEvent } from '#shared/sync/protocol.ts'
import type { SyncStoreRead, SyncStoreTx } from '../../ports/sync-store.ts'
import type { Sql } from './sql.ts'
import { eventRows } from './sync-rows.ts'

type Reads = Pick<SyncStoreRead, 'getUnsent' | 'countUnsent' | 'getOldestUnsent' | 'getEventId'>
type Writes = Pick<SyncStoreTx, 'pruneEvents'>

interface StoredEvent {
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly payload: string
  readonly hash: string
  readonly at: number
}

export function unsentReads(db: Sql): Reads {
  const rows = eventRows(db)
  const jobId = (instanceId: string, uid: string): number | null =>
    db.oneRaw<{ id: number }>(raw`select id from jobs where uid = ${uid} and instance_id = ${instanceId}`)?.id ?? null

  function rowsOf(instanceId: string, event: SyncEvent): WireEvent['rows'] {
    switch (event.type) {
      case 'job.items': {
        const job = jobId(instanceId, event.payload.jobUid)
        return job === null ? [] : [...rows.itemsBetween(job, event.payload.from, event.payload.to)]
      }
      case 'items.landed': {
        const job = jobId(instanceId, event.payload.jobUid)
        return job === null ? [] : [...rows.itemsAt(job, [...event.payload.done, ...event.payload.failed])]
      }
      case 'items.published': {
        const job = jobId(instanceId, event.payload.jobUid)
        return job === null ? [] : [...rows.publishedAt(job, event.payload.positions)]
      }
      case 'job.created':
      case 'job.standing':
      case 'job.cancelled':
      case 'job.reopened':
      case 'items.reviewed':
      case 'item.regenerated':
      case 'lease.returned':
        return undefined
    }
  }

  function wireOf(instanceId: string, stored: StoredEvent): WireEvent {
    const { type, payload } = stored
    if (!isEventType(type)) return stored
    // This store wrote it.
    const found = rowsOf(instanceId, { type, payload: JSON.parse(payload) as unknown } as SyncEvent)
    return found === undefined ? stored : { ...stored, rows: found }
  }

  return {
    getUnsent(instanceId, { afterSeq, maxEvents, maxBytes }) {
      const events: WireEvent[] = []
      let bytes = 0
      const stored = db.allRaw<StoredEvent>(raw`
        select o.link_seq as seq, o.id, o.type, o.payload, o.hash, o.at
        from sync_links k cross join outbox o indexed by outbox_link
          on o.instance_id = k.instance_id and o.epoch = k.epoch and o.link_seq > max(k.acked_seq, ${afterSeq})
        where k.instance_id = ${instanceId} order by o.link_seq limit ${maxEvents}`)
      for (const row of stored) {
        const event = wireOf(instanceId, row)
        bytes += Buffer.byteLength(JSON.stringify(event))
        if (events.length > 0 && bytes > maxBytes) break
        events.push(event)
      }
      return events
    },

    countUnsent: (instanceId) =>
      db.oneRaw<{ n: number }>(
        raw`select next_seq - 1 - acked_seq as n from sync_links where instance_id = ${instanceId}`
      )?.n ?? 0,

    getOldestUnsent: (instanceId) =>
      db.oneRaw<{ at: number }>(raw`
        select o.at from sync_links k join outbox o indexed by outbox_link
          on o.instance_id = k.instance_id and o.epoch = k.epoch and o.link_seq = k.acked_seq + 1
        where k.instance_id = ${instanceId}`)?.at ?? null,

    getEventId: (instanceId, seq) =>
      db.oneRaw<{ id: string }>(raw`
        select o.id from sync_links k join outbox o indexed by outbox_link
          on o.instance_id = k.instance_id and o.epoch = k.epoch and o.link_seq = ${seq}
        where k.instance_id = ${instanceId}`)?.id ?? null
  }
}

export function unsentWrites(db: Sql): Writes {
  return {
    pruneEvents(instanceId, before) {
      const link = db.oneRaw<{ epoch: string; acked_seq: number }>(
        raw`select epoch, acked_seq from sync_links where instance_id = ${instanceId}`
      )
      if (!link) return
      // The last acknowledged one stays: its id is what tells a copy of this database apart. Of an earlier life, all was told again.
      const gone = db.allRaw<{ epoch: string; n: number }>(raw`
        select epoch, count(*) as n from outbox indexed by outbox_link where instance_id = ${instanceId} and ${prunable(link, before)}
        group by epoch`)
      db.runRaw(raw`delete from outbox where instance_id = ${instanceId} and ${prunable(link, before)}`)
      for (const { epoch, n } of gone) {
        db.runRaw(raw`
          insert into outbox_pruned (epoch, events) values (${epoch}, ${n})
          on conflict do update set events = events + excluded.events`)
        if (epoch === link.epoch)
          db.runRaw(raw`update sync_links set pruned = pruned + ${n} where instance_id = ${instanceId}`)
      }
    }
  }
}

/** Never the last event of the database, whose number is what the next one goes by. */
function prunable(link: { readonly epoch: string; readonly acked_seq: number }, before: number) {
  return raw`link_seq is not null and at < ${before} and (epoch <> ${link.epoch} or link_seq < ${link.acked_seq})
    and seq < (select max(l.seq) from outbox l where l.epoch = outbox.epoch)`
}
