import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { SimulatorRandom } from '../../simulators/random.ts'
import type { WixStore } from '../../simulators/wix/store.ts'
import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { HistoryEntry, Publish, PublishOp } from '../../src/shared/contract/publishes.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { OpMove } from '../../src/main/ports/publish-store.ts'
import type { Store } from '../../src/main/ports/store.ts'
import { FakeTime } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { openTestEngine, type MemoryHost, type TestEngine } from '../support/test-engine.ts'
import type { Bug } from './publish-bugs.ts'
import type { PublishJudge } from './publish-judge.ts'
import { Network } from './publish-network.ts'

/** The clock and timers of one life of a process: what it had planned ends with it. */
class Life extends FakeTime {
  readonly #time: FakeTime
  over = false

  constructor(time: FakeTime) {
    super()
    this.#time = time
  }
  override now(): number {
    return this.#time.now()
  }
  override monotonic(): number {
    return this.#time.monotonic()
  }
  override after(ms: number, run: () => void): () => void {
    return this.#time.after(ms, () => {
      if (!this.over) run()
    })
  }
}

export interface DeviceTemplate {
  readonly dir: string
  readonly host: MemoryHost
  readonly jobId: number
}

/** One computer with the app on it: the real engine over a real database, reaching the store over a network of its own. */
export class Device {
  readonly name: string
  readonly network: Network
  readonly #judge: PublishJudge
  readonly #template: DeviceTemplate
  readonly #dir: string
  readonly #time: FakeTime
  readonly #bug: Bug | undefined
  #life: Life
  #engine: TestEngine | undefined
  #asked = 0
  #seen = 0

