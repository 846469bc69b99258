import { sql as raw } from 'kysely'
import type { SyncLogEntry } from '#shared/contract/sync.ts'
import type { Page } from '../../ports/page.ts'
import type { SyncStoreRead, SyncStoreTx } from '../../ports/sync-store.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import { iso } from './iso.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<SyncStoreRead, 'getSyncLog' | 'countQuarantined'>
type Writes = Pick<SyncStoreTx, 'appendSyncLog' | 'noteQuarantine'>

/** Entries of a store that are kept. */
const KEPT = 2_000

export function syncLogReads(db: Sql): Reads {
  return {
    getSyncLog(instanceId, page): Page<SyncLogEntry> {
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const rows = db.allRaw<{ id: number; at: number; level: SyncLogEntry['level']; message: string }>(raw`
        select id, at, level, message from sync_log where instance_id = ${instanceId} and id < ${before}
        order by id desc limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map((row) => ({ ...row, at: iso(row.at) })),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total:
          db.oneRaw<{ n: number }>(raw`select count(*) as n from sync_log where instance_id = ${instanceId}`)?.n ?? 0
      }
    },
    countQuarantined: (instanceId) =>
      db.oneRaw<{ n: number }>(raw`select count(*) as n from sync_quarantine where instance_id = ${instanceId}`)?.n ?? 0
  }
}

export function syncLogWrites(db: Sql): Writes {
  return {
    appendSyncLog(instanceId, { level, message }, at) {
      db.run(db.q.insertInto('sync_log').values({ instance_id: instanceId, level, message, at }))
      db.runRaw(raw`
        delete from sync_log where instance_id = ${instanceId} and id <= (
          select id from sync_log where instance_id = ${instanceId} order by id desc limit 1 offset ${KEPT})`)
    },
    // The backend names an event again with every reply that is repeated.
    noteQuarantine(instanceId, { seq, id, reason }, at) {
      db.runRaw(raw`
        insert into sync_quarantine (instance_id, id, epoch, seq, reason, at)
        select instance_id, ${id}, epoch, ${seq}, ${reason}, ${at} from sync_links where instance_id = ${instanceId}
        on conflict do nothing`)
    }
  }
}
