import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import { followPower } from './power.ts'

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
  const events = new EventEmitter()
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
      return { ok: true, value: { pull: id === undefined ? null : { id, state: 'RUNNING' } } }
    }
    const jobs = procedure === 'jobs.list'
    expect([procedure, input]).toMatchObject(
      jobs ? ['jobs.list', { status: 'RUNNING' }] : ['publishes.list', { state: 'RUNNING' }]
    )
    const ids = ofStore(jobs ? running : publishing)
    const from = Number((input as { cursor?: string }).cursor ?? 0)
    const rows = ids.slice(from, from + pageSize).map((id) => ({ id }))
    const next = from + pageSize
    const nextCursor = next < ids.length ? String(next) : null
    return { ok: true, value: { [jobs ? 'jobs' : 'publishes']: rows, nextCursor, total: ids.length } }
  }

  const tell = (event: AnyEvent): void => {
    for (const listener of listeners) listener(event)
  }
  const ignore = (): void => {}
  followPower({
    gateway: {
      call,
      on(listener) {
        listeners.push(listener)
        return ignore
      },
      whenGone: gone.promise
    },
    events,
    blocker,
    log: { info: ignore, warn: (message) => warnings.push(message), error: ignore }
  })
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
    // Of a job, a pull and a publish nothing but number and state is looked at.
    say(instanceId: string, id: number, status: JobStatus) {
      tell({ name: 'job.progress', payload: { instanceId, job: { id, status } } } as AnyEvent)
    },
    sayPull(instanceId: string, id: number, state: string) {
      tell({ name: 'pull.progress', payload: { instanceId, pull: { id, state } } } as AnyEvent)
    },
    sayPublish(instanceId: string, id: number, state: string) {
      tell({ name: 'publish.progress', payload: { instanceId, publish: { id, state } } } as AnyEvent)
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

  test.each([
    ['pull', ['PAUSED', 'DONE', 'CANCELLED', 'FAILED']],
    ['publish', ['SCHEDULED', 'MISSED', 'PAUSED', 'DONE', 'CANCELLED']]
  ])('while a %s runs, and no longer', async (kind, rests) => {
    const { blocker, look, sayPull, sayPublish } = setUp()
    const sayIt = kind === 'pull' ? sayPull : sayPublish
    await look()
    for (const rest of rests) {
      sayIt('store-1', 1, 'RUNNING')
      expect(blocker.held).toBe(1)
      sayIt('store-1', 1, rest)
      expect(blocker.held).toBe(0)
    }
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
