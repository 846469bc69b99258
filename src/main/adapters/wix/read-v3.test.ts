import { describe, expect, test } from 'vitest'
import { readOne, ScriptedWix, v3Product } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const SINCE = '2026-11-01T00:00:00.000Z'
const FIELDS = ['PLAIN_DESCRIPTION', 'MEDIA_ITEMS_INFO', 'CURRENCY', 'DIRECT_CATEGORIES_INFO', 'MIN_PRICE_VARIANT']

const page = (ids: readonly number[], next?: string) => ({
  body: {
    products: ids.map((n) => v3Product(n)),
    pagingMetadata: { count: ids.length, cursors: next === undefined ? {} : { next }, hasNext: next !== undefined }
  }
})

describe('the pages of a store on V3', () => {
  test('go by Wix’s cursor, which holds the filter, and ask for the members with every page anew', async () => {
    const wix = new ScriptedWix().answer(page([1, 2], 'NEXT'), page([3]))
    const first = await wix.shop('V3').readProducts({ cursor: null, since: SINCE }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    const second = await wix.shop('V3').readProducts({ cursor, since: SINCE }, signal())
    expect(second).toMatchObject({ ok: true, value: { rows: [{ id: 'p3' }], nextCursor: null } })
    expect(wix.sent.map(({ path, body }) => [path, body])).toEqual([
      [
        '/stores/v3/products/query',
        { query: { cursorPaging: { limit: 100 }, filter: { updatedDate: { $gte: SINCE } } }, fields: FIELDS }
      ],
      ['/stores/v3/products/query', { query: { cursorPaging: { limit: 100, cursor: 'NEXT' } }, fields: FIELDS }]
    ])
  })

  test.each([
    ['page one again', page([1, 2], 'OTHER')],
    ['the same cursor again', page([3, 4], 'NEXT')]
  ])('that would never end are noticed: %s', async (_what, second) => {
    const wix = new ScriptedWix().answer(page([1, 2], 'NEXT'), second)
    const first = await wix.shop('V3').readProducts({ cursor: null, since: null }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    expect(await wix.shop('V3').readProducts({ cursor, since: null }, signal())).toMatchObject({
      ok: false,
      failure: { kind: 'unclear' }
    })
  })

  test('may hold a product of page one again, which was only moved', async () => {
    const wix = new ScriptedWix().answer(page([1, 2], 'NEXT'), page([1, 3]))
    const first = await wix.shop('V3').readProducts({ cursor: null, since: null }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    expect(await wix.shop('V3').readProducts({ cursor, since: null }, signal())).toMatchObject({ ok: true })
  })

  test('cannot go on from a cursor that Wix takes no more', async () => {
    const refusal = { status: 400, body: { message: 'Invalid cursor', details: {} } }
    const wix = new ScriptedWix().answer(page([1, 2], 'NEXT'), refusal)
    const first = await wix.shop('V3').readProducts({ cursor: null, since: null }, signal())
    const cursor = first.ok ? first.value.nextCursor : null
    expect(await wix.shop('V3').readProducts({ cursor, since: null }, signal())).toMatchObject({
      failure: { kind: 'rejected', code: 'LOST_PLACE' }
    })
  })

  test('give ids with nothing else asked for', async () => {
    const wix = new ScriptedWix().answer(page([1, 2]))
    expect(await wix.shop('V3').readProductIds(null, signal())).toEqual({
      ok: true,
      value: { rows: ['p1', 'p2'], nextCursor: null }
    })
    expect(wix.sent[0]?.body).toEqual({ query: { cursorPaging: { limit: 100 } }, fields: [] })
  })
})

test('a hundred products asked for by id are one request', async () => {
  const ids = Array.from({ length: 100 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`)
  const wix = new ScriptedWix().answer({ body: { products: [v3Product(1, { id: ids[3] }), v3Product(2)] } })
  const read = await wix.shop('V3').readProductsById(ids, signal())
  expect(read.ok ? read.value.map(({ id }) => id) : read).toEqual([ids[3]])
  expect(wix.sent).toHaveLength(1)
  expect(wix.sent[0]).toMatchObject({ method: 'POST', body: { query: { filter: { id: { $in: ids } } } } })
})

test('the count takes hidden products along', async () => {
  const wix = new ScriptedWix().answer({ body: { count: 12 } })
  expect(await wix.shop('V3').countProducts(signal())).toEqual({ ok: true, value: 12 })
  expect(wix.sent[0]?.url.searchParams.get('returnNonVisibleProducts')).toBe('true')
})

test('categories are those of the store’s tree, hidden ones too', async () => {
  const wix = new ScriptedWix().answer(
    { body: { categories: [{ id: 'c1', name: 'A' }], pagingMetadata: { cursors: { next: 'N' } } } },
    { body: { categories: [{ id: 'c2', name: 'B' }] } }
  )
  const first = await wix.shop('V3').readCollections(null, signal())
  const cursor = first.ok ? first.value.nextCursor : null
  expect(await wix.shop('V3').readCollections(cursor, signal())).toEqual({
    ok: true,
    value: { rows: [{ id: 'c2', name: 'B' }], nextCursor: null }
  })
  expect(wix.sent[0]?.body).toMatchObject({
    treeReference: { appNamespace: '@wix/stores' },
    returnNonVisibleCategories: true
  })
  expect(wix.sent[1]?.body).toMatchObject({ query: { cursorPaging: { limit: 100, cursor: 'N' } } })
})

describe('a product of V3', () => {
  test('is read with all its texts, and what it is merged into goes back as it came', async () => {
    const seoData = {
      tags: [
        { type: 'title', children: 'SEO' },
        { type: 'link', props: { id: 'x' } }
      ]
    }
    const items = [
      { id: 'film', mediaType: 'VIDEO', video: { id: 'film' }, altText: 'Film' },
      { id: 'a.jpg', mediaType: 'IMAGE', altText: 'Front', image: { id: 'a.jpg', url: 'https://img/a.jpg', width: 9 } }
    ]
    const product = await readOne(
      new ScriptedWix(),
      'V3',
      v3Product(1, {
        seoData,
        media: { itemsInfo: { items } },
        ribbon: { id: 'r', name: 'New' },
        brand: { id: 'b', name: 'Nordhaus' },
        currency: 'EUR',
        actualPriceRange: {
          minValue: { amount: '35.00', formattedAmount: '35,00 €' },
          maxValue: { amount: '40.00', formattedAmount: '40,00 €' }
        },
        options: [{ name: 'Size', choicesSettings: { choices: [{ name: 'S' }, { name: 'M' }] } }],
        variantSummary: { variantCount: 1, minPriceVariant: { sku: 'LC-01' } },
        directCategoriesInfo: { categories: [{ id: 'c1', index: 0 }] }
      })
    )
    expect(product).toMatchObject({
      id: 'p1',
      revision: '14',
      sku: 'LC-01',
      price: '35,00 € – 40,00 €',
      brand: 'Nordhaus',
      options: ['Size: S, M'],
      variantCount: 1,
      collectionIds: ['c1'],
      values: { seoTitle: 'SEO', seoDescription: '', imageAlt: 'Front', ribbon: 'New', slug: 'linen-cushion-1' }
    })
    expect(product.media[1]).toEqual({ id: 'a.jpg', url: 'https://img/a.jpg', altText: 'Front' })
    expect(product.basis).toEqual({ seoData, mediaItems: items })
  })

  test('has an empty alt text where its image has none, and none without an image', async () => {
    const image = { id: 'a.jpg', mediaType: 'IMAGE' }
    const withImage = await readOne(new ScriptedWix(), 'V3', v3Product(1, { media: { itemsInfo: { items: [image] } } }))
    expect(withImage.values.imageAlt).toBe('')
    const without = await readOne(new ScriptedWix(), 'V3', v3Product(1))
    expect(without.values.imageAlt).toBeNull()
  })
})
