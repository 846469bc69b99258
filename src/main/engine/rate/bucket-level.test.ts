import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leastInBucket, type Bucket, type BucketSight } from './bucket-level.ts'

const BUCKET: Bucket = { capacity: 100, rate: 0.05 }

interface Spend {
  readonly at: number
  readonly amount: number
}

/** The level at `now` if the sight was true at `moment` exactly. */
function levelIfTrueAt(
  moment: number,
  bucket: Bucket,
  sight: BucketSight,
  spends: readonly Spend[],
  now: number
): number {
  let level = sight.level
  let at = moment
  for (const spend of spends) {
    // What was sent before the sight began counts where the sight is true at once, and there without any refill.
    if (spend.at < moment && moment !== sight.from) continue
    const when = Math.max(spend.at, moment)
    level = Math.min(bucket.capacity, level + (when - at) * bucket.rate) - spend.amount
    at = when
  }
  return Math.min(bucket.capacity, level + (now - at) * bucket.rate)
}

describe('leastInBucket', () => {
  test('nothing is filled in before the end of the sight', () => {
    const sight = { level: 40, from: 0, to: 2_000 }
    expect(leastInBucket(BUCKET, sight, [], 2_000)).toBe(40)
    expect(leastInBucket(BUCKET, sight, [], 2_100)).toBe(45)
  })

  test('a bucket never holds more than its capacity', () => {
    expect(leastInBucket(BUCKET, { level: 40, from: 0, to: 0 }, [], 60_000)).toBe(100)
    expect(leastInBucket(BUCKET, { level: 40, from: 0, to: 0 }, [{ at: 60_000, amount: 30 }], 60_000)).toBe(70)
  })

  test('what was sent before the sight began is taken off without any refill', () => {
    expect(leastInBucket(BUCKET, { level: 40, from: 1_000, to: 1_000 }, [{ at: 900, amount: 7 }], 1_000)).toBe(33)
  })

  test('a spend after the sight finds what was refilled since its end', () => {
    const sight = { level: 40, from: 1_000, to: 1_200 }
    expect(leastInBucket(BUCKET, sight, [{ at: 1_400, amount: 1 }], 1_400)).toBe(49)
    expect(leastInBucket(BUCKET, sight, [{ at: 1_200, amount: 1 }], 1_400)).toBe(49)
  })

  test('equals the lowest level of all moments, tried one by one', () => {
    const spends = fc.array(
      fc.record({ at: fc.integer({ min: -20, max: 400 }), amount: fc.integer({ min: 1, max: 30 }) }),
      {
        maxLength: 12
      }
    )
    const times = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 200 }))
    fc.assert(
      fc.property(spends, times, fc.integer({ min: 0, max: 100 }), (unsorted, [from, length], level) => {
        const sorted = unsorted.toSorted((a, b) => a.at - b.at)
        const sight = { level, from, to: from + length }
        const bucket = { capacity: 100, rate: 0.5 }
        let least = Infinity
        for (let moment = sight.from; moment <= sight.to; moment += 1)
          least = Math.min(least, levelIfTrueAt(moment, bucket, sight, sorted, 500))
        expect(leastInBucket(bucket, sight, sorted, 500)).toBeCloseTo(least, 9)
      }),
      { seed: 20_261_123, numRuns: 500 }
    )
  })
})
