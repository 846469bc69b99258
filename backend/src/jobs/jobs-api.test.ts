import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type Reply, type TestApp, type TestStore } from '../../test/support/app.ts'
import { facts, TestDevice, tellLanded, testDeps } from '../../test/support/device.ts'
import { brokenCreditInvariants } from '../credits/invariants.ts'

let t: TestApp

beforeAll(async () => {
  t = await openTestApp()
})
afterAll(() => t.close())

const PRODUCTS = [
  { id: 'b', name: 'Bowl', texts: { title: 'Bowl', description: '<p>Blue\u0000</p>' }, collectionIds: ['kitchen'] },
  { id: 'a', name: 'Apron', texts: { title: 'Apron' }, collectionIds: ['kitchen', 'textile'] },
  { id: 'c', name: 'Candle', texts: {} }
]

async function shop(allowance = 100): Promise<TestStore> {
  const store = await t.addStore({ allowance })
  await t.call('PUT', '/v1/products', { token: store.owner, body: { products: PRODUCTS } })
  return store
}

const body = (change: object = {}) => ({
  sourceScope: 'products',
  productIds: ['b', 'a'],
  attributes: ['title', 'description'],
  language: 'en',
  prompt: 'Clear.',
  ...change
})

const create = (store: TestStore, change: object = {}, headers: Record<string, string> = {}): Promise<Reply> =>
  t.call('POST', '/api/jobs', { token: store.owner, body: body(change), headers })
const idOf = (reply: Reply): number => (reply.json as { jobId: number }).jobId

interface Item {
  readonly id: number
  readonly productId: string
  readonly attribute: string
  readonly original: string
  readonly credit: string
}
async function itemsOf(store: TestStore, jobId: number, query = ''): Promise<readonly Item[]> {
  const reply = await t.call('GET', `/api/jobs/${jobId}/items${query}`, { token: store.owner })
  return (reply.json as { items: Item[] }).items
}

