import { describe, expect, test } from 'vitest'
import { RateCeiling } from './rate-ceiling.ts'

const perMinute = (ceiling: RateCeiling, now: number): number | undefined => {
  const rate = ceiling.rate(now)
  return rate === undefined ? undefined : Math.round(rate * 60_000 * 1_000) / 1_000
}

/** Ten answers, without which a first refusal says nothing of a rate. */
function warm(ceiling: RateCeiling): RateCeiling {
  for (let n = 0; n < 10; n += 1) ceiling.passed(Infinity)
  return ceiling
}

describe('RateCeiling', () => {
  test('a refusal among the first nine answers says nothing of a rate', () => {
    const ceiling = new RateCeiling(null, 0)
    for (let n = 0; n < 9; n += 1) ceiling.passed(0)
    ceiling.met(0.1, 0)
    expect(ceiling.rate(0)).toBeUndefined()
    ceiling.passed(0)
    ceiling.met(0.1, 0)
    expect(ceiling.rate(0)).toBeDefined()
  })

  test('there is none until a limit is met', () => {
    const ceiling = new RateCeiling(null, 0)
    expect(ceiling.rate(0)).toBeUndefined()
    ceiling.sent(0)
    expect(ceiling.wait(0)).toBe(0)
  })

  test('is set to 0.7 of the rate at which the limit was met', () => {
    const ceiling = warm(new RateCeiling(null, 0))
    ceiling.met(0.1, 5_000)
    expect(perMinute(ceiling, 5_000)).toBe(4_200)
  })

  test('rises by a fiftieth a second up to 0.9 of that rate, then ten times slower', () => {
    const ceiling = warm(new RateCeiling(null, 0))
    ceiling.met(0.1, 0)
    expect(perMinute(ceiling, 5_000)).toBe(4_620)
    const nearMs = ((0.9 / 0.7 - 1) / 0.02) * 1_000
    expect(perMinute(ceiling, nearMs)).toBe(5_400)
    expect(perMinute(ceiling, nearMs + 10_000)).toBe(5_508)
  })

  test('is forgotten once it has risen to twice that rate', () => {
    const ceiling = warm(new RateCeiling(null, 0))
    ceiling.met(0.1, 0)
    const nearMs = ((0.9 / 0.7 - 1) / 0.02) * 1_000
    const goneMs = nearMs + ((2 / 0.9 - 1) / 0.002) * 1_000
    expect(perMinute(ceiling, goneMs - 1_000)).toBeLessThan(12_000)
    expect(ceiling.rate(goneMs + 1)).toBeUndefined()
    expect(ceiling.wait(goneMs + 1)).toBe(0)
  })

  test('met again where it was met before, it goes below itself even where more was sent lately', () => {
    const ceiling = warm(new RateCeiling(null, 0))
    ceiling.met(0.1, 0)
    ceiling.met(0.5, 20_000)
    expect(perMinute(ceiling, 20_000)).toBeCloseTo(6_000 * 0.9 * 1.0114286 * 0.7, 0)
  })

  test('never goes below one request a minute, and rises from there', () => {
    const ceiling = warm(new RateCeiling(null, 0))
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

  describe('a refusal that comes long before the rate is back', () => {
    const answers = (ceiling: RateCeiling, passed: number, refused: number): void => {
      for (let n = 0; n < passed; n += 1) ceiling.passed(Infinity)
      for (let n = 0; n < refused; n += 1) ceiling.refused(Infinity)
    }
    /** Met at 100 a second, where a tenth was refused. */
    const cut = (): RateCeiling => {
      const ceiling = new RateCeiling(null, 0)
      answers(ceiling, 90, 10)
      ceiling.met(0.1, 0)
      return ceiling
    }
    /** The same share again, as often as is said. */
    const again = (ceiling: RateCeiling, times: number, now: number): void => {
      for (let n = 0; n < times; n += 1) {
        answers(ceiling, 90, 10)
        ceiling.met(1, now)
      }
    }

    test('cuts to what passed of what was sent, less three tenths, and to a tenth of that at least', () => {
      const ceiling = cut()
      expect(perMinute(ceiling, 0)).toBe(4_200)
      again(ceiling, 1, 0)
      expect(perMinute(ceiling, 0)).toBeCloseTo(4_200 * 0.9 * 0.7, 6)
      const hopeless = cut()
      answers(hopeless, 1, 99)
      hopeless.met(1, 0)
      expect(perMinute(hopeless, 0)).toBeCloseTo(4_200 * 0.1 * 0.7, 6)
    })

    test('says nothing while fewer than ten answers have come', () => {
      const ceiling = cut()
      answers(ceiling, 8, 1)
      ceiling.met(0.06, 0)
      expect(perMinute(ceiling, 0)).toBe(4_200)
      ceiling.refused(Infinity)
      ceiling.met(0.06, 0)
      expect(perMinute(ceiling, 0)).toBeLessThan(4_200)
    })

    test('three times in a row is not about the rate: the ceiling is given up', () => {
      const ceiling = cut()
      again(ceiling, 2, 0)
      expect(perMinute(ceiling, 0)).toBeCloseTo(4_200 * 0.63 ** 2, 0)
      again(ceiling, 1, 0)
      expect(ceiling.rate(0)).toBeUndefined()
    })

    test('the count begins anew once a limit is met where it was met before', () => {
      const ceiling = cut()
      again(ceiling, 2, 0)
      ceiling.met(1, 60_000)
      again(ceiling, 2, 60_000)
      expect(ceiling.rate(60_000)).toBeDefined()
      again(ceiling, 1, 60_000)
      expect(ceiling.rate(60_000)).toBeUndefined()
    })

    test('counts no answer to what was sent before the cut', () => {
      const ceiling = new RateCeiling(null, 0)
      answers(ceiling, 90, 10)
      ceiling.met(0.1, 500)
      for (let n = 0; n < 50; n += 1) {
        ceiling.refused(500)
        ceiling.passed(500)
      }
      ceiling.met(0.06, 500)
      expect(perMinute(ceiling, 500)).toBe(4_200)
      for (let n = 0; n < 9; n += 1) ceiling.passed(500.1)
      ceiling.refused(500.1)
      ceiling.met(0.06, 500)
      expect(perMinute(ceiling, 500)).toBeLessThan(4_200)
    })

    test('is not listened to for a minute, the next time for two, and an hour at most', () => {
      const ceiling = cut()
      let now = 0
      for (const deafMs of [60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, 3_600_000, 3_600_000]) {
        again(ceiling, 3, now)
        expect(ceiling.rate(now)).toBeUndefined()
        again(ceiling, 1, now + deafMs - 1)
        expect(ceiling.rate(now + deafMs - 1)).toBeUndefined()
        now += deafMs
        again(ceiling, 1, now)
        expect(ceiling.rate(now)).toBeDefined()
      }
    })

    test('is forgiven once a limit is met where it was met before', () => {
      const ceiling = cut()
      again(ceiling, 3, 0)
      again(ceiling, 1, 60_000)
      ceiling.met(1, 90_000)
      again(ceiling, 3, 90_000)
      expect(ceiling.rate(90_000)).toBeUndefined()
      again(ceiling, 1, 150_000)
      expect(ceiling.rate(150_000)).toBeDefined()
    })
  })
})
