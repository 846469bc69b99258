import { sql as raw } from 'kysely'
import type { PeriodView } from '#shared/sync/protocol.ts'
import type { SyncLink, SyncStoreRead, SyncStoreTx } from '../../ports/sync-store.ts'
import type { Clock } from '../../ports/system.ts'
import type { CreditWrites } from './credits.ts'
import type { Sql } from './sql.ts'
import type { LeaseWrites } from './sync-leases.ts'

type Reads = Pick<SyncStoreRead, 'getSyncLinks' | 'getSyncLink'>
type Writes = Pick<SyncStoreTx, 'createSyncLink' | 'removeSyncLink' | 'updateSyncLink' | 'restartSyncLink'>

interface LinkRow {
  readonly instance_id: string
  readonly url: string
  readonly device_id: string
  readonly device_name: string
  readonly remote_id: string
  readonly remote_name: string
  readonly epoch: string
  readonly next_seq: number
  readonly acked_seq: number
  readonly cursor: number
  readonly lease_request: string | null
  readonly period: string | null
  readonly server_time: number | null
  readonly synced_at: number | null
}

const UNLINKED = 'The monthly allowance of this computer, without a backend'

const linkOf = (row: LinkRow): SyncLink => ({
  instanceId: row.instance_id,
  url: row.url,
  deviceId: row.device_id,
  deviceName: row.device_name,
  remoteId: row.remote_id,
  remoteName: row.remote_name,
  epoch: row.epoch,
  nextSeq: row.next_seq,
  ackedSeq: row.acked_seq,
  cursor: row.cursor,
  // Both were written by this file.
  leaseRequest: row.lease_request === null ? null : (JSON.parse(row.lease_request) as SyncLink['leaseRequest']),
  period: row.period === null ? null : (JSON.parse(row.period) as PeriodView),
  serverTime: row.server_time,
  syncedAt: row.synced_at
})

export function linkReads(db: Sql): Reads {
  return {
    getSyncLinks: () => db.allRaw<LinkRow>(raw`select * from sync_links order by instance_id`).map(linkOf),
    getSyncLink(instanceId) {
      const row = db.oneRaw<LinkRow>(raw`select * from sync_links where instance_id = ${instanceId}`)
      return row ? linkOf(row) : null
    }
  }
}

export function linkWrites(db: Sql, credits: CreditWrites, leases: LeaseWrites, clock: Clock): Writes {
  const meta = (key: string): string | undefined =>
    db.one(db.q.selectFrom('meta').select('value').where('key', '=', key))?.value

  /** Notes when the events up to `seq` were acknowledged; an older acknowledgement changes nothing. */
  function acknowledge(instanceId: string, seq: number, at: number): void {
    const link = db.oneRaw<{ epoch: string; acked_seq: number }>(
      raw`select epoch, acked_seq from sync_links where instance_id = ${instanceId}`
    )
    if (!link || seq <= link.acked_seq) return
    db.runRaw(raw`update sync_links set acked_seq = ${seq} where instance_id = ${instanceId}`)
    db.runRaw(raw`
      update outbox set acked_at = ${at}
      where instance_id = ${instanceId} and epoch = ${link.epoch} and link_seq > ${link.acked_seq} and link_seq <= ${seq}`)
  }

  /** Whose revisions the items of an unlinked store have. */
  const revisionsOf = (instanceId: string): string => `revisions of ${instanceId}`

  return {
    createSyncLink(link) {
      const epoch = meta('epoch')
      if (epoch === undefined) throw new Error('The database has no epoch')
      // Another backend counts from 1: by the numbers of the last one, decisions there would be older than any here, and seen here.
      if (meta(revisionsOf(link.instanceId)) !== link.remoteId)
        db.runRaw(raw`
          update job_items set review_rev = 0
          where review_rev > 0 and job_id in (select id from jobs where instance_id = ${link.instanceId})`)
      db.run(
        db.q.insertInto('sync_links').values({
          instance_id: link.instanceId,
          url: link.url,
          device_id: link.deviceId,
          device_name: link.deviceName,
          remote_id: link.remoteId,
          remote_name: link.remoteName,
          epoch,
          lease_request: null,
          period: JSON.stringify(link.period),
          server_time: null,
          synced_at: null
        })
      )
      leases.openLinkedPeriod(link.instanceId, link.period.period, link.at)
      leases.settle(link.instanceId, link.at)
    },

    removeSyncLink(instanceId, at) {
      db.runRaw(raw`
        insert into meta (key, value) select ${revisionsOf(instanceId)}, remote_id from sync_links where instance_id = ${instanceId}
        on conflict do update set value = excluded.value`)
      // Of a later link with the same epoch, numbers and leases begin anew. Decisions that this backend never heard are told to the next.
      db.runRaw(raw`
        update job_items set review_seq = iif(
            review_seq > (select acked_seq from sync_links where instance_id = ${instanceId}), 1, null)
        where review_seq is not null and job_id in (select id from jobs where instance_id = ${instanceId})`)
      db.runRaw(raw`
        update outbox set link_seq = null, acked_at = null where instance_id = ${instanceId} and link_seq is not null`)
      db.runRaw(raw`
        update reservations set lease_epoch = null where instance_id = ${instanceId} and lease_epoch is not null`)
      for (const table of ['leases', 'sync_quarantine', 'sync_links'] as const)
        db.run(db.q.deleteFrom(table).where('instance_id', '=', instanceId))
      const instance = db.one(
        db.q.selectFrom('app_instances').select('credits_total').where('instance_id', '=', instanceId)
      )
      if (!instance) throw new Error(`No instance ${instanceId}`)
      credits.setAllowance(instanceId, Number(meta('allowance') ?? instance.credits_total), at, UNLINKED)
    },

    updateSyncLink(instanceId, change) {
      if (change.ackedSeq !== undefined) acknowledge(instanceId, change.ackedSeq, change.syncedAt ?? clock.now())
      const { cursor, leaseRequest, period, serverTime, syncedAt } = change
      const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))
      const columns = {
        ...(cursor === undefined ? {} : { cursor }),
        ...(leaseRequest === undefined ? {} : { lease_request: json(leaseRequest) }),
        ...(period === undefined ? {} : { period: json(period) }),
        ...(serverTime === undefined ? {} : { server_time: serverTime }),
        ...(syncedAt === undefined ? {} : { synced_at: syncedAt })
      }
      if (Object.keys(columns).length > 0)
        db.run(db.q.updateTable('sync_links').set(columns).where('instance_id', '=', instanceId))
    },

    restartSyncLink(instanceId) {
      const epoch = meta('epoch')
      if (epoch === undefined) throw new Error('The database has no epoch')
      // What was written since the new life began is among what is told again.
      db.runRaw(raw`
        update outbox set link_seq = null, acked_at = null
        where instance_id = ${instanceId} and epoch = ${epoch} and link_seq is not null`)
      db.run(
        db.q
          .updateTable('sync_links')
          .set({ epoch, next_seq: 1, acked_seq: 0, pruned: 0, cursor: 0, lease_request: null })
          .where('instance_id', '=', instanceId)
      )
      // The numbers of decisions stay: they say which items to tell again.
    }
  }
}
