import Database from 'better-sqlite3'
import { createDispatch, type Dispatch } from '../../src/main/api/dispatch.ts'
import { createCatalogFile } from '../../src/main/adapters/csv/catalog-file.ts'
import { createTableFile } from '../../src/main/adapters/csv/table-file.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import { createDataFiles } from '../../src/main/adapters/files/data-files.ts'
import { systemHash } from '../../src/main/adapters/system/system.ts'
import { startEngine, type Engine } from '../../src/main/engine/engine.ts'
import { createEventBus } from '../../src/main/engine/event-bus.ts'
import type { BackendApi } from '../../src/main/ports/backend-api.ts'
import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { Store } from '../../src/main/ports/store.ts'
import type { Lease } from '../../src/main/ports/sync-store.ts'
import type { CallResult } from '../../src/shared/contract/contract.ts'
import type { SyncRequest } from '../../src/shared/sync/protocol.ts'
import { seededRandom, type SimulatorRandom } from '../../simulators/random.ts'
import { NO_SHOPS } from '../support/no-shops.ts'
import { MemoryHost } from '../support/test-engine.ts'
import type { Bug } from './sync-bugs.ts'
import { HighWater, type HighWaterMark } from './sync-mark.ts'
import { MoodyLlm } from './sync-model.ts'
import { itemKey, sameTo, type ItemKey, type Seen, type SyncOracle } from './sync-oracle.ts'
import { BACKEND_URL, type DeviceTemplate } from './sync-templates.ts'
import { DeviceLife, type SimTime } from './sync-time.ts'

/** A copy of a computer's data, as a backup has it; of the whole profile, the mark outside of the database too. */
export interface Copy {
  readonly bytes: Buffer
  readonly mark: HighWaterMark
  readonly place: Place
  readonly leases: readonly Lease[]
}

/** How far the events of a device have come. */
export interface Place {
  readonly epoch: string
  /** The number of the last event, and of the last acknowledged one. */
  readonly seq: number
  readonly acked: number
  /** Events that are kept because they are not acknowledged. */
  readonly unsent: number
}

export interface ShownItem extends Seen {
  readonly id: number
  readonly key: ItemKey
  readonly status: string
}

export interface DeviceWorld {
  readonly time: SimTime
  readonly oracle: SyncOracle
  readonly bug: Bug | undefined
  /** Whether this write of the mark comes later. */
  isMarkLate(): boolean
  api(device: SyncDevice): BackendApi
}

/** What the watch over syncing says, and does well to say of a computer that was asleep or whose clock was set. */
const STOOD_STILL = 'syncing had come to a stand'

/** One computer with the app on it: the real engine over a real database in memory. */
export class SyncDevice {
  readonly name: string
  readonly deviceId: string
  readonly instanceId: string
  readonly #world: DeviceWorld
  readonly #random: SimulatorRandom
  readonly llm: MoodyLlm
  /** Lives of the process so far. */
  #lives = 0
  #ids = 0
  #life: DeviceLife | undefined
  #raw: Database.Database | undefined
  #engine: Engine | undefined
  #total: Database.Statement<[], number> | undefined
  #place: Database.Statement<[string], Place> | undefined
  #dispatch: Dispatch | undefined
  readonly highWater: HighWater
  online = true
  /** Milliseconds that its clock differs from the time that passes. */
  wrongBy = 0
  /** Since the faults began: what was written before then seems to wait for longer than it does. */
  clockWasSet = false
  /** It never comes back. */
  dead = false
  readonly copies: Copy[] = []
  /** `written` at the last look. */
  checkedAt = -1
  /** Jobs that were asked for: each has a prompt of its own. */
  prompts = 0
  lastPlace: Place = { epoch: 'none', seq: 0, acked: 0, unsent: 0 }

