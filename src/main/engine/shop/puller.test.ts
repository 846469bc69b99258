import { afterEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { Pull } from '#shared/contract/shop.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { call, openShopEngine, pull, pulled, type ShopEngine } from '../../../../test/support/shop-engine.ts'
import { addProducts, type TestEngine } from '../../../../test/support/test-engine.ts'

const names = async (t: TestEngine): Promise<string[]> =>
  (await call<Output<'products.list'>>(t, 'products.list', { limit: 100 })).products.map((product) => product.name)

const open: ShopEngine[] = []
afterEach(async () => {
  for (const engine of open.splice(0)) await engine[Symbol.asyncDispose]()
})

async function opened(shop: FakeShop): Promise<ShopEngine> {
  const engine = await openShopEngine(shop)
  open.push(engine)
  return engine
}

function storeOf(count: number): FakeShop {
  const shop = new FakeShop()
  shop.pageSize = 5
  shop.collections.set('c1', { id: 'c1', name: 'Cushions' })
  shop.collections.set('c2', { id: 'c2', name: 'Rugs' })
  shop.add(count, (n) => ({
    collectionIds: n % 2 === 0 ? ['c1', 'c2'] : ['c1'],
    visible: n !== 3,
    mediaItems: [{ id: `m${n}.jpg`, url: `https://static.wixstatic.com/media/m${n}.jpg`, altText: 'Front' }],
    seoData: n === 1 ? { tags: [{ type: 'title', children: 'SEO of 1' }] } : null
  }))
  return shop
}

describe('a full pull', () => {
  test('takes every product with its texts and collections, hidden ones included', async () => {
    const engine = await opened(storeOf(12))
    const { t } = engine
    const done = await pull(t)
    expect(done).toMatchObject({
      kind: 'FULL',
      state: 'DONE',
      total: 12,
      seen: 12,
      newProducts: 12,
      changedProducts: 0,
      goneProducts: 0,
      problem: null
    })
    const product = await call<Output<'products.get'>>(t, 'products.get', { id: 'w1' })
    expect(product).toMatchObject({
      name: 'Product 1',
      collections: ['Cushions'],
      mediaCount: 1,
      image: 'm1.jpg',
      importId: null,
      values: {
        title: 'Product 1',
        description: '<p>Description of product 1.</p>',
        seoTitle: 'SEO of 1',
        seoDescription: '',
        imageAlt: 'Front',
        ribbon: '',
        slug: 'product-1'
      }
    })
    expect((await call<Output<'products.get'>>(t, 'products.get', { id: 'w3' })).visible).toBe(false)
    const { collections } = await call<Output<'collections.list'>>(t, 'collections.list')
    expect(collections).toEqual([
      { id: 'c1', name: 'Cushions', productCount: 12 },
      { id: 'c2', name: 'Rugs', productCount: 6 }
    ])
    await t.time.advance(100)
    const events = t.events.filter((event) => event.name === 'pull.progress')
    expect(events.at(-1)?.payload).toMatchObject({ pull: { state: 'DONE', seen: 12 } })
  })

  test('again: tells what is new, changed and unchanged, and what is gone', async () => {
    const engine = await opened(storeOf(12))
    const { t, shop } = engine
    await pull(t)
    shop.edit('w2', { name: 'Renamed' })
    shop.remove('w5')
    shop.remove('w6')
    shop.add(1, () => ({ id: 'w99' }))
    expect(await pull(t)).toMatchObject({
      state: 'DONE',
      newProducts: 1,
      changedProducts: 1,
      unchangedProducts: 9,
      goneProducts: 2
    })
    const list = await call<Output<'products.list'>>(t, 'products.list')
    expect(list.total).toBe(11)
    expect(list.products.map((product) => product.id)).not.toContain('w5')
    expect(await call<Output<'products.ids'>>(t, 'products.ids')).toMatchObject({ total: 11 })
    expect((await call<Output<'app.status'>>(t, 'app.status')).instance.productCount).toBe(11)
    const { collections } = await call<Output<'collections.list'>>(t, 'collections.list')
    expect(collections.map((row) => row.productCount)).toEqual([10, 5])
  })

  test('what is gone is as unknown to a new job as an invented id, and is back when the store has it again', async () => {
    const engine = await opened(storeOf(3))
    const { t, shop } = engine
    await pull(t)
    const kept = structuredClone(shop.product('w2'))
    shop.remove('w2')
    await pull(t)
    const job = {
      sourceScope: 'products',
      productIds: ['w1', 'w2'],
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      autoStart: false
    }
    expect(await t.dispatch('jobs.create', job, {})).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'productIds[1]', unknown: ['w2'] } }
    })
    shop.products.set('w2', kept)
    expect(await pull(t)).toMatchObject({ newProducts: 1, unchangedProducts: 2 })
    expect((await t.dispatch('jobs.create', job, {})).ok).toBe(true)
    const { collections } = await call<Output<'collections.list'>>(t, 'collections.list')
    expect(collections.map((row) => row.productCount)).toEqual([3, 1])
  })

  test('collections are known by their ids: a new name reaches every product, a deleted one leaves them', async () => {
    const engine = await opened(storeOf(12))
    const { t, shop } = engine
    await pull(t)
    shop.collections.set('c1', { id: 'c1', name: 'Pillows' })
    shop.collections.delete('c2')
    await pull(t, 'CHANGES')
    const product = await call<Output<'products.get'>>(t, 'products.get', { id: 'w2' })
    expect(product.collections).toEqual(['Pillows'])
    const { collections } = await call<Output<'collections.list'>>(t, 'collections.list')
    expect(collections).toEqual([{ id: 'c1', name: 'Pillows', productCount: 12 }])
  })

  test('the store’s new name is taken over', async () => {
    const engine = await opened(storeOf(1))
    engine.shop.name = 'Südhaus'
    await pull(engine.t)
    expect((await call<Output<'app.status'>>(engine.t, 'app.status')).instance.name).toBe('Südhaus')
  })
})

