import {
  bulkUpdateProducts,
  countProducts,
  getProduct,
  getProductBySlug,
  queryProducts,
  updateProduct
} from '@wix/auto_sdk_stores_products-v-3'
import { getCatalogVersion } from '@wix/auto_sdk_stores_catalog-versioning'
import { queryCollections } from '@wix/auto_sdk_stores_collections'
import { getProduct as getV1Product } from '@wix/auto_sdk_stores_products'
import type { StoredProduct } from '../../simulators/wix/model.ts'
import { rewriteHtml } from '../../simulators/wix/rich-html.ts'
import { changesOnly, MANY_PAGES, pagesOf, refused, same, type ProtocolCheck } from './wix-protocol-expect.ts'
import type { ProtocolWorld } from './wix-protocol-world.ts'

const NO_PRODUCT = '00000000-0000-4000-a000-00000000dead'
const FIELDS = ['PLAIN_DESCRIPTION', 'MEDIA_ITEMS_INFO', 'URL'] as const

/** Products of catalogue V3. The checks run in order against one store, and leave it as they may. */
export const V3_PRODUCT_CHECKS: readonly ProtocolCheck<ProtocolWorld>[] = [
  {
    name: 'V3: the version, and 428 for calls that belong to V1',
    async run({ wix, simulator }) {
      const { catalogVersion } = await wix.use(getCatalogVersion)()
      const code = 'CATALOG_V3_CALLING_CATALOG_V1_API'
      const { id } = at(simulator.store.products, 0)
      return [
        ...same('catalogVersion', catalogVersion, 'V3_CATALOG'),
        ...(await refused('a product of V1', { status: 428, code }, () => wix.use(getV1Product)(id))),
        ...(await refused('collections of V1', { status: 428, code }, () => wix.use(queryCollections)().find()))
      ]
    }
  },
  {
    name: 'V3: every product comes once, page by page, hidden ones too, with the members that were asked for',
    async run({ wix, simulator: { store } }) {
      const found = []
      let page = await wix
        .use(queryProducts)({ fields: [...FIELDS] })
        .limit(100)
        .find()
      const sizes = [page.items.length]
      found.push(...page.items)
      while (page.hasNext() && sizes.length < MANY_PAGES) {
        page = await page.next()
        sizes.push(page.items.length)
        found.push(...page.items)
      }
      const wrong = [...same('pages', sizes, pagesOf(store.products.size))]
      wrong.push(
        ...same('ids', found.map(({ _id }) => _id ?? '').toSorted(byText), [...store.products.keys()].toSorted(byText))
      )
      for (const item of found) {
        const product = store.products.get(item._id ?? '')
        if (product === undefined) continue
        wrong.push(
          ...same(
            'a product',
            [item.name, item.slug, item.visible, item.revision, item.plainDescription],
            [product.name, product.slug, product.visible, String(product.revision), product.description]
          ),
          ...same(
            'its times',
            [item._createdDate, item._updatedDate],
            [new Date(product.createdDate), new Date(product.updatedDate)]
          ),
          ...same(
            'its alt texts',
            (item.media?.itemsInfo?.items ?? []).map(({ altText }) => altText ?? null),
            product.media.map(({ altText }) => altText)
          )
        )
      }
      return wrong.slice(0, 10)
    }
  },
  {
    name: 'V3: members that were not asked for are not there',
    async run({ wix }) {
      const { items } = await wix.use(queryProducts)().limit(5).find()
      const [first] = items
      const one = first?._id === undefined || first._id === null ? undefined : await wix.use(getProduct)(first._id)
      return [first, one].flatMap((product) => [
        ...same('description', product?.plainDescription ?? 'none', 'none'),
        ...same('media items', product?.media?.itemsInfo ?? 'none', 'none'),
        ...same('address', product?.url ?? 'none', 'none')
      ])
    }
  },
  {
    name: 'V3: what changed since a time, and what is filterable',
    async run({ wix, simulator }) {
      const { store, merchant } = simulator
      const { id } = at(store.products, 7)
      const since = new Date(store.now() + 1_000)
      store.clockSkewMs += 5_000
      merchant.editProduct(id, { price: 4_200 })
      const { items } = await wix.use(queryProducts)().gt('_updatedDate', since).find()
      const hidden = await wix.use(queryProducts)().eq('visible', false).limit(100).find()
      const expected = [...store.products.values()].filter(({ visible }) => !visible).length
      const some = await wix.use(queryProducts)().in('_id', [id, NO_PRODUCT]).find()
      return [
        ...same(
          'changed since',
          items.map(({ _id }) => _id),
          [id]
        ),
        ...same('hidden', hidden.items.length, Math.min(100, expected)),
        ...same(
          'by id',
          some.items.map(({ _id }) => _id),
          [id]
        ),
        ...(await refused('a filter by name', { status: 400 }, () =>
          raw(wix, '/stores/v3/products/query', { query: { filter: { name: 'x' } } })
        ))
      ]
    }
  },
  {
    name: 'V3: the count leaves hidden products out unless they are asked for',
    async run({ wix, simulator: { store } }) {
      const visible = [...store.products.values()].filter((product) => product.visible).length
      const { count } = await wix.use(countProducts)()
      const all = await wix.use(countProducts)({ returnNonVisibleProducts: true })
      return [...same('visible', count, visible), ...same('all', all.count, store.products.size)]
    }
  },
  {
    name: 'V3: by id and by address; 404 for what is not there',
    async run({ wix, simulator: { store } }) {
      const product = at(store.products, 3)
      const one = await wix.use(getProduct)(product.id, { fields: [...FIELDS] })
      const { product: other } = await wix.use(getProductBySlug)(product.slug, { fields: [...FIELDS] })
      return [
        ...same('by id', [one.name, one.plainDescription], [product.name, product.description]),
        ...same('by address', other?._id, product.id),
        ...(await refused('an unknown id', { status: 404 }, () => wix.use(getProduct)(NO_PRODUCT)))
      ]
    }
  },
  {
    name: 'V3: an update writes what it names and nothing else, and the revision rises by one',
    async run({ wix, simulator: { store } }) {
      const { id, revision } = at(store.products, 10)
      const name = 'Linen cushion, 40 × 40 cm'
      return changesOnly('update', store, [`products.${id}.name`], async () => {
        const answer = await wix.use(updateProduct)(id, { revision: String(revision), name })
        return same('answer', [answer.name, answer.revision], [name, String(revision + 1)])
      })
    }
  },
  {
    name: 'V3: HTML goes through Wix’s rich text and comes back in its spelling',
    async run({ wix, simulator: { store } }) {
      const { id, revision } = at(store.products, 11)
      const sent =
        '<p>Soft <strong>linen</strong>.</p><ul><li>washable</li></ul><p><a href="https://example.com/a">more</a></p>'
      return changesOnly('update', store, [`products.${id}.description`], async () => {
        const change = { revision: String(revision), plainDescription: sent }
        const answer = await wix.use(updateProduct)(id, change, { fields: ['PLAIN_DESCRIPTION'] })
        const read = await wix.use(getProduct)(id, { fields: ['PLAIN_DESCRIPTION'] })
        const wanted =
          '<p>Soft <span style="font-weight: 700">linen</span>.</p><ul><li><p>washable</p></li></ul><p><a href="https://example.com/a" target="_self">more</a></p>'
        return [
          ...same('answer', answer.plainDescription, wanted),
          ...same('read back', read.plainDescription, wanted),
          ...same('the simulator’s own rewriting', rewriteHtml(sent), wanted)
        ]
      })
    }
  },
  {
    name: 'V3: SEO data is written whole: what is not sent back is gone',
    async run({ wix, simulator: { store } }) {
      const product = where(store.products, ({ seo }) => (seo?.tags.length ?? 0) > 2)
      const { id, revision } = product
      const tags = [{ type: 'title', children: 'A new title', custom: false, disabled: false }]
      const answer = await wix.use(updateProduct)(id, { revision: String(revision), seoData: { tags } })
      const read = await wix.use(getProduct)(id)
      const custom = [{ type: 'title', children: 'x', custom: true }]
      return [
        ...same(
          'answer',
          answer.seoData?.tags?.map(({ type, children }) => [type, children]),
          [['title', 'A new title']]
        ),
        ...same('read back', read.seoData?.tags?.length, 1),
        ...(await refused('a custom title', { status: 400, code: 'TAG_TYPE_NOT_ALLOWED' }, () =>
          wix.use(updateProduct)(id, { revision: read.revision ?? '', seoData: { tags: custom } })
        ))
      ]
    }
  },
  {
    name: 'V3: alt texts are written with the list of media, which is replaced whole',
    async run({ wix, simulator: { store } }) {
      const { id, revision, media } = where(store.products, ({ media: all }) => all.length > 2)
      // The SDK renames members inside of the objects that it is given, so it gets copies.
      const written = media.map((item, index) => ({ _id: item.id, altText: `Alt text ${index + 1}` }))
      const wrong = [
        ...(await changesOnly(
          'alt texts',
          store,
          media.map((_item, index) => `products.${id}.media.${index}.altText`),
          async () => {
            const answer = await wix.use(updateProduct)(
              id,
              { revision: String(revision), media: { itemsInfo: { items: structuredClone(written) } } },
              { fields: ['MEDIA_ITEMS_INFO'] }
            )
            const items = answer.media?.itemsInfo?.items ?? []
            return same(
              'answer',
              items.map(({ _id, altText }) => ({ _id, altText })),
              written
            )
          }
        ))
      ]
      const empty = [{ _id: written[0]?._id ?? '', altText: '' }]
      wrong.push(
        ...(await refused('an empty alt text', { status: 400, rule: 'MIN_LENGTH' }, () =>
          wix.use(updateProduct)(id, { revision: String(revision + 1), media: { itemsInfo: { items: empty } } })
        ))
      )
      const less = await wix.use(updateProduct)(
        id,
        { revision: String(revision + 1), media: { itemsInfo: { items: structuredClone(written.slice(1)) } } },
        { fields: ['MEDIA_ITEMS_INFO'] }
      )
      return [...wrong, ...same('without the first', less.media?.itemsInfo?.items?.length, media.length - 1)]
    }
  },
  {
    name: 'V3: limits, addresses that are taken and stale revisions are refused, and nothing of the request is done',
    async run({ wix, simulator: { store } }) {
      const { id, revision } = at(store.products, 20)
      const other = at(store.products, 21)
      const now = String(revision)
      return changesOnly('refused', store, [], async () => [
        ...(await refused('a long name', { status: 400, field: 'product.name', rule: 'MAX_LENGTH' }, () =>
          wix.use(updateProduct)(id, { revision: now, name: 'x'.repeat(81), plainDescription: '<p>x</p>' })
        )),
        ...(await refused('a long description', { status: 400 }, () =>
          wix.use(updateProduct)(id, { revision: now, plainDescription: `<p>${'x'.repeat(16_001)}</p>` })
        )),
        ...(await refused('an address that is taken', { status: 409, code: 'DUPLICATE_SLUG_ERROR' }, () =>
          wix.use(updateProduct)(id, { revision: now, slug: other.slug })
        )),
        ...(await refused('a stale revision', { status: 409 }, () =>
          wix.use(updateProduct)(id, { revision: String(revision + 3), name: 'x' })
        )),
        ...(await refused('no revision', { status: 400 }, () =>
          raw(wix, `/stores/v3/products/${id}`, { product: { id, name: 'x' } }, 'PATCH')
        )),
        ...(await refused('an unknown id', { status: 404 }, () =>
          wix.use(updateProduct)(NO_PRODUCT, { revision: '1', name: 'x' })
        )),
        ...(await refused('101 a page', { status: 400 }, () => wix.use(queryProducts)().limit(101).find()))
      ])
    }
  },
  {
    name: 'V3: a bulk update tells of each product what became of it',
    async run({ wix, simulator: { store } }) {
      const [one, two, three] = [at(store.products, 30), at(store.products, 31), at(store.products, 32)]
      const entry = ({ id, revision }: Pick<StoredProduct, 'id' | 'revision'>, name: string) => ({
        product: { _id: id, revision: String(revision), name }
      })
      const products = [
        entry(one, 'One'),
        entry({ id: two.id, revision: two.revision + 1 }, 'Two'),
        entry(three, 'Three'),
        entry({ id: NO_PRODUCT, revision: 1 }, 'Four')
      ]
      return changesOnly('bulk', store, [`products.${one.id}.name`, `products.${three.id}.name`], async () => {
        const answer = await wix.use(bulkUpdateProducts)(products, {
          returnEntity: true,
          fields: ['PLAIN_DESCRIPTION']
        })
        const told = (answer.results ?? []).map(({ itemMetadata, item }) => [
          itemMetadata?._id,
          itemMetadata?.originalIndex,
          itemMetadata?.success,
          typeof itemMetadata?.error?.code,
          item?.revision
        ])
        const { totalSuccesses, totalFailures, undetailedFailures } = answer.bulkActionMetadata ?? {}
        const many = Array.from({ length: 101 }, () => entry(one, 'x'))
        return [
          ...same('results', told, [
            [one.id, 0, true, 'undefined', String(one.revision + 1)],
            [two.id, 1, false, 'string', undefined],
            [three.id, 2, true, 'undefined', String(three.revision + 1)],
            [NO_PRODUCT, 3, false, 'string', undefined]
          ]),
          ...same('totals', [totalSuccesses, totalFailures, undetailedFailures], [2, 2, 0]),
          ...(await refused('101 at once', { status: 400 }, () => wix.use(bulkUpdateProducts)(many)))
        ]
      })
    }
  }
]

/** What the SDK's own methods can't say, through its own client. */
export async function raw(
  wix: ProtocolWorld['wix'],
  path: string,
  body: unknown,
  method: 'POST' | 'PATCH' = 'POST'
): Promise<unknown> {
  const response = await wix.fetchWithAuth(`https://www.wixapis.com${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body)
  })
  const answer = (await response.json()) as { readonly details?: object }
  if (response.status === 200) return answer
  throw Object.assign(new Error('refused'), {
    status: response.status,
    requestId: response.headers.get('x-wix-request-id'),
    details: answer.details
  })
}

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

/** The product at this place, which has to be there. */
export function at(products: ReadonlyMap<string, StoredProduct>, index: number): StoredProduct {
  const product = [...products.values()].filter(({ visible }) => visible)[index]
  if (product === undefined) throw new Error(`The store has no visible product ${index}.`)
  return product
}

/** The first of such products. */
export function where(
  products: ReadonlyMap<string, StoredProduct>,
  fits: (product: StoredProduct) => boolean
): StoredProduct {
  const product = [...products.values()].find((one) => one.visible && fits(one))
  if (product === undefined) throw new Error('The store has no such product.')
  return product
}
