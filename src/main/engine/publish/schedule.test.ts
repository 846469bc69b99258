import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Publish } from '#shared/contract/publishes.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { FakeTime } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { begin, openPublishEngine, write } from '../../../../test/support/publish-engine.ts'
import { call } from '../../../../test/support/shop-engine.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const HOUR = 3_600_000
const FULL = `create trigger full before update on publishes begin select raise(abort, 'disk full'); end`

/** A clock that can be set, as people do; time goes on passing beside it. */
class SettableTime extends FakeTime {
  offset = 0
  override now(): number {
    return super.now() + this.offset
  }
}

let time: SettableTime
let shop: FakeShop
let t: TestEngine
let run: Publish

beforeEach(async () => {
  time = new SettableTime()
  shop = new FakeShop('V3')
  shop.add(1)
  ;({ t } = await openPublishEngine(shop, { time }))
  const { jobId } = await write(t, ['w1'], ['title'])
  run = await begin(t, jobId, { at: new Date(time.now() + HOUR).toISOString() })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const state = async () => (await call<Publish>(t, 'publishes.get', { id: run.id })).state
const name = () => shop.product('w1').name

describe('a publish at a time', () => {
  test('begins when its time has come, and not before', async () => {
    await time.advance(HOUR - 1_000)
    expect([await state(), name()]).toEqual(['SCHEDULED', 'Product 1'])
    await time.advance(10_000)
    expect([await state(), name()]).toEqual(['DONE', 'Better Product 1'])
  })

  test('asks when its time passed while the app was closed', async () => {
    await t.stop()
    await time.advance(HOUR + 61_000)
    t = await openTestEngine({ dir: t.dir, time, host: t.host, shops: shop.factory() })
    await time.advance(10_000)
    expect([await state(), name()]).toEqual(['MISSED', 'Product 1'])
    expect(await call(t, 'publishes.get', { id: run.id })).toMatchObject({
      message: expect.stringContaining('closed or asleep') as string
    })
    await call(t, 'publishes.resume', { id: run.id })
    await time.advance(10_000)
    expect([await state(), name()]).toEqual(['DONE', 'Better Product 1'])
  })

  test('still begins when the app was opened within a minute', async () => {
    await t.stop()
    await time.advance(HOUR + 30_000)
    t = await openTestEngine({ dir: t.dir, time, host: t.host, shops: shop.factory() })
    await time.advance(10_000)
    expect(await state()).toBe('DONE')
  })

  test('asks after a sleep, in which timers stand still and the clock does not', async () => {
    t.engine.signal('suspend')
    time.offset += 2 * HOUR
    t.engine.signal('resume')
    await time.advance(1_000)
    expect([await state(), name()]).toEqual(['MISSED', 'Product 1'])
  })

  test('asks when the clock is set past its time', async () => {
    time.offset += 2 * HOUR
    await time.advance(60_000)
    expect(await state()).toBe('MISSED')
  })

  test('waits longer when the clock is set back, and begins by the clock', async () => {
    time.offset -= 2 * HOUR
    await time.advance(HOUR + 60_000)
    expect(await state()).toBe('SCHEDULED')
    await time.advance(2 * HOUR)
    expect(await state()).toBe('DONE')
  })

  test('begins a moment later when the disk takes nothing at its time', async () => {
    await time.advance(HOUR - 1_000)
    t.raw.pragma('query_only = on')
    await time.advance(8_000)
    expect([await state(), name()]).toEqual(['SCHEDULED', 'Product 1'])
    t.raw.pragma('query_only = off')
    await time.advance(10_000)
    expect([await state(), name()]).toEqual(['DONE', 'Better Product 1'])
  })

  test('begins a moment later when the app was opened with a disk that takes nothing', async () => {
    await t.stop()
    await time.advance(HOUR)
    t = await openTestEngine({
      dir: t.dir,
      time,
      host: t.host,
      shops: shop.factory(),
      wrapStore: (store, raw) => {
        raw.exec(FULL)
        return store
      }
    })
    await time.advance(8_000)
    expect([await state(), name()]).toEqual(['SCHEDULED', 'Product 1'])
    t.raw.exec('drop trigger full')
    await time.advance(10_000)
    expect([await state(), name()]).toEqual(['DONE', 'Better Product 1'])
  })

  test('can be given another time, also after it was missed, but none that has passed', async () => {
    expect(
      await t.dispatch('publishes.reschedule', { id: run.id, at: new Date(time.now() - 1).toISOString() }, {})
    ).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', details: { field: 'at' } }
    })
    await call(t, 'publishes.reschedule', { id: run.id, at: new Date(time.now() + 3 * HOUR).toISOString() })
    await time.advance(2 * HOUR)
    expect(await state()).toBe('SCHEDULED')
    await time.advance(HOUR + 10_000)
    expect(await state()).toBe('DONE')
  })

  test('sends nothing that lost its approval before its time', async () => {
    await call(t, 'items.review', { filter: { jobId: run.jobId }, decision: 'OPEN' })
    await time.advance(HOUR + 10_000)
    expect([await state(), name()]).toEqual(['DONE', 'Product 1'])
  })

  test('is cancelled before it began', async () => {
    expect(await call(t, 'publishes.cancel', { id: run.id })).toMatchObject({
      state: 'CANCELLED',
      counts: { cancelled: 1 }
    })
    await time.advance(2 * HOUR)
    expect(name()).toBe('Product 1')
  })
})
