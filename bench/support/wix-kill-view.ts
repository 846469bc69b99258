import { ATTRIBUTES, type Attribute } from '../../src/shared/model/attribute.ts'
import type { StoredProduct } from '../../simulators/wix/model.ts'
import { seoDescription, seoRole, seoTitle } from '../../simulators/wix/seo-tags.ts'
import type { WixStore } from '../../simulators/wix/store.ts'

/** What a store on Wix holds of one product: the texts that the app writes, and everything else. */
export interface ProductView {
  readonly texts: Readonly<Record<Attribute, string>>
  readonly rest: unknown
}

/** Nothing and an empty text are the same. */
export function viewOf(store: WixStore): ReadonlyMap<string, ProductView> {
  return new Map([...store.products.values()].map((product) => [product.id, productView(store, product)]))
}

function productView(store: WixStore, product: StoredProduct): ProductView {
  const { name, description, slug, seo, media, ribbonId, revision: _revision, updatedDate: _updated, ...rest } = product
  const first = media.findIndex(({ kind }) => kind === 'image')
  return {
    texts: {
      title: name,
      description,
      seoTitle: seoTitle(seo) ?? '',
      seoDescription: seoDescription(seo) ?? '',
      imageAlt: media[first]?.altText ?? '',
      ribbon: store.ribbonName(ribbonId) ?? '',
      slug
    },
    rest: {
      ...rest,
      tags: (seo?.tags ?? []).filter((tag) => seoRole(tag) === 'other'),
      settings: seo?.settings ?? { preventAutoRedirect: false, keywords: [] },
      media: media.map((item, at) => (at === first ? { ...item, altText: null } : item))
    }
  }
}

/** The attribute that a changed field of the simulator's log belongs to; undefined where the app has no business with it. */
export function attributeOf(field: string): Attribute | undefined {
  if (field === 'name') return 'title'
  if (field.startsWith('altText:')) return 'imageAlt'
  return ATTRIBUTES.find((attribute) => attribute === field)
}
