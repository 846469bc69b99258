import { ok } from 'node:assert/strict'
import type { Kysely } from 'kysely'
import type { EventPayload, EventType, JobFacts, JobStanding } from '#shared/sync/events.ts'
import type { SyncReply } from '#shared/sync/protocol.ts'
import type { ItemRow } from '#shared/sync/rows.ts'
import { digestOf } from '../../src/auth/secrets.ts'
import type { BackendDeps } from '../../src/deps.ts'
import type { Tables } from '../../src/db/tables.ts'
import type { IncomingSync, IncomingWire } from '../../src/sync/incoming.ts'
import { syncDevice } from '../../src/sync/sync-device.ts'
import { addInstance } from './database.ts'

export const NOW = Date.UTC(2026, 10, 10, 12)

export interface TestDeps extends BackendDeps {
  setNow(at: number): void
}

export function testDeps(db: Kysely<Tables>, at = NOW): TestDeps {
  let now = at
  let ids = 0
  const quiet = () => undefined
  return {
    db,
    clock: { now: () => now },
    ids: { uuid: () => `id-${(ids += 1)}` },
    log: { info: quiet, warn: quiet, error: quiet },
    setNow: (to) => (now = to)
  }
}

let events = 0

/** An honest device without a database: it numbers what it tells, and keeps all of it so that anything can be sent again. */
export class TestDevice {
  readonly told: IncomingWire[] = []
  acked = 0
  cursor = 0
  readonly #deps: BackendDeps
  readonly instanceId: string
  readonly deviceId: string
  epoch: string

  constructor(deps: BackendDeps, instanceId: string, deviceId = 'd1', epoch = 'e1') {
    this.#deps = deps
    this.instanceId = instanceId
    this.deviceId = deviceId
    this.epoch = epoch
  }

  tell<T extends EventType>(type: T, payload: EventPayload<T>, rows?: readonly unknown[]): IncomingWire {
    return this.tellRaw(type, JSON.stringify(payload), rows)
  }

  tellRaw(type: string, payload: string, rows?: readonly unknown[]): IncomingWire {
    const event = {
      seq: this.told.length + 1,
      id: `ev-${process.pid}-${(events += 1)}`,
      type,
      payload,
      hash: digestOf(payload),
      at: NOW,
      ...(rows === undefined ? {} : { rows })
    }
    this.told.push(event)
    return event
  }

  request(change: Partial<IncomingSync> = {}): IncomingSync {
    return {
      proto: 1,
      minProto: 1,
      appVersion: '1.0.0',
      deviceId: this.deviceId,
      epoch: this.epoch,
      events: this.told.slice(this.acked),
      pull: { cursor: this.cursor, limit: 500 },
      ...change
    }
  }

  send(request: IncomingSync): ReturnType<typeof syncDevice> {
    return syncDevice(this.#deps, { instanceId: this.instanceId, deviceId: this.deviceId }, request)
  }

  /** Tells what is unsent, asks for credits if told to, and takes the answer over. */
  async sync(change: Partial<IncomingSync> = {}): Promise<SyncReply> {
    const result = await this.send(this.request(change))
    ok(result.ok, result.ok ? '' : JSON.stringify(result.error))
    this.acked = result.value.ackSeq
    this.cursor = result.value.nextCursor
    return result.value
  }

  lease(want: number, exact = true): Promise<SyncReply> {
    return this.sync({ leaseRequest: { requestId: `r-${process.pid}-${(events += 1)}`, want, exact } })
  }
}

export function facts(products: number, attributes: JobFacts['attributes'] = ['title']): JobFacts {
  return {
    sourceScope: 'products',
    attributes,
    language: 'en',
    prompt: 'Make it better',
    productCount: products,
    totalItems: products * attributes.length,
    createdAt: NOW
  }
}

export function standing(change: Partial<JobStanding> = {}): JobStanding {
  return {
    status: 'RUNNING',
    pausedBy: null,
    statusMessage: null,
    model: 'gpt-5-mini',
    sampleModel: false,
    requests: 1,
    inputTokens: 100,
    cachedTokens: 0,
    outputTokens: 20,
    costNano: 1_000,
    startedAt: NOW,
    finishedAt: null,
    ...change
  }
}

export function row(position: number, change: Partial<ItemRow> = {}): ItemRow {
  const status = change.status ?? 'PENDING'
  return {
    position,
    productId: `p${position}`,
    productName: `Product ${position}`,
    attribute: 'title',
    original: `Original ${position}`,
    status,
    proposal: status === 'DONE' ? `Proposal ${position}` : null,
    flags: [],
    model: status === 'DONE' ? 'gpt-5-mini' : null,
    error: status === 'FAILED' ? { code: 'REFUSED', message: 'No.' } : null,
    free: false,
    ...change
  }
}

/** A store with 100 credits and two devices, which have not called yet. */
export async function addTwoDevices(db: Kysely<Tables>): Promise<{
  readonly deps: TestDeps
  readonly instanceId: string
  readonly one: TestDevice
  readonly two: TestDevice
}> {
  const deps = testDeps(db)
  const instanceId = await addInstance(db, { allowance: 100, devices: ['d1', 'd2'], now: NOW })
  const one = new TestDevice(deps, instanceId, 'd1', 'e1')
  return { deps, instanceId, one, two: new TestDevice(deps, instanceId, 'd2', 'f1') }
}

/** A job of `count` items, told as the app does: the job, its items, how it stands. */
export function tellJob(device: TestDevice, jobUid: string, count: number, credits = count): void {
  device.tell('job.created', { jobUid, period: '2026-11', credits, again: false, job: facts(count) })
  device.tell(
    'job.items',
    { jobUid, from: 0, to: count },
    Array.from({ length: count }, (_, i) => row(i))
  )
  device.tell('job.standing', { jobUid, standing: standing() })
}

export function tellLanded(
  device: TestDevice,
  jobUid: string,
  done: readonly number[],
  failed: readonly number[] = []
): void {
  device.tell(
    'items.landed',
    { jobUid, period: '2026-11', done: [...done], failed: [...failed], captured: done.length, released: failed.length },
    [...done.map((i) => row(i, { status: 'DONE' })), ...failed.map((i) => row(i, { status: 'FAILED' }))]
  )
}
