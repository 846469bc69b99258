import type Database from 'better-sqlite3'
import { sql } from 'kysely'
import type { BackendApi } from '../../src/main/ports/backend-api.ts'
import type { Store, StoreTx } from '../../src/main/ports/store.ts'
import type { SyncReply, SyncRequest } from '../../src/shared/sync/protocol.ts'
import { EVENT_SCHEMAS } from '../../src/shared/sync/events.ts'
import { DELIVERED } from '../support/populated-store.ts'
import type { Trust } from './sync-mark.ts'
import type { Server } from './sync-network.ts'
import type { RegimeName } from './sync-regimes.ts'
import type { ServerHistory } from './sync-server.ts'

/** What a bug on a device's way to the backend may look at. */
export interface SendingDevice {
  /** The last event of the running life. */
  readonly place: { readonly epoch: string; readonly seq: number }
  ownEvents(): readonly { readonly seq: number; readonly id: string }[]
}

/** A mistake that somebody could make in the protocol, put in from outside. */
export interface Bug {
  readonly name: string
  /** Where it has to show, and in how many histories at most. */
  readonly regime: RegimeName
  readonly runs: number
  readonly store?: (store: Store, raw: Database.Database) => Store
  /** As `store`, over the store that keeps the mark. */
  readonly guarded?: (store: Store) => Store
  readonly api?: (api: BackendApi, device: SendingDevice) => BackendApi
  readonly server?: (server: ServerHistory) => Server
  readonly mark?: Trust
}

const EASY = { regime: 'loss 15 %', runs: 300 } as const
const RARE = { regime: 'stress', runs: 1_000 } as const

/** A bug has to be found by the judge alone: the second line of defence, in the database, is taken away. */
function inStore(change: (tx: StoreTx, raw: Database.Database) => Partial<StoreTx>): NonNullable<Bug['store']> {
  return (store, raw) => {
    raw.pragma('ignore_check_constraints = ON')
    raw.exec(`drop trigger if exists job_items_resolve_once; drop trigger if exists reservations_within_lease;
      drop trigger if exists leases_only_grow; drop trigger if exists job_items_elsewhere`)
    return { ...store, write: (run) => store.write((tx) => run({ ...tx, ...change(tx, raw) })) }
  }
}

/** Does something to the backend's tables before each request is handled. */
function beforeSync(
  act: (server: ServerHistory, deviceId: string, request: SyncRequest) => Promise<SyncRequest | void>
): NonNullable<Bug['server']> {
  return (server) => ({
    writeOff: (deviceId) => server.writeOff(deviceId),
    sync: async (deviceId, request) => server.sync(deviceId, (await act(server, deviceId, request)) ?? request)
  })
}

const lastSeq = async (server: ServerHistory, deviceId: string, epoch: string): Promise<number> =>
  (await server.books()).cursors.find((each) => each.device_id === deviceId && each.epoch === epoch)?.last_seq ?? 0

/** The backend believes that it has stored up to `seq` only, or already. */
async function setCursor(server: ServerHistory, deviceId: string, epoch: string, seq: number): Promise<void> {
  const own = sql`instance_id = ${server.instanceId} and device_id = ${deviceId} and epoch = ${epoch}`
  const { db } = server.deps
  await sql`delete from event_log where ${own} and seq > ${seq}`.execute(db)
  const id = seq === 0 ? null : `${deviceId} ${epoch} ${seq}`
  await sql`update device_cursors set last_seq = ${seq}, last_id = coalesce((select id from event_log where ${own} and seq = ${seq}), ${id})
    where ${own}`.execute(db)
}

function changeReply(
  change: (reply: SyncReply, request: SyncRequest, device: SendingDevice) => SyncReply
): NonNullable<Bug['api']> {
  return (api, device) => ({
    ...api,
    async sync(access, request, signal) {
      const result = await api.sync(access, request, signal)
      return result.ok ? { ok: true, value: change(result.value, request, device) } : result
    }
  })
}

