import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Script } from '../../../../test/support/fake-backend.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { SyncEngine } from '../../../../test/support/sync-engine.ts'

const SECOND = 1_000
const MINUTE = 60_000

let e: SyncEngine

beforeEach(async () => {
  e = await SyncEngine.open()
  await e.create()
  await e.call('jobs.cancel', { id: 1 })
  await e.link()
  await e.time.advance(2 * SECOND)
})
afterEach(async () => {
  expect(brokenInvariants(e.t.raw)).toEqual([])
  await e[Symbol.asyncDispose]()
})

const fork: Script = () => ({ ok: false, failure: { kind: 'fork', message: 'Another copy has gone on.' } })
/** The backend lost what it had acknowledged: it was put back itself. */
const lost: Script = () => ({ ok: false, failure: { kind: 'gap', lastSeq: 0 } })
const another: Script = (_request, fine) => ({ ok: true, value: { ...fine(), ackId: 'of the other copy' } })

describe('another copy of the database that has gone on', () => {
  test.each([
    ['says the backend', fork],
    ['shows by an acknowledgement of something else', another],
    ['or a backend that has lost what it knew', lost]
  ])('%s: this one begins a new life, tells everything again, and works on', async (_what, script) => {
    const before = e.record
    e.backend.next(script)
    e.happen()
    await e.time.advance(5 * SECOND)
    expect(e.record?.epoch).not.toBe(before?.epoch)
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0, problem: null })
    const told = e.backend.told(e.record?.epoch)
    expect(told.map(({ seq }) => seq)).toEqual(told.map((_event, index) => index + 1))
    expect(
      told.filter(({ type }) => type === 'job.created').map(({ payload }) => JSON.parse(payload) as unknown)
    ).toMatchObject([{ again: true, credits: 0 }])
    // A new life leases anew: what the earlier one held may have been spent by the copy.
    expect(e.leases.every(({ epoch }) => epoch === e.record?.epoch)).toBe(true)
    expect(e.messages.some((message) => message.includes('another copy'))).toBe(true)
  })

  test('stops what is open here, since it may have been delivered there', async () => {
    await e.create(['p3'])
    await e.time.advance(2 * SECOND)
    e.backend.next(fork)
    e.happen()
    await e.time.advance(5 * SECOND)
    expect(await e.call('jobs.get', { id: 2 })).toMatchObject({ value: { status: 'CANCELLED' } })
  })

  test('and nothing more is sent for it: what is on its way is given up, what was to follow is not asked for', async () => {
    const productIds = Array.from({ length: 5 }, (_, n) => `p${n + 1}`)
    e.t.llm.hold = true
    await e.call('settings.put', { concurrency: 2 })
    await e.call('jobs.create', {
      sourceScope: 'products',
      productIds,
      attributes: ['title'],
      language: 'en',
      prompt: 'y'
    })
    await e.time.advance(SECOND)
    expect(e.t.llm.held.map(({ signal }) => signal.aborted)).toEqual([false, false])
    e.backend.next(fork)
    e.happen()
    await e.time.advance(5 * SECOND)
    expect(e.t.llm.held.map(({ signal }) => signal.aborted)).toEqual([true, true])
    expect(await e.call('jobs.get', { id: 2 })).toMatchObject({ value: { status: 'CANCELLED' } })
  })

  test('and that does not let go: both stop taking each other’s place, and a person is asked to close one', async () => {
    e.backend.next(...Array.from({ length: 50 }, () => fork))
    e.happen()
    await e.time.advance(30 * MINUTE)
    expect(e.state).toMatchObject({ status: 'attention', problem: { code: 'clone' } })
    const calls = e.backend.requests.length
    expect(calls).toBeLessThan(12)
    e.t.engine.signal('online')
    await e.time.advance(2 * 60 * MINUTE)
    expect(e.backend.requests.length).toBe(calls)
  })

  test('the other stores of the database take over the new epoch too', async () => {
    await e.call('instances.create', { name: 'Second' })
    const second = e.t.engine.deps.store
      .read((db) => db.getInstances())
      .find(({ instanceId }) => instanceId !== e.t.instanceId)?.instanceId
    if (second === undefined) throw new Error('there is no second store')
    const input = { url: 'https://backend.test', code: 'K7QM-2RXD', deviceName: 'Studio' }
    expect(await e.t.dispatch('sync.link', input, { instanceId: second })).toMatchObject({ ok: true })
    e.backend.next(fork)
    e.happen()
    await e.time.advance(5 * SECOND)
    const epochs = e.t.engine.deps.store.read((db) => db.getSyncLinks().map(({ epoch }) => epoch))
    expect(epochs).toEqual([e.record?.epoch, e.record?.epoch])
    expect(e.t.engine.sync.state(second)).toMatchObject({ status: 'up-to-date' })
  })
})

describe('a database that was put back', () => {
  test('has a new epoch at its start: its stores take it over before anything is told, and everything is told again', async () => {
    await e.t.stop()
    await e.reopen()
    const before = e.record?.epoch
    e.t.engine.deps.store.write((tx) => tx.beginNewLife('epoch-after-restore', e.time.now()))
    await e.kill()
    await e.time.advance(5 * SECOND)
    expect([before === e.record?.epoch, e.record?.epoch]).toEqual([false, 'epoch-after-restore'])
    expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0 })
    expect(e.backend.told('epoch-after-restore').some(({ type }) => type === 'job.created')).toBe(true)
  })
})
