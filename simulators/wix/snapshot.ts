import type { StoredCollection, StoredMedia, StoredProduct, StoredSeo } from './model.ts'
import type { WixStore } from './store.ts'

/** Plain JSON of everything that a store holds, for comparisons of before and after. */
export interface StoreSnapshot extends StoreContents {
  readonly version: string
  readonly site: unknown
  /** `revision` and `updatedDate` by id, for products, collections and sections alike. */
  readonly bookkeeping: Readonly<Record<string, { readonly revision: number; readonly updatedDate: string }>>
  readonly ribbons: readonly string[]
  readonly brands: readonly string[]
}

/**
 * What a shopper or a merchant can see, without revisions, times, and names that no product carries: equal before a publish and after
 * its undo.
 */
export interface StoreContents {
  readonly products: Readonly<Record<string, SnapshotProduct>>
  readonly collections: Readonly<Record<string, unknown>>
}

export type SnapshotProduct = Readonly<Record<string, unknown>> & {
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly ribbon: string | null
  readonly brand: string | null
  readonly seo: Required<StoredSeo>
  readonly media: readonly StoredMedia[]
  readonly sections: readonly { readonly uniqueName: string; readonly title: string; readonly html: string }[]
}

export function snapshotOf(store: WixStore): StoreSnapshot {
  const stamped = [...store.products.values(), ...store.collections.values(), ...store.sections.values()]
  return {
    ...contentsOf(store),
    version: store.version,
    site: store.site,
    bookkeeping: Object.fromEntries(stamped.map(({ id, revision, updatedDate }) => [id, { revision, updatedDate }])),
    ribbons: [...store.ribbons.values()].map(({ name }) => name),
    brands: [...store.brands.values()].map(({ name }) => name)
  }
}

export function contentsOf(store: WixStore): StoreContents {
  return {
    products: Object.fromEntries([...store.products.values()].map((product) => [product.id, seen(store, product)])),
    collections: Object.fromEntries([...store.collections.values()].map((item) => [item.id, seenCollection(item)]))
  }
}

/** Dotted paths at which two plain values differ, each with both sides; undefined stands for what is not there. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (Object.is(before, after)) return []
  if (!isRecord(before) || !isRecord(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }]
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    differences(before[key], after[key], path === '' ? key : `${path}.${key}`)
  )
}

export interface Difference {
  readonly path: string
  readonly before: unknown
  readonly after: unknown
}

function seen(store: WixStore, product: StoredProduct): SnapshotProduct {
  const { ribbonId, brandId, sectionIds, seo, revision: _revision, updatedDate: _updated, ...rest } = product
  return {
    ...rest,
    ribbon: store.ribbonName(ribbonId),
    brand: store.brandName(brandId),
    seo: seenSeo(seo),
    sections: sectionIds.flatMap((id) => {
      const section = store.sections.get(id)
      return section === undefined ? [] : [{ uniqueName: section.uniqueName, title: section.title, html: section.html }]
    })
  }
}

function seenCollection({ revision: _revision, updatedDate: _updated, ...rest }: StoredCollection): unknown {
  return { ...rest, seo: seenSeo(rest.seo) }
}

/** No tags of its own and an empty list of them show alike. */
function seenSeo(seo: StoredSeo | null): Required<StoredSeo> {
  return { tags: seo?.tags ?? [], settings: seo?.settings ?? { preventAutoRedirect: false, keywords: [] } }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
