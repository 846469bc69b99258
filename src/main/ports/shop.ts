import type { Attribute, AttributeValues } from '#shared/model/attribute.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { ShopPermission } from '#shared/model/shop-permission.ts'

/**
 * The store on Wix, as the engine sees it. One call here is one request there unless its comment says otherwise; nothing is retried
 * behind the engine's back, and nothing throws for what the network or Wix did.
 */
export interface Shop {
  readonly version: CatalogVersion
  /** Products that one `write` may hold: 100 where the store takes bulk updates, 1 elsewhere. */
  readonly writeLimit: number
  /** One page of at most 100 products, hidden ones included. */
  readProducts(request: ShopPageRequest, signal: AbortSignal): Promise<ShopResult<ShopPage<ShopProduct>>>
  /** At most 100 ids. Products that are gone are missing from the answer. */
  readProductsById(ids: readonly string[], signal: AbortSignal): Promise<ShopResult<readonly ShopProduct[]>>
  /** Ids only: what is not among them was deleted. */
  readProductIds(cursor: string | null, signal: AbortSignal): Promise<ShopResult<ShopPage<string>>>
  countProducts(signal: AbortSignal): Promise<ShopResult<number>>
  readCollections(cursor: string | null, signal: AbortSignal): Promise<ShopResult<ShopPage<ShopCollection>>>
  /**
   * Writes exactly the fields that are given. Each write is merged into the product that it was read as: arrays and SEO tags go back
   * whole. Never sends variants, price, stock or visibility. A value that the store can't take is refused without being sent.
   *
   * On V3 a ribbon that the store was not seen to have takes a second request, before the write itself.
   *
   * `rejected` for several writes: nothing of any was written, and Wix did not say whose fault it was; sent one by one, it will.
   */
  write(writes: readonly ShopWrite[], signal: AbortSignal): Promise<ShopWriteResult>
}

export interface ShopPageRequest {
  /** Null for the first page. One that Wix no longer knows is `rejected` with the code LOST_PLACE: read from the start. */
  readonly cursor: string | null
  /** Only products changed after this time, as Wix's clock has it (ISO 8601); null for all. Ignored where a cursor is given. */
  readonly since: string | null
}