/** Events are sent once and never again. */
const sendOnce: NonNullable<Bug['api']> = (api) => {
  const sent = new Set<string>()
  return {
    ...api,
    sync(access, request, signal) {
      const events = request.events.filter(({ id }) => !sent.has(id))
      for (const { id } of events) sent.add(id)
      return api.sync(access, { ...request, events }, signal)
    }
  }
}

export const BUGS: readonly Bug[] = [
  {
    name: 'a repeated event is applied again',
    ...EASY,
    server: beforeSync(async (server, deviceId, { epoch, events }) => {
      const [first] = events
      if (first && first.seq <= (await lastSeq(server, deviceId, epoch)))
        await setCursor(server, deviceId, epoch, first.seq - 1)
    })
  },
  {
    name: 'the client takes everything for acknowledged',
    ...EASY,
    store: inStore((tx) => ({
      updateSyncLink(instanceId, change) {
        const link = tx.getSyncLink(instanceId)
        tx.updateSyncLink(
          instanceId,
          link && change.ackedSeq !== undefined ? { ...change, ackedSeq: link.nextSeq - 1 } : change
        )
      }
    }))
  },
  {
    name: 'a grant is not taken from what is left of the month',
    ...EASY,
    server: (server) => ({
      writeOff: (deviceId) => server.writeOff(deviceId),
      async sync(deviceId, request) {
        const before = await granted(server)
        const answer = await server.sync(deviceId, request)
        const more = (await granted(server)) - before
        if (more > 0)
          await sql`update credit_periods set unleased = unleased + ${more} where instance_id = ${server.instanceId} and state = 'open'`.execute(
            server.deps.db
          )
        return answer
      }
    })
  },
  {
    name: 'events are sent before the mark knows of them',
    ...EASY,
    guarded: (store) => ({ ...store, noteCommitted: () => undefined })
  },
  {
    name: 'a lease comes back when its device was not heard of for a day',
    ...EASY,
    server: beforeSync(async (server) => {
      const { db, clock } = server.deps
      const since = new Date(clock.now() - 86_400_000)
      await sql`with expired as (
          update credit_leases l set state = 'written_off' from devices d
          where l.instance_id = ${server.instanceId} and d.instance_id = l.instance_id and d.device_id = l.device_id
            and l.state = 'active' and coalesce(d.last_seen_at, d.created_at) < ${since} returning l.*)
        update credit_periods p set unleased = unleased + e.credits
        from (select period, sum(granted - returned - captured) as credits from expired group by 1) e
        where p.instance_id = ${server.instanceId} and p.period = e.period and p.state <> 'sealed'`.execute(db)
    })
  },
  {
    name: 'one request is granted as often as it arrives',
    ...EASY,
    server: beforeSync(async (server, _deviceId, { leaseRequest }) => {
      if (!leaseRequest) return
      await sql`update lease_grants set request_id = ${`${leaseRequest.requestId} again ${server.changes}`} where instance_id = ${server.instanceId}
        and request_id = ${leaseRequest.requestId}`.execute(server.deps.db)
    })
  },
  {
    name: 'credits are returned that an item still holds',
    ...EASY,
    store: (store, raw) => {
      const blind = <T extends Pick<StoreTx, 'getLeases'>>(db: T): T => ({
        ...db,
        getLeases: (instanceId: string) => db.getLeases(instanceId).map((lease) => ({ ...lease, open: 0 }))
      })
      const faulty = inStore((tx) => blind(tx))(store, raw)
      return { ...faulty, read: (run) => faulty.read((db) => run(blind(db))) }
    }
  },
  {
    name: 'an answer is paid for after its credit was given back',
    ...EASY,
    store: inStore((tx, raw) => ({
      cancelOpenItems(jobId, at) {
        const running = raw
          .prepare<[number], { id: number; reservationId: number; claim: number; instanceId: string }>(
            `select i.id, i.reservation_id as reservationId, i.claim, j.instance_id as instanceId from job_items i
            join jobs j on j.id = i.job_id where j.id = ? and i.status in ('PENDING','RUNNING') and i.claim > 0`
          )
          .get(jobId)
        const cancelled = tx.cancelOpenItems(jobId, at)
        if (!running) return cancelled
        raw
          .prepare(`update job_items set status = 'RUNNING', credit = 'HELD', boot_id = 'late' where id = ?`)
          .run(running.id)
        raw.prepare('update jobs set cancelled = cancelled - 1, running = running + 1 where id = ?').run(jobId)
        const late = { ...DELIVERED, proposal: 'Late' }
        tx.updateJobItem({ ...running, jobId }, late, at)
        tx.tell(running.instanceId, { type: 'items.landed', jobId, done: [running.id], failed: [] }, at)
        return cancelled
      }
    }))
  },
  {
    name: 'a reply that does not know of a return takes it back',
    ...EASY,
    runs: 1_500,
    store: inStore((tx, raw) => ({
      takeLease(instanceId, lease, at) {
        tx.takeLease(instanceId, lease, at)
        const unknown = raw
          .prepare(
            `select 1 from outbox o join sync_links l on l.instance_id = o.instance_id and l.epoch = o.epoch
            where o.type = 'lease.returned' and o.link_seq > l.acked_seq`
          )
          .get()
        if (unknown === undefined) return
        raw.prepare('update leases set returned = 0 where instance_id = ? and period = ?').run(instanceId, lease.period)
      }
    }))
  },
  {
    name: 'what got lost on the way is not sent again, and gaps are taken for granted',
    ...EASY,
    api: sendOnce,
    server: beforeSync(async (server, deviceId, { epoch, events }) => {
      const [first] = events
      if (first && first.seq > (await lastSeq(server, deviceId, epoch)) + 1)
        await setCursor(server, deviceId, epoch, first.seq - 1)
    })
  },
  {
    name: "an edit is written over by somebody who didn't see it",
    ...EASY,
    runs: 1_000,
    server: beforeSync(async (server, deviceId, { epoch, events }) => {
      for (const { type, payload } of events) {
        if (type !== 'items.reviewed') continue
        const { jobUid, changes } = EVENT_SCHEMAS['items.reviewed'].parse(JSON.parse(payload))
        await sql`update job_items set review_by = ${`${deviceId}/${epoch}`} where instance_id = ${server.instanceId}
          and job_uid = ${jobUid} and position = any(${changes.map(({ position }) => position)}) and review_by is not null`.execute(
          server.deps.db
        )
      }
    })
  },
  {
    name: 'an approval of the model’s earlier text is one of the text that was written anew since',
    ...EASY,
    runs: 1_000,
    server: beforeSync(async (server) => {
      await sql`update job_items set proposal_rev = 0, proposal_by = null where instance_id = ${server.instanceId} and proposal_rev > 0`.execute(
        server.deps.db
      )
    })
  },
  {
    name: 'the cursor of the feed runs ahead of what was pulled',
    ...EASY,
    api: changeReply((reply) => (reply.items.length > 0 ? { ...reply, nextCursor: reply.nextCursor + 2 } : reply))
  },
  {
    name: 'a fork is taken for a repetition: neither ids nor contents of events are compared',
    regime: 'copied profiles',
    runs: 1_000,
    api: changeReply((reply, { epoch }, device) => {
      const { place } = device
      if (place.epoch !== epoch || place.seq === 0) return reply
      const ackSeq = Math.min(reply.ackSeq, place.seq)
      return { ...reply, ackSeq, ackId: device.ownEvents().find(({ seq }) => seq === ackSeq)?.id ?? reply.ackId }
    }),
    server: beforeSync(async (server, deviceId, request) => {
      const last = await lastSeq(server, deviceId, request.epoch)
      return { ...request, events: request.events.filter(({ seq }) => seq > last) }
    })
  },
  { name: 'a restored database is taken for the latest: there is no mark outside of it', ...RARE, mark: 'nothing' },
  { name: 'the mark keeps numbers, and not of which life', ...RARE, mark: 'numbers only' }
]

async function granted({ deps, instanceId }: ServerHistory): Promise<number> {
  const { rows } = await sql<{ amount: number }>`select coalesce(sum(amount), 0)::int as amount from lease_grants
    where instance_id = ${instanceId}`.execute(deps.db)
  return rows[0]?.amount ?? 0
}
