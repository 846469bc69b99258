import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { brokenCreditInvariants } from '../../backend/src/credits/invariants.ts'
import { ADMIN_KEY, openTestApp, pairDevice, type TestApp, type TestStore } from '../../backend/test/support/app.ts'
import { addInstance } from '../../backend/test/support/database.ts'
import {
  NOW,
  row,
  TestDevice,
  tellJob,
  tellLanded,
  testDeps,
  type TestDeps
} from '../../backend/test/support/device.ts'

/**
 * What a store's backend promises to callers that come at the same time. Runs on PGlite, where transactions wait for one connection, and
 * again on a real PostgreSQL, where they overlap.
 */

let app: TestApp
let deps: TestDeps
let instanceId: string

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

beforeEach(async () => {
  deps = testDeps(app.db)
  instanceId = await addInstance(app.db, { allowance: 100, devices: ['d0', 'd1', 'd2', 'd3', 'd4', 'd5'], now: NOW })
})
afterEach(async () => {
  expect(await brokenCreditInvariants(app.db, instanceId)).toEqual([])
})

const devices = (count: number): TestDevice[] =>
  Array.from({ length: count }, (_, n) => new TestDevice(deps, instanceId, `d${n}`, 'e1'))

const granted = (leases: readonly { readonly granted: number }[]): number =>
  leases.reduce((sum, lease) => sum + lease.granted, 0)

const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b)

describe('credits that several ask for at once', () => {
  test('are granted once: who asks for all or nothing after they are gone gets nothing', async () => {
    const replies = await Promise.all(devices(6).map((device) => device.lease(30)))
    expect(inOrder(replies.map(({ leaseReply }) => leaseReply?.granted ?? -1))).toEqual([0, 0, 0, 30, 30, 30])
  })

  test('are granted once to a request that arrives five times', async () => {
    const [device] = devices(1)
    const request = device?.request({ leaseRequest: { requestId: `r-${instanceId}`, want: 30, exact: true } })
    if (device === undefined || request === undefined) throw new Error('There is no device')
    const replies = await Promise.all(Array.from({ length: 5 }, () => device.send(request)))
    expect(replies.map((reply) => reply.ok && reply.value.leaseReply?.granted)).toEqual([30, 30, 30, 30, 30])
    expect(replies.map((reply) => reply.ok && granted(reply.value.leases))).toEqual([30, 30, 30, 30, 30])
  })

  test('are what twenty jobs of the same size get of a balance for nineteen: nineteen are made and one is refused', async () => {
    const store = await app.addStore({ allowance: 39 })
    await putProducts(store)
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        app.call('POST', '/api/jobs', {
          token: store.owner,
          body: {
            sourceScope: 'products',
            productIds: ['p0', 'p1'],
            attributes: ['title'],
            language: 'en',
            prompt: `Job ${n}`
          }
        })
      )
    )
    expect(inOrder(replies.map(({ status }) => status))).toEqual([...Array.from({ length: 19 }, () => 201), 402])
    expect(await brokenCreditInvariants(app.db, store.instanceId)).toEqual([])
  })
})

