import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEAD, HANGS, LOST, type Script } from '../../../../test/support/fake-backend.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { SyncEngine } from '../../../../test/support/sync-engine.ts'

const SECOND = 1_000
const MINUTE = 60_000

let e: SyncEngine

beforeEach(async () => {
  e = await SyncEngine.open()
})
afterEach(async () => {
  await e[Symbol.asyncDispose]()
})

describe('a linked store', () => {
  beforeEach(async () => {
    await e.link()
    await e.time.advance(2 * SECOND)
  })

  test('sends what happens within a second or so, and says how many', async () => {
    e.happen()
    expect(e.state).toMatchObject({ status: 'syncing' })
    await e.time.advance(2 * SECOND)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
    expect(e.messages[0]).toMatch(/^Sent \d+ changes\.$/)
  })

  test('looks for what others did about once a minute, and no oftener', async () => {
    const before = e.backend.requests.length
    await e.time.advance(10 * MINUTE)
    expect(e.backend.requests.length - before).toBeGreaterThanOrEqual(8)
    expect(e.backend.requests.length - before).toBeLessThanOrEqual(13)
  })

  test('sends again what got lost on the way back, and it is stored once', async () => {
    e.backend.next(LOST)
    e.happen()
    await e.time.advance(10 * SECOND)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
    const ids = e.backend.events.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('backs off while nobody is there, up to five minutes, and tries at once when the network is back', async () => {
    e.backend.fail({ kind: 'offline', message: 'The backend cannot be reached.' }, 1_000)
    e.happen()
    await e.time.advance(2 * SECOND)
    expect(e.state).toMatchObject({ status: 'offline', problem: null })
    expect(Date.parse(e.state.nextTryAt ?? '')).toBeGreaterThan(e.time.now())
    await e.time.advance(60 * MINUTE)
    const before = e.backend.requests.length
    await e.time.advance(60 * MINUTE)
    // Half of the ceiling with this chance.
    expect(e.backend.requests.length - before).toBeGreaterThanOrEqual(20)
    expect(e.backend.requests.length - before).toBeLessThanOrEqual(30)
    expect(e.messages.filter((message) => message.startsWith('Offline: '))).toHaveLength(1)
    const after = e.backend.requests.length
    e.t.engine.signal('online')
    await settle()
    expect(e.backend.requests.length).toBe(after + 1)
  })

  test('waits as long as the backend asks', async () => {
    e.backend.fail({ kind: 'wait', afterMs: 100 * SECOND, message: 'The backend asks to wait a little.' })
    e.happen()
    await e.time.advance(2 * SECOND)
    const before = e.backend.requests.length
    await e.time.advance(90 * SECOND)
    expect(e.backend.requests.length).toBe(before)
    await e.time.advance(30 * SECOND)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test.each([
    ['unauthorized', 'Signed out.'],
    ['upgrade', 'Update.'],
    ['refused', 'No.'],
    ['unusable', 'A page.']
  ] as const)(
    'says that somebody has to do something where it is %s, keeps its changes, and stays usable',
    async (kind, message) => {
      e.backend.fail({ kind, message }, 100)
      e.happen()
      await e.time.advance(2 * SECOND)
      const code = kind === 'unusable' ? 'backend' : kind
      expect(e.state).toMatchObject({ status: 'attention', problem: { code, message } })
      expect(e.state.waiting).toBeGreaterThan(0)
      expect(e.messages[0]).toBe(message)
      expect(await e.create()).toMatchObject({ ok: true })
    }
  )

  test('is well again as soon as a call is', async () => {
    e.backend.fail({ kind: 'upgrade', message: 'Update.' })
    e.happen()
    await e.time.advance(2 * SECOND)
    expect(e.state.status).toBe('attention')
    expect(await e.call('sync.now')).toMatchObject({
      value: { status: 'up-to-date', waiting: 0, problem: null }
    })
  })

  test('sends less at a time where more does not get through', async () => {
    e.backend.fail({ kind: 'unusable', message: 'Too large.' }, 3)
    e.happen()
    await e.time.advance(3 * MINUTE)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
    const limits = e.backend.requests.map(({ pull }) => pull.limit)
    expect(Math.min(...limits)).toBeLessThan(100)
    expect(limits.at(-1)).toBeGreaterThan(Math.min(...limits))
  })

  test('goes on from where the backend stands after a gap', async () => {
    e.happen()
    e.backend.next(() => ({ ok: false, failure: { kind: 'gap', lastSeq: e.record?.ackedSeq ?? 0 } }))
    await e.time.advance(2 * SECOND)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('pulls from the beginning where its place in the feed is too old', async () => {
    e.backend.feed.push({ jobs: [], items: [] })
    await e.call('sync.now')
    expect(e.record?.cursor).toBe(1)
    e.backend.fail({ kind: 'cursor-too-old' })
    await e.call('sync.now')
    expect(e.backend.requests.at(-1)?.pull.cursor).toBe(0)
    expect(e.record?.cursor).toBe(1)
  })

  test('makes one call at a time', async () => {
    let under = 0
    let most = 0
    const slow: Script = async (_request, fine) => {
      under += 1
      most = Math.max(most, under)
      await settle(3)
      under -= 1
      return { ok: true, value: fine() }
    }
    e.backend.next(slow, slow, slow, slow, slow)
    e.happen()
    await Promise.all([e.call('sync.now'), e.call('sync.now'), e.time.advance(5 * SECOND)])
    expect(most).toBe(1)
  })

  test('does not hammer a backend that answers without getting on, and says so in the end', async () => {
    const stuck: Script = (request, fine) => ({
      ok: true,
      value: { ...fine(), ackSeq: e.record?.ackedSeq ?? 0, ackId: null, baseCursor: request.pull.cursor + 1 }
    })
    e.backend.next(...Array.from({ length: 100 }, () => stuck))
    const before = e.backend.requests.length
    e.happen()
    await e.time.advance(MINUTE)
    expect(e.backend.requests.length - before).toBeLessThan(12)
    expect(e.state).toMatchObject({ status: 'attention', problem: { code: 'stuck' } })
  })

  test('says so where this computer itself fails again and again, and is well again afterwards', async () => {
    const broken: Script = () => Promise.reject(new Error('a bug of ours'))
    e.backend.next(broken, broken, broken)
    e.happen()
    await e.time.advance(13 * SECOND)
    expect(e.state).toMatchObject({ status: 'attention', problem: { code: 'stuck' } })
    await e.time.advance(MINUTE)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0, problem: null })
  })

  test('is started again by the watchdog where a call never ends, and says so', async () => {
    e.backend.next(DEAD)
    e.happen()
    await e.time.advance(3 * MINUTE)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
    expect(e.messages).toContain('Sending had come to a stand and was started again.')
  })

  test('drops the answer of a call that the watchdog has given up', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    e.backend.next(async (_request, fine) => {
      await promise
      return { ok: true, value: { ...fine(), period: { ...e.backend.periodView(), period: '2027-05' } } }
    })
    e.happen()
    await e.time.advance(3 * MINUTE)
    resolve(undefined)
    await settle()
    expect(e.record?.period?.period).toBe('2026-11')
  })

  test('sleeps with the computer and wakes up with it', async () => {
    e.t.engine.signal('suspend')
    e.happen()
    const before = e.backend.requests.length
    await e.time.advance(30 * SECOND)
    expect(e.backend.requests.length).toBe(before)
    e.t.engine.signal('resume')
    await e.time.advance(SECOND)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
  })

  test('tells windows a few times a second at most', async () => {
    e.t.events.splice(0)
    e.happen()
    await e.time.advance(2 * SECOND)
    const told = e.t.events.filter(
      ({ name, payload }) => name === 'changed' && 'topics' in payload && payload.topics.includes('sync')
    )
    expect(told.length).toBeGreaterThan(0)
    expect(told.length).toBeLessThan(9)
  })

  test('notes durably what it is about to say', async () => {
    const noted: number[] = []
    const { store } = e.t.engine.deps
    const before = store.noteCommitted.bind(store)
    Object.assign(store, {
      noteCommitted() {
        noted.push(e.backend.requests.length)
        before()
      }
    })
    e.happen()
    await e.time.advance(2 * SECOND)
    // Once before each request, never after it.
    expect(noted).toEqual(noted.map((_n, index) => (noted[0] ?? 0) + index))
    expect(noted.length).toBeGreaterThan(0)
  })

  test('stops at once with a call under way', async () => {
    e.backend.next(HANGS)
    e.happen()
    await e.time.advance(SECOND)
    await e.t.stop()
    expect(e.t.raw.open).toBe(false)
  })
})
