import { describe, expect, test } from 'vitest'
import { FULL_KEY } from '../../../../simulators/wix/access.ts'
import { RequestWatch } from '../../../../simulators/wix/request-check/request-watch.ts'
import { SEED_SITE_ID } from '../../../../simulators/wix/seed-store.ts'
import { contentsOf, differences } from '../../../../simulators/wix/snapshot.ts'
import { BENCH_START, wixBench } from '../../../../simulators/wix/testing/bench.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { Shop, ShopPage, ShopProduct, ShopResult, ShopWrite } from '../../ports/shop.ts'
import { createShopFactory } from './factory.ts'

const SIZE = 130
const signal = () => new AbortController().signal

function open(version: CatalogVersion, size = SIZE, options: Parameters<typeof wixBench>[1] = {}) {
  const bench = wixBench({ version, size, seed: 7 }, options)
  const watch = new RequestWatch()
  const serve = watch.watch((request) => bench.fetch(request))
  const factory = createShopFactory({
    clock: { now: () => BENCH_START + bench.timers.now, monotonic: () => 0 },
    timers: bench.timers,
    fetch: (input, init) => serve(new Request(input, init))
  })
  const access = { baseUrl: 'https://www.wixapis.com', siteId: SEED_SITE_ID, apiKey: FULL_KEY.key }
  return { bench, watch, factory, access, shop: factory.create(access, version) }
}

