import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BACKEND_URL } from '../../../../test/support/fake-backend.ts'
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

describe('linking', () => {
  test('pairs, keeps the token beside the keys, and has the balance when it answers', async () => {
    expect(await e.link()).toMatchObject({
      ok: true,
      value: { status: 'up-to-date', url: BACKEND_URL, storeName: 'Lamps and Co', deviceName: 'Studio', waiting: 0 }
    })
    expect(e.t.host.backendTokens.get(e.t.instanceId)).toEqual({
      origin: BACKEND_URL,
      key: 'token-1-0123456789-0123456789'
    })
    expect(new Set(e.backend.tokens)).toEqual(new Set(['token-1-0123456789-0123456789']))
    expect(e.messages).toContain('This store was linked with “Lamps and Co” under the name “Studio”.')
  })

  test('takes the name that the backend gives it, where another device has its own', async () => {
    const pair = e.backend.pair.bind(e.backend)
    e.backend.pair = async (url, request) => {
      const paired = await pair(url, request)
      return paired.ok ? { ...paired, value: { ...paired.value, deviceName: 'Studio 2' } } : paired
    }
    expect(await e.link()).toMatchObject({ ok: true, value: { deviceName: 'Studio 2' } })
    expect(e.messages).toContain('This store was linked with “Lamps and Co” under the name “Studio 2”.')
  })

  test('tells what is here already', async () => {
    await e.create()
    await e.call('jobs.cancel', { id: 1 })
    await e.link()
    expect(e.backend.events.map(({ type }) => type)).toContain('job.created')
    expect(e.record?.ackedSeq).toBe(e.backend.events.length)
  })

  test('waits for jobs that are not over', async () => {
    await e.create()
    expect(await e.link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(e.backend.paired).toEqual([])
  })

  test('is refused a second time, and two clicks pair once', async () => {
    expect((await Promise.all([e.link(), e.link()])).map(({ ok }) => Number(ok)).toSorted((a, b) => a - b)).toEqual([
      0, 1
    ])
    expect(await e.link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(e.backend.paired).toHaveLength(1)
  })

  test('with a backend that cannot be reached changes nothing', async () => {
    e.backend.pair = () => Promise.resolve({ ok: false, failure: { kind: 'offline', message: 'Not there.' } })
    expect(await e.link()).toMatchObject({ ok: false, error: { code: 'BACKEND_UNAVAILABLE', message: 'Not there.' } })
    e.backend.pair = () => Promise.resolve({ ok: false, failure: { kind: 'refused', message: 'Used up.' } })
    expect(await e.link()).toMatchObject({ ok: false, error: { code: 'CONFLICT', message: 'Used up.' } })
    expect([e.state.status, e.t.host.backendTokens.size]).toEqual(['local', 0])
  })

  test('that finds a job created meanwhile gives the device up again', async () => {
    const { pair } = e.backend
    e.backend.pair = async (url, request) => {
      const paired = await pair.call(e.backend, url, request)
      await e.create()
      return paired
    }
    expect(await e.link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect([e.state.status, e.t.host.backendTokens.size, e.backend.signedOut.length]).toEqual(['local', 0, 1])
  })

  test('with a backend whose month is behind is refused before anything is kept: its credits could not be spent', async () => {
    e.backend.period = '2026-10'
    expect(await e.link()).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: expect.stringMatching(/2026-11.*2026-10/) as string }
    })
    expect([e.state.status, e.t.host.backendTokens.size, e.backend.signedOut.length]).toEqual(['local', 0, 1])
    e.backend.period = '2026-11'
    expect(await e.link()).toMatchObject({ ok: true, value: { status: 'up-to-date' } })
  })

  describe('can be given up', () => {
    const giveUp = () => e.t.dispatch('app.giveUp', { key: 'linking' }, {})
    const link = () =>
      e.t.dispatch(
        'sync.link',
        { url: BACKEND_URL, code: 'K7QM-2RXD', deviceName: 'Studio' },
        { idempotencyKey: 'linking' }
      )
    const CANCELLED = {
      ok: false,
      error: { code: 'CANCELLED', message: expect.stringContaining('used up') as string }
    }

    test('while the backend says nothing, and nothing is kept', async () => {
      e.backend.pair = (_url, _request, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new Error('Aborted')))
        })
      const linking = link()
      await giveUp()
      expect(await linking).toMatchObject(CANCELLED)
      expect([e.state.status, e.t.host.backendTokens.size]).toEqual(['local', 0])
    })

    test('a moment too late for the backend, where the device is signed out again', async () => {
      const pair = e.backend.pair.bind(e.backend)
      e.backend.pair = async (url, request) => {
        const paired = await pair(url, request)
        await giveUp()
        return paired
      }
      expect(await link()).toMatchObject(CANCELLED)
      expect([e.state.status, e.t.host.backendTokens.size, e.backend.signedOut.length]).toEqual(['local', 0, 1])
    })

    test('when it is done, which ends the wait for the first word of the backend', async () => {
      const reply = Promise.withResolvers<undefined>()
      e.backend.next(async (_request, fine) => {
        await giveUp()
        await reply.promise
        return { ok: true, value: fine() }
      })
      expect(await link()).toMatchObject({ ok: true, value: { status: 'syncing' } })
      reply.resolve(undefined)
      await e.time.advance(SECOND)
      expect(e.state.status).toBe('up-to-date')
    })
  })

  test('stays linked where the first sync fails, and says so', async () => {
    e.backend.fail({ kind: 'offline', message: 'Gone.' })
    expect(await e.link()).toMatchObject({ ok: true, value: { status: 'offline' } })
    await e.time.advance(2 * SECOND)
    expect(e.state.status).toBe('up-to-date')
  })
})