describe('a job that is created here', () => {
  test('takes its originals from the products, in the order in which both were named', async () => {
    const store = await shop()
    const items = await itemsOf(store, idOf(await create(store)))
    expect(items.map(({ productId, attribute, original }) => [productId, attribute, original])).toEqual([
      ['b', 'title', 'Bowl'],
      ['b', 'description', '<p>Blue\ufffd</p>'],
      ['a', 'title', 'Apron'],
      ['a', 'description', '']
    ])
  })

  test('waits as the backend’s own, and its credits are held', async () => {
    const store = await shop(10)
    const jobId = idOf(await create(store))
    expect(await t.call('GET', `/api/jobs/${jobId}`, { token: store.device.token })).toMatchObject({
      json: {
        status: 'PENDING',
        device: { deviceId: 'backend', name: 'Backend' },
        requiredCredits: 4,
        progress: { pending: 4, percentage: 0 }
      }
    })
    expect(await t.call('GET', '/api/credits', { token: store.owner })).toMatchObject({
      json: { creditsTotal: 10, creditsUsed: 4, remaining: 6, reserved: 4, store: { open: 4, unleased: 6 } }
    })
    expect(await t.call('GET', '/v1/periods', { token: store.owner })).toMatchObject({
      json: { periods: [{ open: 4, devices: [{ deviceId: 'backend', name: 'Backend', open: 4 }] }] }
    })
    expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
  })

  test('has a number in the feed of its own, and so has each item, without a gap', async () => {
    const store = await shop()
    await create(store)
    await create(store, { attributes: ['title'] })
    const of = (table: 'jobs' | 'job_items') =>
      t.db.selectFrom(table).select('change_seq').where('instance_id', '=', store.instanceId).execute()
    const numbers = [...(await of('jobs')), ...(await of('job_items'))].map((row) => row.change_seq)
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    const { head } = await t.db
      .selectFrom('instance_heads')
      .select('head')
      .where('instance_id', '=', store.instanceId)
      .executeTakeFirstOrThrow()
    expect(head).toBe(8)
  })

  test('of collections takes their products once each', async () => {
    const store = await shop()
    const reply = await create(store, {
      sourceScope: 'collections',
      productIds: undefined,
      collectionIds: ['textile', 'kitchen'],
      attributes: ['title']
    })
    expect(reply).toMatchObject({ status: 201, json: { productCount: 2, totalItems: 2 } })
    expect((await itemsOf(store, idOf(reply))).map((item) => item.productId)).toEqual(['a', 'b'])
    const unknown = { sourceScope: 'collections', productIds: undefined, collectionIds: ['kitchen', 'garden'] }
    expect(await create(store, unknown)).toMatchObject({
      status: 400,
      json: { details: { field: 'collectionIds[1]', unknown: ['garden'] } }
    })
  })

  test('and is refused leaves nothing behind', async () => {
    const store = await shop(3)
    expect(await create(store)).toMatchObject({ status: 402, json: { required: 4, remaining: 3 } })
    expect(await create(store, { productIds: ['b', 'zzz'] })).toMatchObject({ status: 400 })
    expect(await t.call('GET', '/api/jobs', { token: store.owner })).toMatchObject({ json: { total: 0, jobs: [] } })
    expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
  })

  test('twenty at once with one idempotency key is one job, answered alike', async () => {
    const store = await shop()
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => create(store, {}, { 'Idempotency-Key': 'same' }))
    )
    expect(new Set(replies.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(201)
    expect(await create(store, { prompt: 'Other.' }, { 'Idempotency-Key': 'same' })).toMatchObject({
      status: 409,
      json: { code: 'IDEMPOTENCY_KEY_REUSED' }
    })
    // Another store may use the same word.
    expect((await create(await shop(), {}, { 'Idempotency-Key': 'same' })).status).toBe(201)
  })

  test('gives its credits back when it is cancelled, once', async () => {
    const store = await shop(10)
    const jobId = idOf(await create(store))
    const cancel = (token: string) => t.call('POST', `/api/jobs/${jobId}/cancel`, { token, body: {} })
    expect(await cancel((await shop()).owner)).toMatchObject({ status: 404 })
    expect(await cancel(store.device.token)).toMatchObject({
      status: 200,
      json: { status: 'CANCELLED', progress: { cancelled: 4, percentage: 100 }, releasedCredits: 4 }
    })
    expect(await cancel(store.owner)).toMatchObject({ status: 409 })
    expect((await itemsOf(store, jobId)).map((item) => item.credit)).toEqual(Array(4).fill('RELEASED'))
    expect(await t.call('GET', '/api/credits', { token: store.owner })).toMatchObject({
      json: { creditsUsed: 0, reserved: 0 }
    })
    expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
  })

  test('and cancelled in the next month frees that of its own', async () => {
    const store = await shop(10)
    const jobId = idOf(await create(store))
    const before = t.clock.time
    t.clock.time = Date.UTC(2026, 11, 2)
    try {
      // Wix's signature has aged; the operator's device has not.
      const reply = await t.call('POST', `/api/jobs/${jobId}/cancel`, { token: store.device.token, body: {} })
      expect(reply.status).toBe(200)
      expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
      expect(await t.call('GET', '/v1/periods', { token: store.device.token })).toMatchObject({
        json: {
          periods: [
            { period: '2026-12', unleased: 10, open: 0 },
            { period: '2026-11', state: 'closing', unleased: 10, open: 0 }
          ]
        }
      })
    } finally {
      t.clock.time = before
    }
  })

  test('and cancelled when its month is sealed leaves alone what another job holds in the running one', async () => {
    const store = await shop(10)
    const { token } = store.device
    const jobId = idOf(await create(store))
    const before = t.clock.time
    try {
      t.clock.time = Date.UTC(2026, 11, 20)
      const later = idOf(await t.call('POST', '/api/jobs', { token, body: body() }))
      for (const [id, reserved] of [
        [jobId, 4],
        [later, 0]
      ] as const) {
        expect(await t.call('POST', `/api/jobs/${id}/cancel`, { token, body: {} })).toMatchObject({ status: 200 })
        expect(await t.call('GET', '/api/credits', { token })).toMatchObject({
          json: { period: '2026-12', creditsUsed: reserved, reserved }
        })
        expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
      }
      expect(await t.call('GET', '/v1/periods', { token })).toMatchObject({
        json: {
          periods: [
            { period: '2026-12', unleased: 10, open: 0 },
            { period: '2026-11', state: 'sealed', forfeited: 0, lapsed: 10, open: 0 }
          ]
        }
      })
    } finally {
      t.clock.time = before
    }
  })

  test('while the clock is a month behind is of the month that runs, and gives its credits back to it', async () => {
    const store = await shop(10)
    const before = t.clock.time
    const token = store.device.token
    try {
      t.clock.time = Date.UTC(2026, 11, 2)
      await t.call('GET', '/v1/instance', { token })
      t.clock.time = before
      const made = await t.call('POST', '/api/jobs', { token, body: body() })
      const cancelled = await t.call('POST', `/api/jobs/${idOf(made)}/cancel`, { token, body: {} })
      expect(cancelled.status).toBe(200)
      expect(await t.call('GET', '/api/credits', { token })).toMatchObject({
        json: { period: '2026-12', creditsUsed: 0, reserved: 0 }
      })
      expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
    } finally {
      t.clock.time = before
    }
  })
})