describe('events that arrive at once', () => {
  test('several times over are taken once, and every answer acknowledges all of them', async () => {
    const [one, two] = devices(2)
    if (one === undefined || two === undefined) throw new Error('There are no devices')
    await one.lease(20)
    tellJob(one, 'j1', 5)
    tellLanded(one, 'j1', [0, 1, 2], [3])
    const request = one.request()
    const replies = await Promise.all(Array.from({ length: 6 }, () => one.send(request)))
    expect(replies.map((reply) => reply.ok && reply.value.ackSeq)).toEqual([4, 4, 4, 4, 4, 4])
    const { items, period } = await two.sync()
    expect(items.map(({ status }) => status)).toEqual(['DONE', 'DONE', 'DONE', 'FAILED', 'PENDING'])
    expect(period.devices.find(({ deviceId }) => deviceId === 'd0')).toMatchObject({ captured: 3, open: 1 })
  })

  test('from all devices are seen by one that polls meanwhile: every row, and never an older state after a newer one', async () => {
    const [reader, ...writers] = devices(6)
    if (reader === undefined) throw new Error('There is no reader')
    let writing = writers.length
    const write = async (device: TestDevice, n: number): Promise<void> => {
      const jobUid = `j${n}`
      await device.lease(20)
      tellJob(device, jobUid, 20)
      for (let at = 0; at < 20; at += 4) {
        tellLanded(device, jobUid, [at, at + 1, at + 2], [at + 3])
        await device.sync()
      }
      writing -= 1
    }
    const seen = new Map<string, number>()
    const stale: string[] = []
    const read = async (): Promise<void> => {
      for (let over = false; ;) {
        const last = over
        over = writing === 0
        const { items, more } = await reader.sync({ pull: { cursor: reader.cursor, limit: 7 } })
        for (const { jobUid, position, seq } of items) {
          const key = `${jobUid}/${position}`
          if (seq <= (seen.get(key) ?? 0)) stale.push(key)
          seen.set(key, seq)
        }
        if (last && !more) return
      }
    }
    await Promise.all([read(), ...writers.map(write)])
    expect(seen.size).toBe(5 * 20)
    expect(stale).toEqual([])
  })

  test('about the same text are put together in some order, and all see the same of it', async () => {
    const all = devices(4)
    const [owner] = all
    await owner?.lease(10)
    if (owner) tellJob(owner, 'j1', 1)
    if (owner) tellLanded(owner, 'j1', [0])
    await owner?.sync()
    for (const device of all) await device.sync()
    for (const [n, device] of all.entries())
      device.tell('items.reviewed', {
        jobUid: 'j1',
        changes: [{ position: 0, review: 'APPROVED', edit: `Text ${n}`, base: 0 }]
      })
    await Promise.all(all.map((device) => device.sync()))
    const late = new TestDevice(deps, instanceId, 'd5', 'e1')
    const [item] = (await late.sync()).items
    const texts = [item?.edit, ...(item?.otherEdit?.text.split('\n\n') ?? [])]
    expect(texts).toHaveLength(4)
    expect(new Set(texts)).toEqual(new Set(['Text 0', 'Text 1', 'Text 2', 'Text 3']))
    expect(item).toMatchObject({ review: 'OPEN', reviewRev: 4 })
  })
})

describe('a month that ends while everybody calls', () => {
  test('is closed once, and sealed once: its sum stays the allowance, and the next one opens', async () => {
    const all = devices(5)
    for (const [n, device] of all.entries()) {
      await device.lease(10)
      tellJob(device, `j${n}`, 3)
      await device.sync()
    }
    deps.setNow(Date.UTC(2026, 11, 1, 0, 0, 1))
    const closing = await Promise.all(all.map((device) => device.sync()))
    expect(closing.map(({ period }) => [period.period, period.allowance])).toEqual(
      Array.from({ length: 5 }, () => ['2026-12', 100])
    )
    deps.setNow(Date.UTC(2026, 11, 20))
    for (const [n, device] of all.entries()) tellLanded(device, `j${n}`, [0, 1, 2])
    await Promise.all(all.map((device) => device.sync()))
    const { json } = await app.call('GET', `/v1/admin/instances/${instanceId}/verify`, { token: ADMIN_KEY })
    expect(json).toEqual({ ok: true, broken: [] })
    const months = await app.call('GET', '/v1/periods', {
      token: ADMIN_KEY,
      headers: { 'X-Wordshelf-Instance': instanceId }
    })
    expect(months.json).toMatchObject({
      periods: [
        { period: '2026-12', captured: 0, allowance: 100 },
        { period: '2026-11', state: 'sealed', captured: 15, allowance: 100 }
      ]
    })
  })
})

describe('a pairing code', () => {
  test('that two computers send at once links one of them', async () => {
    const store = await app.addStore()
    const { code } = (await app.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })).json as {
      readonly code: string
    }
    const replies = await Promise.all(
      [1, 2, 3].map((n) =>
        app.call('POST', '/v1/devices/pair', {
          body: { code, deviceName: `Computer ${n}` },
          headers: { 'X-Forwarded-For': `10.9.0.${n}` }
        })
      )
    )
    expect(inOrder(replies.map(({ status }) => status))).toEqual([200, 409, 409])
  })
})

describe('a device that is given up while it calls', () => {
  test('is booked either way, and its credits come back once', async () => {
    const store = await app.addStore({ allowance: 50 })
    const lost = await pairDevice(app.call, store.owner, '10.9.1.1', 'Lost')
    const device = new TestDevice(deps, store.instanceId, lost.deviceId, 'e1')
    await device.lease(20)
    tellJob(device, 'j1', 4)
    const writeOff = () => app.call('POST', `/v1/devices/${lost.deviceId}/write-off`, { token: store.owner, body: {} })
    await Promise.all([device.sync(), writeOff(), writeOff()])
    expect(await brokenCreditInvariants(app.db, store.instanceId)).toEqual([])
  })
})

async function putProducts(store: TestStore): Promise<void> {
  const products = [0, 1].map((n) => ({ id: row(n).productId, name: row(n).productName, texts: { title: 'A title' } }))
  const reply = await app.call('PUT', '/v1/products', { token: store.owner, body: { products } })
  expect(reply.status).toBe(200)
}
