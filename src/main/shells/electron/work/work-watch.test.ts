import { describe, expect, test } from 'vitest'
import type { CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { fakeJob } from '../../../../renderer/lib/testing/fake-data.ts'
import { watchWork } from './work-watch.ts'

function setUp() {
  const listeners: ((event: AnyEvent) => void)[] = []
  const ignore = (): void => {}
  const watch = watchWork({
    gateway: {
      call: (): Promise<CallResult> => Promise.resolve({ ok: true, value: { instances: [] } }),
      on(listener) {
        listeners.push(listener)
        return ignore
      },
      whenGone: new Promise(ignore)
    },
    log: { info: ignore, warn: ignore, error: ignore }
  })
  const moves: string[] = []
  watch.onMove((work, before) => moves.push(`${before ?? 'unheard'} to ${work.state}`))
  const say = (over: Partial<Pick<Job, 'status' | 'pausedBy'>>): void => {
    for (const listener of listeners)
      listener({ name: 'job.progress', payload: { instanceId: 'store-1', job: fakeJob({ id: 12, ...over }) } })
  }
  return { watch, moves, say }
}

describe('what runs', () => {
  test('is told of once each time that its state moves, however many events there are', () => {
    const { moves, say } = setUp()
    for (let n = 0; n < 3; n += 1) say({ status: 'RUNNING' })
    say({ status: 'PAUSED', pausedBy: 'offline' })
    for (let n = 0; n < 3; n += 1) say({ status: 'PAUSED', pausedBy: 'auth' })
    say({ status: 'RUNNING' })
    say({ status: 'COMPLETED' })
    say({ status: 'COMPLETED' })
    expect(moves).toEqual([
      'unheard to running',
      'running to resting',
      'resting to asking',
      'asking to running',
      'running to done'
    ])
  })

  test('is not what has waited since before the app was opened, although events tell of it again and again', () => {
    const { watch, moves, say } = setUp()
    for (let n = 0; n < 3; n += 1) say({ status: 'PAUSED', pausedBy: 'auth' })
    expect([watch.unfinished(), moves]).toEqual([[], ['unheard to asking']])
    say({ status: 'RUNNING' })
    expect(watch.unfinished()).toHaveLength(1)
  })
})
