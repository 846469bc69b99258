import { describe, expect, test } from 'vitest'
import { backoffMs, LONGEST_WAIT_MS, MAX_ATTEMPTS, obeyedWaitMs } from './retry-policy.ts'

const drawing = (value: number) => ({ next: () => value })

test('an item is tried four times', () => {
  expect(MAX_ATTEMPTS).toBe(4)
})

describe('the wait before another attempt', () => {
  test('is at most a second after the first, twice as long after each, a minute at most', () => {
    expect([1, 2, 3, 4, 7, 8, 60].map((attempt) => backoffMs(attempt, drawing(1)))).toEqual([
      1_000, 2_000, 4_000, 8_000, 60_000, 60_000, 60_000
    ])
  })

  test('lies anywhere between nothing and that', () => {
    expect([0, 0.25, 0.5].map((drawn) => backoffMs(3, drawing(drawn)))).toEqual([0, 1_000, 2_000])
  })

  test('is the first one for what has not been tried', () => {
    expect(backoffMs(0, drawing(1))).toBe(1_000)
  })
})

describe('the wait that a server asks for', () => {
  test('is never cut short, and stretched by a tenth at most', () => {
    expect([0, 0.5, 1].map((drawn) => obeyedWaitMs(20_000, drawing(drawn)))).toEqual([20_000, 21_000, 22_000])
  })

  test('is five seconds where it says nothing', () => {
    expect(obeyedWaitMs(undefined, drawing(0))).toBe(5_000)
  })

  test('is never longer than the longest wait of an item', () => {
    expect(obeyedWaitMs(Number.MAX_SAFE_INTEGER, drawing(1))).toBeLessThanOrEqual(LONGEST_WAIT_MS)
    expect(LONGEST_WAIT_MS).toBeCloseTo(660_000, 3)
  })

  test('is obeyed up to ten minutes, and is never in the past', () => {
    expect(obeyedWaitMs(86_400_000, drawing(0))).toBe(600_000)
    expect(obeyedWaitMs(-5_000, drawing(1))).toBe(0)
    expect(obeyedWaitMs(0, drawing(1))).toBe(0)
  })
})
