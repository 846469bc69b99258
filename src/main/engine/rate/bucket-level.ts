import type { Spend } from './spend-log.ts'

/** What an answer showed of a bucket. It was true at some moment between `from` and `to`, monotonic milliseconds. */
export interface BucketSight {
  readonly level: number
  readonly from: number
  readonly to: number
}

/** A bucket fills by `rate` units per millisecond, up to `capacity`. */
export interface Bucket {
  readonly capacity: number
  readonly rate: number
}

/**
 * The least that can be in a bucket at `now`: the lowest level over all moments at which the sight may have been true. Of two levels
 * the lower stays the lower whatever is filled in and taken out, so one pass along the spends finds it.
 *
 * @param spends in the order of sending, all that the sight may not have counted; those from before `sight.from` are taken as not counted
 */
export function leastInBucket(bucket: Bucket, sight: BucketSight, spends: readonly Spend[], now: number): number {
  let level = sight.level
  let at = sight.from
  const fillUntil = (until: number): void => {
    level = Math.min(bucket.capacity, level + Math.max(0, until - at) * bucket.rate)
    at = Math.max(at, until)
  }
  let answered = false
  for (const spend of spends) {
    if (!answered && spend.at > sight.to) {
      fillUntil(sight.to)
      level = Math.min(level, sight.level)
      answered = true
    }
    fillUntil(spend.at)
    // Just before this spend the sight may have been true, and then nothing was refilled until here.
    if (!answered) level = Math.min(level, sight.level)
    level -= spend.amount
  }
  if (!answered) {
    fillUntil(sight.to)
    level = Math.min(level, sight.level)
  }
  fillUntil(now)
  return level
}
