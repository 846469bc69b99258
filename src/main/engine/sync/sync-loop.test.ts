import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BACKEND_URL, DEAD, FakeBackend, HANGS, LOST } from '../../../../test/support/fake-backend.ts'
import { FakeTime, settle } from '../../../../test/support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const SECOND = 1_000
const MINUTE = 60_000

let backend: FakeBackend
let time: FakeTime
let t: TestEngine

beforeEach(async () => {
  time = new FakeTime()
  backend = new FakeBackend(time)
  t = await openTestEngine({ backend, time })
  addProducts(t, t.instanceId, 5)
})
afterEach(async () => {
  await t[Symbol.asyncDispose]()
})

const link = () => t.dispatch('sync.link', { url: `${BACKEND_URL}/`, code: 'K7QM-2RXD', deviceName: 'Studio' }, {})
const state = () => t.engine.sync.state(t.instanceId)
const create = (productIds = ['p1', 'p2']) =>
  t.dispatch(
    'jobs.create',
    { sourceScope: 'products', productIds, attributes: ['title'], language: 'en', prompt: 'x', autoStart: false },
    {}
  )
/** Something that the backend has to hear. */
const happen = (times = 3) =>
  t.engine.deps.store.write((tx) => {
    for (let n = 0; n < times; n += 1)
      tx.tell(t.instanceId, { type: 'lease.returned', period: '2026-11', amount: 1 }, time.now())
  })
const messages = () =>
  t.engine.deps.store
    .read((db) => db.getSyncLog(t.instanceId, { cursor: undefined, limit: 100 }))
    .rows.map(({ message }) => message)
const links = () => t.engine.deps.store.read((db) => db.getSyncLink(t.instanceId))
const leases = () => t.engine.deps.store.read((db) => db.getLeases(t.instanceId))

