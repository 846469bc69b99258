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

function setUp(running: Running = { 'store-1': [] }, { pageSize = 500, fails = false } = {}) {
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
    expect([procedure, input]).toMatchObject(['jobs.list', { status: 'RUNNING' }])
    const ids = running[meta.instanceId ?? ''] ?? []
    const from = Number((input as { cursor?: string }).cursor ?? 0)
    const jobs = ids.slice(from, from + pageSize).map((id) => ({ id, status: 'RUNNING' }))
    const next = from + pageSize
    return { ok: true, value: { jobs, nextCursor: next < ids.length ? String(next) : null, total: ids.length } }
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
    say(instanceId: string, id: number, status: JobStatus) {
      // Of a job nothing but its number and its state is looked at.
      const event = { name: 'job.progress', payload: { instanceId, job: { id, status } } } as AnyEvent
      for (const listener of listeners) listener(event)
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