  constructor(name: string, template: DeviceTemplate, world: DeviceWorld, seed: number) {
    this.name = name
    this.deviceId = template.deviceId
    this.instanceId = template.instanceId
    this.#world = world
    this.#random = seededRandom(seed)
    this.highWater = new HighWater(world.bug?.mark ?? 'all', () => world.isMarkLate())
    this.llm = new MoodyLlm(this.#random, ({ prompt, rework }) => this.#checkPaidCall(prompt, rework?.note ?? null))
  }

  get raw(): Database.Database {
    if (!this.#raw) throw new Error(`${this.name} is not open`)
    return this.#raw
  }

  get engine(): Engine {
    if (!this.#engine) throw new Error(`${this.name} is not open`)
    return this.#engine
  }

  /** Starts the app on a database, which is judged by the mark that lies beside it; `first`: on one that was never opened before. */
  async open(bytes: Buffer, first = false): Promise<void> {
    this.#lives += 1
    const { time, oracle, bug } = this.#world
    const life = new DeviceLife(time, () => this.wrongBy)
    const raw = new Database(bytes)
    raw.pragma('foreign_keys = ON')
    raw.pragma('trusted_schema = OFF')
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (message: string, fields?: object) => {
        if (!life.over && !(message === STOOD_STILL && (time.isLate || this.clockWasSet)))
          oracle.wrong(`${this.name} logs: ${message} ${JSON.stringify(fields ?? {})}`)
      }
    }
    const host = new MemoryHost()
    host.backendTokens.set(this.instanceId, { origin: BACKEND_URL, key: this.deviceId })
    const ids = { uuid: () => `${this.name}-${this.#lives}-${(this.#ids += 1)}` }
    if (first) this.highWater.begin(raw)
    this.highWater.open(raw, { clock: life, timers: life, ids, log })
    const store = createStore(raw, life, ids)
    const guarded = this.highWater.guard(this.#watched(bug?.store?.(store, raw) ?? store, raw), raw)
    this.#life = life
    this.#raw = raw
    this.#total = raw.prepare<[], number>('select total_changes()').pluck()
    this.#place = raw.prepare<[string], Place>(
      `select epoch, next_seq - 1 as seq, acked_seq as acked, (select count(*) from outbox o where o.instance_id = l.instance_id
        and o.epoch = l.epoch and o.link_seq > l.acked_seq) as unsent from sync_links l where instance_id = ?`
    )
    this.checkedAt = -1
    this.#engine = await startEngine(
      {
        store: bug?.guarded?.(guarded) ?? guarded,
        llms: this.llm.factory(),
        shops: NO_SHOPS,
        shopUrl: WIX_URL,
        catalogFile: createCatalogFile(),
        tableFile: createTableFile(),
        files: createDataFiles(this.highWater.folder, this.highWater.folder),
        host,
        backend: this.#world.api(this),
        clock: life,
        timers: life,
        soon: queueMicrotask,
        ids,
        hash: systemHash,
        random: this.#random,
        log,
        bus: createEventBus(),
        appVersion: '1.0.0',
        bootId: `${this.name}-boot-${this.#lives}`
      },
      { allowance: null, sample: false }
    )
    this.#dispatch = createDispatch(this.#engine, { version: '0', shell: 'web', dataDir: '', recovery: null })
  }

  /** The process is killed: what is committed stays. */
  kill(): Buffer {
    const bytes = this.raw.serialize()
    this.end()
    return bytes
  }

  end(): void {
    if (this.#engine) this.lastPlace = this.place
    if (this.#life) this.#life.over = true
    if (this.#raw?.open === true) this.#raw.close()
    this.#engine = undefined
  }

  /** Nothing of it is needed any more. */
  close(): void {
    this.end()
    this.highWater.close()
  }

  copy(): Copy {
    return { bytes: this.raw.serialize(), mark: this.highWater.mark, place: this.place, leases: this.leases() }
  }

  /** What the app answers; nothing where it waits for somebody. */
  async call(procedure: string, input: unknown, rest: () => Promise<void>): Promise<CallResult | null> {
    const box: { result: CallResult | null } = { result: null }
    void this.#dispatch?.(procedure, input, {}).then((result) => {
      box.result = result
    })
    await rest()
    const { result } = box
    if (result?.ok === false && result.error.code === 'INTERNAL')
      this.#world.oracle.wrong(`${this.name}: ${procedure} failed: ${result.error.message}`)
    return result
  }

  /** A person decides about an item. What they saw, and what they left, is kept in mind. */
  async decide(id: number, procedure: string, input: unknown, rest: () => Promise<void>): Promise<void> {
    const before = this.item(id)
    const box: { after?: ShownItem | undefined } = {}
    const deciding = this.#dispatch?.(procedure, input, {}).then((result) => {
      if (result.ok && this.#raw?.open === true) box.after = this.item(id)
      if (box.after && before && !sameTo(before, box.after))
        this.#world.oracle.acted(this.name, this.place.epoch, this.place.seq, before.key, before, box.after)
      if (!result.ok && result.error.code === 'INTERNAL')
        this.#world.oracle.wrong(`${this.name}: ${procedure} failed: ${result.error.message}`)
    })
    await rest()
    await deciding
  }

  newText(): string {
    return this.#world.oracle.newText(this.name)
  }

  get place(): Place {
    return this.#place?.get(this.instanceId) ?? { epoch: 'none', seq: 0, acked: 0, unsent: 0 }
  }

  leases(): readonly Lease[] {
    return this.engine.deps.store.read((db) => db.getLeases(this.instanceId))
  }

  /** What its events say that it gave back, by month; null where old ones were forgotten. */
  returned(): readonly { readonly period: string; readonly amount: number }[] | null {
    if (this.raw.prepare('select 1 from sync_links where pruned > 0').get() !== undefined) return null
    return this.raw
      .prepare<[], { period: string; amount: number }>(
        `select json_extract(o.payload, '$.period') as period, sum(json_extract(o.payload, '$.amount')) as amount from outbox o
        join sync_links l on l.instance_id = o.instance_id and l.epoch = o.epoch
        where o.type = 'lease.returned' and o.link_seq is not null group by 1`
      )
      .all()
  }

  /** Rows written so far by this life of the process: a database that nobody wrote to needs no second look. */
  get written(): number {
    return this.#total?.get() ?? 0
  }

  /** Nothing waits for anybody: sent, pulled up to `head`, and nothing left to do. */
  isQuiet(head: number): boolean {
    return this.engine.deps.store.read((db) => {
      const link = db.getSyncLink(this.instanceId)
      return (
        link !== null &&
        link.cursor === head &&
        link.leaseRequest === null &&
        db.countUnsent(this.instanceId) === 0 &&
        db.getRunningJobs().length === 0
      )
    })
  }

  ownJobs(): readonly number[] {
    return this.raw.prepare<[], number>('select id from jobs where device_id is null').pluck().all()
  }

  /** Delivered items, of whatever device, the newest first. */
  items(limit = 1_000): readonly ShownItem[] {
    return this.#shown(`where i.status = 'DONE' order by i.id desc limit ${limit}`)
  }

  item(id: number): ShownItem | undefined {
    return this.#shown(`where i.id = ${id}`)[0]
  }

  allItems(): readonly ShownItem[] {
    return this.#shown('')
  }

  #shown(which: string): ShownItem[] {
    return this.raw
      .prepare<[], Omit<ShownItem, 'key'> & { readonly uid: string; readonly position: number }>(
        `select i.id, j.uid, i.position, iif(i.status = 'RUNNING', 'PENDING', i.status) as status, i.review, i.edit,
          i.other_edit as otherEdit, i.proposal from job_items i join jobs j on j.id = i.job_id ${which}`
      )
      .all()
      .map(({ uid, position, ...row }) => ({ ...row, key: itemKey(uid, position) }))
  }