describe('a pull of changes', () => {
  test('is a full one before the first', async () => {
    const engine = await opened(storeOf(1))
    expect(await pull(engine.t, 'CHANGES')).toMatchObject({ kind: 'FULL', state: 'DONE', seen: 1 })
  })

  test('asks for what changed since the last change that was seen, by Wix’s clock, and a little before', async () => {
    const shop = storeOf(12)
    const engine = await opened(shop)
    const { t } = engine
    // Years away from the clock of this computer.
    const latest = shop.now
    await pull(t)
    shop.now += 3_600_000
    shop.edit('w7', { description: '<p>New.</p>' })
    const from = shop.calls.length
    const done = await pull(t, 'CHANGES')
    const asked = shop.calls.slice(from)
    const since = Date.parse(asked.find((call_) => call_.name === 'readProducts')?.since ?? '')
    expect(since).toBeLessThanOrEqual(latest - 5 * 60_000)
    expect(since).toBeGreaterThan(latest - 10 * 60_000)
    expect(done).toMatchObject({ kind: 'CHANGES', state: 'DONE', total: null, changedProducts: 1, goneProducts: 0 })
    expect(asked.map((call_) => call_.name)).not.toContain('readProductIds')
    const product = await call<Output<'products.get'>>(t, 'products.get', { id: 'w7' })
    expect(product.values.description).toBe('<p>New.</p>')
  })

  test('a change made while a long pull runs is found by the next one', async () => {
    const shop = storeOf(60)
    const engine = await opened(shop)
    const { t } = engine
    // Every request takes a minute, at Wix as here.
    const ahead = shop.now - t.time.now()
    shop.before = () =>
      new Promise((resolve) => {
        t.time.after(60_000, () => {
          shop.now = ahead + t.time.now()
          resolve()
        })
      })
    let page = 0
    shop.after = (asked) => {
      if (asked.name !== 'readProducts') return
      page += 1
      if (page === 2) shop.edit('w1', { name: 'Edited behind the pull' })
      if (page === 10) shop.edit('w9', { name: 'Edited ahead of it' })
    }
    const long = 3 * 3_600_000
    expect(await pull(t, 'FULL', long)).toMatchObject({ state: 'DONE', seen: 60 })
    expect(await names(t)).toContain('Edited ahead of it')
    expect(await names(t)).not.toContain('Edited behind the pull')
    await pull(t, 'CHANGES', long)
    expect(await names(t)).toContain('Edited behind the pull')
  })

  test('finds deletions where the store holds another number of products than the catalogue', async () => {
    const engine = await opened(storeOf(12))
    const { t, shop } = engine
    await pull(t)
    shop.remove('w4')
    expect(await pull(t, 'CHANGES')).toMatchObject({ kind: 'CHANGES', state: 'DONE', goneProducts: 1 })
    expect((await call<Output<'products.list'>>(t, 'products.list')).total).toBe(11)
  })
})