export interface ShopPage<T> {
  readonly rows: readonly T[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}

export interface ShopProduct {
  readonly id: string
  /** Rises with every change; null where the store version has none (V1). */
  readonly revision: string | null
  /** Wix's own time of the last change, ISO 8601. */
  readonly updatedAt: string
  readonly name: string
  readonly visible: boolean
  readonly sku: string | null
  readonly price: string | null
  readonly brand: string | null
  readonly options: readonly string[]
  readonly variantCount: number
  readonly media: readonly { readonly id: string; readonly url: string | null; readonly altText: string | null }[]
  readonly collectionIds: readonly string[]
  /** Empty where the product has none; null where it has no place for it (alt text without an image). */
  readonly values: AttributeValues
  /** JSON of what a write has to be merged into, for the adapter that read it and for the before-image. */
  readonly basis: ShopBasis
}

/** The parts of a product that are replaced as a whole when one text in them changes. */
export interface ShopBasis {
  /** `seoData` as it came; null where the product had none. */
  readonly seoData: unknown
  /** V3: `media.itemsInfo.items` as they came. */
  readonly mediaItems: readonly unknown[] | null
}

/** The part to which Wix itself adds when it is written. */
export type SeoBasis = Pick<ShopBasis, 'seoData'>

export interface ShopCollection {
  readonly id: string
  readonly name: string
}

export interface ShopWrite {
  /** As it was read just before. */
  readonly product: ShopProduct
  /** New values; null takes the value away (SEO tags, alt text, ribbon). */
  readonly values: Readonly<Partial<Record<Attribute, string | null>>>
  /** Undo only, and only where the caller has found the product's tags still exactly as our write left them: they go back to this as a whole. */
  readonly restore: SeoBasis | null
}

/** Why a call did not give what was asked. Closed: each kind has its own sentence with the way out. */
export type ShopFailure =
  /** 401: the key is wrong, was revoked, or is of another kind. */
  | { readonly kind: 'auth'; readonly message: string }
  /** 403: the key lacks a permission, or is not for this site. */
  | { readonly kind: 'forbidden'; readonly message: string }
  /** The site has no Stores app. */
  | { readonly kind: 'not-installed'; readonly message: string }
  /** There is no such site (any more). */
  | { readonly kind: 'site-gone'; readonly message: string }
  /** The site's plan has no access to the API. */
  | { readonly kind: 'plan'; readonly message: string }
  /** This computer's clock is so wrong that a secure connection or a signature fails. */
  | { readonly kind: 'clock'; readonly message: string }
  /** Something between here and Wix answered in its place, such as a proxy's sign-in page. */
  | { readonly kind: 'proxy'; readonly message: string }
  /** The store moved to the other catalogue version. */
  | { readonly kind: 'version-changed'; readonly message: string }
  /** The store is being set up or moved; the same call works later. */
  | { readonly kind: 'provisioning'; readonly message: string }
  /** 429. `retryAfterMs` is Wix's own word, undefined where it said nothing. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined; readonly message: string }
  /** Nothing was sent: no connection was made. */
  | { readonly kind: 'offline'; readonly message: string }
  /** 5xx, a time-out, a connection cut, or an answer that can't be read: what was sent may have been done. */
  | { readonly kind: 'unclear'; readonly message: string }
  /** Wix refused the request itself; a bug of ours or something it does not take. Nothing was done. */
  | { readonly kind: 'rejected'; readonly code: string; readonly message: string }
  | { readonly kind: 'aborted'; readonly message: string }

export type ShopFailureKind = ShopFailure['kind']

export type ShopResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ShopFailure }

/** In the order of the writes, or one failure that holds for all of them (`unclear` says that each of them may have been done). */
export type ShopWriteResult =
  | { readonly ok: true; readonly results: readonly ShopWriteOutcome[] }
  | { readonly ok: false; readonly failure: ShopFailure }

export type ShopWriteOutcome =
  /** Wix said yes. What it stored must still be read: it rewrites HTML and ignores what it does not take. */
  | { readonly kind: 'written'; readonly revision: string | null }
  /** The product changed since it was read; nothing was done. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'gone' }
  /** Nothing of this product was written. `attributes` are those to blame; empty where Wix did not say which. */
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly message: string
      readonly attributes: readonly Attribute[]
    }
  /** Nothing of this product was written, since another one had Wix refuse the whole call. The same write may be sent again. */
  | { readonly kind: 'untouched' }
  /** No word on this one: it may have been done. */
  | { readonly kind: 'unclear'; readonly message: string }

/** Where a store is and how to enter it. */
export interface ShopAccess {
  /** `https://www.wixapis.com`, or a loopback address for tests. */
  readonly baseUrl: string
  readonly siteId: string
  readonly apiKey: string
}

export interface ShopInfo {
  readonly name: string
  readonly version: CatalogVersion
  readonly currency: string | null
  /** What the key may not do that the app needs, as Wix's permission screen calls it. Empty: all is well. */
  readonly missing: readonly ShopPermission[]
}

export interface ShopFactory {
  /** Finds version, name and missing permissions; a few requests, none of which changes anything. */
  inspect(access: ShopAccess, signal: AbortSignal): Promise<ShopResult<ShopInfo>>
  /** One request. */
  readVersion(access: ShopAccess, signal: AbortSignal): Promise<ShopResult<CatalogVersion>>
  create(access: ShopAccess, version: CatalogVersion): Shop
  /** https anywhere, http only on this computer; the origin is what a key is bound to. */
  checkBaseUrl(
    url: string
  ): { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly message: string }
}
