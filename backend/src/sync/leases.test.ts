import type { Kysely } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addInstance, openTestDatabase, rowsOf } from '../../test/support/database.ts'
import { addTwoDevices, NOW, row, tellJob, tellLanded, type TestDeps, TestDevice } from '../../test/support/device.ts'
import { brokenCreditInvariants } from '../credits/invariants.ts'
import { changePlan } from '../credits/plan.ts'
import { refund } from '../credits/refund.ts'
import { writeOffDevice } from '../credits/write-off.ts'
import type { Tables, Tx } from '../db/tables.ts'

let db: Kysely<Tables>
let deps: TestDeps
let instanceId: string
let one: TestDevice
let two: TestDevice

beforeAll(async () => {
  db = await openTestDatabase()
})
afterAll(() => db.destroy())
beforeEach(async () => {
  ;({ deps, instanceId, one, two } = await addTwoDevices(db))
})
afterEach(async () => {
  expect(await brokenCreditInvariants(db, instanceId)).toEqual([])
})

const DAY = 86_400_000
const tx = <T>(run: (t: Tx) => Promise<T>) => db.transaction().execute(run)
const periods = async () =>
  (await rowsOf<{ period: string; allowance: number }>(db, instanceId, 'credit_periods')).toSorted((a, b) =>
    a.period < b.period ? -1 : 1
  )

describe('a request for credits', () => {
  test('is granted once however often it arrives, also at the same time', async () => {
    const request = one.request({ leaseRequest: { requestId: 'r1', want: 30, exact: true } })
    const answers = await Promise.all([one.send(request), one.send(request), one.send(request)])
    for (const answer of answers)
      expect(answer).toMatchObject({
        value: {
          leaseReply: { requestId: 'r1', granted: 30 },
          leases: [{ period: '2026-11', granted: 30, state: 'active' }],
          period: { unleased: 70 }
        }
      })
  })

  test('for an exact size gets all or nothing, and hears who holds the rest', async () => {
    await two.lease(60)
    const refused = await one.lease(41)
    expect(refused.leaseReply).toMatchObject({
      granted: 0,
      message: '41 credits asked for, 40 can be had. Other devices hold 60 (Device d2 60).'
    })
    expect((await one.lease(40)).leaseReply).toMatchObject({ granted: 40, message: null })
  })

  test('in advance leaves something for the other devices that are in use', async () => {
    await two.sync()
    expect((await one.lease(90, false)).leaseReply).toMatchObject({ granted: 25 })
    deps.setNow(NOW + 8 * DAY)
    expect((await one.lease(90, false)).leaseReply).toMatchObject({ granted: 75 })
  })

  test('of another life of the device under the same id gets nothing', async () => {
    const leaseRequest = { requestId: 'r1', want: 30, exact: true }
    await one.sync({ leaseRequest })
    const copy = new TestDevice(deps, instanceId, 'd1', 'e2')
    expect(await copy.sync({ leaseRequest })).toMatchObject({ leaseReply: { granted: 0 }, leases: [] })
  })

  test('of many devices at once never gives more than there is', async () => {
    const id = await addInstance(db, { allowance: 19, devices: ['a', 'b', 'c', 'd'], now: NOW })
    const devices = ['a', 'b', 'c', 'd'].map((name) => new TestDevice(deps, id, name))
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const device = devices[i % 4] ?? one
        return device.send(device.request({ leaseRequest: { requestId: `r${i}`, want: 1, exact: true } }))
      })
    )
    const granted = replies.map((reply) => (reply.ok ? (reply.value.leaseReply?.granted ?? 0) : -1))
    expect(granted.toSorted((a, b) => a - b)).toEqual([0, ...Array.from({ length: 19 }, () => 1)])
    expect(await brokenCreditInvariants(db, id)).toEqual([])
  })
})

describe('credits', () => {
  test('that a device gives back can be had by the others', async () => {
    await one.lease(100)
    one.tell('lease.returned', { period: '2026-11', amount: 60 })
    await one.sync()
    expect((await two.lease(60)).leaseReply).toMatchObject({ granted: 60 })
  })

  test('of a month that is over drain, are sealed after a week, and what comes late is booked in it', async () => {
    await one.lease(30)
    tellJob(one, 'j1', 4)
    await one.sync()
    deps.setNow(Date.UTC(2026, 11, 1))
    expect(await one.sync()).toMatchObject({
      leases: [{ period: '2026-11', state: 'draining' }],
      period: { period: '2026-12', unleased: 100 }
    })
    deps.setNow(Date.UTC(2026, 11, 9))
    expect((await one.lease(5)).leases).toEqual([
      { period: '2026-11', granted: 30, state: 'sealed' },
      { period: '2026-12', granted: 5, state: 'active' }
    ])
    expect((await periods())[0]).toMatchObject({ state: 'sealed', forfeited: 30, lapsed: 70 })
    tellLanded(one, 'j1', [0, 1, 2], [3])
    one.tell('lease.returned', { period: '2026-11', amount: 27 })
    await one.sync()
    expect((await periods())[0]).toMatchObject({ forfeited: 0, lapsed: 97, overdraft: 0 })
  })

  test('spent by a device that was written off are owed by the next month', async () => {
    await one.lease(40)
    tellJob(one, 'j1', 4)
    await one.sync()
    expect(await tx((t) => writeOffDevice(t, instanceId, 'd1', NOW))).toEqual({ freed: 40 })
    expect(await tx((t) => writeOffDevice(t, instanceId, 'nobody', NOW))).toBeNull()
    expect((await two.lease(100)).leaseReply).toMatchObject({ granted: 100 })
    tellLanded(one, 'j1', [0, 1, 2], [3])
    const reply = await one.lease(1)
    expect(reply).toMatchObject({ leases: [{ state: 'sealed' }], leaseReply: { granted: 0 } })
    deps.setNow(Date.UTC(2026, 11, 1))
    expect((await two.sync()).period).toMatchObject({ allowance: 97 })
  })

  test('change with the plan, and come back once for a refunded item, to the month that runs then', async () => {
    await one.lease(50)
    tellJob(one, 'j1', 3, 2)
    tellLanded(one, 'j1', [0], [1])
    one.tell('items.landed', { jobUid: 'j1', period: '2026-11', done: [2], failed: [], captured: 0, released: 0 }, [
      { ...row(2), status: 'DONE', proposal: 'Taken over', free: true }
    ])
    await one.sync()
    await tx((t) => changePlan(t, instanceId, { name: 'large', allowance: 300 }, NOW))
    expect((await one.sync()).period).toMatchObject({ allowance: 300, unleased: 250 })
    const december = Date.UTC(2026, 11, 3)
    const item = { jobUid: 'j1', position: 0 }
    const give = (refundId: string, of: typeof item) =>
      tx((t) => refund(t, instanceId, { refundId, item: of, amount: 1, note: 'Sorry' }, december))
    expect(await give('a', item)).toMatchObject({ ok: true, value: { amount: 1, period: '2026-12' } })
    expect(await give('a', item)).toMatchObject({ ok: true })
    expect(await give('b', item)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    // Not delivered, and delivered for nothing.
    for (const position of [1, 2])
      expect(await give('c', { jobUid: 'j1', position })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect((await periods()).map((p) => p.allowance)).toEqual([300, 301])
  })
})
