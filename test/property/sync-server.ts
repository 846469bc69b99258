import { sql } from 'kysely'
import { changePlan } from '../../backend/src/credits/plan.ts'
import { refund } from '../../backend/src/credits/refund.ts'
import { writeOffDevice } from '../../backend/src/credits/write-off.ts'
import { openDatabase } from '../../backend/src/db/open.ts'
import type { Tx } from '../../backend/src/db/tables.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { syncDevice } from '../../backend/src/sync/sync-device.ts'
import { errorBody, type ErrorBody } from '../../src/shared/contract/errors.ts'
import { err, ok, type Result } from '../../src/shared/lib/result.ts'
import type { SyncReply, SyncRequest } from '../../src/shared/sync/protocol.ts'
import type { Server } from './sync-network.ts'
import { itemKey, type ItemKey, type Seen, type SyncOracle } from './sync-oracle.ts'
import type { DeviceTemplate } from './sync-templates.ts'
import type { SimTime } from './sync-time.ts'

export const ALLOWANCE = 40
/** Histories before the tables are emptied. */
const HISTORIES_KEPT = 200

type Db = BackendDeps['db']

/** A backend over a PostgreSQL in memory: one for all histories of a worker, each with a store of its own in it. */
export class SyncServer {
  readonly #db: Db
  #histories = 0

  private constructor(db: Db) {
    this.#db = db
  }

  static async start(): Promise<SyncServer> {
    const db = await openDatabase({ memory: true })
    // No power fails here.
    await sql`set synchronous_commit = off`.execute(db)
    return new SyncServer(db)
  }

