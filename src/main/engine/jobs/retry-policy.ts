import type { Random } from '../../ports/system.ts'

/** An item is tried this often before its credit goes back. A snooze does not count. */
export const MAX_ATTEMPTS = 4

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 60_000
/** What a server that limits without saying for how long gets. */
const UNSAID_LIMIT_MS = 5_000
/** A server's own word is obeyed up to here; beyond it the merchant would think that the app hangs. */
const LONGEST_OBEYED_MS = 10 * 60_000
/** No item waits longer, jitter included. */
export const LONGEST_WAIT_MS = LONGEST_OBEYED_MS * 1.1

/** Exponential backoff with full jitter: a wait anywhere between nothing and the doubled delay, so that clients spread out. */
export function backoffMs(attempt: number, random: Random): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, attempt - 1))
  return Math.round(random.next() * ceiling)
}

/** Never shorter than the server asked, and spread by a tenth so that all waiting requests don't come back at once. */
export function obeyedWaitMs(retryAfterMs: number | undefined, random: Random): number {
  const asked = Math.min(LONGEST_OBEYED_MS, Math.max(0, retryAfterMs ?? UNSAID_LIMIT_MS))
  return Math.round(asked * (1 + random.next() / 10))
}
