import { describe, expect, test } from 'vitest'
import type { ShopWrite } from '../../ports/shop.ts'
import { readOne, ScriptedWix, v3Product, type ScriptedAnswer } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const ITEMS = [
  { id: 'a.jpg', mediaType: 'IMAGE', altText: 'Front', image: { id: 'a.jpg', url: 'https://img/a.jpg' } },
  { id: 'b.jpg', mediaType: 'IMAGE', image: { id: 'b.jpg', url: 'https://img/b.jpg' } }
]

interface Draft {
  readonly values: ShopWrite['values']
  readonly product?: Readonly<Record<string, unknown>>
  readonly restore?: ShopWrite['restore']
}

const RIBBONS_MADE: ScriptedAnswer = { body: { results: [] } }

/** Products p1, p2, … each with its values. */
async function write(drafts: readonly Draft[], answer: ScriptedAnswer) {
  const wix = new ScriptedWix()
  const writes: ShopWrite[] = []
  for (const [index, { values, product, restore = null }] of drafts.entries()) {
    const more = product ?? { media: { itemsInfo: { items: ITEMS } } }
    writes.push({ product: await readOne(wix, 'V3', v3Product(index + 1, more)), values, restore })
  }
  const makesRibbons = writes.some(({ values }) => (values.ribbon ?? '') !== '')
  wix.answer(...(makesRibbons ? [RIBBONS_MADE] : []), answer)
  const result = await wix.shop('V3').write(writes, signal())
  return { result, sent: wix.sent }
}

const entry = (n: number, more: object, item?: object) => ({
  itemMetadata: { id: `p${n}`, originalIndex: n - 1, ...more },
  ...(item === undefined ? {} : { item })
})
const done = (n: number, revision = '15') => entry(n, { success: true }, { revision })
const failed = (n: number, code: string, data: unknown = {}) =>
  entry(n, { success: false, error: { code, description: 'x', data } })
const results = (...list: unknown[]): ScriptedAnswer => ({ body: { results: list, bulkActionMetadata: {} } })
const two: readonly Draft[] = [{ values: { title: 'A' } }, { values: { title: 'B', slug: 'b' } }]

describe('a write to V3', () => {
  test('is one bulk update with the revisions that were read and the changed fields, and nothing else', async () => {
    const { result, sent } = await write(
      [
        { values: { title: 'Cover', description: '<p>New</p>', slug: 'cover' } },
        { values: { imageAlt: 'Beige', ribbon: 'Sale', seoDescription: 'D' } }
      ],
      results(done(1), done(2, '20'))
    )
    expect(result).toEqual({
      ok: true,
      results: [
        { kind: 'written', revision: '15' },
        { kind: 'written', revision: '20' }
      ]
    })
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      ['POST', '/stores/v3/bulk/ribbons/get-or-create', { ribbonNames: ['Sale'] }],
      [
        'POST',
        '/stores/v3/bulk/products/update',
        {
          products: [
            { product: { id: 'p1', revision: '14', name: 'Cover', plainDescription: '<p>New</p>', slug: 'cover' } },
            {
              product: {
                id: 'p2',
                revision: '14',
                ribbon: { name: 'Sale' },
                seoData: {
                  tags: [
                    {
                      type: 'meta',
                      props: { name: 'description', content: 'D' },
                      children: '',
                      custom: false,
                      disabled: false
                    }
                  ]
                },
                media: { itemsInfo: { items: [{ id: 'a.jpg', altText: 'Beige' }, { id: 'b.jpg' }] } }
              }
            }
          ],
          returnEntity: true
        }
      ]
    ])
  })

  test('takes away ribbon, alt text and SEO title', async () => {
    const seoData = { tags: [{ type: 'title', children: 'T' }], settings: { preventAutoRedirect: false } }
    const product = { seoData, ribbon: { name: 'New' }, media: { itemsInfo: { items: ITEMS } } }
    const { sent } = await write(
      [{ product, values: { ribbon: null, imageAlt: null, seoTitle: '' } }],
      results(done(1))
    )
    expect(sent[0]?.body).toMatchObject({
      products: [
        {
          product: {
            ribbon: { id: null, name: null },
            seoData: { tags: [], settings: { preventAutoRedirect: false } },
            media: { itemsInfo: { items: [{ id: 'a.jpg' }, { id: 'b.jpg' }] } }
          }
        }
      ]
    })
  })

  test('of more than a hundred products is a bug', async () => {
    const many = Array.from({ length: 101 }, () => ({ values: { title: 'x' } }))
    await expect(write(many, results())).rejects.toThrow('100')
  })

  test('refuses here what Wix would refuse all for, and sends the rest', async () => {
    const { result, sent } = await write(
      [{ values: { title: '' } }, { values: { title: 'B' } }, { product: {}, values: { imageAlt: 'x' } }],
      results({ itemMetadata: { id: 'p2', originalIndex: 0, success: true }, item: { revision: '15' } })
    )
    expect(result).toMatchObject({
      ok: true,
      results: [
        { kind: 'refused', code: 'EMPTY', attributes: ['title'] },
        { kind: 'written' },
        { kind: 'refused', code: 'NO_IMAGE', attributes: ['imageAlt'] }
      ]
    })
    expect(sent[0]?.body).toMatchObject({ products: [{ product: { id: 'p2' } }] })
  })

  test('of which nothing is left to send sends nothing', async () => {
    const { result, sent } = await write([{ values: { title: '' } }], results())
    expect(result).toMatchObject({ ok: true, results: [{ kind: 'refused' }] })
    expect(sent).toEqual([])
  })
})

