import { RateGate, type RateShape } from '../../simulators/wix/rate.ts'

/** What Wix once documented. Requests. */
export const PER_MINUTE = 200
/** What the bucket saves up in a quiet time: a tenth of a minute. Requests. */
const BURST = 20

/** How a store on Wix may count; which of them Wix does nobody outside knows. */
export const WIX_LIMITS = {
  fixed: (retryAfter: boolean): RateShape => ({ kind: 'fixed', perMinute: PER_MINUTE, retryAfter }),
  bucket: (retryAfter: boolean): RateShape => ({ kind: 'bucket', perMinute: PER_MINUTE, burst: BURST, retryAfter }),
  sliding: (retryAfter: boolean): RateShape => ({ kind: 'sliding', perMinute: PER_MINUTE, retryAfter })
} as const

export type WixLimit = keyof typeof WIX_LIMITS

export interface Needed {
  readonly pull: number
  readonly publish: number
}

/** Most products in one page, one reading by id and one bulk write. */
const PAGE = 100

/**
 * The requests that the protocol can't do without, whoever sends them. Pull: the version, the collections (the seeded store has one page
 * of them) and each product once, a hundred to a page. Publish: the version; each product read before it is written, since nothing else
 * shows a merchant's newer text, and once afterwards, since Wix changes and ignores texts in silence, a hundred to a reading and both
 * kinds in the same; and the writes, one product each on V1, a hundred in bulk on V3.
 */
export function neededRequests(version: 'V1' | 'V3', products: number): Needed {
  const pages = Math.ceil(products / PAGE)
  const writes = version === 'V1' ? products : pages
  return { pull: 1 + 1 + pages, publish: 1 + Math.ceil((2 * products) / PAGE) + writes }
}

/** Milliseconds from the first request to the last at the rate that the limit keeps up. What a quiet time has saved up is not counted. */
export function leastMs(requests: number): number {
  return ((requests - 1) * 60_000) / PER_MINUTE
}

/** The same of a sender that knows the limit, its window and all that is saved up, and that no answer takes any time. */
export function allKnowingMs(limit: WixLimit, requests: number): number {
  const gate = new RateGate(WIX_LIMITS[limit](true), 0)
  let now = 0
  for (let sent = 0; sent < requests; sent += 1)
    for (let wait = gate.take(now); wait > 0; wait = gate.take(now)) now += Math.ceil(wait)
  return now
}
