import { describe, expect, test } from 'vitest'
import { ACCESS, ScriptedWix, type ScriptedAnswer } from './testing/scripted-wix.ts'

const signal = () => new AbortController().signal
const V1: ScriptedAnswer = { body: { catalogVersion: 'V1_CATALOG' } }
const V3: ScriptedAnswer = { body: { catalogVersion: 'V3_CATALOG' } }
const SITE: ScriptedAnswer = { body: { properties: { siteDisplayName: 'Nordhaus', paymentCurrency: 'EUR' } } }
const DENIED: ScriptedAnswer = { status: 403, body: { message: '', details: {} } }
const READ: ScriptedAnswer = { body: { products: [], totalResults: 0 } }
const NO_SUCH: ScriptedAnswer = { status: 404, body: { message: 'not found', details: {} } }
const FAILED_ENTRY: ScriptedAnswer = {
  body: { results: [{ itemMetadata: { originalIndex: 0, success: false, error: { code: 'PRODUCT_NOT_FOUND' } } }] }
}

describe('a look at a store', () => {
  test('on V3 asks for everything that the app needs and changes nothing', async () => {
    const wix = new ScriptedWix().answer(V3, SITE, READ, FAILED_ENTRY, { body: { categories: [] } })
    expect(await wix.factory.inspect(ACCESS, signal())).toEqual({
      ok: true,
      value: { name: 'Nordhaus', version: 'V3', currency: 'EUR', missing: [] }
    })
    expect(wix.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /stores/v3/provision/version',
      'GET /site-properties/v4/properties',
      'GET /stores/v3/products/query',
      'POST /stores/v3/bulk/products/update',
      'POST /categories/v1/categories/query'
    ])
    // The one request that could write is about a product that does not exist.
    expect(wix.sent[3]?.body).toEqual({
      products: [{ product: { id: '00000000-0000-4000-8000-000000000000', revision: '1', name: 'Permission check' } }]
    })
  })

  test('on V1 reads collections with the products, and tries a change of no product', async () => {
    const wix = new ScriptedWix().answer(V1, SITE, READ, NO_SUCH)
    expect(await wix.factory.inspect(ACCESS, signal())).toMatchObject({
      ok: true,
      value: { version: 'V1', missing: [] }
    })
    expect(wix.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /stores/v3/provision/version',
      'GET /site-properties/v4/properties',
      'POST /stores-reader/v1/products/query',
      'PATCH /stores/v1/products/00000000-0000-4000-8000-000000000000'
    ])
  })

  test('keeps of an endless name as much as a publish can be confirmed with', async () => {
    const site = { body: { properties: { siteDisplayName: 'N'.repeat(400) } } }
    const wix = new ScriptedWix().answer(V1, site, READ, NO_SUCH)
    expect(await wix.factory.inspect(ACCESS, signal())).toMatchObject({ value: { name: 'N'.repeat(300) } })
  })

  test('names every permission that is missing, and the store by its id', async () => {
    const wix = new ScriptedWix().answer(V3, DENIED, DENIED, DENIED, DENIED)
    expect(await wix.factory.inspect(ACCESS, signal())).toEqual({
      ok: true,
      value: {
        name: 'Wix store 11111111',
        version: 'V3',
        currency: null,
        missing: ['read-site', 'read-products', 'write-products', 'read-categories']
      }
    })
  })

  test.each([
    ['STORES_NOT_INSTALLED', 'not-installed'],
    ['V9_CATALOG', 'unclear']
  ])('ends where the version is %s', async (catalogVersion, kind) => {
    const wix = new ScriptedWix().answer({ body: { catalogVersion } })
    expect(await wix.factory.inspect(ACCESS, signal())).toMatchObject({ ok: false, failure: { kind } })
    expect(wix.sent).toHaveLength(1)
  })

  test('ends at any other failure', async () => {
    const wix = new ScriptedWix().answer(V3, { status: 401, body: '' })
    expect(await wix.factory.inspect(ACCESS, signal())).toMatchObject({ ok: false, failure: { kind: 'auth' } })
    const late = new ScriptedWix().answer(V3, SITE, READ, { status: 500, body: {} })
    expect(await late.factory.inspect(ACCESS, signal())).toMatchObject({ ok: false, failure: { kind: 'unclear' } })
  })
})

test('the version alone is one request', async () => {
  const wix = new ScriptedWix().answer(V1)
  expect(await wix.factory.readVersion(ACCESS, signal())).toEqual({ ok: true, value: 'V1' })
  expect(wix.sent).toHaveLength(1)
})

test('every request goes to the address of the access, with key and site and no cookie', async () => {
  const wix = new ScriptedWix().answer(V1, SITE, READ, NO_SUCH)
  await wix.factory.inspect({ ...ACCESS, baseUrl: 'http://127.0.0.1:4711/wix/' }, signal())
  expect(wix.sent).toHaveLength(4)
  for (const { url, headers } of wix.sent) {
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:4711\/wix\/(stores|stores-reader|site-properties)\//)
    expect(headers.get('authorization')).toBe(ACCESS.apiKey)
    expect(headers.get('wix-site-id')).toBe(ACCESS.siteId)
    expect(headers.get('wix-account-id')).toBeNull()
  }
})
