import { afterEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { FakeProduct } from '../../../../test/support/fake-shop-product.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { call, openShopEngine, pull, type ShopEngine } from '../../../../test/support/shop-engine.ts'

let engine: ShopEngine | undefined
afterEach(async () => {
  await engine?.[Symbol.asyncDispose]()
  engine = undefined
})

const WORK = ['jobs', 'job_items', 'review_changes', 'credit_ledger'] as const

/** A V1 store that was fetched, with a job whose values were edited and approved. */
async function onV1(change: (n: number) => Partial<FakeProduct> = () => ({})): Promise<ShopEngine> {
  const shop = new FakeShop('V1')
  shop.add(6, change)
  engine = await openShopEngine(shop)
  const { t } = engine
  await pull(t)
  await call(t, 'jobs.create', {
    sourceScope: 'products',
    productIds: ['w1', 'w2', 'w3', 'w4'],
    attributes: ['title'],
    language: 'en',
    prompt: 'Better'
  })
  await t.time.advance(10_000)
  await call(t, 'items.review', { ids: [2], edit: 'By hand' })
  await call(t, 'items.review', { ids: [1, 2, 3], decision: 'APPROVED' })
  return engine
}

const work = ({ t }: ShopEngine): unknown =>
  WORK.map((table) =>
    t.raw
      .prepare<[], Readonly<Record<string, unknown>>>(`select * from ${table} order by 1, 2`)
      .all()
      // Which texts are near each other is found a moment after they are written, in the middle of the move.
      .map(({ near_group: _group, near_shared: _shared, ...row }) => row)
  )

const keys = ({ t }: ShopEngine): Record<string, number> =>
  Object.fromEntries(
    t.raw
      .prepare<[], { id: string; key: number }>(`select id, key from products where gone_at is null order by key`)
      .all()
      .map((row) => [row.id, row.key])
  )

describe('a store that moves from V1 to V3', () => {
  test('is told by the version, and any pull becomes a full one', async () => {
    const store = await onV1()
    store.shop.moveToV3()
    expect(await pull(store.t, 'CHANGES')).toMatchObject({ kind: 'FULL', state: 'DONE', unchangedProducts: 6 })
    expect(await call<Output<'shop.get'>>(store.t, 'shop.get')).toMatchObject({
      catalogVersion: 'V3',
      unpublishable: []
    })
  })

  test('keeps every row where the ids stay, and where they don’t finds it by slug, then by SKU and name', async () => {
    const store = await onV1()
    const before = { work: work(store), keys: keys(store) }
    store.shop.moveToV3(({ id }) => (['w2', 'w3', 'w4'].includes(id) ? `new-${id}` : id))
    store.shop.edit('new-w3', { slug: 'another-slug' })
    store.shop.edit('new-w4', { slug: 'new-slug', sku: 'new-sku' })
    const done = await pull(store.t)
    expect(done).toMatchObject({ state: 'DONE', newProducts: 1, goneProducts: 1 })
    const { w1, w2, w3, w5, w6 } = before.keys
    expect(keys(store)).toMatchObject({ w1, 'new-w2': w2, 'new-w3': w3, w5, w6 })
    expect(keys(store)['new-w4']).not.toBe(before.keys['w4'])
    expect(work(store)).toEqual(before.work)
    const { items } = await call<Output<'jobs.items'>>(store.t, 'jobs.items', { id: 1 })
    expect(items.map((item) => [item.productId, item.review, item.edit])).toEqual([
      ['w1', 'APPROVED', null],
      ['new-w2', 'APPROVED', 'By hand'],
      ['new-w3', 'APPROVED', null],
      ['w4', 'OPEN', null]
    ])
  })

  test('never lets a new product take the row of one whose id is still there', async () => {
    const store = await onV1()
    const before = keys(store)
    store.shop.moveToV3()
    // Read before w1, with what w1 had.
    store.shop.add(1, () => ({ id: 'a-new-one', slug: 'product-1', sku: 'SKU-1', name: 'Product 1' }))
    store.shop.edit('w1', { slug: 'renamed' })
    expect(await pull(store.t)).toMatchObject({ newProducts: 1, goneProducts: 0 })
    expect(keys(store)).toMatchObject(before)
  })

  test('guesses nothing where two rows fit', async () => {
    const store = await onV1(() => ({ sku: 'same', name: 'Same' }))
    store.shop.moveToV3(({ id }) => `new-${id}`)
    for (const id of ['new-w1', 'new-w2']) store.shop.edit(id, { slug: `other-${id}` })
    const before = keys(store)
    expect(await pull(store.t)).toMatchObject({ newProducts: 2, goneProducts: 2 })
    const { w3, w4 } = before
    expect(keys(store)).toMatchObject({ 'new-w3': w3, 'new-w4': w4 })
  })

  test('met on the way to a publish: nothing is sent by old ids, and the catalogue is fetched again by itself', async () => {
    const store = await onV1()
    const { t, instanceId } = store
    store.shop.moveToV3(({ id }) => `new-${id}`)
    const { signal } = new AbortController()
    const refused = await t.engine.sessions.open(instanceId, signal)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'version-changed' } })
    expect(t.engine.sessions.retryIn({ kind: 'version-changed' }, 1)).toBeGreaterThan(0)
    await settle()
    await t.time.advance(60_000)
    const { pulls } = await call<Output<'pulls.list'>>(t, 'pulls.list')
    expect(pulls[0]).toMatchObject({ kind: 'FULL', state: 'DONE', newProducts: 0, goneProducts: 0 })
    expect(await t.engine.sessions.open(instanceId, signal)).toMatchObject({ ok: true, value: { version: 'V3' } })
  })

  test('while a pull runs: it begins again under the new version', async () => {
    const store = await onV1()
    store.shop.pageSize = 2
    let pages = 0
    store.shop.before = (asked) => {
      if (asked.name === 'readProducts' && ++pages === 2) store.shop.moveToV3(({ id }) => `new-${id}`)
    }
    const before = keys(store)
    const waiting = await pull(store.t)
    expect(waiting).toMatchObject({ state: 'PAUSED', problem: 'version-changed' })
    await store.t.time.advance(120_000)
    const { pulls } = await call<Output<'pulls.list'>>(store.t, 'pulls.list')
    expect(pulls[0]).toMatchObject({ state: 'DONE', goneProducts: 0 })
    expect(Object.values(keys(store))).toEqual(Object.values(before))
  })
})
