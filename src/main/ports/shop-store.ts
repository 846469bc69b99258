import type { Pull, SHOP_PROBLEMS } from '#shared/contract/shop.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { Page, PageRequest } from './page.ts'
import type { ShopCollection, ShopProduct } from './shop.ts'

/** What makes an instance a store on Wix. The key is not part of it: the shell keeps that. */
export interface ShopConnection {
  readonly instanceId: string
  /** The store's name on Wix, as it was when last asked. */
  readonly name: string
  readonly siteId: string
  /** Origin of the API. */
  readonly siteUrl: string
  readonly catalogVersion: CatalogVersion
}

/**
 * COLLECTIONS → (MAP →) PRODUCTS → (LIST →) SWEEP. MAP is for a store that moved to another catalogue version: it finds which products
 * kept their ids before any other takes over a row. LIST is for a pull of changes whose store holds another number of products than the
 * catalogue. SWEEP asks for what was not seen by its id, and only what is missing then is gone.
 */
export const PULL_STEPS = ['COLLECTIONS', 'MAP', 'PRODUCTS', 'LIST', 'SWEEP'] as const
export type PullStep = (typeof PULL_STEPS)[number]

export interface PullRow extends Omit<Pull, 'stage' | 'createdAt' | 'finishedAt'> {
  readonly instanceId: string
  readonly version: CatalogVersion
  readonly step: PullStep
  /** Where the step goes on; null for its first page. */
  readonly cursor: string | null
  /** CHANGES: what changed after this, by Wix's clock. */
  readonly since: string | null
  /** Where the next pull of changes may begin, by Wix's clock. */
  readonly watermark: string | null
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly finishedAt: number | null
}

/** `seen` and the counts are added to what was counted before. */
export interface PullChange {
  readonly state?: Pull['state']
  readonly step?: PullStep
  readonly cursor?: string | null
  readonly watermark?: string | null
  readonly total?: number | null
  readonly counted?: PullCounts
  readonly gone?: number
  readonly problem?: (typeof SHOP_PROBLEMS)[number] | null
  readonly message?: string | null
  readonly finishedAt?: number
}

export interface PullCounts {
  /** Products that this pull had not read before. */
  readonly seen: number
  readonly newProducts: number
  readonly changedProducts: number
  readonly unchangedProducts: number
}

/** What the pulls so far amount to. */
export interface PullBase {
  /** Of the last pull that came to its end; null where it saw nothing that tells. */
  readonly watermark: string | null
  /** The version that the catalogue's ids belong to; null before the first full pull came to its end. */
  readonly mappedVersion: CatalogVersion | null
  /** When the last pull that came to its end began. Milliseconds since 1970. */
  readonly currentAsOf: number | null
}

export interface ShopStoreRead {
  /** Null for a local store. */
  getShopConnection(instanceId: string): ShopConnection | null
  /** The instance of a site. */
  findSite(siteUrl: string, siteId: string): string | null
  getPull(instanceId: string, pullId: number): PullRow | null
  /** Newest first. */
  getPulls(instanceId: string, page: PageRequest): Page<PullRow>
  /** Of all instances: running or paused. */
  getOpenPulls(): readonly PullRow[]
  getPullBase(instanceId: string): PullBase
  /** Products that are not gone. */
  countProducts(instanceId: string): number
  /** Ids of products that a pull has not read, at most `limit`. */
  getUnseenProducts(instanceId: string, pullId: number, limit: number): readonly string[]
  /** Whether something is being published to this store or waits in the middle of it. */
  hasPublishUnderWay(instanceId: string): boolean
}

export interface ShopStoreTx {
  /** Makes an instance that was just created the one of a site. */
  connectShop(connection: Omit<ShopConnection, 'name'>): void
  /** False where that is what was known already. */
  updateShop(instanceId: string, known: { readonly name?: string; readonly catalogVersion?: CatalogVersion }): boolean
  createPull(pull: Pick<PullRow, 'instanceId' | 'kind' | 'version' | 'since' | 'watermark' | 'createdAt'>): number
  updatePull(pullId: number, change: PullChange): void
  /** Begins a pull again as a full one, as if it had read nothing yet. */
  restartPull(instanceId: string, pullId: number, version: CatalogVersion): void
  takeCollections(instanceId: string, pullId: number, collections: readonly ShopCollection[]): void
  /**
   * After the last page of collections: forgets those that the pull has not seen and brings the names that products carry up to date,
   * at most `limit` products at a time. True when nothing is left to do.
   */
  settleCollections(instanceId: string, pullId: number, limit: number): boolean
  /**
   * Takes products as the store holds them. Jobs, proposals, edits and history hang on the row and stay as they are. `remap`: an
   * unknown id may be the new one of a product whose old id the store does not know any more. `readAt`: when they were asked for,
   * milliseconds since 1970; what was published to a product since is newer, so that its row is only marked as seen.
   */
  takeProducts(
    instanceId: string,
    pullId: number,
    products: readonly ShopProduct[],
    options: { readonly remap: boolean; readonly readAt: number; readonly at: number }
  ): PullCounts
  /** The store has these ids. `named`: and their products have yet to be read by this pull. Unknown ids and gone products are left. */
  takeProductIds(instanceId: string, pullId: number, ids: readonly string[], how: 'named' | 'seen'): void
  /** Rows stay, because jobs and history hang on them. Returns the number of products. */
  markGone(instanceId: string, ids: readonly string[], at: number): number
}