describe('a pull that can’t go on', () => {
  test('pauses while there is no network and goes on by itself, at the latest when one is found', async () => {
    const engine = await opened(storeOf(30))
    const { t, shop } = engine
    let offline = false
    shop.fault = () => (offline ? { failure: { kind: 'offline', message: 'No network.' } } : undefined)
    const begun = await call<Pull>(t, 'pulls.start', { kind: 'FULL' })
    await t.time.advance(3_000)
    offline = true
    const waiting = await pulled(t, begun)
    expect(waiting).toMatchObject({ state: 'PAUSED', problem: 'offline', message: 'No network.' })
    expect(waiting.seen).toBeGreaterThan(0)
    await t.time.advance(30_000)
    offline = false
    await call(t, 'app.signal', { signal: 'online' })
    expect(await pulled(t, begun)).toMatchObject({ state: 'DONE', seen: 30, newProducts: 30 })

    offline = true
    const second = await pull(t)
    expect(second).toMatchObject({ state: 'PAUSED', problem: 'offline' })
    offline = false
    await t.time.advance(61_000)
    expect(await pulled(t, second)).toMatchObject({ state: 'DONE', unchangedProducts: 30 })
  })

  test('is tried again where the disk takes nothing when it is to go on', async () => {
    const engine = await opened(storeOf(3))
    const { t, shop } = engine
    shop.fault = () => ({ failure: { kind: 'offline', message: 'No network.' } })
    const waiting = await pull(t)
    expect(waiting).toMatchObject({ state: 'PAUSED', problem: 'offline' })
    shop.fault = () => undefined
    t.raw.pragma('query_only = on')
    await t.time.advance(120_000)
    expect(await call<Pull>(t, 'pulls.get', { id: waiting.id })).toMatchObject({ state: 'PAUSED', problem: 'offline' })
    t.raw.pragma('query_only = off')
    await t.time.advance(10_000)
    expect(await pulled(t, waiting)).toMatchObject({ state: 'DONE', newProducts: 3 })
  })

  test('waits with Wix’s sentence where a person has to act, and goes on with a new key', async () => {
    const engine = await opened(storeOf(12))
    const { t, shop } = engine
    shop.apiKey = 'another'
    const paused = await pull(t)
    expect(paused).toMatchObject({ state: 'PAUSED', problem: 'auth' })
    expect(paused.message).toContain('key')
    await t.time.advance(3_600_000)
    await call(t, 'app.signal', { signal: 'online' })
    expect(await call<Pull>(t, 'pulls.get', { id: paused.id })).toMatchObject({ state: 'PAUSED', problem: 'auth' })
    await call(t, 'shop.connect', { siteId: shop.siteId, apiKey: 'another' })
    expect(await pulled(t, paused)).toMatchObject({ state: 'DONE', seen: 12 })
  })

  test('a cursor that has run out begins its step again and counts nothing twice', async () => {
    const engine = await opened(storeOf(30))
    const { t, shop } = engine
    let pages = 0
    shop.before = (asked) => {
      if (asked.name === 'readProducts' && ++pages === 4) shop.expireCursors()
    }
    expect(await pull(t)).toMatchObject({ state: 'DONE', seen: 30, newProducts: 30, unchangedProducts: 0 })
  })

  test('a page that Wix refuses whatever is done is told of, and asked for no more than a few times', async () => {
    const engine = await opened(storeOf(30))
    const { t, shop } = engine
    shop.fault = (asked) =>
      asked.cursor === null ? undefined : { failure: { kind: 'rejected', code: 'BAD', message: 'Wix took it not.' } }
    expect(await pull(t)).toMatchObject({ state: 'PAUSED', problem: 'rejected', message: 'Wix took it not.' })
    expect(shop.calls.filter((asked) => asked.name === 'readProducts').length).toBeLessThan(12)
  })

  test('lost answers and refusals for the rate are asked for again', async () => {
    const engine = await opened(storeOf(30))
    const { t, shop } = engine
    shop.fault = ({ number }) => {
      if (number % 5 === 0) return { failure: { kind: 'rate-limited', retryAfterMs: 2_000, message: 'Slower.' } }
      if (number % 7 === 0) return { failure: { kind: 'unclear', message: 'Cut.' } }
      return undefined
    }
    expect(await pull(t)).toMatchObject({ state: 'DONE', seen: 30, newProducts: 30 })
  })
})

