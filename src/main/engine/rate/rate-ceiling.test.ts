import { describe, expect, test } from 'vitest'
import { RateCeiling } from './rate-ceiling.ts'

const perMinute = (ceiling: RateCeiling, now: number): number | undefined => {
  const rate = ceiling.rate(now)
  return rate === undefined ? undefined : Math.round(rate * 60_000 * 1_000) / 1_000
}

describe('RateCeiling', () => {
  test('there is none until a limit is met', () => {
    const ceiling = new RateCeiling(null, 0)
    expect(ceiling.rate(0)).toBeUndefined()
    ceiling.sent(0)
    expect(ceiling.wait(0)).toBe(0)
  })

  test('is set to 0.7 of the rate at which the limit was met', () => {
    const ceiling = new RateCeiling(null, 0)
    ceiling.met(0.1, 5_000)
    expect(perMinute(ceiling, 5_000)).toBe(4_200)
  })

  test('rises by a fiftieth a second up to 0.9 of that rate, then ten times slower', () => {
    const ceiling = new RateCeiling(null, 0)
    ceiling.met(0.1, 0)
    expect(perMinute(ceiling, 5_000)).toBe(4_620)
    const nearMs = ((0.9 / 0.7 - 1) / 0.02) * 1_000
    expect(perMinute(ceiling, nearMs)).toBe(5_400)
    expect(perMinute(ceiling, nearMs + 10_000)).toBe(5_508)
  })

  test('is forgotten once it has risen to twice that rate', () => {
    const ceiling = new RateCeiling(null, 0)
    ceiling.met(0.1, 0)
    const nearMs = ((0.9 / 0.7 - 1) / 0.02) * 1_000
    const goneMs = nearMs + ((2 / 0.9 - 1) / 0.002) * 1_000
    expect(perMinute(ceiling, goneMs - 1_000)).toBeLessThan(12_000)
    expect(ceiling.rate(goneMs + 1)).toBeUndefined()
    expect(ceiling.wait(goneMs + 1)).toBe(0)
  })

  test('met again, it goes below itself even where more was sent lately', () => {
    const ceiling = new RateCeiling(null, 0)
    ceiling.met(0.1, 0)
    ceiling.met(0.5, 0)
    expect(perMinute(ceiling, 0)).toBe(2_940)
    ceiling.met(0.01, 0)
    expect(perMinute(ceiling, 0)).toBe(420)
  })

  test('never goes below one request a minute, and rises from there', () => {
    const ceiling = new RateCeiling(null, 0)
    for (let i = 0; i < 40; i += 1) ceiling.met(1e-9, 0)
    expect(perMinute(ceiling, 0)).toBe(1)
    expect(perMinute(ceiling, 10_000)).toBe(1.02)
  })

  test('starts from what an earlier run ended with, rising slowly', () => {
    const ceiling = new RateCeiling(600, 1_000)
    expect(perMinute(ceiling, 1_000)).toBe(600)
    expect(perMinute(ceiling, 11_000)).toBe(612)
    expect(perMinute(ceiling, 501_000)).toBe(1_200)
    expect(perMinute(new RateCeiling(0.1, 0), 0)).toBe(1)
  })

  test('spaces requests evenly', () => {
    const ceiling = new RateCeiling(600, 0)
    expect(ceiling.wait(0)).toBe(0)
    ceiling.sent(0)
    expect(ceiling.wait(0)).toBeCloseTo(80, 6)
    ceiling.sent(80)
    expect(ceiling.wait(80)).toBeGreaterThan(99)
    expect(ceiling.wait(80)).toBeLessThan(101)
  })
})
