import { canPublish, longestText, type CatalogVersion } from '#shared/model/catalog-version.ts'
import { readsAlike, sameShopValue } from '#shared/model/shop-value.ts'
import type { OpChange, OpWork, SkipCode } from '../../ports/publish-store.ts'
import type { ShopProduct } from '../../ports/shop.ts'
import { basisOf, changedAlone } from './basis.ts'
import {
  ANSWER_LOST,
  APPROVAL_VOID,
  MAY_BE_TAKEN_BACK,
  NO_ANSWER_LEFT,
  NOT_STORED,
  NOT_THERE_YET,
  SKIP_WORDS
} from './publish-words.ts'

/** Times that one value is sent at most: a store that gives no clear answer this often is left to a person. */
export const MAX_SENDS = 6

/** `null` where the value is to be sent. */
export type Decision = OpChange | null

const GONE = { to: 'FAILED', code: 'GONE', message: SKIP_WORDS.GONE } as const

/**
 * What to do with a planned value, now that the store was read. Nothing is sent that is not approved exactly as it is, and nothing is
 * sent over a text that is not the one it was written for. `live` is null where the product is gone.
 */
export function decidePlanned(op: OpWork, live: ShopProduct | null, version: CatalogVersion): Decision {
  if (op.kind === 'PUBLISH' && (op.review !== 'APPROVED' || op.text !== (op.value ?? '')))
    return { to: 'SKIPPED', ...APPROVAL_VOID }
  if (live === null) return GONE
  const obstacle = obstacleOf(op, live, version)
  if (obstacle !== null) return { to: 'SKIPPED', code: obstacle, message: SKIP_WORDS[obstacle] }
  const held = live.values[op.attribute]
  if (sameShopValue(op.attribute, held, op.value)) return { to: 'UNCHANGED', stored: held }
  if (sameShopValue(op.attribute, held, op.base)) return null
  return { to: 'CONFLICT', live: held, message: null }
}

function obstacleOf({ kind, attribute, value }: OpWork, live: ShopProduct, version: CatalogVersion): SkipCode | null {
  if (!canPublish(version, attribute)) return 'UNSUPPORTED'
  // What an undo puts back was on the store, whatever our limits: only Wix may refuse it.
  if (kind === 'PUBLISH' && (value ?? '').length > longestText(version, attribute)) return 'TOO_LONG'
  if (attribute === 'imageAlt' && live.media.length === 0) return 'NO_IMAGE'
  return null
}

/**
 * A value of which it is not known whether it was written. What stands there now tells, and nothing is sent before. The earlier text
 * alone is no proof that nothing was written: only in a product that did not change at all. `cancelled`: what was not written stays so.
 */
export function decideUnsure(
  op: OpWork,
  live: ShopProduct | null,
  options: { readonly cancelled: boolean; readonly nextAt: number }
): OpChange {
  if (live === null) return GONE
  const held = live.values[op.attribute]
  if (sameShopValue(op.attribute, held, op.value)) return published(op, live)
  if (sameShopValue(op.attribute, held, op.base)) {
    if (options.cancelled) return { to: 'CANCELLED' }
    // Written and taken back by somebody, or changed elsewhere: the product alone can't tell.
    if (markOf(live) !== op.revision) return { to: 'CONFLICT', live: held, message: MAY_BE_TAKEN_BACK }
    if (op.attempts >= MAX_SENDS) return { to: 'FAILED', ...NO_ANSWER_LEFT }
    return { to: 'PLANNED', attempts: op.attempts, nextAt: options.nextAt, message: ANSWER_LOST }
  }
  if (readsAlike(op.attribute, held, op.value)) return published(op, live)
  return options.cancelled ? { to: 'CANCELLED' } : { to: 'CONFLICT', live: held, message: null }
}

/** What a product is called as it is now: no change leaves it. */
export function markOf(product: ShopProduct): string {
  return product.revision ?? product.updatedAt
}

/**
 * A value that Wix said it has written. `revision` is what Wix called the product after the write, null where it did not say. Wix
 * rewrites HTML and ignores in silence what it does not take, so nothing counts as published that was not seen to stand there.
 */
export function verifyWritten(
  op: OpWork,
  live: ShopProduct | null,
  options: { readonly revision: string | null; readonly cancelled: boolean }
): OpChange {
  // It was written; that the product went afterwards is somebody else's doing.
  if (live === null) return { to: 'PUBLISHED', stored: op.value, storedBasis: null }
  const held = live.values[op.attribute]
  if (sameShopValue(op.attribute, held, op.value)) return published(op, live)
  if (isOlder(live.revision, options.revision))
    return { to: 'UNKNOWN', attempts: op.attempts + 1, message: NOT_THERE_YET }
  if (sameShopValue(op.attribute, held, op.before)) return { to: 'FAILED', ...NOT_STORED }
  // Still the product as our write left it: this is how Wix keeps the text.
  const isOurs = options.revision !== null && live.revision === options.revision
  if (isOurs || readsAlike(op.attribute, held, op.value)) return published(op, live)
  return options.cancelled ? { to: 'CANCELLED' } : { to: 'CONFLICT', live: held, message: null }
}

/** Revisions are whole numbers that rise; whatever else a store calls its products by can't be compared. */
function isOlder(revision: string | null, than: string | null): boolean {
  if (revision === null || than === null || !/^\d+$/.test(revision) || !/^\d+$/.test(than)) return false
  return BigInt(revision) < BigInt(than)
}

function published(op: OpWork, live: ShopProduct): OpChange {
  const basis = basisOf(op.attribute, live.basis)
  const before: unknown = op.sentBasis === null ? null : JSON.parse(op.sentBasis)
  const trusted = basis !== null && changedAlone(before, basis)
  return { to: 'PUBLISHED', stored: live.values[op.attribute], storedBasis: trusted ? basis : null }
}
