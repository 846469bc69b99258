import { describe, expect, test } from 'vitest'
import { readOne, ScriptedWix, v1Product } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const SINCE = '2026-11-01T00:00:00.000Z'

/** The query as V1 takes it: filter and sort are JSON in text. */
function queryOf(wix: ScriptedWix, index: number): unknown {
  const body = wix.sent[index]?.body
  if (typeof body !== 'object' || body === null || !('query' in body)) return undefined
  const { query } = body
  const { filter, sort, paging } = query as { filter?: string; sort?: string; paging: unknown }
  return {
    filter: filter === undefined ? undefined : JSON.parse(filter),
    sort: sort === undefined ? undefined : JSON.parse(sort),
    paging
  }
}

describe('the pages of a store on V1', () => {
  test('begin after the number of the last product, never at an offset, and keep the filter', async () => {
    const wix = new ScriptedWix().answer(
      { body: { products: [v1Product(1), v1Product(2)], totalResults: 3 } },
      { body: { products: [v1Product(3)], totalResults: 1 } }
    )
    const shop = wix.shop('V1')
    const first = await shop.readProducts({ cursor: null, since: SINCE }, signal())
    if (!first.ok) throw new Error(first.failure.message)
    expect(first.value.rows.map(({ id }) => id)).toEqual(['p1', 'p2'])
    const second = await shop.readProducts({ cursor: first.value.nextCursor, since: null }, signal())
    expect(second).toMatchObject({ ok: true, value: { nextCursor: null } })
    const paging = { limit: 100, offset: 0 }
    const sort = [{ numericId: 'asc' }]
    expect(queryOf(wix, 0)).toEqual({ filter: { lastUpdated: { $gte: SINCE } }, sort, paging })
    expect(queryOf(wix, 1)).toEqual({
      filter: { numericId: { $gt: '1657626871550002' }, lastUpdated: { $gte: SINCE } },
      sort,
      paging
    })
  })

  test('hold hidden products', async () => {
    const wix = new ScriptedWix().answer({ body: { products: [], totalResults: 0 } })
    await wix.shop('V1').readProducts({ cursor: null, since: null }, signal())
    await wix.shop('V1').countProducts(signal())
    await wix.shop('V1').readProductsById(['p1'], signal())
    for (const { body } of wix.sent) expect(body).toMatchObject({ includeHiddenProducts: true })
  })

  test('end with an empty one where Wix tells no total', async () => {
    const wix = new ScriptedWix().answer({ body: { products: [v1Product(1)] } }, { body: { products: [] } })
    const first = await wix.shop('V1').readProducts({ cursor: null, since: null }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    expect(cursor).not.toBeNull()
    expect(await wix.shop('V1').readProducts({ cursor, since: null }, signal())).toEqual({
      ok: true,
      value: { rows: [], nextCursor: null }
    })
  })

  test('that come again are noticed instead of read for ever', async () => {
    const wix = new ScriptedWix().answer({ body: { products: [v1Product(1), v1Product(2)], totalResults: 9 } })
    const first = await wix.shop('V1').readProducts({ cursor: null, since: null }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    expect(await wix.shop('V1').readProducts({ cursor, since: null }, signal())).toMatchObject({
      ok: false,
      failure: { kind: 'unclear' }
    })
  })

  test('cannot begin at a place of V3', async () => {
    const wix = new ScriptedWix()
    const cursor = JSON.stringify({ cursor: 'abc', first: 'p1', last: 'p2' })
    expect(await wix.shop('V1').readProducts({ cursor, since: null }, signal())).toMatchObject({
      failure: { kind: 'rejected', code: 'LOST_PLACE' }
    })
    expect(wix.sent).toEqual([])
  })

  test('give ids alone for the look for what is gone', async () => {
    const wix = new ScriptedWix().answer({ body: { products: [v1Product(1), v1Product(2)], totalResults: 2 } })
    expect(await wix.shop('V1').readProductIds(null, signal())).toEqual({
      ok: true,
      value: { rows: ['p1', 'p2'], nextCursor: null }
    })
  })
})

test('products asked for by id are those that are still there, whatever else comes', async () => {
  const wix = new ScriptedWix().answer({ body: { products: [v1Product(1), v1Product(7)] } })
  const read = await wix.shop('V1').readProductsById(['p1', 'p2'], signal())
  expect(read.ok ? read.value.map(({ id }) => id) : read).toEqual(['p1'])
  expect(queryOf(wix, 0)).toMatchObject({ filter: { id: { $hasSome: ['p1', 'p2'] } } })
})

test('collections come by offset to the last', async () => {
  const wix = new ScriptedWix().answer(
    { body: { collections: [{ id: 'c1', name: 'A' }], totalResults: 2 } },
    { body: { collections: [{ id: 'c2', name: 'B' }], totalResults: 2 } }
  )
  const first = await wix.shop('V1').readCollections(null, signal())
  const cursor = first.ok ? first.value.nextCursor : null
  const second = await wix.shop('V1').readCollections(cursor, signal())
  expect(second).toEqual({ ok: true, value: { rows: [{ id: 'c2', name: 'B' }], nextCursor: null } })
  expect(wix.sent.map(({ path, body }) => [path, body])).toEqual([
    ['/stores/v1/collections/query', { query: { paging: { limit: 100, offset: 0 } } }],
    ['/stores/v1/collections/query', { query: { paging: { limit: 100, offset: 1 } } }]
  ])
})

describe('a product of V1', () => {
  test('is read with all its texts and what the catalogue shows', async () => {
    const seoData = {
      tags: [
        { type: 'title', children: 'SEO' },
        { type: 'meta', props: { name: 'description', content: 'Meta' } }
      ],
      settings: { keywords: [] }
    }
    const product = await readOne(
      new ScriptedWix(),
      'V1',
      v1Product(1, {
        visible: false,
        sku: 'LC-01',
        ribbon: 'New',
        brand: 'Nordhaus',
        priceData: { currency: 'EUR', price: 35, formatted: { price: '35,00 €' } },
        productOptions: [
          {
            name: 'Size',
            choices: [
              { value: 'S', description: 'S' },
              { value: 'M', description: 'M' }
            ]
          },
          { name: 'Colour', choices: [{ value: '#fff', description: 'White' }] }
        ],
        media: {
          items: [
            { id: 'film', mediaType: 'video', video: {} },
            { id: 'a.jpg', mediaType: 'image', image: { url: 'https://img/a.jpg', altText: 'Front' } }
          ]
        },
        collectionIds: ['c1', 'c2'],
        seoData
      })
    )
    expect(product).toEqual({
      id: 'p1',
      revision: null,
      updatedAt: '2026-11-02T09:10:11.123Z',
      name: 'Linen cushion 1',
      visible: false,
      sku: 'LC-01',
      price: '35,00 €',
      brand: 'Nordhaus',
      options: ['Size: S, M', 'Colour: White'],
      variantCount: 2,
      media: [
        { id: 'film', url: null, altText: null },
        { id: 'a.jpg', url: 'https://img/a.jpg', altText: 'Front' }
      ],
      collectionIds: ['c1', 'c2'],
      values: {
        title: 'Linen cushion 1',
        description: '<p>Soft linen.</p>',
        seoTitle: 'SEO',
        seoDescription: 'Meta',
        imageAlt: 'Front',
        ribbon: 'New',
        slug: 'linen-cushion-1'
      },
      basis: { seoData, mediaItems: null }
    })
  })

  test('has empty texts where it has none, and no alt text without an image', async () => {
    const { values, basis, price } = await readOne(new ScriptedWix(), 'V1', v1Product(1, { description: undefined }))
    expect(values).toMatchObject({ description: '', seoTitle: '', seoDescription: '', ribbon: '', imageAlt: null })
    expect(basis.seoData).toBeNull()
    expect(price).toBeNull()
  })
})
