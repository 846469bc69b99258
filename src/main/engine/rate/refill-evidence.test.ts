import { describe, expect, test } from 'vitest'
import { RefillEvidence } from './refill-evidence.ts'

/** 50 a second. */
const RATE = 0.05
/** Of a bucket of 50: 50 / 32 + 1 either way; the sums below are shown 1 ms late. */
const TOLERANCE = 50 / 32 + 1

/** The reset that makes the sum come out at `capacity`. */
const resetFor = (remaining: number, capacity: number): number => (capacity - remaining) / RATE + 1

function seen(...sums: readonly (readonly [capacity: number, at: number])[]): RefillEvidence {
  const evidence = new RefillEvidence()
  for (const [capacity, at] of sums) evidence.see(10, resetFor(10, capacity), RATE, at)
  return evidence
}

describe('RefillEvidence', () => {
  test('one sight proves nothing', () => {
    expect(new RefillEvidence().proven).toBeUndefined()
    expect(seen([50, 0]).proven).toBeUndefined()
  })

  test('a capacity that holds still for four tolerances of refill is proven, and not a moment sooner', () => {
    const span = (4 * TOLERANCE) / RATE
    expect(seen([50, 0], [50, span - 0.01]).proven).toBeUndefined()
    const { proven } = seen([50, 0], [50, span])
    expect(proven?.rate).toBe(RATE)
    expect(proven?.capacity).toBeCloseTo(50, 9)
  })

  test('believes the highest sum, since what is left is shown rounded down', () => {
    expect(seen([50, 0], [51, 100], [49.5, 400]).proven?.capacity).toBeCloseTo(51, 9)
    expect(seen([50, 0], [50, 400], [51.5, 401]).proven?.capacity).toBeCloseTo(51.5, 9)
  })

  test('stays proven between two answers that come close together', () => {
    expect(seen([50, 0], [50, 1_000], [50, 1_000]).proven).toBeDefined()
  })

  test('begins anew with the first sum outside the tolerance, up or down', () => {
    for (const off of [-1, 1]) {
      const within = 50 + off * (TOLERANCE - 0.001)
      const beyond = 50 + off * (TOLERANCE + 0.001)
      expect(seen([50, 0], [50, 1_000], [within, 1_001]).proven).toBeDefined()
      expect(seen([50, 0], [50, 1_000], [beyond, 1_001]).proven).toBeUndefined()
      expect(seen([50, 0], [50, 1_000], [beyond, 1_001], [beyond, 1_100]).proven).toBeUndefined()
      expect(seen([50, 0], [50, 1_000], [beyond, 1_001], [beyond, 2_000]).proven?.capacity).toBeCloseTo(beyond, 9)
    }
  })

  test('a sum at the very edge of the tolerance still fits', () => {
    const evidence = new RefillEvidence()
    // 32, with a tolerance of 2.
    evidence.see(10, 45, 0.5, 0)
    evidence.see(10, 45, 0.5, 20)
    evidence.see(12, 45, 0.5, 21)
    expect(evidence.proven?.capacity).toBe(34)
  })

  test('without a rate nothing is proven', () => {
    const evidence = new RefillEvidence()
    for (const at of [0, 1_000_000]) evidence.see(10, 45, 0, at)
    expect(evidence.proven).toBeUndefined()
  })

  test('a reset of nothing counts as nothing, not as less', () => {
    const evidence = new RefillEvidence()
    evidence.see(50, 0, RATE, 0)
    evidence.see(50, 0, RATE, 1_000)
    expect(evidence.proven?.capacity).toBe(50)
  })

  test('a window is never taken for a bucket, however it is spent', () => {
    const windowMs = 6_000
    for (const perSecond of [0, 5, 20, 50, 200, 1_000])
      for (const everyMs of [7, 50, 400]) {
        const evidence = new RefillEvidence()
        let taken = false
        for (let at = 0; at < 5 * windowMs; at += everyMs) {
          const inWindow = at % windowMs
          const left = Math.max(0, Math.floor(300 - (inWindow * perSecond) / 1_000))
          evidence.see(left, windowMs - inWindow, RATE, at)
          taken ||= evidence.proven !== undefined
        }
        expect(taken, `${perSecond}/s seen every ${everyMs} ms`).toBe(false)
      }
  })
})
