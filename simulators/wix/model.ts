/** What a store on Wix holds, in neither catalogue version's form. Records are replaced, never changed in place. */

export type StoreVersion = 'V1' | 'V3' | 'STORES_NOT_INSTALLED' | 'PROVISIONING'

export interface StoredSeoTag {
  readonly type: string
  readonly children?: string
  readonly props?: Readonly<Record<string, string>>
  readonly custom?: boolean
  readonly disabled?: boolean
  readonly meta?: Readonly<Record<string, number>>
}

export interface StoredSeo {
  readonly tags: readonly StoredSeoTag[]
  readonly settings: StoredSeoSettings | null
}

export interface StoredSeoSettings {
  readonly preventAutoRedirect: boolean
  readonly keywords: readonly { readonly term: string; readonly isMain?: boolean; readonly origin?: string }[]
}

export interface StoredMedia {
  readonly id: string
  readonly url: string
  readonly kind: 'image' | 'video'
  readonly title: string
  /** Null where there is none; never empty. */
  readonly altText: string | null
  readonly width: number
  readonly height: number
}

export interface StoredOption {
  readonly name: string
  readonly choices: readonly string[]
}

export interface StoredProduct {
  readonly id: string
  /** Decimal; the creation time in microseconds, unique, rising with each product made. */
  readonly numericId: string
  readonly revision: number
  /** ISO 8601 with milliseconds. */
  readonly createdDate: string
  readonly updatedDate: string
  readonly name: string
  readonly slug: string
  readonly handle: string
  readonly visible: boolean
  readonly productType: 'physical' | 'digital'
  /** HTML as the store gives it back. */
  readonly description: string
  readonly sku: string | null
  /** Integer hundredths of the store's currency. */
  readonly price: number
  readonly discountedPrice: number
  readonly weight: number
  readonly brandId: string | null
  readonly ribbonId: string | null
  readonly sectionIds: readonly string[]
  /** Null where the product never had any of its own. */
  readonly seo: StoredSeo | null
  readonly media: readonly StoredMedia[]
  readonly options: readonly StoredOption[]
  readonly variantCount: number
  /** False after a write that hid the default variant: the product shows and can't be bought. */
  readonly purchasable: boolean
  /** Broken stored data: V3 refuses every update of this product with 428. */
  readonly variantsMisaligned: boolean
  /** Without the constant "All Products". */
  readonly collectionIds: readonly string[]
}

/** What an update of a product may touch; id, times and revision are the store's own. */
export type ProductContent = Omit<StoredProduct, 'id' | 'numericId' | 'revision' | 'createdDate' | 'updatedDate'>

export interface StoredCollection {
  readonly id: string
  readonly revision: number
  readonly createdDate: string
  readonly updatedDate: string
  readonly name: string
  readonly slug: string
  readonly description: string
  readonly visible: boolean
  readonly seo: StoredSeo | null
}

export type CollectionContent = Omit<StoredCollection, 'id' | 'revision' | 'createdDate' | 'updatedDate'>

/** A text block that any number of products show. On V1 each belongs to one product. */
export interface StoredSection {
  readonly id: string
  readonly revision: number
  readonly createdDate: string
  readonly updatedDate: string
  readonly uniqueName: string
  readonly title: string
  /** HTML. */
  readonly html: string
}

/** A ribbon or a brand: a name with an id. */
export interface StoredName {
  readonly id: string
  readonly revision: number
  readonly name: string
}

export interface StoredSite {
  /** The value of the header `wix-site-id`. */
  readonly id: string
  readonly name: string
  /** `https://…` without a slash at the end. */
  readonly url: string
  readonly currency: string
  /** Of the site's texts, as `en`. */
  readonly language: string
  readonly state: 'live' | 'deleted' | 'plan-without-api'
}

/** One value that changed. A write that leaves a value as it was is none. */
export interface StoreChange {
  readonly entity: 'product' | 'collection' | 'section' | 'ribbon' | 'brand' | 'site'
  readonly id: string
  /**
   * Of a product: a key of ProductContent, with ribbon and brand by name, and these in place of `seo` and `media`: `seoTitle`,
   * `seoDescription`, `seoOther`, `media` (which files in which order) and `altText:<media id>`. `created` and `deleted` for the whole.
   */
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}
