import { describe, expect, test } from 'vitest'
import { RequestWatch } from './request-watch.ts'

const PRODUCT = '7c000000-0000-4000-a000-000000000001'
const HEADERS = { authorization: 'key', 'wix-site-id': 'site', 'content-type': 'application/json' }

/** One request after the other against a server that answers `{}`, or what `answer` makes. */
async function judged(
  sent: readonly (readonly [verb: string, path: string, body?: unknown, headers?: Record<string, string>])[],
  answer: (path: string) => unknown = () => ({}),
  options: { readonly answers?: boolean } = {}
): Promise<{ readonly violations: readonly string[]; readonly answers: readonly string[] }> {
  const check = new RequestWatch(options)
  const server = check.watch((request) => Response.json(answer(new URL(request.url).pathname)))
  for (const [verb, path, body, headers = HEADERS] of sent) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) }
    await server(new Request(`http://127.0.0.1${path}`, { method: verb, headers, ...init }))
  }
  await check.settled()
  return { violations: check.violations.map(({ what }) => what), answers: check.answerFaults.map(({ what }) => what) }
}

function packed(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

describe('what Wix’s own types and documents allow', () => {
  test('passes without a word, in every form in which it may be sent', async () => {
    const { violations } = await judged([
      ['GET', '/stores/v3/provision/version'],
      ['GET', `/stores/v3/products/${PRODUCT}?productId=${PRODUCT}&fields=PLAIN_DESCRIPTION&fields=URL`],
      ['GET', `/stores/v3/products/query?.r=${packed({ query: { cursorPaging: { limit: 100 } }, fields: ['URL'] })}`],
      [
        'POST',
        '/stores/v3/products/query',
        { query: { filter: { updatedDate: { $gt: '2026-11-01T00:00:00.000Z' } } } }
      ],
      ['GET', '/stores/v3/products/count?returnNonVisibleProducts=true'],
      [
        'PATCH',
        `/stores/v3/products/${PRODUCT}`,
        {
          product: {
            id: PRODUCT,
            revision: '14',
            name: 'Linen cushion',
            plainDescription: '<p>Soft.</p>',
            media: { itemsInfo: { items: [{ id: 'a.jpg', altText: 'Beige cushion' }] } },
            seoData: { tags: [{ type: 'title', children: 'Cushion', custom: false, disabled: false }] }
          },
          fields: ['PLAIN_DESCRIPTION']
        }
      ],
      [
        'POST',
        '/stores/v1/products/query',
        {
          query: {
            filter: '{"numericId":{"$gt":"1"}}',
            sort: '[{"numericId":"asc"}]',
            paging: { limit: 100, offset: 0 }
          },
          includeHiddenProducts: true
        }
      ],
      ['PATCH', `/stores/v1/products/${PRODUCT}`, { product: { id: PRODUCT, ribbon: '' } }],
      ['POST', '/stores/v1/bulk/products/update', { ids: [PRODUCT], set: { ribbon: 'Sale' } }],
      [
        'GET',
        `/categories/v1/categories/${PRODUCT}?categoryId=${PRODUCT}&treeReference.appNamespace=%40wix%2Fstores&fields=DESCRIPTION`
      ]
    ])
    expect(violations).toEqual([])
  })

  const wrong: readonly (readonly [
    what: string,
    sent: readonly [string, string, unknown?, Record<string, string>?]
  ])[] = [
    ['is not a field of', ['PATCH', v3(), { product: product({ colour: 'red' }) }]],
    ['fieldMask is not a field', ['PATCH', v3(), { product: product({ name: 'x' }), fieldMask: { paths: ['name'] } }]],
    ['product.revision is 14, not a string', ['PATCH', v3(), { product: { id: PRODUCT, revision: 14, name: 'x' } }]],
    ['product.name has 81 characters', ['PATCH', v3(), { product: product({ name: 'x'.repeat(81) }) }]],
    ['altText has 0 characters', ['PATCH', v3(), { product: product({ media: media({ altText: '' }) }) }]],
    ['image is read-only', ['PATCH', v3(), { product: product({ media: media({ image: {} }) }) }]],
    ['product.visible is not text', ['PATCH', v3(), { product: product({ visible: true }) }]],
    ['product.variantsInfo is not text', ['PATCH', v3(), { product: product({ variantsInfo: { variants: [] } }) }]],
    ['product.priceData is not text', ['PATCH', v1(), { product: { id: PRODUCT, priceData: { price: 1 } } }]],
    ['product.stock is not text', ['PATCH', v1(), { product: { id: PRODUCT, stock: { inStock: true } } }]],
    ['product.media is read-only', ['PATCH', v1(), { product: { id: PRODUCT, media: { items: [] } } }]],
    ['product.revision is not a field', ['PATCH', v1(), { product: { id: PRODUCT, revision: '1', name: 'x' } }]],
    ['product.description has 8001', ['PATCH', v1(), { product: { id: PRODUCT, description: 'x'.repeat(8_001) } }]],
    ['another than that of the path', ['PATCH', v1(), { product: { id: 'other', name: 'x' } }]],
    ['takes all tags away', ['PATCH', v1(), { product: { id: PRODUCT, seoData: { settings: {} } } }]],
    [
      'TAG_TYPE_NOT_ALLOWED',
      ['PATCH', v3(), { product: product({ seoData: { tags: [{ type: 'title', children: 'x', custom: true }] } }) }]
    ],
    [
      'INVALID_PATCH',
      ['PATCH', v3(), { product: product({ seoData: { tags: [], settings: { keywords: [{ term: 'x' }] } } }) }]
    ],
    ['has 101 members', ['POST', '/stores/v1/bulk/products/update', { ids: ids(101), set: { ribbon: 'x' } }]],
    ['set.price is not text', ['POST', '/stores/v1/bulk/products/update', { ids: ids(1), set: { price: 1 } }]],
    [
      'has 101 members',
      [
        'POST',
        '/stores/v3/bulk/products/update',
        { products: ids(101).map((id) => ({ product: { id, revision: '1', name: 'x' } })) }
      ]
    ],
    [
      'twice',
      ['POST', '/stores/v3/bulk/products/update', { products: [1, 2].map(() => ({ product: product({ name: 'x' }) })) }]
    ],
    ['limit has 101', ['POST', '/stores/v3/products/query', { query: { cursorPaging: { limit: 101 } } }]],
    ['limit has 101', ['POST', '/stores/v1/products/query', { query: { paging: { limit: 101 } } }]],
    ['beyond 10000', ['POST', '/stores/v1/products/query', { query: { paging: { limit: 100, offset: 10_000 } } }]],
    ["can't be filtered by name", ['POST', '/stores/v3/products/query', { query: { filter: { name: 'x' } } }]],
    [
      "can't be filtered with $in",
      ['POST', '/stores/v1/products/query', { query: { filter: '{"lastUpdated":{"$in":[]}}' } }]
    ],
    [
      "can't be sorted by description",
      ['POST', '/stores/v1/products/query', { query: { sort: '[{"description":"asc"}]' } }]
    ],
    ['not JSON', ['POST', '/stores/v1/products/query', { query: { filter: '{name:' } }]],
    ['filter is not a field', ['POST', '/stores/v3/products/query', { filter: { visible: true } }]],
    ['does not know', ['POST', '/stores/v3/products/query', { fields: ['PLAIN_TEXT'] }]],
    ['never given', ['POST', '/stores/v3/products/query', { query: { cursorPaging: { cursor: 'made-up' } } }]],
    ['needs treeReference', ['POST', '/categories/v1/categories/query', { query: {} }]],
    ['no such call', ['GET', '/stores/catalog-versioning/v1/catalog-version']],
    ['no such call', ['POST', `/stores/v1/products/${PRODUCT}`, {}]],
    ['without Bearer', ['GET', '/stores/v3/provision/version', undefined, { ...HEADERS, authorization: 'Bearer key' }]],
    ['no wix-site-id', ['GET', '/stores/v3/provision/version', undefined, { authorization: 'key' }]],
    [
      'without Content-Type',
      [
        'POST',
        '/stores/v3/products/query',
        {},
        { authorization: 'key', 'wix-site-id': 'site', 'content-type': 'text/plain' }
      ]
    ]
  ]

  test.each(wrong)('is the measure: “%s”', async (what, sent) => {
    const { violations } = await judged([sent])
    expect(violations.join('\n')).toContain(what)
  })

  test('a page after the first has the cursor alone, and the same fields again', async () => {
    const first = {
      query: { cursorPaging: { limit: 2 }, sort: [{ fieldName: 'updatedDate', order: 'ASC' }] },
      fields: ['URL']
    }
    const next = { query: { cursorPaging: { limit: 2, cursor: 'c1' } }, fields: ['URL'] }
    const answer = () => ({ products: [], pagingMetadata: { count: 2, cursors: { next: 'c1' }, hasNext: true } })
    const path = '/stores/v3/products/query'
    expect(
      (
        await judged(
          [
            ['POST', path, first],
            ['POST', path, next]
          ],
          answer
        )
      ).violations
    ).toEqual([])
    const bare = await judged(
      [
        ['POST', path, first],
        ['POST', path, { query: next.query }]
      ],
      answer
    )
    expect(bare.violations).toEqual(['the fields of the first page are not sent again with this one'])
    const both = { ...next, query: { ...next.query, sort: first.query.sort, filter: { visible: true } } }
    expect(
      (
        await judged(
          [
            ['POST', path, first],
            ['POST', path, both]
          ],
          answer
        )
      ).violations
    ).toEqual(['a filter comes with a cursor', 'a sort comes with a cursor'])
  })
})

describe('answers', () => {
  const get = [['GET', `/stores/v3/products/${PRODUCT}?productId=${PRODUCT}`]] as const

  test('are held against the types of what comes back, where that is asked for', async () => {
    const off = {
      product: { id: PRODUCT, revision: 14, updatedDate: 'yesterday', colour: 'red', productType: 'physical' }
    }
    expect((await judged(get, () => off, { answers: true })).answers).toEqual([
      'product.revision is 14, not a string',
      'product.updatedDate is "yesterday", not a time in UTC',
      'product.colour is not a field of V3Product',
      'product.productType is "physical", which ProductTypeWithLiterals does not know'
    ])
    expect((await judged(get, () => off)).answers).toEqual([])
  })

  test('may hold what nobody may write', async () => {
    const good = {
      product: { id: PRODUCT, revision: '14', url: { relativePath: '/x', url: 'https://shop.example.com/x' } }
    }
    expect((await judged(get, () => good, { answers: true })).answers).toEqual([])
  })
})

function v3(): string {
  return `/stores/v3/products/${PRODUCT}`
}

function v1(): string {
  return `/stores/v1/products/${PRODUCT}`
}

function product(of: Record<string, unknown>): Record<string, unknown> {
  return { id: PRODUCT, revision: '14', ...of }
}

function media(of: Record<string, unknown>): unknown {
  return { itemsInfo: { items: [{ id: 'a.jpg', ...of }] } }
}

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `7c000000-0000-4000-a000-${String(index).padStart(12, '0')}`)
}
