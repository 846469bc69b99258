import { afterEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { FAKE_KEY, FAKE_SITE, FAKE_URL, FakeShop } from '../../../../test/support/fake-shop.ts'
import { call, openShopEngine, pull, type ShopEngine } from '../../../../test/support/shop-engine.ts'
import { openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

const open: AsyncDisposable[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine[Symbol.asyncDispose]()
})

async function unconnected(shop: FakeShop): Promise<TestEngine> {
  const t = await openTestEngine({ shops: shop.factory() })
  open.push(t)
  return t
}

async function connected(shop = new FakeShop()): Promise<ShopEngine> {
  const engine = await openShopEngine(shop)
  open.push(engine)
  return engine
}

const instances = async (t: TestEngine) =>
  (await call<Output<'instances.list'>>(t, 'instances.list')).instances.map(({ name, source, active }) => ({
    name,
    source,
    active
  }))

describe('connecting', () => {
  test('makes a store of its own with the name that Wix gives it, and keeps the key for its origin alone', async () => {
    const { t, instanceId } = await connected()
    expect(await instances(t)).toEqual([
      { name: 'My store', source: 'local', active: false },
      { name: 'Nordhaus', source: 'wix', active: true }
    ])
    expect([...t.host.shopKeys]).toEqual([[instanceId, { origin: FAKE_URL, key: FAKE_KEY }]])
    const shop = await call<Output<'shop.get'>>(t, 'shop.get')
    expect(shop).toEqual({
      connected: true,
      siteId: FAKE_SITE,
      baseUrl: FAKE_URL,
      storeName: 'Nordhaus',
      catalogVersion: 'V3',
      hasKey: true,
      unpublishable: [],
      pull: null,
      currentAsOf: null,
      pace: null
    })
    expect(JSON.stringify(shop)).not.toContain(FAKE_KEY)
    expect(t.raw.serialize().includes(FAKE_KEY)).toBe(false)
  })

  test('a known site gets its new key and name, in whatever case its id is written', async () => {
    const { t, shop, instanceId } = await connected(new FakeShop('V1'))
    shop.name = 'Südhaus'
    shop.apiKey = 'second'
    const again = await call<Output<'shop.connect'>>(t, 'shop.connect', {
      siteId: FAKE_SITE.toUpperCase(),
      apiKey: 'second'
    })
    expect(again).toMatchObject({ instanceId, name: 'Südhaus', catalogVersion: 'V1' })
    expect(t.host.shopKeys.get(instanceId)?.key).toBe('second')
    expect(await instances(t)).toHaveLength(2)
  })

  test('a store that is connected twice at once is one store', async () => {
    const t = await unconnected(new FakeShop())
    const input = { siteId: FAKE_SITE, apiKey: FAKE_KEY }
    const answers = await Promise.all([1, 2].map(() => t.dispatch('shop.connect', input, {})))
    expect(answers.map((answer) => answer.ok)).toEqual([true, true])
    expect(await instances(t)).toEqual([
      { name: 'My store', source: 'local', active: false },
      { name: 'Nordhaus', source: 'wix', active: true }
    ])
    expect(t.host.shopKeys.size).toBe(1)
  })

  test('a known site needs no key to be tried or connected again; the key goes to no other origin', async () => {
    const { t, shop } = await connected()
    expect(await call(t, 'shop.test', { siteId: FAKE_SITE })).toMatchObject({ ok: true, storeName: 'Nordhaus' })
    const elsewhere = { siteId: FAKE_SITE, baseUrl: 'http://127.0.0.1:9' }
    const asked = shop.calls.length
    expect(await call(t, 'shop.test', elsewhere)).toMatchObject({ ok: false, problem: 'auth' })
    expect(shop.calls.length).toBe(asked)
  })

  test('says which permissions are missing, and makes no store', async () => {
    const shop = new FakeShop()
    shop.missing = ['write-products', 'read-categories']
    const t = await unconnected(shop)
    const input = { siteId: FAKE_SITE, apiKey: FAKE_KEY }
    expect(await call(t, 'shop.test', input)).toMatchObject({
      ok: false,
      storeName: 'Nordhaus',
      missing: ['Manage Products', 'Read categories'],
      problem: 'forbidden'
    })
    const refused = await t.dispatch('shop.connect', input, {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'SHOP_UNAVAILABLE' } })
    expect(JSON.stringify(refused)).toContain('“Manage Products”, “Read categories”')
    expect(await instances(t)).toHaveLength(1)
    expect(t.host.shopKeys.size).toBe(0)
  })

  test('hands on Wix’s own sentence for a wrong key', async () => {
    const t = await unconnected(new FakeShop())
    expect(await t.dispatch('shop.connect', { siteId: FAKE_SITE, apiKey: 'wrong' }, {})).toMatchObject({
      ok: false,
      error: { code: 'SHOP_UNAVAILABLE', message: expect.stringContaining('key') as string }
    })
  })
})

describe('disconnecting', () => {
  test('forgets the key; products stay, and nothing can be fetched until there is a key again', async () => {
    const shop = new FakeShop()
    shop.add(3)
    const { t, instanceId } = await connected(shop)
    await pull(t)
    expect(await call(t, 'shop.disconnect')).toMatchObject({ connected: true, hasKey: false })
    expect(t.host.shopKeys.has(instanceId)).toBe(false)
    expect(await call(t, 'products.list')).toMatchObject({ total: 3 })
    expect(await t.dispatch('pulls.start', { kind: 'FULL' }, {})).toMatchObject({
      error: { code: 'SHOP_UNAVAILABLE', details: { problem: 'auth' } }
    })
  })

  test('cancels a pull that runs', async () => {
    const shop = new FakeShop()
    shop.add(3)
    const { t } = await connected(shop)
    await call(t, 'pulls.start', { kind: 'FULL' })
    const { pull: last } = await call<Output<'shop.get'>>(t, 'shop.get')
    expect(last?.state).toBe('RUNNING')
    expect(await call(t, 'shop.disconnect')).toMatchObject({ pull: { state: 'CANCELLED' } })
  })

  test('is refused while something is being published', async () => {
    const { t, instanceId } = await connected()
    t.raw
      .prepare(
        `insert into publishes (uid, instance_id, kind, state, selection, store_name, total, planned, created_at)
         values ('x', ?, 'PUBLISH', 'RUNNING', '{}', 'Nordhaus', 1, 1, 0)`
      )
      .run(instanceId)
    expect(await t.dispatch('shop.disconnect', {}, {})).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(t.host.shopKeys.size).toBe(1)
  })
})

test('what the store version can’t take is known before it is chosen', async () => {
  const { t } = await connected(new FakeShop('V1'))
  expect(await call(t, 'shop.get')).toMatchObject({ catalogVersion: 'V1', unpublishable: ['imageAlt'] })
})

test('tells the pace, the last pull, and as of when the catalogue is current', async () => {
  const shop = new FakeShop()
  shop.add(3)
  const { t } = await connected(shop)
  const before = t.time.now()
  await pull(t)
  const { pace, pull: last, currentAsOf } = await call<Output<'shop.get'>>(t, 'shop.get')
  expect(pace?.requestsPerMinute).toBeGreaterThanOrEqual(150)
  expect(last).toMatchObject({ state: 'DONE', seen: 3 })
  expect(currentAsOf).toBe(new Date(before).toISOString())
})
