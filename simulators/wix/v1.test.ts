import { describe, expect, test } from 'vitest'
import { asList, asObject } from './json.ts'
import { ALL_PRODUCTS_ID } from './store.ts'
import { wixBench } from './testing/bench.ts'

const QUERY = '/stores/v1/products/query'

function v1Bench(seed: Parameters<typeof wixBench>[0] = {}): ReturnType<typeof wixBench> {
  return wixBench({ version: 'V1', hidden: 0.2, ...seed })
}

describe('a query of V1', () => {
  test('leaves hidden products out of the page and of the total unless they are asked for', async () => {
    const bench = v1Bench()
    const visible = [...bench.store.products.values()].filter((product) => product.visible).length
    expect(visible).toBeLessThan(bench.store.products.size)
    const { body } = await bench.ask('POST', QUERY, {})
    expect([asList(body['products']).length, body['totalResults']]).toEqual([visible, visible])
    const all = await bench.ask('POST', QUERY, { includeHiddenProducts: true })
    expect(all.body['totalResults']).toBe(bench.store.products.size)
  })

  test('shows hidden products to no key that can only read', async () => {
    const key = { key: 'reader', permissions: ['read-products'] as const }
    const bench = wixBench({ version: 'V1', hidden: 0.5 }, { keys: [key] })
    const { body } = await bench.ask('POST', QUERY, { includeHiddenProducts: true }, { authorization: 'reader' })
    expect(asList(body['products']).every((product) => asObject(product)['visible'] === true)).toBe(true)
  })

  test.each([
    ['as text', '{"numericId":{"$gt":"LAST"}}', '[{"numericId":"desc"}]'],
    ['as plain objects', { numericId: { $gt: 'LAST' } }, [{ fieldName: 'numericId', order: 'DESC' }]]
  ])('filters and sorts %s', async (_form, filter, sort) => {
    const bench = v1Bench({ hidden: 0 })
    const numericIds = [...bench.store.products.values()].map(({ numericId }) => numericId)
    const last = numericIds[20] ?? ''
    const asked = JSON.parse(JSON.stringify({ filter, sort }).replace('LAST', last)) as object
    const { body } = await bench.ask('POST', QUERY, { query: asked })
    expect(asList(body['products']).map((product) => asObject(product)['numericId'])).toEqual(
      numericIds.slice(21).toReversed()
    )
  })

  test('compares numeric ids that a double can’t tell apart', async () => {
    const bench = v1Bench({ hidden: 0, size: 3 })
    const [one] = bench.store.products.values()
    bench.store.seed(one?.id ?? '', { name: 'one' })
    const filter = JSON.stringify({ numericId: { $gt: String(BigInt(one?.numericId ?? 0) - 1n) } })
    const { body } = await bench.ask('POST', QUERY, { query: { filter } })
    expect(body['totalResults']).toBe(3)
  })

  test.each([
    ['a page of 101', { paging: { limit: 101 } }],
    ['an offset of 10,000', { paging: { limit: 1, offset: 10_000 } }],
    ['a filter that is no JSON', { filter: '{name}' }],
    ['a filter by what is not filterable', { filter: '{"weight":1}' }],
    ['a sort by what is not sortable', { sort: '[{"description":"asc"}]' }]
  ])('refuses %s', async (_what, query) => {
    expect((await v1Bench().ask('POST', QUERY, { query })).status).toBe(400)
  })
})

