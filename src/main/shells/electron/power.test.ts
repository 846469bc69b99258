import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import type { Pull } from '#shared/contract/shop.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import { fakeJob } from '../../../renderer/lib/testing/fake-data.ts'
import { fakePublish } from '../../../renderer/lib/testing/fake-publishes.ts'
import { fakePull } from '../../../renderer/lib/testing/fake-shop.ts'
import { followPower } from './power.ts'
import { watchWork } from './work/work-watch.ts'

/** Counts what is held, and objects to a blocker that is stopped twice. */
class FakeBlocker {
  readonly #held = new Set<number>()
  starts = 0

  start(kind: string): number {
    expect(kind).toBe('prevent-app-suspension')
    this.starts += 1
    this.#held.add(this.starts)
    return this.starts
  }

  stop(id: number): void {
    expect(this.#held.delete(id), `blocker ${id} is held`).toBe(true)
  }

  get held(): number {
    return this.#held.size
  }
}

interface Running {
  readonly [instanceId: string]: readonly number[]
}

interface SetUp {
  readonly pageSize?: number
  readonly fails?: boolean
  readonly publishing?: Running
  readonly pulling?: Running
}

function setUp(
  running: Running = { 'store-1': [] },
  { pageSize = 500, fails = false, publishing = {}, pulling = {} }: SetUp = {}
) {
  let onBattery = false
  let quits = 0
  const events = Object.assign(new EventEmitter(), { isOnBatteryPower: () => onBattery })
  const blocker = new FakeBlocker()
  const gone = Promise.withResolvers<void>()
  const first = Promise.withResolvers<void>()
  const signals: unknown[] = []
  const warnings: string[] = []
  const listeners: ((event: AnyEvent) => void)[] = []

  async function call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult> {
    if (procedure === 'app.signal') {
      signals.push(input)
      return { ok: true, value: {} }
    }
    await first.promise
    if (fails) return { ok: false, error: errorBody('INTERNAL', 'Broken.') }
    if (procedure === 'instances.list')
      return { ok: true, value: { instances: Object.keys(running).map((instanceId) => ({ instanceId })) } }
    const ofStore = (all: Running): readonly number[] => all[meta.instanceId ?? ''] ?? []
    if (procedure === 'shop.get') {
      const [id] = ofStore(pulling)
      return { ok: true, value: { pull: id === undefined ? null : fakePull({ id, state: 'RUNNING' }) } }
    }
    const jobs = procedure === 'jobs.list'
    expect([procedure, input]).toMatchObject(
      jobs ? ['jobs.list', { status: 'RUNNING' }] : ['publishes.list', { state: 'RUNNING' }]
    )
    const ids = ofStore(jobs ? running : publishing)
    const from = Number((input as { cursor?: string }).cursor ?? 0)
    const rows = ids
      .slice(from, from + pageSize)
      .map((id) => (jobs ? fakeJob({ id, status: 'RUNNING' }) : fakePublish({ id, state: 'RUNNING' })))
    const next = from + pageSize
    const nextCursor = next < ids.length ? String(next) : null
    return { ok: true, value: { [jobs ? 'jobs' : 'publishes']: rows, nextCursor, total: ids.length } }
  }

  const tell = (event: AnyEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const ignore = (): void => {}
  const gateway: Pick<EngineGateway, 'call' | 'on' | 'whenGone'> = {
    call,
    on(listener) {
      listeners.push(listener)
      return ignore
    },
    whenGone: gone.promise
  }
  const log = { info: ignore, warn: (message: string) => warnings.push(message), error: ignore }
  followPower({ work: watchWork({ gateway, log }), gateway, events, blocker, log, quit: () => (quits += 1) })
  return {
    blocker,
    signals,
    warnings,
    events,
    /** The first look may now be answered; resolves when nothing moves any more. */
    async look() {
      first.resolve()
      await new Promise(setImmediate)
    },
    async die() {
      gone.resolve()
      await new Promise(setImmediate)
    },
    quits: () => quits,
    /** The plug is pulled, or put back in. */
    plug(isIn: boolean) {
      onBattery = !isIn
      events.emit(isIn ? 'on-ac' : 'on-battery')
    },
    say(instanceId: string, id: number, status: JobStatus, device: Job['device'] = null) {
      tell({ name: 'job.progress', payload: { instanceId, job: fakeJob({ id, status, device }) } })
    },
    sayPull(instanceId: string, id: number, state: Pull['state']) {
      tell({ name: 'pull.progress', payload: { instanceId, pull: fakePull({ id, state }) } })
    },
    sayPublish(instanceId: string, id: number, state: Publish['state']) {
      tell({ name: 'publish.progress', payload: { instanceId, publish: fakePublish({ id, state }) } })
    }
  }
}

describe('the computer is kept awake', () => {
  test('while a job runs, and no longer than until it pauses or ends', async () => {
    const { blocker, look, say } = setUp()
    await look()
    for (const end of ['PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'] as const) {
      say('store-1', 1, 'RUNNING')
      say('store-1', 1, 'RUNNING')
      expect(blocker.held).toBe(1)
      say('store-1', 1, end)
      say('store-1', 1, end)
      expect(blocker.held).toBe(0)
    }
    expect(blocker.starts).toBe(4)
  })

  test('until the last of several jobs rests, in whichever store they are', async () => {
    const { blocker, look, say } = setUp()
    await look()
    say('store-1', 1, 'RUNNING')
    say('store-1', 2, 'RUNNING')
    say('store-2', 1, 'RUNNING')
    say('store-1', 1, 'COMPLETED')
    say('store-1', 2, 'PAUSED')
    expect([blocker.held, blocker.starts]).toEqual([1, 1])
    say('store-2', 1, 'PAUSED')
    expect(blocker.held).toBe(0)
  })

  test('for jobs that ran already when the app started, in every store and on every page', async () => {
    const { blocker, look, say } = setUp({ 'store-1': [], 'store-2': [7, 8, 9] }, { pageSize: 2 })
    expect(blocker.held).toBe(0)
    await look()
    expect(blocker.held).toBe(1)
    say('store-2', 7, 'COMPLETED')
    say('store-2', 8, 'COMPLETED')
    expect(blocker.held).toBe(1)
    say('store-2', 9, 'COMPLETED')
    expect(blocker.held).toBe(0)
  })

  test.each(['PAUSED', 'DONE', 'CANCELLED', 'FAILED'] as const)(
    'while a pull runs, not when it is %s',
    async (rest) => {
      const { blocker, look, sayPull } = setUp()
      await look()
      sayPull('store-1', 1, 'RUNNING')
      expect(blocker.held).toBe(1)
      sayPull('store-1', 1, rest)
      expect(blocker.held).toBe(0)
    }
  )

  test.each(['SCHEDULED', 'MISSED', 'PAUSED', 'DONE', 'CANCELLED'] as const)(
    'while a publish runs, not when it is %s',
    async (rest) => {
      const { blocker, look, sayPublish } = setUp()
      await look()
      sayPublish('store-1', 1, 'RUNNING')
      expect(blocker.held).toBe(1)
      sayPublish('store-1', 1, rest)
      expect(blocker.held).toBe(0)
    }
  )

  test('by no job that runs on another device', async () => {
    const { blocker, look, say } = setUp()
    await look()
    say('store-1', 1, 'RUNNING', { deviceId: 'd2', name: 'Studio' })
    expect(blocker.starts).toBe(0)
  })

  test('not on battery: an idle computer may sleep then, and is kept awake again from the wall', async () => {
    const { blocker, look, say, plug } = setUp()
    await look()
    plug(false)
    say('store-1', 1, 'RUNNING')
    expect(blocker.held).toBe(0)
    plug(true)
    expect(blocker.held).toBe(1)
    plug(false)
    expect(blocker.held).toBe(0)
  })

  test('for pulls and publishes that ran already when the app started', async () => {
    const publishing = { 'store-2': [1, 2, 3] }
    const { blocker, look, sayPull, sayPublish } = setUp(
      { 'store-1': [], 'store-2': [] },
      { pageSize: 2, publishing, pulling: { 'store-1': [1] } }
    )
    await look()
    sayPull('store-1', 1, 'DONE')
    for (const id of [1, 2]) sayPublish('store-2', id, 'DONE')
    expect(blocker.held).toBe(1)
    sayPublish('store-2', 3, 'PAUSED')
    expect([blocker.held, blocker.starts]).toEqual([0, 1])
  })

  test('by each of a job, a pull and a publish of the same number', async () => {
    const { blocker, look, say, sayPull, sayPublish } = setUp()
    await look()
    say('store-1', 1, 'RUNNING')
    sayPull('store-1', 1, 'RUNNING')
    sayPublish('store-1', 1, 'RUNNING')
    say('store-1', 1, 'COMPLETED')
    sayPull('store-1', 1, 'DONE')
    expect(blocker.held).toBe(1)
    sayPublish('store-1', 1, 'DONE')
    expect(blocker.held).toBe(0)
  })

  test('by nothing that an older list says against a newer event', async () => {
    const { blocker, look, say } = setUp({ 'store-1': [3] })
    say('store-1', 3, 'COMPLETED')
    await look()
    expect(blocker.starts).toBe(0)
  })

  test('by no job at all once the engine is gone', async () => {
    const { blocker, look, say, die } = setUp({ 'store-1': [3] })
    await look()
    expect(blocker.held).toBe(1)
    await die()
    say('store-1', 3, 'RUNNING')
    expect(blocker.held).toBe(0)
  })

  test('by its events alone where the first look fails', async () => {
    const { blocker, warnings, look, say } = setUp({}, { fails: true })
    await look()
    expect(warnings).toHaveLength(1)
    say('store-1', 1, 'RUNNING')
    expect(blocker.held).toBe(1)
  })
})

test('a shutdown is put off until the app has ended in order', () => {
  const { events, quits } = setUp()
  let putOff = false
  events.emit('shutdown', { preventDefault: () => (putOff = true) })
  expect([putOff, quits()]).toEqual([true, 1])
})

describe('sleep', () => {
  test('is told to the engine as it comes and goes', async () => {
    const { events, signals } = setUp()
    events.emit('suspend')
    events.emit('resume')
    expect(signals).toEqual([{ signal: 'suspend' }, { signal: 'resume' }])
  })

  test('is not told to an engine that is gone', async () => {
    const { events, signals, die } = setUp()
    await die()
    events.emit('suspend')
    expect(signals).toEqual([])
  })
})