describe('a person’s word', () => {
  test('pauses, resumes and cancels; what was fetched stays', async () => {
    const engine = await opened(storeOf(30))
    const { t } = engine
    const begun = await call<Pull>(t, 'pulls.start', { kind: 'FULL' })
    expect(await t.dispatch('pulls.start', { kind: 'FULL' }, {})).toMatchObject({ error: { code: 'CONFLICT' } })
    await t.time.advance(2_000)
    const paused = await call<Pull>(t, 'pulls.pause', { id: begun.id })
    expect(paused).toMatchObject({ state: 'PAUSED', problem: null })
    await t.time.advance(3_600_000)
    await call(t, 'app.signal', { signal: 'online' })
    expect(await call<Pull>(t, 'pulls.get', { id: begun.id })).toMatchObject({ state: 'PAUSED', seen: paused.seen })
    await call(t, 'pulls.resume', { id: begun.id })
    await t.time.advance(500)
    const cancelled = await call<Pull>(t, 'pulls.cancel', { id: begun.id })
    expect(cancelled.state).toBe('CANCELLED')
    await t.time.advance(60_000)
    expect((await call<Output<'products.list'>>(t, 'products.list')).total).toBe(cancelled.seen)
    expect(await t.dispatch('pulls.resume', { id: begun.id }, {})).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await call<Output<'pulls.list'>>(t, 'pulls.list')).toMatchObject({ total: 1, nextCursor: null })
  })

  test('a paused and resumed pull goes on although its last request was still being given up', async () => {
    const engine = await opened(storeOf(30))
    const { t } = engine
    const begun = await call<Pull>(t, 'pulls.start', { kind: 'FULL' })
    await t.time.advance(2_000)
    void t.dispatch('pulls.pause', { id: begun.id }, {})
    await t.dispatch('pulls.resume', { id: begun.id }, {})
    expect(await pulled(t, begun)).toMatchObject({ state: 'DONE', newProducts: 30 })
  })

  test('rests while the computer sleeps', async () => {
    const engine = await opened(storeOf(30))
    const { t, shop } = engine
    const begun = await call<Pull>(t, 'pulls.start', { kind: 'FULL' })
    await t.time.advance(2_000)
    await call(t, 'app.signal', { signal: 'suspend' })
    await t.time.advance(1_000)
    const asked = shop.calls.length
    await t.time.advance(30_000)
    expect(shop.calls.length).toBe(asked)
    await call(t, 'app.signal', { signal: 'resume' })
    expect(await pulled(t, begun)).toMatchObject({ state: 'DONE', newProducts: 30 })
  })
})

test('a file is not imported into a store on Wix, whose next pull would overwrite it', async () => {
  const engine = await opened(storeOf(1))
  const { t } = engine
  expect(await t.dispatch('sample.load', {}, {})).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
})

test('a local store can’t be fetched, and its products never are gone', async () => {
  const engine = await opened(storeOf(1))
  const { t } = engine
  addProducts(t, t.instanceId, 2)
  const local = { instanceId: t.instanceId }
  expect(await t.dispatch('pulls.start', { kind: 'FULL' }, local)).toMatchObject({ error: { code: 'CONFLICT' } })
  expect(await t.dispatch('shop.get', {}, local)).toMatchObject({
    ok: true,
    value: { connected: false, hasKey: false }
  })
  expect(await t.dispatch('products.list', {}, local)).toMatchObject({ ok: true, value: { total: 2 } })
})
