import { describe, expect, it } from 'vitest'
import { asList, asObject, type JsonObject } from './json.ts'
import type { StoredProduct } from './model.ts'
import { differences, snapshotOf } from './snapshot.ts'
import { wixBench, type WixBench } from './testing/bench.ts'

const QUERY = '/stores/v3/products/query'
const BULK = '/stores/v3/bulk/products/update'
const TEXTS = ['PLAIN_DESCRIPTION', 'MEDIA_ITEMS_INFO', 'INFO_SECTION', 'INFO_SECTION_PLAIN_DESCRIPTION']

function at(product: StoredProduct): string {
  return `/stores/v3/products/${product.id}`
}

function patch(bench: WixBench, product: StoredProduct, members: JsonObject) {
  return bench.ask('PATCH', at(product), {
    product: { id: product.id, revision: String(product.revision), ...members },
    fields: TEXTS
  })
}

function code(body: JsonObject): unknown {
  return asObject(asObject(body['details'])['applicationError'])['code']
}

function violations(body: JsonObject): readonly JsonObject[] {
  return asList(asObject(asObject(body['details'])['validationError'])['fieldViolations']).map(asObject)
}

function plain(product: StoredProduct): boolean {
  return product.media.length > 1 && product.seo !== null && product.visible
}

describe('reading products', () => {
  it('gives texts, media and sections only where `fields` asks, on every page anew', async () => {
    const bench = wixBench()
    const bare = asObject(asList((await bench.ask('POST', QUERY, {})).body['products'])[0])
    expect(Object.keys(bare)).not.toContain('plainDescription')
    expect(asObject(bare['media'])['itemsInfo']).toBeUndefined()
    const first = await bench.ask('POST', QUERY, { fields: TEXTS, query: { cursorPaging: { limit: 5 } } })
    expect(Object.keys(asObject(asList(first.body['products'])[0]))).toContain('plainDescription')
    const { next } = asObject(asObject(first.body['pagingMetadata'])['cursors'])
    const second = await bench.ask('POST', QUERY, { query: { cursorPaging: { limit: 5, cursor: next } } })
    expect(Object.keys(asObject(asList(second.body['products'])[0]))).not.toContain('plainDescription')
  })

  it('pages through everything once, hidden products too, whatever is deleted meanwhile', async () => {
    const bench = wixBench({ hidden: 0.3 })
    const seen: unknown[] = []
    let cursor: unknown
    do {
      const paging = cursor === undefined ? { limit: 7 } : { limit: 7, cursor }
      const { body } = await bench.ask('POST', QUERY, { query: { cursorPaging: paging } })
      seen.push(...asList(body['products']).map((product) => asObject(product)['id']))
      // The page's last product: the one that the cursor names.
      bench.merchant.deleteProduct(String(seen.at(-1)))
      cursor = asObject(asObject(body['pagingMetadata'])['cursors'])['next']
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(30)
    expect(seen).toHaveLength(30)
  })

  it("takes the SDK's GET with everything in `.r`", async () => {
    const packed = Buffer.from(JSON.stringify({ query: { filter: { visible: true }, cursorPaging: { limit: 3 } } }))
    const { status, body } = await wixBench().ask('GET', `${QUERY}?.r=${packed.toString('base64url')}`)
    expect([status, asList(body['products']).length]).toEqual([200, 3])
  })

  it('refuses a cursor beside a filter, and does not see one that lies elsewhere', async () => {
    const bench = wixBench()
    const first = await bench.ask('POST', QUERY, { query: { cursorPaging: { limit: 5 } } })
    const cursor = asObject(asObject(first.body['pagingMetadata'])['cursors'])['next']
    const both = await bench.ask('POST', QUERY, { query: { filter: { visible: true }, cursorPaging: { cursor } } })
    expect([both.status, String(both.body['message']).includes('SE-1141')]).toEqual([400, true])
    const lost = await bench.ask('POST', QUERY, { cursorPaging: { cursor }, query: { cursorPaging: { limit: 5 } } })
    expect(lost.body['products']).toEqual(first.body['products'])
  })

  it('does not see a filter at the top level, and refuses a name that is not filterable', async () => {
    const bench = wixBench()
    const ignored = await bench.ask('POST', QUERY, { filter: { updatedDate: { $gt: '2999-01-01T00:00:00.000Z' } } })
    expect(asList(ignored.body['products'])).toHaveLength(30)
    const named = await bench.ask('POST', QUERY, { query: { filter: { name: 'x' } } })
    expect([named.status, named.body['message']]).toEqual([400, "value Field 'name' is not declared as filterable"])
  })

  it('refuses more than 100 a page and fields that it does not know', async () => {
    const bench = wixBench()
    expect((await bench.ask('POST', QUERY, { query: { cursorPaging: { limit: 101 } } })).status).toBe(400)
    const unknown = await bench.ask('POST', QUERY, { fields: ['NOPE'] })
    expect(unknown.body['message']).toBe('Failed to parse JSON or deserialize protobuf message')
  })

  it('leaves hidden products out of a count unless asked for them', async () => {
    const bench = wixBench({ hidden: 0.3 })
    const visible = [...bench.store.products.values()].filter((product) => product.visible).length
    expect((await bench.ask('POST', '/stores/v3/products/count', {})).body).toEqual({ count: visible })
    const all = await bench.ask('POST', '/stores/v3/products/count', { returnNonVisibleProducts: true })
    expect(all.body).toEqual({ count: 30 })
    const packed = await bench.ask('GET', '/stores/v3/products/count?returnNonVisibleProducts=true')
    expect(packed.body).toEqual({ count: 30 })
  })

  it('tells variants only for one product, which can also be found by its slug', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const byId = asObject((await bench.ask('GET', `${at(product)}?fields=URL`)).body['product'])
    expect(Object.keys(byId)).toEqual(expect.arrayContaining(['variantsInfo', 'url']))
    const bySlug = await bench.ask('GET', `/stores/v3/products/slug/${product.slug}`)
    expect(asObject(bySlug.body['product'])['id']).toBe(product.id)
    const listed = asObject(asList((await bench.ask('POST', QUERY, {})).body['products'])[0])
    expect(Object.keys(listed)).not.toContain('variantsInfo')
  })
})