test('a job that is created here is not a device’s to make over or to deliver, and can be cancelled still', async () => {
  const store = await shop(10)
  const jobId = idOf(await create(store))
  const device = new TestDevice(testDeps(t.db, t.clock.time), store.instanceId, store.device.deviceId)
  const jobUid = (await device.sync()).jobs[0]?.jobUid ?? ''
  device.tell('job.created', { jobUid, period: '2026-11', credits: 0, again: true, job: facts(4) })
  tellLanded(device, jobUid, [0])
  expect((await device.sync()).quarantined).toMatchObject([
    { reason: 'Its job runs on no device.' },
    { reason: 'Its job runs on no device.' }
  ])
  const reply = await t.call('POST', `/api/jobs/${jobId}/cancel`, { token: store.owner, body: {} })
  expect(reply).toMatchObject({ status: 200, json: { status: 'CANCELLED', progress: { cancelled: 4 } } })
  expect(await brokenCreditInvariants(t.db, store.instanceId)).toEqual([])
})

describe('lists', () => {
  test('come page by page, each row once, and refuse a cursor that is nobody’s', async () => {
    const store = await shop()
    const ids: number[] = []
    for (let n = 0; n < 5; n += 1) ids.unshift(idOf(await create(store, { attributes: ['title'] })))
    const seen: number[] = []
    let query = '?limit=2'
    for (;;) {
      const page = (await t.call('GET', `/api/jobs${query}`, { token: store.owner })).json as {
        jobs: { id: number }[]
        nextCursor: string | null
        total: number
      }
      expect(page.total).toBe(5)
      seen.push(...page.jobs.map((job) => job.id))
      if (page.nextCursor === null) break
      query = `?limit=2&cursor=${page.nextCursor}`
    }
    expect(seen).toEqual(ids)
    for (const path of ['/api/jobs', `/api/jobs/${ids[0] ?? 0}/items`, '/v1/products'])
      expect(await t.call('GET', `${path}?cursor=bm9uc2Vuc2U`, { token: store.owner })).toMatchObject({
        status: 400,
        json: { details: { field: 'cursor' } }
      })
  })

  test('of items filter by words as they stand, also those that look like patterns', async () => {
    const store = await shop()
    await t.call('PUT', '/v1/products', {
      token: store.owner,
      body: { products: [{ id: 'p', name: '100% wool_', texts: { title: 'T' } }] }
    })
    const jobId = idOf(await create(store, { productIds: ['p', 'a'], attributes: ['title'] }))
    const found = async (query: string) =>
      (await itemsOf(store, jobId, `?query=${encodeURIComponent(query)}`)).map((item) => item.productId)
    expect(await found('0% WOOL_')).toEqual(['p'])
    expect(await found('0%l')).toEqual([])
    expect(await found('apron')).toEqual(['a'])
    expect(await itemsOf(store, jobId, '?status=DONE')).toEqual([])
    expect(await itemsOf(store, jobId, '?edited=false&twoTexts=false&attribute=title&review=OPEN')).toHaveLength(2)
  })

  test('of products find by name, and replace what they get again', async () => {
    const store = await shop()
    await t.call('PUT', '/v1/products', {
      token: store.owner,
      body: { products: [{ id: 'a', name: 'Red apron', texts: {} }] }
    })
    expect(await t.call('GET', '/v1/products?query=apron', { token: store.device.token })).toMatchObject({
      json: { products: [{ id: 'a', name: 'Red apron', texts: {}, collectionIds: [] }], nextCursor: null, total: 1 }
    })
    expect(await t.call('GET', '/v1/products', { token: (await t.addStore()).owner })).toMatchObject({
      json: { products: [], total: 0 }
    })
  })
})