function value<T>(result: ShopResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.message}`)
  return result.value
}

async function all<T>(read: (cursor: string | null) => Promise<ShopResult<ShopPage<T>>>): Promise<readonly T[]> {
  const rows: T[] = []
  let cursor: string | null = null
  do {
    const page: ShopPage<T> = value(await read(cursor))
    rows.push(...page.rows)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

async function reread(shop: Shop, id: string): Promise<ShopProduct> {
  const [product] = value(await shop.readProductsById([id], signal()))
  if (product === undefined) throw new Error('The product is gone')
  return product
}

async function writeOne(shop: Shop, write: ShopWrite) {
  const result = await shop.write([write], signal())
  if (!result.ok) throw new Error(result.failure.message)
  return result.results[0]
}

const VERSIONS: readonly CatalogVersion[] = ['V1', 'V3']

describe.each(VERSIONS)('against the simulator of %s', (version) => {
  test('every product is read once, hidden ones too, by page, by id, by number and by change', async () => {
    const { bench, shop, watch } = open(version)
    const products = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    const ids = [...bench.store.products.keys()].toSorted()
    expect(products.map(({ id }) => id).toSorted()).toEqual(ids)
    expect(products.some(({ visible }) => !visible)).toBe(true)
    expect((await all((cursor) => shop.readProductIds(cursor, signal()))).toSorted()).toEqual(ids)
    expect(value(await shop.countProducts(signal()))).toBe(SIZE)
    const hidden = products.find(({ visible }) => !visible)?.id ?? ''
    expect(value(await shop.readProductsById([hidden, 'ffffffff-0000-4000-a000-000000000000'], signal()))).toHaveLength(
      1
    )

    bench.timers.advance(60_000)
    const since = new Date(BENCH_START + bench.timers.now).toISOString()
    bench.merchant.editProduct(ids[0] ?? '', { name: 'Changed' })
    const changed = await all((cursor) => shop.readProducts({ cursor, since }, signal()))
    expect(changed.map(({ id, name }) => [id, name])).toEqual([[ids[0], 'Changed']])
    await watch.settled()
    expect(watch.violations).toEqual([])
  })

  test('a text that stood there goes back, however much longer it is than what we would publish', async () => {
    const { shop } = open(version, 1)
    const [product] = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    if (product === undefined) throw new Error('The store is empty')
    const values = { seoTitle: 'T'.repeat(400), seoDescription: 'D'.repeat(1_200) }
    expect(await writeOne(shop, { product, values, restore: null })).toMatchObject({ kind: 'written' })
    expect((await reread(shop, product.id)).values).toMatchObject(values)
  })

  test('texts, collections and membership are those of the store', async () => {
    const { bench, shop } = open(version, 60)
    const collections = await all((cursor) => shop.readCollections(cursor, signal()))
    expect(collections.length).toBeGreaterThan(3)
    const products = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    const known = new Set(collections.map(({ id }) => id))
    for (const product of products) {
      const stored = bench.store.products.get(product.id)
      const title = stored?.seo?.tags.find(({ type }) => type === 'title')?.children ?? ''
      const image = stored?.media.find(({ kind }) => kind === 'image')
      expect(product.values).toMatchObject({
        title: stored?.name,
        description: stored?.description,
        seoTitle: title,
        ribbon: bench.store.ribbonName(stored?.ribbonId ?? null) ?? '',
        slug: stored?.slug
      })
      expect(product.values.imageAlt === null).toBe(image === undefined)
      for (const id of product.collectionIds) expect(known.has(id)).toBe(true)
    }
  })

  test('what is written changes exactly these fields, and undone the store is what it was', async () => {
    const { bench, shop, watch } = open(version, 40)
    const products = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    const before = contentsOf(bench.store)
    for (const product of products.slice(0, 20)) {
      const values = {
        title: `New ${product.name}`.slice(0, 80),
        description: '<p>New text</p>',
        seoTitle: 'New SEO title',
        seoDescription: 'New SEO description',
        ribbon: 'Novelty',
        slug: `new-${product.values.slug ?? ''}`,
        ...(version === 'V3' && product.values.imageAlt !== null ? { imageAlt: 'What it shows' } : {})
      }
      expect(await writeOne(shop, { product, values, restore: null })).toMatchObject({ kind: 'written' })
      const live = await reread(shop, product.id)
      expect(live.values).toMatchObject(values)
      expect({ ...live.values, ...product.values, ...values }).toEqual({ ...product.values, ...values })

      const old = Object.fromEntries(
        Object.keys(values).map((name) => [name, product.values[name as keyof typeof values]])
      )
      expect(await writeOne(shop, { product: live, values: old, restore: product.basis })).toMatchObject({
        kind: 'written'
      })
    }
    const after = contentsOf(bench.store)
    expect(differences(before, after)).toEqual([])
    await watch.settled()
    expect(watch.violations).toEqual([])
  })

  test('a key that may read only is told what it lacks', async () => {
    const { bench, factory, access, watch } = open(version, 5)
    expect(value(await factory.inspect(access, signal()))).toMatchObject({ version, missing: [], currency: 'EUR' })
    bench.control.setKeys([{ key: FULL_KEY.key, permissions: ['read-products'] }])
    const missing =
      version === 'V1' ? ['read-site', 'write-products'] : ['read-site', 'write-products', 'read-categories']
    expect(value(await factory.inspect(access, signal())).missing).toEqual(missing)
    expect(bench.control.writes).toEqual([])
    await watch.settled()
    expect(watch.violations).toEqual([])
  })

  test('a slug of another product is refused and named', async () => {
    const { shop } = open(version, 5)
    const [one, other] = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    if (one === undefined || other === undefined) throw new Error('No products')
    const slug = other.values.slug ?? ''
    expect(await writeOne(shop, { product: one, values: { slug }, restore: null })).toMatchObject({
      kind: 'refused',
      attributes: ['slug']
    })
  })

  test.each([
    ['rate-limit', 'rate-limited'],
    ['error-500', 'unclear'],
    ['error-502-html', 'unclear'],
    ['error-503-empty', 'unclear'],
    ['drop-before', 'unclear'],
    ['drop-after', 'unclear'],
    ['drop-body', 'unclear'],
    ['truncated-json', 'unclear'],
    ['proxy-html', 'proxy'],
    ['unauthorized', 'auth'],
    ['forbidden', 'forbidden'],
    ['provisioning', 'provisioning']
  ] as const)('the fault %s is read as %s', async (kind, expected) => {
    const { bench, shop } = open(version, 5)
    bench.control.setFaults([{ kind }])
    const read = await shop.readProducts({ cursor: null, since: null }, signal())
    expect(read).toMatchObject({ ok: false, failure: { kind: expected } })
  })

  test.each([
    ['deleted', 'site-gone'],
    ['plan-without-api', 'plan']
  ] as const)('a site that is %s is read as %s', async (state, expected) => {
    const { bench, factory, access } = open(version, 5)
    bench.store.site = { ...bench.store.site, state }
    expect(await factory.inspect(access, signal())).toMatchObject({ ok: false, failure: { kind: expected } })
  })
})

describe.each(VERSIONS)('a write to the simulator of %s', (version) => {
  test.each(['drop-after', 'error-500-after', 'drop-before', 'truncated-json', 'proxy-html'] as const)(
    'that meets %s is open, and what stands there tells the truth',
    async (kind) => {
      const { bench, shop } = open(version, 5)
      const [product] = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
      if (product === undefined) throw new Error('No products')
      bench.control.setFaults([{ kind }])
      const result = await shop.write([{ product, values: { title: 'New' }, restore: null }], signal())
      expect(result).toMatchObject({ ok: false, failure: { kind: 'unclear' } })
      bench.control.setFaults([])
      const isDone = ['drop-after', 'error-500-after', 'truncated-json'].includes(kind)
      expect((await reread(shop, product.id)).name).toBe(isDone ? 'New' : product.name)
    }
  )

  test('of a product that is gone says so', async () => {
    const { bench, shop } = open(version, 5)
    const [product] = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    if (product === undefined) throw new Error('No products')
    bench.merchant.deleteProduct(product.id)
    expect(await writeOne(shop, { product, values: { title: 'New' }, restore: null })).toEqual({ kind: 'gone' })
  })
})

describe('a bulk write to the simulator of V3', () => {
  test('of a hundred products has an outcome for each', async () => {
    const { bench, shop, watch } = open('V3', 100)
    const products = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    const [edited, deleted, owner, thief] = products
    if (!edited || !deleted || !owner || !thief) throw new Error('No products')
    bench.merchant.editProduct(edited.id, { name: 'By the merchant' })
    bench.merchant.deleteProduct(deleted.id)
    const result = await shop.write(
      products.map((product) => ({
        product,
        values: product === thief ? { slug: owner.values.slug } : { description: `<p>New ${product.id}</p>` },
        restore: null
      })),
      signal()
    )
    if (!result.ok) throw new Error(result.failure.message)
    expect(result.results.slice(0, 4)).toMatchObject([
      { kind: 'stale' },
      { kind: 'gone' },
      { kind: 'written' },
      { kind: 'refused', attributes: ['slug'] }
    ])
    expect(result.results.slice(4).every(({ kind }) => kind === 'written')).toBe(true)
    const revision = (await reread(shop, owner.id)).revision
    expect(result.results[2]).toEqual({ kind: 'written', revision })
    expect((await reread(shop, edited.id)).values).toMatchObject({
      title: 'By the merchant',
      description: edited.values.description
    })
    await watch.settled()
    expect(watch.violations).toEqual([])
  })

  test.each(['assumed', 'empty'] as const)('tells a stale product with the body %s', async (staleBody) => {
    const { bench, shop } = open('V3', 5, { staleBody })
    const [product] = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    if (product === undefined) throw new Error('No products')
    bench.merchant.editProduct(product.id, { name: 'By the merchant' })
    expect(await writeOne(shop, { product, values: { title: 'New' }, restore: null })).toEqual({ kind: 'stale' })
  })

  test('of some that fail writes the others', async () => {
    const { bench, shop } = open('V3', 20)
    const products = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    bench.control.setFaults([{ kind: 'partial-failure' }])
    const writes = products.map((product) => ({ product, values: { title: 'New' }, restore: null }))
    const result = await shop.write(writes, signal())
    bench.control.setFaults([])
    const after = await all((cursor) => shop.readProducts({ cursor, since: null }, signal()))
    const outcomes = result.ok ? result.results : []
    expect(new Set(outcomes.map(({ kind }) => kind)).size).toBeGreaterThan(1)
    for (const [index, { kind }] of outcomes.entries()) {
      const id = products[index]?.id
      expect(after.find((product) => product.id === id)?.name === 'New').toBe(kind === 'written')
    }
  })
})
