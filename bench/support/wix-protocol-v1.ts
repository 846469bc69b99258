import { getCollection, getCollectionBySlug, queryCollections } from '@wix/auto_sdk_stores_collections'
import { getCatalogVersion } from '@wix/auto_sdk_stores_catalog-versioning'
import {
  addProductMedia,
  bulkUpdateProductsProperty,
  getProduct,
  queryProducts,
  removeProductMedia,
  removeRibbon,
  updateCollection,
  updateProduct,
  type UpdateProduct
} from '@wix/auto_sdk_stores_products'
import { queryProducts as queryV3Products } from '@wix/auto_sdk_stores_products-v-3'
import { ALL_PRODUCTS_ID } from '../../simulators/wix/store.ts'
import { changesOnly, MANY_PAGES, pagesOf, refused, same, type ProtocolCheck } from './wix-protocol-expect.ts'
import { at, raw, where } from './wix-protocol-v3.ts'
import type { ProtocolWorld } from './wix-protocol-world.ts'

const NO_PRODUCT = '00000000-0000-4000-a000-00000000dead'
const QUERY = '/stores/v1/products/query'

interface V1Page {
  readonly products: readonly { readonly id: string; readonly numericId: string; readonly visible: boolean }[]
  readonly metadata: unknown
  readonly totalResults: number
}

