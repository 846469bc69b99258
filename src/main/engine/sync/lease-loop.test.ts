import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LOST, type Script } from '../../../../test/support/fake-backend.ts'
import { OTHER_DEVICE, SyncEngine } from '../../../../test/support/sync-engine.ts'

const SECOND = 1_000
const MINUTE = 60_000

let e: SyncEngine

beforeEach(async () => {
  e = await SyncEngine.open()
})
afterEach(async () => {
  await e[Symbol.asyncDispose]()
})

describe('leases', () => {
  test('a job that waits gets all that it needs, and it is there when it hears so', async () => {
    await e.link()
    e.backend.devices = [OTHER_DEVICE]
    await e.call('sync.now')
    const before = e.granted
    expect(await e.t.engine.sync.lease(e.t.instanceId, 300)).toBe('granted')
    expect(e.granted).toBe(before + 300)
  })

  test('or none of it, with the reason', async () => {
    await e.link()
    expect(await e.t.engine.sync.lease(e.t.instanceId, 5_000)).toEqual({ denied: 'Not so many are left.' })
  })

  test('or hears that nobody can be asked, while it waits in no queue', async () => {
    await e.link()
    e.backend.fail({ kind: 'offline', message: 'The backend cannot be reached.' })
    expect(await e.t.engine.sync.lease(e.t.instanceId, 20)).toEqual({ unreachable: 'The backend cannot be reached.' })
    expect(await e.t.engine.sync.lease('nobody', 20)).toMatchObject({ unreachable: expect.any(String) as unknown })
  })

  test('an answer that got lost is asked for under the same id and granted once', async () => {
    await e.link()
    const before = e.granted
    e.backend.next(LOST)
    expect(await e.t.engine.sync.lease(e.t.instanceId, 300)).toMatchObject({ unreachable: 'The connection broke.' })
    await e.time.advance(5 * SECOND)
    expect(e.granted).toBe(before + 300)
    const asked = e.backend.requests.flatMap(({ leaseRequest }) =>
      leaseRequest?.want === 300 ? [leaseRequest.requestId] : []
    )
    expect(asked).toHaveLength(2)
    expect(new Set(asked).size).toBe(1)
  })

  test('two jobs that wait at once are both answered, one after the other', async () => {
    await e.link()
    const before = e.granted
    expect(
      await Promise.all([e.t.engine.sync.lease(e.t.instanceId, 100), e.t.engine.sync.lease(e.t.instanceId, 200)])
    ).toEqual(['granted', 'granted'])
    expect(e.granted).toBe(before + 300)
  })

  test('the only device keeps a small stock, for the time without a network', async () => {
    await e.link()
    await e.time.advance(MINUTE)
    expect(e.granted).toBe(50)
    await e.time.advance(30 * MINUTE)
    expect(e.free).toBe(50)
  })

  test('a device that made a job of what it held asks for a stock for the next one', async () => {
    await e.link()
    await e.time.advance(MINUTE)
    e.backend.devices = [OTHER_DEVICE]
    // Somebody works here, and asks for nothing.
    for (let n = 0; n < 4; n += 1) {
      e.happen()
      await e.time.advance(4 * MINUTE)
    }
    expect(e.free).toBe(50)
    const attributes = ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug']
    for (const productIds of [['p1', 'p2', 'p3', 'p4', 'p5'], ['p1']])
      await e.call('jobs.create', {
        sourceScope: 'products',
        productIds,
        attributes,
        language: 'en',
        prompt: 'x',
        autoStart: false
      })
    expect(e.free).toBe(8)
    await e.time.advance(5 * SECOND)
    expect(e.free).toBe(50)
  })

  test('what nobody uses for ten minutes goes back to the others, and is told', async () => {
    await e.link()
    e.backend.devices = [OTHER_DEVICE]
    await e.call('sync.now')
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    await e.time.advance(8 * MINUTE)
    expect(e.free).toBeGreaterThanOrEqual(40)
    await e.time.advance(4 * MINUTE)
    expect(e.free).toBe(0)
    expect(e.backend.events.filter(({ type }) => type === 'lease.returned')).toHaveLength(1)
    expect(e.messages.some((message) => message.startsWith('Gave '))).toBe(true)
  })

  test('what nobody uses while there is no network stays here, after a sleep too, and goes back once there is one again', async () => {
    await e.link()
    e.backend.devices = [OTHER_DEVICE]
    await e.call('sync.now')
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    const held = e.free
    e.backend.fail({ kind: 'offline', message: 'Gone.' }, 1_000)
    await e.call('app.signal', { signal: 'suspend' })
    e.time.sleep(60 * MINUTE)
    await e.call('app.signal', { signal: 'resume' })
    await e.time.advance(20 * MINUTE)
    expect(e.free).toBe(held)
    expect(await e.create()).toMatchObject({ ok: true })
    e.backend.recover()
    await e.time.advance(30 * MINUTE)
    expect(e.free).toBe(0)
  })

  test('a device that was given up asks for no stock in that month, and its merchant hears why there is nothing', async () => {
    await e.link()
    await e.call('sync.now')
    const takenAway: Script = (_request, fine) => {
      const reply = fine()
      return { ok: true, value: { ...reply, leases: reply.leases.map((lease) => ({ ...lease, state: 'sealed' })) } }
    }
    e.backend.next(takenAway)
    await e.call('sync.now')
    const asked = e.backend.requests.length
    await e.time.advance(30 * MINUTE)
    expect(e.backend.requests.slice(asked).filter(({ leaseRequest }) => leaseRequest !== undefined)).toEqual([])
    e.backend.allowance = 50
    expect(await e.create()).toMatchObject({
      error: { message: expect.stringContaining('It was given up') as unknown }
    })
  })

  test('what a month that is over left goes back', async () => {
    await e.link()
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    e.backend.period = '2026-12'
    await e.call('sync.now')
    await e.call('sync.now')
    const old = e.leases.find(({ period }) => period === '2026-11')
    expect((old?.granted ?? 0) - (old?.returned ?? 0)).toBe(0)
    expect(e.messages).toContain('A new month has begun: 2026-12.')
  })

  test('that ends is said to open windows at that moment, though nothing was written and nobody can be asked', async () => {
    await e.link()
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    const endsIn = 5 * MINUTE + 7 * SECOND
    e.backend.usableUntil = new Date(e.time.now() + endsIn).toISOString()
    await e.call('sync.now')
    e.backend.fail({ kind: 'offline', message: 'Gone.' }, 1_000)
    await e.time.advance(endsIn - SECOND)
    expect(await e.call('credits.get')).toMatchObject({ value: { remaining: e.free, expired: 0 } })
    const told = e.toldOfCredits
    await e.time.advance(2 * SECOND)
    expect(e.toldOfCredits).toBe(told + 1)
    expect(await e.call('credits.get')).toMatchObject({ value: { remaining: 0, expired: e.free } })
    await e.time.advance(5 * MINUTE)
    expect(e.toldOfCredits).toBe(told + 1)
  })

  test('go back when the app quits while the backend can be reached', async () => {
    await e.link()
    e.backend.devices = [OTHER_DEVICE]
    await e.call('sync.now')
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    await e.t.stop()
    expect(e.backend.events.filter(({ type }) => type === 'lease.returned')).toHaveLength(1)
  })

  test('stay here when the app quits without a network', async () => {
    await e.link()
    e.backend.devices = [OTHER_DEVICE]
    await e.call('sync.now')
    await e.t.engine.sync.lease(e.t.instanceId, 40)
    e.backend.fail({ kind: 'offline', message: 'Gone.' }, 100)
    await e.call('sync.now')
    const held = e.free
    await e.t.stop()
    await e.reopen()
    expect(held).toBeGreaterThanOrEqual(40)
    expect(e.leases.map(({ returned }) => returned)).toEqual([0])
  })
})