  constructor(
    name: string,
    world: {
      readonly store: WixStore
      readonly time: FakeTime
      readonly judge: PublishJudge
      readonly disturb: () => void
    },
    template: DeviceTemplate,
    seed: number,
    bug: Bug | undefined
  ) {
    this.name = name
    this.#judge = world.judge
    this.#template = template
    this.#time = world.time
    this.#bug = bug
    this.#life = new Life(world.time)
    this.#dir = mkdtempSync(path.join(path.dirname(template.dir), 'wordshelf-device-'))
    cpSync(template.dir, this.#dir, { recursive: true })
    this.network = new Network(world.store, world.time, seed, {
      moment: () => this.#judge.moment(),
      before: (written) => {
        world.disturb()
        if (written.length > 0) this.#beforeWrite(written)
      },
      after: () => {
        this.#handled()
        world.disturb()
      },
      read: (ids, moment) => this.#judge.read(name, ids, moment),
      unsure: (ids) => this.#judge.unsure(name, ids)
    })
  }

  get engine(): TestEngine {
    if (!this.#engine) throw new Error('The app is not open')
    return this.#engine
  }

  async open(): Promise<void> {
    this.#life = new Life(this.#time)
    const shops = this.network.shops(this.#life)
    this.#engine = await openTestEngine({
      dir: this.#dir,
      time: this.#life,
      host: this.#template.host,
      shops: this.#bug?.shops?.(shops, () => this.engine.raw) ?? shops,
      wrapStore: (store, raw) => {
        const watched = this.#watched(store)
        return this.#bug?.store?.(watched, raw) ?? watched
      }
    })
  }

  /** The process is killed in the middle of whatever it does, and started again. */
  async kill(random: SimulatorRandom): Promise<void> {
    this.#life.over = true
    this.engine.abandon()
    this.network.cut(random)
    await this.open()
  }

  async close(): Promise<void> {
    this.#life.over = true
    for (const held of [...this.network.outgoing, ...this.network.incoming]) held.release()
    if (this.#engine?.raw.open === true) this.engine.abandon()
    await Promise.resolve()
    rmSync(this.#dir, { recursive: true, force: true })
  }

  async call<T>(procedure: string, input: unknown = {}): Promise<T | null> {
    const result = await this.engine.dispatch(procedure, input, {})
    return result.ok ? (result.value as T) : null
  }

  /** Publishes everything that is approved, over what the app knew of the store when each text was written. */
  async publish(): Promise<void> {
    const before = await this.items()
    const run = await this.call<Publish>('publishes.create', { jobId: this.#template.jobId, storeName: STORE_NAME })
    if (!run) return
    const shown = new Map(before.map((item) => [item.id, item]))
    for (const op of await this.ops(run.id)) {
      const item = shown.get(op.itemId)
      if (item) this.#judge.grant(this.name, op.productId, op.attribute, textOf(item), item.published ?? item.original)
    }
  }

  /** Takes back a few published texts, or all. */
  async undo(random: SimulatorRandom): Promise<void> {
    const page = await this.call<{ entries: HistoryEntry[] }>('history.list', { limit: 500 })
    const chosen = (page?.entries ?? []).filter(() => random.next() < 0.5)
    if (chosen.length === 0) return
    const run = await this.call<Publish>('history.undo', {
      opIds: chosen.map((entry) => entry.opId),
      storeName: STORE_NAME
    })
    if (!run) return
    const ops = this.engine.raw
      .prepare<[number], { id: number; undoes: number }>('select id, undoes from publish_ops where publish_id = ?')
      .all(run.id)
    const entries = new Map(chosen.map((entry) => [entry.opId, entry]))
    for (const { undoes } of ops) {
      const entry = entries.get(undoes)
      if (entry) this.#judge.grant(this.name, entry.productId, entry.attribute, entry.before, entry.stored)
    }
  }

  async decide(random: SimulatorRandom, choice?: 'live'): Promise<void> {
    const page = await this.call<{ conflicts: PublishOp[] }>('conflicts.list', { limit: 500 })
    for (const op of page?.conflicts ?? []) {
      const roll = random.next()
      if (choice === 'live' || roll < 0.25) await this.call('conflicts.resolve', { opIds: [op.id], choice: 'live' })
      else if (roll < 0.5) {
        const done = await this.call<{ resolved: number }>('conflicts.resolve', { opIds: [op.id], choice: 'mine' })
        if (done?.resolved === 1) this.#judge.grant(this.name, op.productId, op.attribute, op.value, op.live)
      } else if (roll < 0.75 && op.kind === 'PUBLISH') {
        const text = this.#text(op.attribute)
        const done = await this.call<{ resolved: number }>('conflicts.resolve', {
          opIds: [op.id],
          choice: 'merge',
          text
        })
        if (done?.resolved === 1) this.#judge.grant(this.name, op.productId, op.attribute, text, op.live)
      }
    }
  }

  /** A person thinks again: an approval is taken back, or a text is edited and approved anew. */
  async reconsider(random: SimulatorRandom): Promise<void> {
    const items = await this.items()
    const item = items[Math.floor(random.next() * items.length)]
    if (!item) return
    if (random.next() < 0.4)
      await this.call('items.review', { ids: [item.id], decision: random.next() < 0.5 ? 'OPEN' : 'APPROVED' })
    else await this.call('items.review', { ids: [item.id], edit: this.#text(item.attribute), decision: 'APPROVED' })
  }

  async items(): Promise<readonly JobItem[]> {
    return (await this.call<{ items: JobItem[] }>('jobs.items', { id: this.#template.jobId, limit: 500 }))?.items ?? []
  }

  async runs(): Promise<readonly Publish[]> {
    return (await this.call<{ publishes: Publish[] }>('publishes.list', { limit: 500 }))?.publishes ?? []
  }

  async ops(publishId: number): Promise<readonly PublishOp[]> {
    return (await this.call<{ ops: PublishOp[] }>('publishes.ops', { id: publishId, limit: 500 }))?.ops ?? []
  }

  /** What must hold when everything has come to rest. */
  async inspect(): Promise<void> {
    for (const rule of brokenInvariants(this.engine.raw)) this.#judge.wrong(`${this.name}: ${rule}`)
    for (const run of await this.runs()) {
      if (run.state !== 'DONE' && run.state !== 'CANCELLED')
        this.#judge.wrong(
          `${this.name}: publish ${run.id} never came to its end: it is ${run.state} (${run.pausedBy ?? ''} ${run.message ?? ''})`
        )
      for (const op of await this.ops(run.id)) {
        if (!FINAL.has(op.state))
          this.#judge.wrong(`${this.name}: value ${op.id} never came to its end: it is ${op.state}`)
        if (op.state === 'PUBLISHED') this.#judge.published(this.name, op.productId, op.attribute, op.value)
      }
    }
  }

  #text(attribute: Attribute): string {
    this.#asked += 1
    const text = `${this.name} says ${this.#asked}`
    return attribute === 'description' ? `<p><strong>${text}</strong></p><ul><li>${text}</li></ul>` : text
  }

  /** What the request that was just handled changed on the store. */
  #handled(): void {
    const { writes } = this.network.simulator.control
    this.#judge.wrote(this.name, writes.slice(this.#seen))
    this.#seen = writes.length
  }

  #beforeWrite(written: readonly string[]): void {
    this.#judge.sends(this.name, written)
    if (this.#engine?.raw.open !== true) return
    for (const id of written) {
      const sending = this.engine.raw
        .prepare(
          `select 1 from publish_ops o join products p on p.key = o.product_key where p.id = ? and o.state = 'SENDING'`
        )
        .get(id)
      if (sending === undefined)
        this.#judge.wrong(`${this.name} wrote product ${id} with nothing on record as being sent`)
    }
  }

  /** Looks at every value in the transaction in which it becomes one that is being sent. */
  #watched(store: Store): Store {
    return {
      ...store,
      write: (run) =>
        store.write((tx) =>
          run({
            ...tx,
            moveOps: (publishId, moves, at) => {
              for (const each of moves) if (each.change.to === 'SENDING') this.#checkApproval(each)
              return tx.moveOps(publishId, moves, at)
            }
          })
        )
    }
  }

  #checkApproval({ id }: OpMove): void {
    const unapproved = this.engine.raw
      .prepare(
        `select 1 from publish_ops o join job_items i on i.id = o.item_id where o.id = ? and o.kind = 'PUBLISH'
           and (i.review <> 'APPROVED' or coalesce(i.edit, i.proposal) <> coalesce(o.value, ''))`
      )
      .get(id)
    if (unapproved !== undefined) this.#judge.wrong(`${this.name} sends value ${id}, which is not approved as it is`)
  }
}

export const STORE_NAME = 'Nordhaus Living'
const FINAL: ReadonlySet<PublishOp['state']> = new Set(['PUBLISHED', 'UNCHANGED', 'SKIPPED', 'FAILED', 'CANCELLED'])

function textOf(item: JobItem): string | null {
  return item.edit ?? item.proposal
}
