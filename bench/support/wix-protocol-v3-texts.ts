import { getCategory, queryCategories, updateCategory } from '@wix/auto_sdk_categories_categories'
import {
  createInfoSection,
  getInfoSection,
  getOrCreateInfoSection,
  queryInfoSections,
  updateInfoSection
} from '@wix/auto_sdk_stores_info-sections-v-3'
import { getProduct, updateProduct } from '@wix/auto_sdk_stores_products-v-3'
import { getOrCreateRibbon, queryRibbons } from '@wix/auto_sdk_stores_ribbons-v-3'
import { changesOnly, refused, same, type ProtocolCheck } from './wix-protocol-expect.ts'
import { at, where } from './wix-protocol-v3.ts'
import type { ProtocolWorld } from './wix-protocol-world.ts'

const TREE = { appNamespace: '@wix/stores' } as const
const NO_ID = '00000000-0000-4000-a000-00000000dead'

/** What products of catalogue V3 share: ribbons, info sections, categories. In order, against the store of the product checks. */
export const V3_TEXT_CHECKS: readonly ProtocolCheck<ProtocolWorld>[] = [
  {
    name: 'V3: a ribbon is found or made by its name, and worn by id',
    async run({ wix, simulator: { store } }) {
      const made = await wix.use(getOrCreateRibbon)('Just in')
      const again = await wix.use(getOrCreateRibbon)('Just in')
      const ribbonId = made.ribbon?._id ?? ''
      const { id } = at(store.products, 40)
      const revision = () => String(store.products.get(id)?.revision)
      const worn = await wix.use(updateProduct)(id, { revision: revision(), ribbon: { _id: ribbonId } })
      const { items } = await wix.use(queryRibbons)().limit(100).find()
      return [
        ...same('twice the same', again.ribbon?._id, ribbonId),
        ...same('worn', [worn.ribbon?._id, worn.ribbon?.name], [ribbonId, 'Just in']),
        ...same('listed', items.filter(({ name }) => name === 'Just in').length, 1),
        ...(await refused('a ribbon that is not there', { status: 404, code: 'RIBBON_NOT_FOUND' }, () =>
          wix.use(updateProduct)(id, { revision: revision(), ribbon: { _id: NO_ID } })
        )),
        ...(await refused('a long name', { status: 400, rule: 'MAX_LENGTH' }, () =>
          wix.use(getOrCreateRibbon)('x'.repeat(31))
        ))
      ]
    }
  },
  {
    name: 'V3: an info section belongs to all products that show it, and one alone gets another',
    async run({ wix, simulator: { store } }) {
      const shared = [...store.sections.keys()].find(
        (id) => [...store.products.values()].filter(({ sectionIds }) => sectionIds.includes(id)).length > 1
      )
      if (shared === undefined) return ['the store has no section that products share']
      const members = [...store.products.values()].filter(({ sectionIds }) => sectionIds.includes(shared))
      const fields = ['ASSIGNED_PRODUCTS_COUNT'] as const
      const read = await wix.use(getInfoSection)(shared, { fields: [...fields] })
      const html = '<p>Wash at 30°.</p>'
      const updated = await wix.use(updateInfoSection)(shared, {
        revision: read.revision ?? '',
        plainDescription: html
      })
      const shown = await Promise.all(
        members
          .slice(0, 2)
          .map((product) =>
            wix.use(getProduct)(product.id, { fields: ['INFO_SECTION', 'INFO_SECTION_PLAIN_DESCRIPTION'] })
          )
      )
      const made = await wix.use(createInfoSection)({
        uniqueName: 'own-care',
        title: 'Care',
        plainDescription: '<p>Dry flat.</p>'
      })
      const [first, second] = members
      if (first === undefined || second === undefined) return ['no two products show the section']
      const infoSections = [{ _id: made._id ?? '' }]
      await wix.use(updateProduct)(first.id, { revision: String(store.products.get(first.id)?.revision), infoSections })
      const again = await wix.use(getOrCreateInfoSection)({
        infoSection: { uniqueName: 'own-care', title: 'Care', plainDescription: '<p>x</p>' }
      })
      const { items } = await wix.use(queryInfoSections)().limit(100).find()
      return [
        ...same('products that show it', read.assignedProductsCount, members.length),
        ...same('revision', updated.revision, String(Number(read.revision) + 1)),
        ...same(
          'shown',
          shown.map(({ infoSections: all }) => all?.find(({ _id }) => _id === shared)?.plainDescription),
          [html, html]
        ),
        ...same('of its own', store.products.get(first.id)?.sectionIds, [made._id]),
        ...same('the other keeps the shared one', store.products.get(second.id)?.sectionIds.includes(shared), true),
        ...same('found by its name', again.infoSection?._id, made._id),
        ...same(
          'listed',
          items.some(({ _id }) => _id === made._id),
          true
        ),
        ...(await refused('a stale revision', { status: 409 }, () =>
          wix.use(updateInfoSection)(shared, { revision: read.revision ?? '', title: 'x' })
        ))
      ]
    }
  },
  {
    name: 'V3: categories are read with hidden ones and written with their revision, SEO data whole',
    async run({ wix, simulator }) {
      const { store, merchant } = simulator
      const [collection, other] = store.collections.values()
      if (collection === undefined || other === undefined) return ['the store has no two categories']
      merchant.editCollection(other.id, { visible: false })
      const all = { treeReference: TREE, returnNonVisibleCategories: true, fields: ['DESCRIPTION' as const] }
      const listed = await wix.use(queryCategories)(all).limit(100).find()
      const visible = await wix.use(queryCategories)({ treeReference: TREE }).limit(100).find()
      const ids = (items: readonly { readonly _id?: string | null }[]) => items.map(({ _id }) => _id)
      const one = await wix.use(getCategory)(collection.id, TREE, { fields: ['DESCRIPTION'] })
      const revision = one.revision ?? ''
      const change = { revision, name: 'Renamed', seoData: { tags: [{ type: 'title', children: 'SEO' }] } }
      const changed = ['name', 'seo'].map((name) => `collections.${collection.id}.${name}`)
      return [
        ...same('all', ids(listed.items).includes(other.id), true),
        ...same('visible ones', ids(visible.items).includes(other.id), false),
        ...same('description', one.description, collection.description),
        ...same('description not asked for', visible.items[0]?.description ?? 'none', 'none'),
        ...(await changesOnly('update', store, changed, async () => {
          const updated = await wix.use(updateCategory)(collection.id, change, { treeReference: TREE })
          return same('answer', [updated.name, updated.revision], ['Renamed', String(Number(revision) + 1)])
        })),
        ...(await refused('a stale revision', { status: 409 }, () =>
          wix.use(updateCategory)(collection.id, { revision, name: 'x' }, { treeReference: TREE })
        )),
        ...(await refused('a long name', { status: 400, rule: 'MAX_LENGTH' }, () =>
          wix.use(updateCategory)(
            collection.id,
            { revision: String(Number(revision) + 1), name: 'x'.repeat(81) },
            { treeReference: TREE }
          )
        )),
        ...(await refused('an unknown id', { status: 404 }, () => wix.use(getCategory)(NO_ID, TREE)))
      ]
    }
  },
  {
    name: 'V3: several writes in a row on one product each need the revision before',
    async run({ wix, simulator: { store } }) {
      const { id, revision } = where(store.products, ({ sectionIds }) => sectionIds.length === 0)
      const revisions: (string | null | undefined)[] = [String(revision)]
      for (const name of ['One', 'Two', 'Three']) {
        const { revision: next } = await wix.use(updateProduct)(id, { revision: revisions.at(-1) ?? '', name })
        revisions.push(next)
      }
      return same(
        'revisions',
        revisions,
        [0, 1, 2, 3].map((step) => String(revision + step))
      )
    }
  }
]