describe('linking', () => {
  test('pairs, keeps the token beside the keys, and has the balance when it answers', async () => {
    expect(await link()).toMatchObject({
      ok: true,
      value: { status: 'up-to-date', url: BACKEND_URL, storeName: 'Lamps and Co', deviceName: 'Studio', waiting: 0 }
    })
    expect(t.host.backendTokens.get(t.instanceId)).toEqual({
      origin: BACKEND_URL,
      key: 'token-1-0123456789-0123456789'
    })
    expect(new Set(backend.tokens)).toEqual(new Set(['token-1-0123456789-0123456789']))
    expect(messages()).toContain('This store was linked with “Lamps and Co” under the name “Studio”.')
  })

  test('tells what is here already', async () => {
    await create()
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    await link()
    expect(backend.events.map(({ type }) => type)).toContain('job.created')
    expect(links()?.ackedSeq).toBe(backend.events.length)
  })

  test('waits for jobs that are not over', async () => {
    await create()
    expect(await link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(backend.paired).toEqual([])
  })

  test('is refused a second time, and two clicks pair once', async () => {
    expect((await Promise.all([link(), link()])).map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(backend.paired).toHaveLength(1)
  })

  test('with a backend that cannot be reached changes nothing', async () => {
    backend.pair = () => Promise.resolve({ ok: false, failure: { kind: 'offline', message: 'Not there.' } })
    expect(await link()).toMatchObject({ ok: false, error: { code: 'BACKEND_UNAVAILABLE', message: 'Not there.' } })
    backend.pair = () => Promise.resolve({ ok: false, failure: { kind: 'refused', message: 'Used up.' } })
    expect(await link()).toMatchObject({ ok: false, error: { code: 'CONFLICT', message: 'Used up.' } })
    expect([state().status, t.host.backendTokens.size]).toEqual(['local', 0])
  })

  test('that finds a job created meanwhile gives the device up again', async () => {
    const { pair } = backend
    backend.pair = async (url, request) => {
      const paired = await pair.call(backend, url, request)
      await create()
      return paired
    }
    expect(await link()).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect([state().status, t.host.backendTokens.size, backend.signedOut.length]).toEqual(['local', 0, 1])
  })

  test('stays linked where the first sync fails, and says so', async () => {
    backend.fail({ kind: 'offline', message: 'Gone.' })
    expect(await link()).toMatchObject({ ok: true, value: { status: 'offline' } })
    await time.advance(2 * SECOND)
    expect(state().status).toBe('up-to-date')
  })
})

describe('a linked store', () => {
  beforeEach(async () => {
    await link()
    await time.advance(2 * SECOND)
  })

  test('sends what happens within a second or so, and says how many', async () => {
    happen()
    expect(state()).toMatchObject({ status: 'syncing' })
    await time.advance(2 * SECOND)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
    expect(messages()[0]).toMatch(/^Sent \d+ changes\.$/)
  })

  test('looks for what others did about once a minute, and no oftener', async () => {
    const before = backend.requests.length
    await time.advance(10 * MINUTE)
    expect(backend.requests.length - before).toBeGreaterThanOrEqual(8)
    expect(backend.requests.length - before).toBeLessThanOrEqual(13)
  })

  test('sends again what got lost on the way back, and it is stored once', async () => {
    backend.next(LOST)
    happen()
    await time.advance(10 * SECOND)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
    const ids = backend.events.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('backs off while nobody is there, up to five minutes, and tries at once when the network is back', async () => {
    backend.fail({ kind: 'offline', message: 'The backend cannot be reached.' }, 1_000)
    happen()
    await time.advance(2 * SECOND)
    expect(state()).toMatchObject({ status: 'offline', problem: null })
    expect(Date.parse(state().nextTryAt ?? '')).toBeGreaterThan(time.now())
    await time.advance(60 * MINUTE)
    const before = backend.requests.length
    await time.advance(60 * MINUTE)
    // Half of the ceiling with this chance.
    expect(backend.requests.length - before).toBeGreaterThanOrEqual(20)
    expect(backend.requests.length - before).toBeLessThanOrEqual(30)
    expect(messages().filter((message) => message.startsWith('Offline: '))).toHaveLength(1)
    const after = backend.requests.length
    t.engine.signal('online')
    await settle()
    expect(backend.requests.length).toBe(after + 1)
  })

  test('waits as long as the backend asks', async () => {
    backend.fail({ kind: 'wait', afterMs: 100 * SECOND, message: 'The backend asks to wait a little.' })
    happen()
    await time.advance(2 * SECOND)
    const before = backend.requests.length
    await time.advance(90 * SECOND)
    expect(backend.requests.length).toBe(before)
    await time.advance(30 * SECOND)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test.each([
    ['unauthorized', 'Signed out.'],
    ['upgrade', 'Update.'],
    ['refused', 'No.'],
    ['unusable', 'A page.']
  ] as const)(
    'says that somebody has to do something where it is %s, keeps its changes, and stays usable',
    async (kind, message) => {
      backend.fail({ kind, message }, 100)
      happen()
      await time.advance(2 * SECOND)
      const code = kind === 'unusable' ? 'backend' : kind
      expect(state()).toMatchObject({ status: 'attention', problem: { code, message } })
      expect(state().waiting).toBeGreaterThan(0)
      expect(messages()[0]).toBe(message)
      expect(await create()).toMatchObject({ ok: true })
    }
  )

  test('is well again as soon as a call is', async () => {
    backend.fail({ kind: 'upgrade', message: 'Update.' })
    happen()
    await time.advance(2 * SECOND)
    expect(state().status).toBe('attention')
    expect(await t.dispatch('sync.now', {}, {})).toMatchObject({
      value: { status: 'up-to-date', waiting: 0, problem: null }
    })
  })

  test('sends less at a time where more does not get through', async () => {
    backend.fail({ kind: 'unusable', message: 'Too large.' }, 3)
    happen()
    await time.advance(3 * MINUTE)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
    const limits = backend.requests.map(({ pull }) => pull.limit)
    expect(Math.min(...limits)).toBeLessThan(100)
    expect(limits.at(-1)).toBeGreaterThan(Math.min(...limits))
  })

  test('goes on from where the backend stands after a gap', async () => {
    happen()
    backend.next(() => ({ ok: false, failure: { kind: 'gap', lastSeq: links()?.ackedSeq ?? 0 } }))
    await time.advance(2 * SECOND)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('pulls from the beginning where its place in the feed is too old', async () => {
    backend.feed.push({ jobs: [], items: [] })
    await t.dispatch('sync.now', {}, {})
    expect(links()?.cursor).toBe(1)
    backend.fail({ kind: 'cursor-too-old' })
    await t.dispatch('sync.now', {}, {})
    expect(backend.requests.at(-1)?.pull.cursor).toBe(0)
    expect(links()?.cursor).toBe(1)
  })

  test('makes one call at a time', async () => {
    let under = 0
    let most = 0
    const slow: Parameters<FakeBackend['next']>[0] = async (_request, fine) => {
      under += 1
      most = Math.max(most, under)
      await settle(3)
      under -= 1
      return { ok: true, value: fine() }
    }
    backend.next(slow, slow, slow, slow, slow)
    happen()
    await Promise.all([t.dispatch('sync.now', {}, {}), t.dispatch('sync.now', {}, {}), time.advance(5 * SECOND)])
    expect(most).toBe(1)
  })

  test('does not hammer a backend that answers without getting on, and says so in the end', async () => {
    const stuck: Parameters<FakeBackend['next']>[0] = (request, fine) => ({
      ok: true,
      value: { ...fine(), ackSeq: links()?.ackedSeq ?? 0, ackId: null, baseCursor: request.pull.cursor + 1 }
    })
    backend.next(...Array.from({ length: 100 }, () => stuck))
    const before = backend.requests.length
    happen()
    await time.advance(MINUTE)
    expect(backend.requests.length - before).toBeLessThan(12)
    expect(state()).toMatchObject({ status: 'attention', problem: { code: 'stuck' } })
  })

  test('is started again by the watchdog where a call never ends, and says so', async () => {
    backend.next(DEAD)
    happen()
    await time.advance(3 * MINUTE)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
    expect(messages()).toContain('Sending had come to a stand and was started again.')
  })

  test('drops the answer of a call that the watchdog has given up', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    backend.next(async (_request, fine) => {
      await promise
      return { ok: true, value: { ...fine(), period: { ...backend.periodView(), period: '2027-05' } } }
    })
    happen()
    await time.advance(3 * MINUTE)
    resolve(undefined)
    await settle()
    expect(links()?.period?.period).toBe('2026-11')
  })

  test('sleeps with the computer and wakes up with it', async () => {
    t.engine.signal('suspend')
    happen()
    const before = backend.requests.length
    await time.advance(30 * SECOND)
    expect(backend.requests.length).toBe(before)
    t.engine.signal('resume')
    await time.advance(SECOND)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('tells windows a few times a second at most', async () => {
    t.events.splice(0)
    happen()
    await time.advance(2 * SECOND)
    const told = t.events.filter(
      ({ name, payload }) => name === 'changed' && 'topics' in payload && payload.topics.includes('sync')
    )
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(9)
  })

  test('notes durably what it is about to say', async () => {
    const noted: number[] = []
    const { store } = t.engine.deps
    const before = store.noteCommitted.bind(store)
    Object.assign(store, {
      noteCommitted() {
        noted.push(backend.requests.length)
        before()
      }
    })
    happen()
    await time.advance(2 * SECOND)
    // Once before each request, never after it.
    expect(noted).toEqual(noted.map((_n, index) => (noted[0] ?? 0) + index))
    expect(noted.length).toBeGreaterThan(0)
  })

  test('stops at once with a call under way', async () => {
    backend.next(HANGS)
    happen()
    await time.advance(SECOND)
    await t.stop()
    expect(t.raw.open).toBe(false)
  })
})

describe('leases', () => {
  test('a job that waits gets all that it needs, and it is there when it hears so', async () => {
    await link()
    backend.devices = [OTHER]
    await t.dispatch('sync.now', {}, {})
    const before = granted()
    expect(await t.engine.sync.lease(t.instanceId, 300)).toBe('granted')
    expect(granted()).toBe(before + 300)
  })

  test('or none of it, with the reason', async () => {
    await link()
    expect(await t.engine.sync.lease(t.instanceId, 5_000)).toEqual({ denied: 'Not so many are left.' })
  })

  test('or hears that nobody can be asked, while it waits in no queue', async () => {
    await link()
    backend.fail({ kind: 'offline', message: 'The backend cannot be reached.' })
    expect(await t.engine.sync.lease(t.instanceId, 20)).toEqual({ unreachable: 'The backend cannot be reached.' })
    expect(await t.engine.sync.lease('nobody', 20)).toMatchObject({ unreachable: expect.any(String) as unknown })
  })

  test('an answer that got lost is asked for under the same id and granted once', async () => {
    await link()
    const before = granted()
    backend.next(LOST)
    expect(await t.engine.sync.lease(t.instanceId, 300)).toMatchObject({ unreachable: 'The connection broke.' })
    await time.advance(5 * SECOND)
    expect(granted()).toBe(before + 300)
    const asked = backend.requests.flatMap(({ leaseRequest }) =>
      leaseRequest?.want === 300 ? [leaseRequest.requestId] : []
    )
    expect(asked).toHaveLength(2)
    expect(new Set(asked).size).toBe(1)
  })

  test('two jobs that wait at once are both answered, one after the other', async () => {
    await link()
    const before = granted()
    expect(await Promise.all([t.engine.sync.lease(t.instanceId, 100), t.engine.sync.lease(t.instanceId, 200)])).toEqual(
      ['granted', 'granted']
    )
    expect(granted()).toBe(before + 300)
  })

  test('the only device keeps a small stock, for the time without a network', async () => {
    await link()
    await time.advance(MINUTE)
    expect(granted()).toBe(50)
    await time.advance(30 * MINUTE)
    expect(free()).toBe(50)
  })

  test('what nobody uses for ten minutes goes back to the others, and is told', async () => {
    await link()
    backend.devices = [OTHER]
    await t.dispatch('sync.now', {}, {})
    await t.engine.sync.lease(t.instanceId, 40)
    await time.advance(8 * MINUTE)
    expect(free()).toBeGreaterThanOrEqual(40)
    await time.advance(4 * MINUTE)
    expect(free()).toBe(0)
    expect(backend.events.filter(({ type }) => type === 'lease.returned')).toHaveLength(1)
    expect(messages().some((message) => message.startsWith('Gave '))).toBe(true)
  })

  test('what a month that is over left goes back', async () => {
    await link()
    await t.engine.sync.lease(t.instanceId, 40)
    backend.period = '2026-12'
    await t.dispatch('sync.now', {}, {})
    await t.dispatch('sync.now', {}, {})
    const old = leases().find(({ period }) => period === '2026-11')
    expect((old?.granted ?? 0) - (old?.returned ?? 0)).toBe(0)
    expect(messages()).toContain('A new month has begun: 2026-12.')
  })

  test('go back when the app quits while the backend can be reached', async () => {
    await link()
    backend.devices = [OTHER]
    await t.dispatch('sync.now', {}, {})
    await t.engine.sync.lease(t.instanceId, 40)
    await t.stop()
    expect(backend.events.filter(({ type }) => type === 'lease.returned')).toHaveLength(1)
  })

  test('stay here when the app quits without a network', async () => {
    await link()
    backend.devices = [OTHER]
    await t.dispatch('sync.now', {}, {})
    await t.engine.sync.lease(t.instanceId, 40)
    backend.fail({ kind: 'offline', message: 'Gone.' }, 100)
    await t.dispatch('sync.now', {}, {})
    const held = free()
    const again = await reopen()
    expect(held).toBeGreaterThanOrEqual(40)
    expect(again.engine.deps.store.read((db) => db.getLeases(t.instanceId)).map((one) => one.returned)).toEqual([0])
    await again[Symbol.asyncDispose]()
  })

  async function reopen(): Promise<TestEngine> {
    await t.stop()
    return openTestEngine({ dir: t.dir, backend, time, host: t.host })
  }
  const granted = (): number => leases().reduce((sum, lease) => sum + lease.granted, 0)
  const free = (): number =>
    leases().reduce((sum, lease) => sum + lease.granted - lease.returned - lease.open - lease.captured, 0)
})

const OTHER = {
  deviceId: 'other',
  name: 'Laptop',
  captured: 0,
  open: 0,
  free: 0,
  lastSeenAt: '2026-11-23T11:00:00.000Z',
  writtenOff: false
}

describe('signing out', () => {
  beforeEach(async () => {
    await link()
    await time.advance(MINUTE)
  })

  test('gives everything back, gives the token up, and leaves the content', async () => {
    await create()
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    expect(await t.dispatch('sync.unlink', {}, {})).toMatchObject({ ok: true, value: { status: 'local' } })
    expect(backend.events.some(({ type }) => type === 'lease.returned')).toBe(true)
    expect([backend.signedOut.length, t.host.backendTokens.size]).toEqual([1, 0])
    const calls = backend.requests.length
    await time.advance(10 * MINUTE)
    expect(backend.requests.length).toBe(calls)
    expect(await t.dispatch('jobs.list', {}, {})).toMatchObject({ value: { total: 1 } })
  })

  test('is refused while a job is open, or while anything is unsent', async () => {
    await create()
    expect(await t.dispatch('sync.unlink', {}, {})).toMatchObject({ error: { code: 'CONFLICT' } })
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    backend.fail({ kind: 'offline', message: 'Gone.' }, 100)
    expect(await t.dispatch('sync.unlink', {}, {})).toMatchObject({ error: { code: 'BACKEND_UNAVAILABLE' } })
    expect(state().waiting).toBeGreaterThan(0)
    expect(t.host.backendTokens.size).toBe(1)
    expect(await t.dispatch('sync.unsent', {}, {})).toMatchObject({ value: { total: state().waiting } })
  })

  test('works on a device that was signed out elsewhere already, if nothing waits', async () => {
    // A stock that would be given back is an unsent change.
    await t.stop()
    t = await openTestEngine({ dir: t.dir, backend, time, host: t.host })
    expect(state().waiting).toBe(0)
  })
})

describe('a device that is not known any more', () => {
  test('is paired again, and tells everything again', async () => {
    await link()
    happen()
    backend.fail({ kind: 'unauthorized', message: 'Signed out.' })
    await t.dispatch('sync.now', {}, {})
    expect(state().problem?.code).toBe('unauthorized')
    expect(await link()).toMatchObject({ ok: true, value: { deviceId: 'device-2', problem: null } })
    expect(backend.tokens.at(-1)).toBe('token-2-0123456789-0123456789')
  })
})

describe('a start', () => {
  test('goes on with what waits, without the token having been anywhere else', async () => {
    await link()
    await time.advance(MINUTE)
    backend.fail({ kind: 'offline', message: 'Gone.' }, 1)
    happen()
    t.abandon()
    t = await openTestEngine({ dir: t.dir, backend, time, host: t.host })
    await time.advance(MINUTE)
    expect(state()).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('sends no token to another address than the one that gave it', async () => {
    await link()
    t.host.backendTokens.set(t.instanceId, { origin: 'https://other.test', key: 'x' })
    const calls = backend.requests.length
    await t.dispatch('sync.now', {}, {})
    expect(backend.requests.length).toBe(calls)
    expect(state()).toMatchObject({ status: 'attention', problem: { code: 'unauthorized' } })
  })
})

describe('devices', () => {
  test('are those of the last sync, this one first, and a lost one can be given up', async () => {
    const own = { ...OTHER, deviceId: 'device-1', name: 'Studio' }
    backend.devices = [OTHER, own]
    await link()
    expect(await t.dispatch('sync.devices', {}, {})).toMatchObject({
      value: {
        devices: [
          { name: 'Studio', thisDevice: true },
          { name: 'Laptop', thisDevice: false }
        ]
      }
    })
    expect(await t.dispatch('sync.writeOff', { deviceId: 'other' }, {})).toMatchObject({ value: { freed: 7 } })
    expect(await t.dispatch('sync.writeOff', { deviceId: 'device-1' }, {})).toMatchObject({
      error: { code: 'CONFLICT' }
    })
    expect(await t.dispatch('sync.writeOff', { deviceId: 'nobody' }, {})).toMatchObject({
      error: { code: 'NOT_FOUND' }
    })
  })

  test('and everything else of a backend is nothing where there is none', async () => {
    expect(await t.dispatch('sync.get', {}, {})).toMatchObject({ value: { status: 'local' } })
    expect(await t.dispatch('sync.devices', {}, {})).toMatchObject({ value: { devices: [], asOf: null } })
    for (const name of ['sync.now', 'sync.unlink'] as const)
      expect(await t.dispatch(name, {}, {})).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await t.dispatch('sync.writeOff', { deviceId: 'x' }, {})).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await t.dispatch('sync.unsent', {}, {})).toMatchObject({ value: { total: 0 } })
  })
})