describe('the outcome of each product', () => {
  test.each([
    ['changed since it was read', failed(2, 'REVISION_MISMATCH'), { kind: 'stale' }],
    ['changed, with a number for a code', failed(2, '409'), { kind: 'stale' }],
    ['gone', failed(2, 'PRODUCT_NOT_FOUND'), { kind: 'gone' }],
    ['a slug that another has', failed(2, 'DUPLICATE_SLUG_ERROR'), { kind: 'refused', attributes: ['slug'] }],
    ['a ribbon that is not found', failed(2, 'RIBBON_NOT_FOUND'), { kind: 'refused', attributes: [] }],
    [
      'a violation in its data',
      failed(2, 'INVALID', { fieldViolations: [{ field: 'product.name', description: 'x', violatedRule: 'MAX' }] }),
      { kind: 'refused', attributes: ['title'] }
    ],
    ['no entry', undefined, { kind: 'unclear' }],
    ['neither success nor error', entry(2, {}), { kind: 'unclear' }],
    [
      'an entry of another product',
      { itemMetadata: { id: 'p9', originalIndex: 1, success: true } },
      { kind: 'unclear' }
    ]
  ])('%s', async (_what, second, outcome) => {
    const { result } = await write(two, results(...(second === undefined ? [] : [second]), done(1)))
    expect(result).toMatchObject({ ok: true, results: [{ kind: 'written', revision: '15' }, outcome] })
  })

  test('is open for all where the answer has another form', async () => {
    const { result } = await write(two, { body: { results: 'all well' } })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unclear' } })
  })
})

describe('a whole call that Wix refuses', () => {
  const invalid = (field: string) => ({
    status: 400,
    body: {
      message: 'invalid',
      details: { validationError: { fieldViolations: [{ field, description: 'x', violatedRule: 'MAX_LENGTH' }] } }
    }
  })

  test.each(['products[1].product.slug', 'products.1.product.slug'])(
    'for %s blames that product only',
    async (field) => {
      const { result } = await write(two, invalid(field))
      expect(result).toMatchObject({
        ok: true,
        results: [{ kind: 'untouched' }, { kind: 'refused', code: 'MAX_LENGTH', attributes: ['slug'] }]
      })
    }
  )

  test('without saying for whom is told as such', async () => {
    const { result } = await write(two, invalid('products'))
    expect(result).toMatchObject({ ok: false, failure: { kind: 'rejected' } })
  })

  test('with one product in it is about that one', async () => {
    const one: readonly Draft[] = [{ values: { title: 'A' } }]
    const stale = { message: 'entity has already changed since the requested revision', details: {} }
    expect((await write(one, { status: 409, body: stale })).result).toEqual({ ok: true, results: [{ kind: 'stale' }] })
    expect((await write(one, { status: 409, body: '' })).result).toEqual({ ok: true, results: [{ kind: 'stale' }] })
    expect((await write(one, invalid('products[0].product.name'))).result).toMatchObject({
      results: [{ kind: 'refused', attributes: ['title'] }]
    })
  })

  test.each([
    [401, 'auth'],
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [503, 'unclear']
  ])('with %d is %s', async (status, kind) => {
    expect((await write(two, { status, body: '' })).result).toMatchObject({ ok: false, failure: { kind } })
  })
})