describe('updating a product', () => {
  it('changes what was sent, raises the revision, logs each effective write, and nothing else', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const before = snapshotOf(bench.store)
    const { status, body } = await patch(bench, product, { name: 'Neu', plainDescription: product.description })
    expect([status, asObject(body['product'])['revision']]).toEqual([200, String(product.revision + 1)])
    expect(bench.control.writes).toEqual([
      {
        entity: 'product',
        id: product.id,
        field: 'name',
        from: product.name,
        to: 'Neu',
        request: 1,
        at: bench.control.requests[0]?.at
      }
    ])
    expect(differences(before.products, snapshotOf(bench.store).products).map(({ path }) => path)).toEqual([
      `${product.id}.name`
    ])
  })

  it.each(['assumed', 'empty'] as const)('answers 409 to a stale revision, with %s details', async (staleBody) => {
    const bench = wixBench({}, { staleBody })
    const product = bench.find(plain)
    bench.merchant.editProduct(product.id, { price: 7 })
    const { status, body } = await patch(bench, product, { name: 'Neu' })
    expect([status, code(body)]).toEqual([409, staleBody === 'empty' ? undefined : 'REVISION_MISMATCH'])
    expect(bench.control.writes).toEqual([])
  })

  it('misses the revision where the wrapper is missing', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const { status, body } = await bench.ask('PATCH', at(product), { name: 'Neu', revision: '1' })
    expect([status, body['message']]).toEqual([400, 'product is invalid: revision must not be empty'])
  })

  it('stores HTML in its own spelling and refuses HTML that is broken', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const { body } = await patch(bench, product, { plainDescription: '<ul><li>a <strong>b</strong></li></ul>' })
    expect(asObject(body['product'])['plainDescription']).toBe(
      '<ul><li><p>a <span style="font-weight: 700">b</span></p></li></ul>'
    )
    const broken = await patch(bench, { ...product, revision: product.revision + 1 }, { plainDescription: '<p>a' })
    expect(broken.status).toBe(400)
  })

  it('counts lengths in UTF-16 units and applies nothing of a refused update', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const fits = '🧵'.repeat(40)
    const { status, body } = await patch(bench, product, { name: `${fits}x`, slug: 'new-slug' })
    expect([status, violations(body)]).toEqual([
      400,
      [
        {
          field: 'product.name',
          description: 'has size 81, expected 80 or less',
          violatedRule: 'MAX_LENGTH',
          data: { threshold: 80 }
        }
      ]
    ])
    expect(body['message']).toBe('product is invalid: `-- name has size 81, expected 80 or less')
    expect(bench.store.products.get(product.id)).toBe(product)
    expect((await patch(bench, product, { name: fits })).status).toBe(200)
    const long = await patch(bench, { ...product, revision: 2 }, { plainDescription: 'x'.repeat(16_001) })
    expect(violations(long.body)[0]?.['violatedRule']).toBe('MAX_LENGTH')
    const grows = await patch(bench, { ...product, revision: 2 }, { plainDescription: '<b>x</b>'.repeat(2_000) })
    expect(violations(grows.body)[0]?.['ruleName']).toBe('DESCRIPTION_SIZE_TOO_BIG')
  })

  it('replaces SEO data as a whole and refuses custom titles', async () => {
    const bench = wixBench()
    const product = bench.find(({ seo }) => (seo?.tags.length ?? 0) > 2)
    const tag = { type: 'title', children: 'Neu', custom: true, disabled: false }
    const refused = await patch(bench, product, { seoData: { tags: [tag] } })
    expect([refused.status, code(refused.body)]).toEqual([400, 'TAG_TYPE_NOT_ALLOWED'])
    await patch(bench, product, { seoData: { tags: [{ ...tag, custom: false }] } })
    expect(bench.store.products.get(product.id)?.seo?.tags).toEqual([{ ...tag, custom: false }])
  })

  it('refuses keywords alone where the product has no SEO settings yet', async () => {
    const bench = wixBench()
    const product = bench.find(({ seo }) => seo === null)
    const { status, body } = await patch(bench, product, { seoData: { settings: { keywords: [{ term: 'x' }] } } })
    expect([status, code(body)]).toEqual([400, 'INVALID_PATCH'])
  })

  it('replaces the list of media as a whole: what is not sent is gone, alt texts too', async () => {
    const bench = wixBench()
    const product = bench.find(({ media }) => media.length > 2)
    const [first, second] = product.media
    await patch(bench, product, {
      media: { itemsInfo: { items: [{ id: second?.id, altText: 'Back' }, { id: first?.id }] } }
    })
    const stored = bench.store.products.get(product.id)?.media.map(({ id, altText }) => [id, altText])
    expect(stored).toEqual([
      [second?.id, 'Back'],
      [first?.id, null]
    ])
  })

  it('refuses an empty alt text and a file twice, and does nothing with the main one alone', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const id = product.media[0]?.id
    const empty = await patch(bench, product, { media: { itemsInfo: { items: [{ id, altText: '' }] } } })
    expect(violations(empty.body)[0]?.['violatedRule']).toBe('MIN_LENGTH')
    const twice = await patch(bench, product, { media: { itemsInfo: { items: [{ id }, { id }] } } })
    expect(violations(twice.body)[0]?.['ruleName']).toBe('DUPLICATE_MEDIA_ERROR')
    const main = await patch(bench, product, { media: { main: { id, altText: 'Front' } } })
    expect([main.status, bench.control.writes]).toEqual([200, []])
  })

  it('keeps slugs unique and in form', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const other = bench.find(({ id }) => id !== product.id)
    const taken = await patch(bench, product, { slug: other.slug })
    expect([taken.status, code(taken.body)]).toEqual([409, 'DUPLICATE_SLUG_ERROR'])
    const form = await patch(bench, product, { slug: 'Größe 1' })
    expect(violations(form.body)[0]?.['ruleName']).toBe('INVALID_SLUG_FORMAT')
  })

  it('wants ribbons that exist and brands by id', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const unknown = await patch(bench, product, { ribbon: { name: 'Never seen' } })
    expect(code(unknown.body)).toBe('RIBBON_NOT_FOUND')
    const brand = await patch(bench, product, { brand: { name: 'Never seen' } })
    expect(violations(brand.body)[0]?.['ruleName']).toBe('BRAND_MISSING_ID')
    const made = await bench.ask('POST', '/stores/v3/ribbons/get-or-create', { ribbonName: 'Never seen' })
    await patch(bench, product, { ribbon: { id: asObject(made.body['ribbon'])['id'] } })
    await patch(bench, { ...product, revision: 2 }, { ribbon: null })
    expect(bench.control.writes.map(({ field, to }) => [field, to])).toEqual([
      ['created', 'Never seen'],
      ['ribbon', 'Never seen'],
      ['ribbon', null]
    ])
  })

  it('refuses rich text as a string, and a field mask', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    expect((await patch(bench, product, { description: '<p>x</p>' })).body['message']).toBe('Expected an object')
    const mask = await bench.ask('PATCH', at(product), { product: { revision: '1' }, fieldMask: ['name'] })
    expect(code(mask.body)).toBe('FIELD_MASK_VALUE_NOT_SUPPORTED')
  })

  it('ignores the plain description where the rich one comes too', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    const text = { type: 'TEXT', id: '', nodes: [], textData: { text: 'rich', decorations: [] } }
    const description = { nodes: [{ type: 'PARAGRAPH', id: 'n1', nodes: [text], paragraphData: {} }] }
    const { body } = await patch(bench, product, { plainDescription: '<p>plain</p>', description })
    expect(asObject(body['product'])['plainDescription']).toBe('<p>rich</p>')
  })

  it('publishes a hidden product whose variants are sent, and makes one that is hidden unsaleable', async () => {
    const bench = wixBench({ hidden: 0.5 })
    const hidden = bench.find(({ visible }) => !visible)
    await patch(bench, hidden, { variantsInfo: { variants: [] } })
    expect(bench.store.products.get(hidden.id)?.visible).toBe(true)
    const shown = bench.find(({ visible, id }) => visible && id !== hidden.id)
    await patch(bench, shown, { visible: false })
    await patch(bench, { ...shown, revision: 2 }, { visible: true })
    expect(bench.store.products.get(shown.id)?.purchasable).toBe(false)
  })

  it('refuses any update of a product with broken variants', async () => {
    const bench = wixBench({ misaligned: 1 })
    const { status, body } = await patch(bench, bench.find(plain), { name: 'Neu' })
    expect([status, code(body)]).toEqual([428, 'VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT'])
  })

  it('answers 404 for a product that is gone', async () => {
    const bench = wixBench()
    const product = bench.find(plain)
    bench.merchant.deleteProduct(product.id)
    expect((await patch(bench, product, { name: 'Neu' })).status).toBe(404)
    expect((await bench.ask('GET', at(product))).status).toBe(404)
  })
})