  /** The events of its own that it still has, of its running life. */
  ownEvents(): readonly {
    readonly epoch: string
    readonly seq: number
    readonly id: string
    readonly type: string
    readonly payload: string
  }[] {
    return this.raw
      .prepare<[], { epoch: string; seq: number; id: string; type: string; payload: string }>(
        `select o.epoch, o.link_seq as seq, o.id, o.type, o.payload from outbox o
        join sync_links l on l.instance_id = o.instance_id and l.epoch = o.epoch where o.link_seq is not null`
      )
      .all()
  }

  /** Nothing is sent that the mark does not know. */
  checkSend({ epoch, events }: SyncRequest): void {
    const last = events.at(-1)?.seq ?? 0
    if (last > 0 && this.highWater.known(this.raw, epoch) < last)
      this.#world.oracle.wrong(`${this.name} sends event ${last}, which its mark does not know (I9)`)
  }

  /** Counts what is really spent, in the moment in which it is. */
  #watched(store: Store, raw: Database.Database): Store {
    const { oracle } = this.#world
    const lease = raw.prepare<[number], { period: string; epoch: string }>(
      'select period, lease_epoch as epoch from reservations where id = ?'
    )
    return {
      ...store,
      write: (run) => {
        const spent: number[] = []
        const value = store.write((tx) =>
          run({
            ...tx,
            updateJobItem: (item, change, at) => {
              const landed = tx.updateJobItem(item, change, at)
              if (landed && change.to === 'DONE') spent.push(item.reservationId)
              return landed
            }
          })
        )
        for (const reservation of spent) {
          const { period, epoch } = lease.get(reservation) ?? { period: 'none', epoch: 'none' }
          oracle.spend(this.deviceId, epoch, period, this.place.seq)
        }
        return value
      }
    }
  }

  /** Nobody is asked for anything before the mark knows that the job was made. */
  #checkPaidCall(prompt: string, note: string | null): void {
    const seq = this.raw
      .prepare<[string, string | null], number>(
        `select max(o.link_seq) from outbox o join sync_links l on l.instance_id = o.instance_id and l.epoch = o.epoch
        join jobs j on json_extract(o.payload, '$.jobUid') = j.uid
        where o.type in ('job.created','job.reopened') and j.prompt = ? and j.note is ?`
      )
      .pluck()
      .get(prompt, note)
    if (seq !== undefined && seq !== null && this.highWater.known(this.raw, this.place.epoch) < seq)
      this.#world.oracle.wrong(`${this.name} has the model paid for event ${seq}, which its mark does not know (I9)`)
  }
}
