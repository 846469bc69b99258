import { describe, expect, test } from 'vitest'
import { Budget, GUARD_MS } from './budget.ts'
import { LIMIT, NOTHING, proven, seen } from './testing/budget-samples.ts'

describe('Budget: what it lets go', () => {
  test('everything while nothing is known', () => {
    const budget = new Budget(null)
    for (let i = 0; i < 5; i += 1) {
      expect(budget.wait(1_000, i, false)).toBe(0)
      budget.spend(1_000, i)
    }
  })

  test('what costs nothing, always', () => {
    expect(seen(0).wait(0, 200, false)).toBe(0)
    expect(seen(0).wait(-1, 200, false)).toBe(0)
  })

  test('by a limit without a level, nine tenths of its even rate', () => {
    const budget = new Budget({ limit: 600, full: 600, fullMs: 60_000 })
    expect(budget.wait(1, 0, true)).toBe(0)
    budget.spend(1, 0)
    // 9 a second: one each 111 ms, of which 20 were left over.
    expect(budget.wait(1, 0, false)).toBeCloseTo(1_000 / 9 - 20, 6)
  })

  test('down to a margin of a hundredth, of one where that is less, of an eighth where there are few', () => {
    for (const [full, margin] of [
      [1_000, 10],
      [50, 1],
      [4, 0.5]
    ] as const) {
      const budget = seen(full)
      expect(budget.wait(full - margin, 200, false), `${full}`).toBe(0)
      expect(budget.wait(full - margin + 0.001, 200, false), `${full}`).toBe(Infinity)
    }
  })

  test('nine times as fast as would last until the reset', () => {
    const budget = seen(51, 2_000)
    budget.spend(1, 200)
    // 49 left beside the margin, in 2 s.
    expect(budget.wait(1, 200, false)).toBeCloseTo(Math.max(0, 2_000 / 49 / 9 - 20), 6)
    const scarce = seen(100, 90_000)
    scarce.see({ limit: LIMIT, remaining: 3, resetMs: 90_000 }, 200, 300)
    scarce.spend(1, 300)
    expect(scarce.wait(1, 300, false)).toBeCloseTo(90_000 / 9 - 20, 6)
    expect(scarce.wait(1, 300 + 45_000, false)).toBe(0)
  })

  test('never faster than nine times what refills by limit or by sight', () => {
    const named = seen(9_000, 60_000)
    named.see({ limit: LIMIT, remaining: 9_000, resetMs: 1 }, 200, 300)
    named.spend(100, 300)
    // 9 * 9,000 a minute is more than 9 * 3,000.
    expect(named.wait(100, 300, false)).toBeCloseTo(60_000 / 9 / 90 - 20, 6)
    const byLimit = seen(100, 60_000)
    byLimit.see({ limit: LIMIT, remaining: 100, resetMs: 1 }, 200, 300)
    byLimit.spend(10, 300)
    expect(byLimit.wait(20, 300, false)).toBeCloseTo((20 * 20) / 9 - 20, 6)
  })

  test('never faster than nine times what was seen to refill, where the limit names less', () => {
    const budget = new Budget(null)
    budget.see({ limit: 60, remaining: 100, resetMs: 1_000 }, 0, 100)
    budget.see({ limit: 60, remaining: 100, resetMs: 1 }, 200, 300)
    budget.spend(10, 300)
    expect(budget.wait(45, 300, false)).toBeCloseTo(45 / 0.9 - 20, 6)
  })

  test('keeps to its pace from one request to the next', () => {
    const budget = seen(100, 90_000)
    budget.see({ limit: LIMIT, remaining: 13, resetMs: 90_000 }, 200, 300)
    budget.spend(1, 300)
    const second = 280 + 89_110 / 9 / 11
    expect(budget.wait(1, 1_190, false)).toBe(0)
    budget.spend(1, 1_190)
    // The second was due at 1,180: 10 ms of the next interval have passed.
    expect(budget.wait(1, 1_190, false)).toBeCloseTo(89_110 / 9 / 10 - (1_190 - second), 6)
  })

  test('after the reset as fast as the longest one that was seen asks for', () => {
    const budget = seen(91, 6_000)
    budget.see({ limit: undefined, remaining: 1, resetMs: 1_000 }, 200, 300)
    expect(budget.wait(1, 1_300, false)).toBe(0)
    budget.spend(30, 1_300)
    const perMs = (9 * (91 - 30 - 1)) / 6_000
    expect(budget.wait(30, 1_300, false)).toBeCloseTo(30 / perMs - 20, 6)
  })

  test('waits for the reset if there will be room, and for an answer if not', () => {
    const budget = new Budget(null)
    budget.see({ limit: LIMIT, remaining: 50, resetMs: 1_000 }, 0, 100)
    budget.see({ limit: LIMIT, remaining: 1, resetMs: 900 }, 100, 200)
    budget.spend(10, 300)
    // Full at 50, 10 sent since, 1 of margin.
    expect(budget.wait(39, 300, false)).toBe(800)
    expect(budget.wait(39.001, 300, false)).toBe(Infinity)
    expect(budget.wait(39, 1_100, false)).toBe(0)
    expect(budget.wait(40, 1_100, false)).toBe(Infinity)
  })

  test('waits for refill that is proven, if that comes sooner', () => {
    const budget = proven(0)
    expect(budget.wait(10, 2_000, false)).toBeCloseTo((10 + 1) * 20, 6)
  })

  test('with nothing out, more than it can ever hold goes alone once it is as full as it gets', () => {
    const budget = seen(100, 2_000)
    budget.spend(20, 300)
    expect(budget.wait(500, 300, false)).toBe(Infinity)
    // Full at 2,200 by the server's word, and 2,000 after the last that was sent.
    expect(budget.wait(500, 300, true)).toBe(2_000)
    expect(budget.wait(500, 2_299, true)).toBe(1)
    expect(budget.wait(500, 2_300, true)).toBe(0)
    expect(budget.wait(500, 2_300, false)).toBe(Infinity)
    const long = seen(1, 90_000)
    expect(long.wait(5, 300, true)).toBe(89_900)
    long.spend(5, 90_200)
    expect(long.wait(5, 90_200, true)).toBe(60_000)
    const silent = new Budget(null)
    silent.see({ limit: undefined, remaining: 0, resetMs: undefined }, 0, 0)
    expect(silent.wait(1, 0, true)).toBe(60_000)
    expect(silent.wait(1, 60_000, true)).toBe(0)
  })
})

