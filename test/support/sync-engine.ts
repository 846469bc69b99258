import type { SyncState } from '../../src/shared/contract/sync.ts'
import type { Lease, SyncLink } from '../../src/main/ports/sync-store.ts'
import { BACKEND_URL, FakeBackend } from './fake-backend.ts'
import { FakeTime, settle } from './fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from './test-engine.ts'

/** The real engine with a backend that does as a test says. */
export class SyncEngine {
  time: FakeTime
  readonly backend: FakeBackend
  t: TestEngine

  private constructor(time: FakeTime, backend: FakeBackend, t: TestEngine) {
    this.time = time
    this.backend = backend
    this.t = t
  }

  static async open(): Promise<SyncEngine> {
    const time = new FakeTime()
    const backend = new FakeBackend(time)
    const t = await openTestEngine({ backend, time })
    addProducts(t, t.instanceId, 5)
    return new SyncEngine(time, backend, t)
  }

  /** Starts again on what the last engine left; stop that first, or `kill` it. */
  async reopen(): Promise<void> {
    const { dir, host } = this.t
    this.t = await openTestEngine({ dir, host, backend: this.backend, time: this.time })
  }

  /** The process dies: nothing of it does anything any more, its timers neither. */
  async kill(): Promise<void> {
    await settle()
    this.t.abandon()
    this.time = new FakeTime(this.time.now())
    this.backend.time = this.time
    await this.reopen()
  }

  call(...[procedure, input = {}]: [procedure: string, input?: unknown]): ReturnType<TestEngine['dispatch']> {
    return this.t.dispatch(procedure, input, {})
  }

  link(): ReturnType<TestEngine['dispatch']> {
    return this.call('sync.link', { url: `${BACKEND_URL}/`, code: 'K7QM-2RXD', deviceName: 'Studio' })
  }

  /** A job that nobody starts. */
  create(productIds = ['p1', 'p2']): ReturnType<TestEngine['dispatch']> {
    const what = { sourceScope: 'products', productIds, attributes: ['title'], language: 'en', prompt: 'x' }
    return this.call('jobs.create', { ...what, autoStart: false })
  }

  /** Something that the backend has to hear. */
  happen(times = 3): void {
    const { engine, instanceId } = this.t
    engine.deps.store.write((tx) => {
      for (let n = 0; n < times; n += 1)
        tx.tell(instanceId, { type: 'lease.returned', period: '2026-11', amount: 1 }, this.time.now())
    })
  }

  get state(): SyncState {
    return this.t.engine.sync.state(this.t.instanceId)
  }

  /** Newest first. */
  get messages(): readonly string[] {
    const page = { cursor: undefined, limit: 100 }
    return this.t.engine.deps.store
      .read((db) => db.getSyncLog(this.t.instanceId, page))
      .rows.map(({ message }) => message)
  }

  get record(): SyncLink | null {
    return this.t.engine.deps.store.read((db) => db.getSyncLink(this.t.instanceId))
  }

  get leases(): readonly Lease[] {
    return this.t.engine.deps.store.read((db) => db.getLeases(this.t.instanceId))
  }

  /** How often windows heard that credits have changed. */
  get toldOfCredits(): number {
    return this.t.events.filter(({ name, payload }) => name === 'changed' && payload.topics.includes('credits')).length
  }

  get granted(): number {
    return this.leases.reduce((sum, lease) => sum + lease.granted, 0)
  }

  get free(): number {
    return this.leases.reduce((sum, lease) => sum + lease.granted - lease.returned - lease.open - lease.captured, 0)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.t[Symbol.asyncDispose]()
  }
}

/** Another device of the store, seen an hour before the clock of a test starts. */
export const OTHER_DEVICE = {
  deviceId: 'other',
  name: 'Laptop',
  captured: 0,
  open: 0,
  free: 0,
  lastSeenAt: '2026-11-23T11:00:00.000Z',
  writtenOff: false
}
