import type { Random } from '../../ports/system.ts'

/** Events that are written together are sent together; while many are written, about once a second. */
export const GATHER_MS = 150
export const SPACING_MS = 1_000
const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 5 * 60_000
/** Never at once, whatever chance says: a backend that answers quickly with an error would be asked without a pause. */
const SHORTEST_DELAY_MS = 250
/** A backend's own word is obeyed up to here. */
const LONGEST_OBEYED_MS = 15 * 60_000
const IDLE_PULL_MS = 60_000
const SLOW_RETRY_MS = 60 * 60_000
/** A disk that takes nothing for the moment, or a failure of ours. */
const OUR_FAILURE_MS = 5_000

/** Exponential, with full jitter, so that devices that lost the backend together do not come back together. */
export function backoffMs(failures: number, random: Random): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(20, Math.max(0, failures - 1)))
  return Math.max(SHORTEST_DELAY_MS, Math.round(random.next() * ceiling))
}

/** After a failure that is not the backend's: it is left in peace for a while, whatever chance says. */
export function ourFailureMs(failures: number, random: Random): number {
  return Math.max(OUR_FAILURE_MS, backoffMs(failures, random))
}

/** Never shorter than the backend asked, and spread by a tenth. */
export function askedWaitMs(afterMs: number, random: Random): number {
  return Math.round(Math.min(LONGEST_OBEYED_MS, Math.max(SHORTEST_DELAY_MS, afterMs)) * (1 + random.next() / 10))
}

/** Until other devices' changes are looked for again: a minute, a fifth more or less. */
export function idlePullMs(random: Random): number {
  return Math.round(IDLE_PULL_MS * (0.8 + 0.4 * random.next()))
}

/** Where somebody has to do something first. */
export function slowRetryMs(random: Random): number {
  return Math.round(SLOW_RETRY_MS * (0.8 + 0.4 * random.next()))
}