  history(time: SimTime, oracle: SyncOracle): ServerHistory {
    return new ServerHistory(this.#db, `store-${this.#histories}`, time, oracle)
  }

  /** Called before each history. */
  async makeRoom(): Promise<void> {
    this.#histories += 1
    if (this.#histories % HISTORIES_KEPT === 0) await sql`truncate instances cascade`.execute(this.#db)
  }

  close(): Promise<void> {
    return this.#db.destroy()
  }
}

export interface PeriodRow {
  readonly period: string
  readonly allowance: number
  readonly unleased: number
  readonly forfeited: number
  readonly lapsed: number
  readonly overdraft: number
  readonly state: 'open' | 'closing' | 'sealed'
}

export interface LeaseRow {
  readonly period: string
  readonly device_id: string
  readonly epoch: string
  readonly granted: number
  readonly returned: number
  readonly captured: number
  readonly open: number
  readonly overdraft: number
  readonly overdraft_open: number
  readonly state: 'active' | 'forfeited' | 'written_off'
}

/** The numbers of a store, small enough to be looked at after every step. */
export interface Books {
  readonly periods: readonly PeriodRow[]
  readonly leases: readonly LeaseRow[]
  readonly cursors: readonly { readonly device_id: string; readonly epoch: string; readonly last_seq: number }[]
  readonly head: number
}

export interface ServerItem extends Seen {
  readonly key: ItemKey
  readonly jobUid: string
  readonly position: number
  readonly status: string
}

export interface LoggedEvent {
  readonly device_id: string
  readonly epoch: string
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly payload: string
  readonly quarantine_reason: string | null
}

/** One store's part of the backend, with a clock of its own. */
export class ServerHistory implements Server {
  readonly instanceId: string
  readonly deps: BackendDeps
  readonly #time: SimTime
  readonly #oracle: SyncOracle
  /** Calls and changes so far. */
  changes = 0
  /** Every lease request that arrived. */
  readonly asked = new Set<string>()

  constructor(db: Db, instanceId: string, time: SimTime, oracle: SyncOracle) {
    this.instanceId = instanceId
    this.#time = time
    this.#oracle = oracle
    let ids = 0
    this.deps = {
      db,
      clock: { now: () => time.now() },
      ids: { uuid: () => `${instanceId}-${(ids += 1)}` },
      log: { info: () => undefined, warn: () => undefined, error: (message, fields) => this.#complain(message, fields) }
    }
  }

  #complain(message: string, fields: object | undefined): void {
    this.#oracle.wrong(`the server logs: ${message} ${JSON.stringify(fields ?? {})}`)
  }

  async begin(devices: readonly DeviceTemplate[]): Promise<void> {
    const { db } = this.deps
    const at = new Date(this.#time.now())
    const store = { instance_id: this.instanceId }
    await db
      .insertInto('instances')
      .values({ ...store, name: 'Nordhaus Living', plan_name: 'Plan', plan_allowance: ALLOWANCE, created_at: at })
      .execute()
    await db.insertInto('instance_heads').values(store).execute()
    await db
      .insertInto('devices')
      .values(
        devices.map(({ deviceId, name }) => ({
          ...store,
          device_id: deviceId,
          name,
          token_hash: `${this.instanceId} ${deviceId}`,
          created_at: at,
          last_seen_at: at
        }))
      )
      .execute()
  }

  sync(deviceId: string, request: SyncRequest): Promise<Result<SyncReply, ErrorBody>> {
    this.changes += 1
    if (request.leaseRequest) this.asked.add(request.leaseRequest.requestId)
    return syncDevice(this.deps, { instanceId: this.instanceId, deviceId }, request)
  }

  /** Another device, or the merchant, gives a lost one up. */
  async writeOff(deviceId: string): Promise<Result<{ readonly freed: number }, ErrorBody>> {
    const done = await this.#change((tx, now) => writeOffDevice(tx, this.instanceId, deviceId, now))
    return done ? ok(done) : err(errorBody('NOT_FOUND', 'There is no such device.'))
  }

  async setPlan(allowance: number): Promise<void> {
    await this.#change((tx, now) => changePlan(tx, this.instanceId, { name: `Plan ${allowance}`, allowance }, now))
  }

  /** One delivered item is no good; asked for twice, as a client may that got no answer. */
  async refund(item: { readonly jobUid: string; readonly position: number }): Promise<void> {
    const wanted = { refundId: `refund ${item.jobUid} ${item.position}`, item, amount: 1, note: 'No good' }
    await this.#change((tx, now) => refund(tx, this.instanceId, wanted, now))
    await this.#change((tx, now) => refund(tx, this.instanceId, wanted, now))
  }

  #change<T>(change: (tx: Tx, now: number) => Promise<T>): Promise<T> {
    this.changes += 1
    return this.deps.db.transaction().execute((tx) => change(tx, this.#time.now()))
  }

  async books(): Promise<Books> {
    const id = this.instanceId
    const { rows } = await sql<{ books: Books }>`select json_build_object(
      'periods', (select coalesce(json_agg(p), '[]') from credit_periods p where instance_id = ${id}),
      'leases', (select coalesce(json_agg(l), '[]') from credit_leases l where instance_id = ${id}),
      'cursors', (select coalesce(json_agg(c), '[]') from device_cursors c where instance_id = ${id}),
      'head', (select head from instance_heads where instance_id = ${id})) as books`.execute(this.deps.db)
    const [row] = rows
    if (!row) throw new Error('The server has no books')
    return row.books
  }

  /** Every event that it holds, in the order of each life of a device. */
  events(): Promise<readonly LoggedEvent[]> {
    return this.deps.db
      .selectFrom('event_log')
      .select(['device_id', 'epoch', 'seq', 'id', 'type', 'payload', 'quarantine_reason'])
      .where('instance_id', '=', this.instanceId)
      .orderBy('device_id')
      .orderBy('epoch')
      .orderBy('seq')
      .execute()
  }

  grants(): Promise<
    readonly {
      readonly request_id: string
      readonly device_id: string
      readonly epoch: string
      readonly period: string
      readonly amount: number
    }[]
  > {
    return this.deps.db
      .selectFrom('lease_grants')
      .select(['request_id', 'device_id', 'epoch', 'period', 'amount'])
      .where('instance_id', '=', this.instanceId)
      .execute()
  }

  async items(): Promise<ReadonlyMap<ItemKey, ServerItem>> {
    const rows = await this.deps.db
      .selectFrom('job_items')
      .select(['job_uid', 'position', 'status', 'proposal', 'review', 'edit', 'other_edit'])
      .where('instance_id', '=', this.instanceId)
      .execute()
    return new Map(
      rows.map(({ job_uid, position, other_edit, ...row }) => {
        const key = itemKey(job_uid, position)
        return [key, { ...row, key, jobUid: job_uid, position, otherEdit: other_edit }]
      })
    )
  }
}