describe('Budget: a limit per day', () => {
  test('is asked again ten minutes after the last request, if nothing is out', () => {
    const budget = seen(0, 86_400_000, 200)
    budget.spend(1, 1_000)
    expect(budget.wait(1, 1_000, true)).toBe(600_000)
    expect(budget.wait(1, 601_000, true)).toBe(0)
    expect(budget.wait(1, 601_000, false)).toBe(Infinity)
  })
})

describe('Budget: surprises', () => {
  test('a refusal that it had room for widens the guard by half, up to 600 ms; answers narrow it again', () => {
    const budget = seen()
    expect(budget.guardMs).toBe(GUARD_MS)
    budget.surprised()
    expect(budget.guardMs).toBe(GUARD_MS * 1.5)
    for (let i = 0; i < 9; i += 1) budget.surprised()
    expect(budget.guardMs).toBe(600)
    budget.see({ limit: LIMIT, remaining: 5, resetMs: 5 }, 300, 400)
    expect(budget.guardMs).toBeCloseTo(598.8, 6)
    for (let i = 0; i < 2_000; i += 1) budget.see({ limit: LIMIT, remaining: 5, resetMs: 5 }, 300, 400)
    expect(budget.guardMs).toBe(GUARD_MS)
  })

  test('a wider guard leaves out what was sent longer ago', () => {
    const budget = new Budget(null)
    budget.spend(5, 900)
    budget.surprised()
    budget.surprised()
    budget.see({ limit: LIMIT, remaining: 60, resetMs: 2_000 }, 1_000, 1_200)
    expect(budget.level(1_200)).toBe(55)
  })

  test('forgetting changes no level that will still be asked for', () => {
    const budget = new Budget(null)
    for (let at = 0; at < 5_000; at += 10) budget.spend(1, at)
    budget.see({ limit: LIMIT, remaining: 1_000, resetMs: 60_000 }, 4_000, 4_300)
    const before = budget.level(5_000)
    budget.forget(4_500)
    expect(budget.level(5_000)).toBe(before)
    for (let i = 0; i < 9; i += 1) budget.surprised()
    expect(budget.level(5_000)).toBe(1_000 - 100 - 60)
  })

  test('a budget without a limit, a level or a reset still has a shape', () => {
    expect(new Budget(null).shape).toEqual(NOTHING)
    expect(new Budget(NOTHING).shape).toEqual(NOTHING)
  })
})