describe('updating many products', () => {
  it('answers 200 with an outcome each, even where some failed', async () => {
    const bench = wixBench()
    const [first, second, third] = [...bench.store.products.values()]
    if (!first || !second || !third) throw new Error('too few products')
    bench.merchant.editProduct(second.id, { price: 5 })
    bench.merchant.deleteProduct(third.id)
    const { status, body } = await bench.ask('POST', BULK, {
      products: [first, second, third].map(({ id }) => ({ product: { id, revision: '1', name: `Neu ${id}` } })),
      returnEntity: true
    })
    expect(status).toBe(200)
    const outcomes = asList(body['results']).map((result) => {
      const { success, originalIndex, error } = asObject(asObject(result)['itemMetadata'])
      return [originalIndex, success, asObject(error)['code']]
    })
    expect(outcomes).toEqual([
      [0, true, undefined],
      [1, false, 'REVISION_MISMATCH'],
      [2, false, 'PRODUCT_NOT_FOUND']
    ])
    expect(body['bulkActionMetadata']).toEqual({ totalSuccesses: 1, totalFailures: 2, undetailedFailures: 0 })
    expect(asObject(asObject(asList(body['results'])[0])['item'])['revision']).toBe('2')
    expect(bench.control.writes.map(({ id, field }) => [id, field])).toEqual([[first.id, 'name']])
  })

  it('refuses all where one breaks a rule, an id comes twice, or there are too many', async () => {
    const bench = wixBench({ size: 101 })
    const products = [...bench.store.products.values()].map(({ id }) => ({
      product: { id, revision: '1', name: 'Neu' }
    }))
    const [first, second] = products
    const long = { product: { ...second?.product, name: 'x'.repeat(81) } }
    for (const list of [products, [first, long], [first, first], []]) {
      expect((await bench.ask('POST', BULK, { products: list })).status).toBe(400)
    }
    expect(bench.control.writes).toEqual([])
  })
})
