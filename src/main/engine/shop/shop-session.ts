import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { Shop, ShopFailureKind, ShopResult, ShopWrite, ShopWriteResult } from '../../ports/shop.ts'
import type { PaceView } from './pace.ts'

/**
 * The one way to a store on Wix: it keeps the pace that the store allows, over everything that the app asks of it, and is the only place
 * where a request is repeated.
 */
export interface ShopSession {
  readonly version: CatalogVersion
  readonly writeLimit: number
  /**
   * Waits for its turn, and repeats what can be repeated without harm: rate limits, lost answers, 5xx. Gives back any other failure at
   * once, and these when they have lasted too long. Offline is given back at once.
   */
  read<T>(ask: (shop: Shop, signal: AbortSignal) => Promise<ShopResult<T>>, signal: AbortSignal): Promise<ShopResult<T>>
  /** Waits for its turn and sends once, whatever comes back. */
  write(writes: readonly ShopWrite[], signal: AbortSignal): Promise<ShopWriteResult>
}

export interface ShopSessions {
  /**
   * Asks the store for its version first: one request. Fails with `auth` where no key is kept. The version is stored with the instance
   * when it has changed; until a full pull has found the products again under their new ids, this fails with `version-changed`, because
   * by the old ids they would seem gone.
   */
  open(instanceId: string, signal: AbortSignal): Promise<ShopResult<ShopSession>>
  /**
   * For a pull, whatever version the catalogue's ids belong to. `greet`: asks for the store's name too, and keeps it: a few requests.
   */
  openForPull(instanceId: string, greet: boolean, signal: AbortSignal): Promise<ShopResult<ShopSession>>
  /** The pace of an instance's store; null before the first request. */
  pace(instanceId: string): PaceView | null
  /**
   * Milliseconds until it may be tried again by itself; null where a person has to act.
   * @param attempt 1 for the first failure in a row
   */
  retryIn(
    failure: { readonly kind: ShopFailureKind; readonly retryAfterMs?: number | undefined },
    attempt: number
  ): number | null
}