describe('signing out', () => {
  beforeEach(async () => {
    await e.link()
    await e.time.advance(MINUTE)
  })

  test('gives everything back, gives the token up, and leaves the content', async () => {
    await e.create()
    await e.call('jobs.cancel', { id: 1 })
    expect(await e.call('sync.unlink')).toMatchObject({ ok: true, value: { status: 'local' } })
    expect(e.backend.events.some(({ type }) => type === 'lease.returned')).toBe(true)
    expect([e.backend.signedOut.length, e.t.host.backendTokens.size]).toEqual([1, 0])
    const calls = e.backend.requests.length
    await e.time.advance(10 * MINUTE)
    expect(e.backend.requests.length).toBe(calls)
    expect(await e.call('jobs.list')).toMatchObject({ value: { total: 1 } })
  })

  test('is refused while a job is open, or while anything is unsent', async () => {
    await e.create()
    expect(await e.call('sync.unlink')).toMatchObject({ error: { code: 'CONFLICT' } })
    await e.call('jobs.cancel', { id: 1 })
    e.backend.fail({ kind: 'offline', message: 'Gone.' }, 100)
    expect(await e.call('sync.unlink')).toMatchObject({ error: { code: 'BACKEND_UNAVAILABLE' } })
    expect(e.state.waiting).toBeGreaterThan(0)
    expect(e.t.host.backendTokens.size).toBe(1)
    // It goes on with what it holds.
    expect(e.free).toBeGreaterThan(0)
    expect(await e.call('sync.unsent')).toMatchObject({ value: { total: e.state.waiting } })
  })

  test('is refused where a job was created meanwhile, although the backend has heard of that too', async () => {
    e.backend.next(async (_request, fine) => {
      const reply = fine()
      await e.create()
      return { ok: true, value: reply }
    })
    expect(await e.call('sync.unlink')).toMatchObject({
      error: { code: 'CONFLICT', message: expect.stringContaining('A job is not over yet') as string }
    })
    expect(e.backend.events.map(({ type }) => type)).toContain('job.created')
    expect([e.record === null, e.t.host.backendTokens.size, e.backend.signedOut]).toEqual([false, 1, []])
  })

  test('works on a device that was signed out elsewhere already, if nothing waits', async () => {
    // It holds a stock: giving it back is nothing that such a backend needs to hear.
    expect(e.free).toBeGreaterThan(0)
    e.backend.fail({ kind: 'unauthorized', message: 'Signed out.' }, 100)
    expect(await e.call('sync.unlink')).toMatchObject({ ok: true, value: { status: 'local' } })
    expect(e.t.host.backendTokens.size).toBe(0)
  })

  test('is refused on such a device while work waits, which can be saved or sent after pairing again', async () => {
    await e.create()
    await e.call('jobs.cancel', { id: 1 })
    e.backend.fail({ kind: 'unauthorized', message: 'Signed out.' }, 2)
    expect(await e.call('sync.unlink')).toMatchObject({ error: { code: 'CONFLICT', details: { field: 'waiting' } } })
  })
})