/** Products and collections of catalogue V1. The checks run in order against one store, and leave it as they may. */
export const V1_CHECKS: readonly ProtocolCheck<ProtocolWorld>[] = [
  {
    name: 'V1: the version, and 428 for calls that belong to V3',
    async run({ wix }) {
      const { catalogVersion } = await wix.use(getCatalogVersion)()
      const refusal = { status: 428, code: 'CATALOG_V1_SITE_CALLING_CATALOG_V3_API' }
      return [
        ...same('catalogVersion', catalogVersion, 'V1_CATALOG'),
        ...(await refused('products of V3', refusal, () => wix.use(queryV3Products)().find()))
      ]
    }
  },
  {
    name: 'V1: the SDK’s query gives every visible product once, page by page, in the order asked for',
    async run({ wix, simulator: { store } }) {
      const visible = [...store.products.values()].filter((product) => product.visible)
      const found = []
      let page = await wix.use(queryProducts)().ascending('numericId').limit(100).find()
      const total = page.totalCount
      const backwards = await wix.use(queryProducts)().descending('numericId').limit(3).find()
      const sizes = [page.items.length]
      found.push(...page.items)
      while (page.hasNext() && sizes.length < MANY_PAGES) {
        page = await page.next()
        sizes.push(page.items.length)
        found.push(...page.items)
      }
      return [
        ...same('pages', sizes, pagesOf(visible.length)),
        ...same('total', total, visible.length),
        ...same(
          'backwards',
          backwards.items.map(({ _id }) => _id),
          visible
            .slice(-3)
            .toReversed()
            .map(({ id }) => id)
        ),
        ...same(
          'ids in order',
          found.map(({ _id }) => _id),
          visible.map(({ id }) => id)
        ),
        ...found.flatMap((item) => {
          const product = store.products.get(item._id ?? '')
          const wanted = product && [product.name, product.description, store.ribbonName(product.ribbonId) ?? '']
          return same('a product', [item.name, item.description, item.ribbon], wanted)
        })
      ].slice(0, 10)
    }
  },
  {
    name: 'V1: the documented query gives hidden products only where they are asked for, by numericId to the end',
    async run({ wix, simulator: { store } }) {
      const visible = [...store.products.values()].filter((product) => product.visible)
      const silent = (await raw(wix, QUERY, {})) as V1Page
      const ids: string[] = []
      let last = '0'
      for (let page = 0; page < MANY_PAGES; page += 1) {
        const filter = JSON.stringify({ numericId: { $gt: last } })
        const query = { filter, sort: '[{"numericId":"asc"}]', paging: { limit: 100, offset: 0 } }
        const answer = (await raw(wix, QUERY, { query, includeHiddenProducts: true })) as V1Page
        if (answer.products.length === 0) break
        ids.push(...answer.products.map(({ id }) => id))
        last = answer.products.at(-1)?.numericId ?? last
      }
      return [
        ...same(
          'an empty body',
          [silent.products.length, silent.metadata, silent.totalResults],
          [100, { items: 100, offset: 0 }, visible.length]
        ),
        ...same('hidden ones in it', silent.products.filter((product) => !product.visible).length, 0),
        ...same('all ids', ids, [...store.products.keys()])
      ]
    }
  },
  {
    name: 'V1: filters as text and as objects are the same; limits of pages hold',
    async run({ wix, simulator: { store } }) {
      const { slug, id } = at(store.products, 5)
      const asText = (await raw(wix, QUERY, { query: { filter: JSON.stringify({ slug }) } })) as V1Page
      const asObject = (await raw(wix, QUERY, { query: { filter: { slug: { $eq: slug } } } })) as V1Page
      const bySdk = await wix.use(queryProducts)().eq('slug', slug).find()
      const ids = (page: V1Page) => page.products.map((product) => product.id)
      return [
        ...same('as text', ids(asText), [id]),
        ...same('as an object', ids(asObject), [id]),
        ...same(
          'by the SDK',
          bySdk.items.map(({ _id }) => _id),
          [id]
        ),
        ...(await refused('101 a page', { status: 400 }, () => raw(wix, QUERY, { query: { paging: { limit: 101 } } }))),
        ...(await refused('an offset of 10,000', { status: 400 }, () =>
          raw(wix, QUERY, { query: { paging: { limit: 100, offset: 10_000 } } })
        ))
      ]
    }
  },
  {
    name: 'V1: what changed since a time',
    async run({ wix, simulator }) {
      const { store, merchant } = simulator
      const { id } = at(store.products, 7)
      const since = new Date(store.now() + 1_000)
      store.clockSkewMs += 5_000
      merchant.editProduct(id, { price: 4_200 })
      const { items } = await wix.use(queryProducts)().gt('lastUpdated', since).find()
      return same(
        'changed since',
        items.map(({ _id }) => _id),
        [id]
      )
    }
  },
  {
    name: 'V1: an update writes what it names, as it was sent, and nothing else',
    async run({ wix, simulator: { store } }) {
      const { id } = at(store.products, 10)
      const description = '<p>Soft <strong>linen</strong>.</p><ul><li>washable</li></ul>'
      const texts = { name: 'Linen cushion', description, ribbon: 'Just in', slug: 'linen-cushion-of-the-check' }
      const changed = Object.keys(texts).map((name) => `products.${id}.${name}`)
      return changesOnly('update', store, changed, async () => {
        const { product: answer } = await wix.use(updateProduct)(id, texts)
        const { product: read } = await wix.use(getProduct)(id)
        const of = (one: typeof read) => [one?.name, one?.description, one?.ribbon, one?.slug]
        return [
          ...same('answer', of(answer), Object.values(texts)),
          ...same('read back', of(read), Object.values(texts))
        ]
      })
    }
  },
  {
    name: 'V1: SEO data and info sections are written whole: what is not sent back is gone',
    async run({ wix, simulator: { store } }) {
      const { id } = where(
        store.products,
        ({ seo, sectionIds }) => (seo?.tags.length ?? 0) > 2 && sectionIds.length > 0
      )
      const tags = [{ type: 'meta', props: { name: 'description', content: 'New' }, children: '' }]
      const sections = [{ title: 'Care', description: '<p>Wash.</p>' }]
      await wix.use(updateProduct)(id, { seoData: { tags }, additionalInfoSections: [...sections, ...sections] })
      await wix.use(updateProduct)(id, { additionalInfoSections: sections })
      const { product } = await wix.use(getProduct)(id)
      return [
        ...same(
          'tags',
          product?.seoData?.tags?.map(({ type, props }) => [type, props]),
          [['meta', tags[0]?.props]]
        ),
        ...same('sections', product?.additionalInfoSections, sections)
      ]
    }
  },
  {
    name: 'V1: what a PATCH doesn’t write is passed over with 200: alt text, collections, times',
    async run({ wix, simulator: { store } }) {
      const { id, media } = where(store.products, ({ media: all }) => all.length > 0)
      const items = media.map((item) => ({ _id: item.id, image: { altText: 'Written in vain' } }))
      return changesOnly('update', store, [], async () => {
        const product = {
          id,
          media: { items },
          collectionIds: [],
          numericId: '1',
          lastUpdated: '2020-01-01T00:00:00.000Z'
        }
        const answer = (await raw(wix, `/stores/v1/products/${id}`, { product }, 'PATCH')) as {
          readonly product?: { readonly id?: string }
        }
        return same('answer', answer.product?.id, id)
      })
    }
  },
  {
    name: 'V1: limits and addresses that are taken are refused, and nothing of the request is done',
    async run({ wix, simulator: { store } }) {
      const { id } = at(store.products, 20)
      const { slug } = at(store.products, 21)
      const over = (name: string) => ({ status: 400, field: `product.${name}`, rule: 'MAX_LENGTH' })
      const update = (change: UpdateProduct) => () => wix.use(updateProduct)(id, change)
      return changesOnly('refused', store, [], async () => [
        ...(await refused('a long name', over('name'), update({ name: 'x'.repeat(81), ribbon: 'New' }))),
        ...(await refused('no name', { status: 400, rule: 'MIN_LENGTH' }, update({ name: '' }))),
        ...(await refused('a long description', over('description'), update({ description: 'x'.repeat(8_001) }))),
        ...(await refused('a long ribbon', over('ribbon'), update({ ribbon: 'x'.repeat(31) }))),
        ...(await refused('a long address', over('slug'), update({ slug: 'x'.repeat(101) }))),
        ...(await refused('an address that is taken', { status: 409, code: 'DUPLICATE_SLUG_ERROR' }, update({ slug }))),
        ...(await refused(
          'a custom title',
          { status: 400, code: 'TAG_TYPE_NOT_ALLOWED' },
          update({ seoData: { tags: [{ type: 'title', custom: true }] } })
        )),
        ...(await refused('an unknown id', { status: 404 }, () => wix.use(updateProduct)(NO_PRODUCT, { name: 'x' }))),
        ...(await refused('reading an unknown id', { status: 404 }, () => wix.use(getProduct)(NO_PRODUCT)))
      ])
    }
  },
  {
    name: 'V1: a ribbon for many products at once, told one by one, and taken off again',
    async run({ wix, simulator: { store } }) {
      const [one, two] = [at(store.products, 30), at(store.products, 31)]
      const ids = [one.id, NO_PRODUCT, two.id]
      const { results, bulkActionMetadata } = await wix.use(bulkUpdateProductsProperty)(ids, { ribbon: 'Bulk' })
      const told = (results ?? []).map(({ itemMetadata: item }) => [
        item?._id,
        item?.originalIndex,
        item?.success,
        item?.error?.code
      ])
      const totals = [bulkActionMetadata?.totalSuccesses, bulkActionMetadata?.totalFailures]
      const ribbons = () => [one, two].map(({ id }) => store.ribbonName(store.products.get(id)?.ribbonId ?? null))
      const set = ribbons()
      await wix.use(removeRibbon)(one.id)
      await wix.use(bulkUpdateProductsProperty)([two.id], { ribbon: '' })
      const many = Array.from({ length: 101 }, () => one.id)
      return [
        ...same('results', told, [
          [one.id, 0, true, undefined],
          [NO_PRODUCT, 1, false, 'PRODUCT_NOT_FOUND'],
          [two.id, 2, true, undefined]
        ]),
        ...same('totals', totals, [2, 1]),
        ...same('set', set, ['Bulk', 'Bulk']),
        ...same('taken off', ribbons(), [null, null]),
        ...(await refused('101 at once', { status: 400 }, () =>
          wix.use(bulkUpdateProductsProperty)(many, { ribbon: 'x' })
        )),
        ...(await refused('two properties', { status: 400 }, () =>
          wix.use(bulkUpdateProductsProperty)([one.id], { ribbon: 'x', weight: 1 })
        ))
      ]
    }
  },
  {
    name: 'V1: media are added without alt text, for which V1 has no place, and taken away',
    async run({ wix, simulator: { store } }) {
      const { id, media } = at(store.products, 33)
      await wix.use(addProductMedia)(id, [{ mediaId: 'check_1.jpg' }])
      const added = await wix.use(getProduct)(id)
      const ids = added.product?.media?.items?.map(({ _id }) => _id)
      await wix.use(removeProductMedia)(id, ['check_1.jpg'])
      return [
        ...same('added', ids, [...media.map((item) => item.id), 'check_1.jpg']),
        ...same('alt text of it', added.product?.media?.items?.at(-1)?.image?.altText ?? 'none', 'none'),
        ...same('taken away', store.products.get(id)?.media.length, media.length)
      ]
    }
  },
  {
    name: 'V1: collections, by the SDK and as documented',
    async run({ wix, simulator: { store } }) {
      const [collection] = store.collections.values()
      if (collection === undefined) return ['the store has no collection']
      const ids = [ALL_PRODUCTS_ID, ...store.collections.keys()]
      const members = [...store.products.values()].filter((one) => one.collectionIds.includes(collection.id)).length
      const all = await wix.use(queryCollections)().limit(100).find()
      const query = { query: { paging: { limit: 100, offset: 0 } }, includeNumberOfProducts: true }
      const documented = (await raw(wix, '/stores/v1/collections/query', query)) as {
        readonly collections: readonly {
          readonly id: string
          readonly numberOfProducts: number
          readonly description?: string
        }[]
        readonly totalResults: number
      }
      const one = await wix.use(getCollection)(collection.id)
      const { collection: other } = await wix.use(getCollectionBySlug)(collection.slug)
      await wix.use(updateCollection)(collection.id, { name: 'Renamed', description: 'By the check.' })
      const read = await wix.use(getCollection)(collection.id)
      return [
        ...same('by the SDK', [all.items.map(({ _id }) => _id), all.totalCount], [ids, ids.length]),
        ...same(
          'as documented',
          [documented.collections.map(({ id }) => id), documented.totalResults],
          [ids, ids.length]
        ),
        ...same('number of products', documented.collections[1]?.numberOfProducts, members),
        ...same('description not asked for', documented.collections[1]?.description ?? 'none', 'none'),
        ...same('one', [one.name, other?._id], [collection.name, collection.id]),
        ...same('updated', [read.name, read.description], ['Renamed', 'By the check.']),
        ...(await refused('a long name', { status: 400, rule: 'MAX_LENGTH' }, () =>
          wix.use(updateCollection)(collection.id, { name: 'x'.repeat(51) })
        )),
        ...(await refused('an unknown id', { status: 404 }, () => wix.use(getCollection)(NO_PRODUCT)))
      ]
    }
  }
]
