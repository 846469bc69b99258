import { describe, expect, test } from 'vitest'
import { remainingMs, sayRemaining, withSample, type ProgressSample } from './remaining-time.ts'

function steady(perSecond: number, seconds: number): readonly ProgressSample[] {
  let samples: readonly ProgressSample[] = []
  for (let second = 0; second <= seconds; second += 1)
    samples = withSample(samples, { at: second * 1000, finished: second * perSecond })
  return samples
}

describe('the time that remains', () => {
  test('is not told before there is enough to tell by', () => {
    expect(remainingMs([], 100)).toBeNull()
    expect(remainingMs(steady(10, 7), 1000)).toBeNull()
    expect(remainingMs(steady(0, 30), 1000)).toBeNull()
  })

  test('follows the pace of the last minute, not that of an hour ago', () => {
    expect(remainingMs(steady(10, 20), 1000)).toBe(80_000)
    let samples = steady(1, 120)
    for (let second = 121; second <= 181; second += 1)
      samples = withSample(samples, { at: second * 1000, finished: 120 + (second - 120) * 10 })
    expect(remainingMs(samples, 1720)).toBeCloseTo(99_000, -4)
  })

  test('starts anew when a retry puts items back', () => {
    expect(remainingMs(withSample(steady(10, 20), { at: 21_000, finished: 5 }), 1000)).toBeNull()
  })

  test('is said no more exactly than it is known', () => {
    expect([20_000, 61_000, 55 * 60_000, 60 * 60_000, 131 * 60_000].map(sayRemaining)).toEqual([
      'less than a minute',
      'about 1 min',
      'about 55 min',
      'about 1 h',
      'about 2 h 10 min'
    ])
  })
})
