import { describe, expect, it } from 'vitest'
import { asList, asObject } from './json.ts'
import { wixBench } from './testing/bench.ts'

const TREE = { appNamespace: '@wix/stores', treeKey: null }
const CATEGORIES = '/categories/v1/categories'

describe('info sections', () => {
  it('show an edit in every product that carries them', async () => {
    const bench = wixBench({ size: 200 })
    const product = bench.find(({ sectionIds }) => sectionIds.length > 0)
    const id = product.sectionIds[0] ?? ''
    const carriers = [...bench.store.products.values()].filter(({ sectionIds }) => sectionIds.includes(id))
    expect(carriers.length).toBeGreaterThan(1)
    const read = await bench.ask('GET', `/stores/v3/info-sections/${id}?fields=ASSIGNED_PRODUCTS_COUNT`)
    expect(asObject(read.body['infoSection'])['assignedProductsCount']).toBe(carriers.length)
    const update = { infoSection: { id, revision: '1', plainDescription: '<p>Neu</p>' } }
    expect((await bench.ask('PATCH', `/stores/v3/info-sections/${id}`, update)).status).toBe(200)
    expect((await bench.ask('PATCH', `/stores/v3/info-sections/${id}`, update)).status).toBe(409)
    for (const { id: productId } of carriers) {
      const path = `/stores/v3/products/${productId}?fields=INFO_SECTION&fields=INFO_SECTION_PLAIN_DESCRIPTION`
      const sections = asList(asObject((await bench.ask('GET', path)).body['product'])['infoSections'])
      expect(sections.map((section) => asObject(section)['plainDescription'])).toContain('<p>Neu</p>')
    }
  })

  it('are found by their unique name before one is made', async () => {
    const bench = wixBench()
    const ask = (title: string) =>
      bench.ask('POST', '/stores/v3/info-sections/get-or-create', { infoSection: { uniqueName: 'fit', title } })
    const first = asObject((await ask('Fit')).body['infoSection'])
    expect(asObject((await ask('Other')).body['infoSection'])).toEqual(first)
  })

  it('are replaced as a list on a product, and one that is not there fails the update', async () => {
    const bench = wixBench()
    const product = bench.find(({ sectionIds }) => sectionIds.length > 0)
    const send = (revision: string, infoSections: unknown) =>
      bench.ask('PATCH', `/stores/v3/products/${product.id}`, { product: { revision, infoSections } })
    const missing = await send('1', [{ id: 'nope' }])
    expect(JSON.stringify(missing.body)).toContain('INFO_SECTION_ERROR_OCCURRED')
    expect((await send('1', [{ uniqueName: 'own', title: 'Own', plainDescription: '<p>x</p>' }])).status).toBe(200)
    expect(bench.store.products.get(product.id)?.sectionIds).toHaveLength(1)
    expect((await send('2', [])).status).toBe(200)
    expect(bench.store.products.get(product.id)?.sectionIds).toEqual([])
  })
})

describe('ribbons', () => {
  it('are found by name before one is made', async () => {
    const bench = wixBench()
    const ask = () => bench.ask('POST', '/stores/v3/ribbons/get-or-create', { ribbonName: 'Ganz neu' })
    expect((await ask()).body).toEqual((await ask()).body)
    expect(bench.control.writes).toHaveLength(1)
  })
})

describe('categories', () => {
  it('need the tree, and give descriptions only where asked', async () => {
    const bench = wixBench()
    expect((await bench.ask('POST', `${CATEGORIES}/query`, { query: {} })).status).toBe(400)
    const { body } = await bench.ask('POST', `${CATEGORIES}/query`, {
      treeReference: TREE,
      query: {},
      fields: ['DESCRIPTION']
    })
    const categories = asList(body['categories']).map(asObject)
    expect(categories).toHaveLength(6)
    const first = categories[0] ?? {}
    expect(first['itemCounter']).toBe(
      [...bench.store.products.values()].filter((product) => product.collectionIds.includes(String(first['id']))).length
    )
    expect(String(first['description'])).toContain('Things for')
  })

  it('are updated by revision, with their description 1 to 600 units', async () => {
    const bench = wixBench()
    const id = [...bench.store.collections.keys()][0] ?? ''
    const send = (category: object) =>
      bench.ask('PATCH', `${CATEGORIES}/${id}`, { category, treeReference: TREE, fields: ['DESCRIPTION'] })
    expect((await send({ revision: '1', description: '' })).status).toBe(400)
    expect((await send({ description: 'x' })).status).toBe(400)
    const done = await send({ revision: '1', description: 'Neu', visible: false })
    expect(asObject(done.body['category'])).toMatchObject({ description: 'Neu', revision: '2', visible: true })
    expect((await send({ revision: '1', description: 'Other' })).status).toBe(409)
    expect(bench.control.writes.map(({ entity, field, to }) => [entity, field, to])).toEqual([
      ['collection', 'description', 'Neu']
    ])
  })

  it('list their members page by page', async () => {
    const bench = wixBench()
    const id = [...bench.store.collections.keys()][0] ?? ''
    const members = [...bench.store.products.values()].filter(({ collectionIds }) => collectionIds.includes(id))
    const path = `${CATEGORIES}/${id}/list-items?treeReference.appNamespace=@wix/stores&cursorPaging.limit=1000`
    const { body } = await bench.ask('GET', path)
    const ids = asList(body['items']).map((item) => String(asObject(item)['catalogItemId']))
    expect(ids.toSorted()).toEqual(members.map((product) => product.id).toSorted())
  })
})
