import { describe, expect, test } from 'vitest'
import type { ShopProduct, ShopWrite } from '../../ports/shop.ts'
import { readOne, ScriptedWix, v1Product, type ScriptedAnswer } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const SEO = {
  tags: [
    { type: 'meta', props: { property: 'og:title', content: 'Shared' }, children: '' },
    { type: 'title', children: 'Old', custom: false, disabled: false }
  ],
  settings: { preventAutoRedirect: true, keywords: [{ term: 'linen', isMain: true }] }
}

async function product(wix: ScriptedWix): Promise<ShopProduct> {
  return readOne(wix, 'V1', v1Product(1, { ribbon: 'New', seoData: SEO }))
}

async function write(values: ShopWrite['values'], answer: ScriptedAnswer, restore: ShopWrite['restore'] = null) {
  const wix = new ScriptedWix()
  const read = await product(wix)
  wix.answer(answer)
  const result = await wix.shop('V1').write([{ product: read, values, restore }], signal())
  return { result, sent: wix.sent }
}

const DONE: ScriptedAnswer = { body: { product: v1Product(1) } }

describe('a write to V1', () => {
  test('is one PATCH with the changed fields and the whole of the tags, and nothing else', async () => {
    const { result, sent } = await write(
      { title: 'Cover', description: '<p>New</p>', slug: 'cover', ribbon: 'Sale', seoTitle: 'T' },
      DONE
    )
    expect(result).toEqual({ ok: true, results: [{ kind: 'written', revision: null }] })
    expect(sent.map(({ method, path, body }) => [method, path, body])).toEqual([
      [
        'PATCH',
        '/stores/v1/products/p1',
        {
          product: {
            id: 'p1',
            name: 'Cover',
            description: '<p>New</p>',
            slug: 'cover',
            ribbon: 'Sale',
            seoData: {
              tags: [SEO.tags[0], { type: 'title', children: 'T', custom: false, disabled: false }],
              settings: SEO.settings
            }
          }
        }
      ]
    ])
  })

  test('leaves the tags alone where no SEO text changes', async () => {
    const { sent } = await write({ title: 'Cover' }, DONE)
    expect(sent[0]?.body).toEqual({ product: { id: 'p1', name: 'Cover' } })
  })

  test('takes away the ribbon, the SEO title, the description', async () => {
    const { sent } = await write({ ribbon: null, seoTitle: null, description: null }, DONE)
    expect(sent[0]?.body).toEqual({
      product: { id: 'p1', ribbon: '', description: '', seoData: { tags: [SEO.tags[0]], settings: SEO.settings } }
    })
  })

  test('that undoes puts the tags back as a whole where they are as we left them', async () => {
    const before = { tags: [{ type: 'title', children: 'Before' }], settings: SEO.settings }
    const wix = new ScriptedWix()
    const live = { tags: [{ type: 'title', children: 'Ours', custom: false, disabled: false }], settings: SEO.settings }
    const read = await readOne(wix, 'V1', v1Product(1, { seoData: live }))
    wix.answer(DONE)
    const restore = { seoData: before }
    await wix.shop('V1').write([{ product: read, values: { seoTitle: 'Before' }, restore }], signal())
    expect(wix.sent[0]?.body).toEqual({ product: { id: 'p1', seoData: before } })
  })

  test('of several products at once is a bug', async () => {
    const wix = new ScriptedWix()
    const read = await product(wix)
    const one = { product: read, values: { title: 'x' }, restore: null }
    await expect(wix.shop('V1').write([one, one], signal())).rejects.toThrow('one product')
    expect(wix.sent).toEqual([])
  })
})

describe('what a store on V1 does not take is refused without a request', () => {
  test.each([
    [{ imageAlt: 'x' }, 'NOT_PUBLISHABLE', ['imageAlt']],
    [{ title: '  ' }, 'EMPTY', ['title']],
    [{ slug: null }, 'EMPTY', ['slug']]
  ])('%o', async (values, code, attributes) => {
    const { result, sent } = await write(values, DONE)
    expect(result).toMatchObject({ ok: true, results: [{ kind: 'refused', code, attributes }] })
    expect(sent).toEqual([])
  })
})

describe('a refusal by V1 names the attributes to blame', () => {
  const violation = (field: string, violatedRule = 'MAX_LENGTH') => ({
    message: 'product is invalid',
    details: { validationError: { fieldViolations: [{ field, description: 'is wrong', violatedRule }] } }
  })
  const application = (code: string) => ({ message: code, details: { applicationError: { code, description: '' } } })
  const all = { title: 'a', description: 'b', slug: 'c', ribbon: 'd', seoTitle: 'e', seoDescription: 'f' }

  test.each([
    [409, application('DUPLICATE_SLUG_ERROR'), 'DUPLICATE_SLUG_ERROR', ['slug']],
    [400, violation('product.name'), 'MAX_LENGTH', ['title']],
    [400, violation('product.description'), 'MAX_LENGTH', ['description']],
    [400, violation('product.ribbon'), 'MAX_LENGTH', ['ribbon']],
    [400, violation('product.seoData.settings.keywords'), 'MAX_LENGTH', ['seoTitle', 'seoDescription']],
    [400, application('TAG_TYPE_NOT_ALLOWED'), 'TAG_TYPE_NOT_ALLOWED', ['seoTitle', 'seoDescription']],
    [400, violation('product.additionalInfoSections[0].title'), 'MAX_LENGTH', []],
    [428, application('VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT'), 'VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT', []],
    [409, application('SOMETHING_ELSE'), 'SOMETHING_ELSE', []]
  ])('%d %o', async (status, body, code, attributes) => {
    const { result } = await write(all, { status, body })
    expect(result).toMatchObject({ ok: true, results: [{ kind: 'refused', code, attributes }] })
  })

  test('but never one that was not sent', async () => {
    const { result } = await write({ title: 'a' }, { status: 400, body: application('DUPLICATE_SLUG_ERROR') })
    expect(result).toMatchObject({ results: [{ kind: 'refused', attributes: [] }] })
  })
})

test('a product that is gone is told apart from a site that is gone', async () => {
  const gone = { message: 'x', details: { applicationError: { code: 'PRODUCT_NOT_FOUND', description: '' } } }
  const site = { message: 'x', details: { applicationError: { code: 'SITE_NOT_FOUND', description: '' } } }
  expect((await write({ title: 'a' }, { status: 404, body: gone })).result).toEqual({
    ok: true,
    results: [{ kind: 'gone' }]
  })
  expect((await write({ title: 'a' }, { status: 404, body: site })).result).toMatchObject({
    ok: false,
    failure: { kind: 'site-gone' }
  })
})

test.each([
  ['a 500 after it may have been done', { status: 500, body: {} }],
  ['an answer that breaks off', { body: '{"product":', headers: { 'content-type': 'application/json' } }],
  ['a page of something else', { body: '<html>', headers: { 'x-wix-request-id': '' } }]
])('%s leaves it open whether it was done', async (_what, answer) => {
  expect((await write({ title: 'a' }, answer)).result).toMatchObject({ ok: false, failure: { kind: 'unclear' } })
})