describe('a PATCH of V1', () => {
  test('has no revision: the last writer wins', async () => {
    const bench = v1Bench()
    const { id } = bench.find(({ visible }) => visible)
    bench.merchant.editProduct(id, { name: 'By the merchant' })
    const { status } = await bench.ask('PATCH', `/stores/v1/products/${id}`, {
      product: { revision: '1', name: 'Last' }
    })
    expect([status, bench.store.products.get(id)?.name]).toEqual([200, 'Last'])
  })

  test('passes over in silence what it doesn’t write', async () => {
    const bench = v1Bench()
    const before = bench.find(({ media }) => media.length > 0)
    const product = {
      media: { items: [] },
      collectionIds: [],
      numericId: '1',
      inventoryItemId: 'x',
      stock: { quantity: 0 }
    }
    expect((await bench.ask('PATCH', `/stores/v1/products/${before.id}`, { product })).status).toBe(200)
    const { revision: _r, updatedDate: _u, ...after } = bench.store.products.get(before.id) ?? before
    expect(before).toMatchObject(after)
  })

  test('hides a product that is told to be hidden: a tool for text must not send it', async () => {
    const bench = v1Bench()
    const { id } = bench.find(({ visible }) => visible)
    await bench.ask('PATCH', `/stores/v1/products/${id}`, { product: { visible: false } })
    expect(bench.store.products.get(id)?.visible).toBe(false)
  })

  test('does nothing at all when one value is out of bounds', async () => {
    const bench = v1Bench()
    const { id, name } = bench.find(({ visible }) => visible)
    const product = { name: 'New', ribbon: 'x'.repeat(31) }
    const { status, body } = await bench.ask('PATCH', `/stores/v1/products/${id}`, { product })
    const violations = asObject(asObject(body['details'])['validationError'])['fieldViolations']
    expect([status, bench.store.products.get(id)?.name]).toEqual([400, name])
    expect(violations).toMatchObject([{ field: 'product.ribbon', violatedRule: 'MAX_LENGTH', data: { threshold: 30 } }])
  })

  test('takes away every tag that is not sent back', async () => {
    const bench = v1Bench({ size: 60 })
    const { id } = bench.find(({ seo }) => (seo?.tags.length ?? 0) > 2 && seo?.settings !== null)
    const seoData = { tags: [{ type: 'title', children: 'Alone' }] }
    await bench.ask('PATCH', `/stores/v1/products/${id}`, { product: { seoData } })
    expect(bench.store.products.get(id)?.seo).toEqual({
      tags: [{ type: 'title', children: 'Alone', custom: false, disabled: false }],
      settings: null
    })
  })
})

test('a bulk update of V1 sets one property and tells each product’s outcome', async () => {
  const bench = v1Bench()
  const { id } = bench.find(({ visible }) => visible)
  const { status, body } = await bench.ask('POST', '/stores/v1/bulk/products/update', {
    ids: ['gone', id],
    set: { ribbon: 'Sale' }
  })
  expect(status).toBe(200)
  expect(body['results']).toMatchObject([
    { itemMetadata: { id: 'gone', originalIndex: 0, success: false, error: { code: 'PRODUCT_NOT_FOUND' } } },
    { itemMetadata: { id, originalIndex: 1, success: true } }
  ])
  expect(body['bulkActionMetadata']).toEqual({ totalSuccesses: 1, totalFailures: 1, undetailedFailures: 0 })
  expect(bench.store.ribbonName(bench.store.products.get(id)?.ribbonId ?? null)).toBe('Sale')
})

test('a collection of everything is there on V1 and can’t be renamed', async () => {
  const bench = v1Bench()
  const { body } = await bench.ask('GET', `/stores/v1/collections/${ALL_PRODUCTS_ID}`)
  expect(body['collection']).toMatchObject({ name: 'All Products', numberOfProducts: bench.store.products.size })
  const path = `/stores/v1/collections/${ALL_PRODUCTS_ID}`
  expect((await bench.ask('PATCH', path, { collection: { name: 'Everything' } })).status).toBe(404)
})

test('every call of V1 is answered with 428 on a site that is on V3', async () => {
  const bench = wixBench({ version: 'V3' })
  for (const [method, path] of [
    ['POST', QUERY],
    ['GET', '/stores-reader/v1/products/query-platformized'],
    ['GET', '/v2/collections/query'],
    ['PATCH', '/stores/v1/products/x']
  ] as const) {
    const { status, body } = await bench.ask(method, path, method === 'GET' ? undefined : {})
    expect([path, status]).toEqual([path, 428])
    expect(body['details']).toMatchObject({ applicationError: { code: 'CATALOG_V3_CALLING_CATALOG_V1_API' } })
  }
})