describe('signing out of a backend that is gone for good', () => {
  const abandon = () => e.call('sync.unlink', { abandon: true })
  const GONE = { kind: 'offline', message: 'Gone.' } as const

  beforeEach(async () => {
    await e.link()
    await e.time.advance(MINUTE)
  })

  test('forgets link and token, leaves the content, and notes what the backend never got', async () => {
    await e.create()
    await e.call('jobs.cancel', { id: 1 })
    e.backend.fail(GONE, 100)
    await e.call('sync.now')
    const { waiting } = e.state
    expect(waiting).toBeGreaterThan(1)
    const calls = e.backend.requests.length
    expect(await abandon()).toMatchObject({ ok: true, value: { status: 'local', waiting: 0 } })
    expect([e.t.host.backendTokens.size, e.backend.signedOut.length]).toEqual([0, 0])
    await e.time.advance(10 * MINUTE)
    expect(e.backend.requests.length).toBe(calls)
    expect(await e.call('jobs.list')).toMatchObject({ value: { total: 1 } })
    expect(e.messages[0]).toBe(
      `This device was signed out of “Lamps and Co” without its backend, which never got ${waiting} changes.`
    )
    // The allowance of this computer holds again.
    expect(await e.create()).toMatchObject({ ok: true })
  })

  test('is allowed where somebody has to look, and a call under way brings nothing any more', async () => {
    e.backend.fail({ kind: 'unusable', message: 'Not a backend.' })
    e.happen()
    await e.call('sync.now')
    const reply = Promise.withResolvers<undefined>()
    e.backend.next(async (_request, fine) => {
      await reply.promise
      return { ok: true, value: fine() }
    })
    const going = e.call('sync.now')
    expect(await abandon()).toMatchObject({ ok: true })
    reply.resolve(undefined)
    await going
    expect([e.state.status, e.record]).toEqual(['local', null])
  })

  test('is refused while the backend answers, and while a job is open', async () => {
    expect(await abandon()).toMatchObject({
      error: { code: 'CONFLICT', message: expect.stringContaining('has not failed') as string }
    })
    await e.create()
    e.backend.fail(GONE, 100)
    await e.call('sync.now')
    expect(await abandon()).toMatchObject({
      error: { code: 'CONFLICT', message: expect.stringContaining('A job is not over yet') as string }
    })
    expect(e.t.host.backendTokens.size).toBe(1)
  })

  test('leaves everything to be told to the next backend', async () => {
    await e.create()
    e.backend.fail(GONE, 100)
    await e.call('jobs.cancel', { id: 1 })
    await e.call('sync.now')
    await abandon()
    await e.time.advance(MINUTE)
    e.backend.recover()
    await e.link()
    const told = e.backend.told(e.record?.epoch, 'device-2')
    expect(told.map(({ type }) => type)).toContain('job.created')
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })
})

describe('a device that is not known any more', () => {
  test('is paired again, and tells everything again', async () => {
    await e.link()
    e.happen()
    e.backend.fail({ kind: 'unauthorized', message: 'Signed out.' })
    await e.call('sync.now')
    expect(e.state.problem?.code).toBe('unauthorized')
    expect(await e.link()).toMatchObject({ ok: true, value: { deviceId: 'device-2', problem: null } })
    expect(e.backend.tokens.at(-1)).toBe('token-2-0123456789-0123456789')
  })
})

describe('a start', () => {
  test('goes on with what waits, without the token having been anywhere else', async () => {
    await e.link()
    await e.time.advance(MINUTE)
    e.backend.fail({ kind: 'offline', message: 'Gone.' }, 1)
    e.happen()
    await e.kill()
    await e.time.advance(MINUTE)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('sends no token to another address than the one that gave it', async () => {
    await e.link()
    e.t.host.backendTokens.set(e.t.instanceId, { origin: 'https://other.test', key: 'x' })
    const calls = e.backend.requests.length
    await e.call('sync.now')
    expect(e.backend.requests.length).toBe(calls)
    expect(e.state).toMatchObject({ status: 'attention', problem: { code: 'unauthorized' } })
  })
})

describe('devices', () => {
  test('are those of the last sync, this one first, and a lost one can be given up', async () => {
    const own = { ...OTHER_DEVICE, deviceId: 'device-1', name: 'Studio' }
    e.backend.devices = [OTHER_DEVICE, own]
    await e.link()
    expect(await e.call('sync.devices')).toMatchObject({
      value: {
        devices: [
          { name: 'Studio', thisDevice: true },
          { name: 'Laptop', thisDevice: false }
        ]
      }
    })
    expect(await e.call('sync.writeOff', { deviceId: 'other' })).toMatchObject({ value: { freed: 7 } })
    expect(await e.call('sync.writeOff', { deviceId: 'device-1' })).toMatchObject({
      error: { code: 'CONFLICT' }
    })
    expect(await e.call('sync.writeOff', { deviceId: 'nobody' })).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
  })

  test('and everything else of a backend is nothing where there is none', async () => {
    expect(await e.call('sync.get')).toMatchObject({ value: { status: 'local' } })
    expect(await e.call('sync.devices')).toMatchObject({ value: { devices: [], asOf: null } })
    for (const name of ['sync.now', 'sync.unlink'] as const)
      expect(await e.call(name)).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await e.call('sync.writeOff', { deviceId: 'x' })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await e.call('sync.invite', {})).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await e.call('sync.unsent')).toMatchObject({ value: { total: 0 } })
  })
})
