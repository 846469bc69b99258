import { describe, expect, test } from 'vitest'
import { Budget, GUARD_MS } from './budget.ts'
import { LIMIT, proven, seen } from './testing/budget-samples.ts'

describe('Budget: its level', () => {
  test('is unknown until an answer shows it', () => {
    expect(new Budget(null).level(0)).toBeUndefined()
    expect(new Budget({ limit: LIMIT, full: 50, fullMs: 1_000 }).level(0)).toBeUndefined()
    const budget = new Budget(null)
    budget.see({ limit: LIMIT, remaining: undefined, resetMs: 5 }, 0, 1)
    expect(budget.level(0)).toBeUndefined()
  })

  test('is what was shown, less what was sent since, less what was sent shortly before', () => {
    const budget = new Budget(null)
    budget.spend(1, 1_000 - GUARD_MS - 1)
    budget.spend(2, 1_000 - GUARD_MS)
    budget.spend(4, 1_000)
    budget.spend(8, 1_100)
    budget.see({ limit: LIMIT, remaining: 60, resetMs: 2_000 }, 1_000, 1_200)
    budget.spend(16, 1_300)
    expect(budget.level(1_300)).toBe(60 - 2 - 4 - 8 - 16)
  })

  test('credits no refill that nobody showed, however long it has been', () => {
    expect(seen(60).level(2_199)).toBe(60)
  })

  test('is the most that was ever seen once the server said that it is full, less what was sent since', () => {
    const budget = new Budget(null)
    budget.see({ limit: LIMIT, remaining: 90, resetMs: 5_000 }, 0, 100)
    budget.see({ limit: LIMIT, remaining: 10, resetMs: 2_000 }, 100, 200)
    budget.spend(7, 300)
    expect(budget.level(2_199)).toBe(3)
    expect(budget.level(2_200)).toBe(83)
  })

  test('without a reset it is full again a minute later', () => {
    const budget = new Budget(null)
    budget.see({ limit: 5, remaining: 5, resetMs: undefined }, 0, 0)
    budget.see({ limit: 5, remaining: 1, resetMs: undefined }, 100, 100)
    expect(budget.level(60_099)).toBe(1)
    expect(budget.level(60_100)).toBe(5)
    expect(budget.shape).toEqual({ limit: 5, full: 5, fullMs: null })
  })

  test('a full level from an earlier run counts only once the server says that it is full', () => {
    const budget = new Budget({ limit: LIMIT, full: 50, fullMs: 1_000 })
    budget.see({ limit: LIMIT, remaining: 3, resetMs: 900 }, 0, 100)
    expect(budget.level(999)).toBe(3)
    expect(budget.level(1_000)).toBe(50)
  })
})

describe('Budget: which answer it believes', () => {
  test('of two answers that of the later request, in whichever order they come', () => {
    const inOrder = new Budget(null)
    inOrder.see({ limit: LIMIT, remaining: 30, resetMs: 9_000 }, 0, 100)
    inOrder.see({ limit: LIMIT, remaining: 20, resetMs: 9_000 }, 50, 150)
    expect(inOrder.level(200)).toBe(20)
    const swapped = new Budget(null)
    swapped.see({ limit: LIMIT, remaining: 20, resetMs: 9_000 }, 50, 100)
    swapped.see({ limit: LIMIT, remaining: 15, resetMs: 9_000 }, 0, 150)
    expect(swapped.level(200)).toBe(20)
  })

  test('of two that were sent together the one that came last', () => {
    const budget = seen(30)
    budget.see({ limit: LIMIT, remaining: 20, resetMs: 9_000 }, 0, 150)
    expect(budget.level(200)).toBe(20)
  })

  test('an older request’s answer if it proves more, as one that waited into the next window does', () => {
    const budget = new Budget(null)
    budget.spend(1, 0)
    budget.spend(1, 150)
    budget.see({ limit: LIMIT, remaining: 0, resetMs: 300 }, 150, 200)
    expect(budget.level(210)).toBe(-1)
    // Two of its own less, and so no more than is known: the later request's reset stands.
    budget.see({ limit: LIMIT, remaining: 1, resetMs: 9_000 }, 0, 210)
    expect(budget.level(500)).toBe(0)
    expect(budget.wait(1, 499, false)).toBe(Infinity)
    budget.see({ limit: LIMIT, remaining: 40, resetMs: 6_000 }, 0, 250)
    expect(budget.level(260)).toBe(38)
  })

  test('keeps the greatest level and the longest reset, and the shortest is a millisecond', () => {
    const budget = seen(100, 0)
    expect(budget.shape).toEqual({ limit: LIMIT, full: 100, fullMs: 1 })
    budget.see({ limit: LIMIT, remaining: 40, resetMs: 5_000 }, 1, 201)
    budget.see({ limit: LIMIT, remaining: 60, resetMs: 4_000 }, 2, 202)
    expect(budget.shape).toEqual({ limit: LIMIT, full: 100, fullMs: 5_000 })
  })

  test('a new limit is a new budget', () => {
    const budget = seen(100)
    budget.see({ limit: 600, remaining: 20, resetMs: 500 }, 300, 400)
    expect(budget.shape).toEqual({ limit: 600, full: 20, fullMs: 500 })
    budget.see({ limit: 600, remaining: 10, resetMs: 400 }, 500, 600)
    expect(budget.shape).toEqual({ limit: 600, full: 20, fullMs: 500 })
  })

  test('a limit of 0 or none at all is no limit', () => {
    const zero = new Budget(null)
    zero.see({ limit: 0, remaining: 5, resetMs: 100 }, 0, 1)
    zero.see({ limit: undefined, remaining: 5, resetMs: 100 }, 0, 1)
    expect(zero.shape).toEqual({ limit: null, full: 5, fullMs: 100 })
  })
})

describe('Budget: a bucket that is proven to refill', () => {
  // Held back: a third of the capacity of 100.
  const RESERVE = 100 / 3

  test('is credited with its refill, less a reserve and never above its capacity', () => {
    const budget = proven(40)
    expect(budget.level(2_000)).toBe(40)
    expect(budget.level(2_600)).toBe(40)
    expect(budget.level(2_800)).toBeCloseTo(40 + 40 - RESERVE, 6)
    // Full by then by the server's own word, which needs no reserve.
    expect(budget.level(3_201)).toBe(100)
    const spent = proven(40)
    spent.spend(30, 2_100)
    expect(spent.level(3_000)).toBeCloseTo(40 + 50 - 30 - RESERVE, 6)
    expect(spent.level(60_000)).toBe(70)
  })

  test('what would have overflowed is not credited', () => {
    const budget = proven(98)
    budget.spend(50, 2_900)
    budget.spend(20, 2_900)
    // 98 + 45 of refill would be 143: full at 100, less 70, plus 25.
    expect(budget.level(3_400)).toBeCloseTo(Math.max(100 - 70, 100 - 70 + 25 - RESERVE), 6)
    expect(budget.level(4_300)).toBeCloseTo(30 + 70 - RESERVE, 6)
  })

  test('of all moments between sending and answer the one with the lowest level counts', () => {
    const budget = proven(40, 2_000, 4_000)
    // True at 2,000: 40 + 100 of refill. True at 4,000: 40 and nothing refilled yet.
    expect(budget.level(4_000)).toBe(40)
    expect(budget.level(5_000)).toBeCloseTo(40 + 50 - RESERVE, 6)
    const busy = new Budget(null)
    for (const at of [0, 1_000]) busy.see({ limit: LIMIT, remaining: 100, resetMs: 1 }, at, at)
    for (const at of [2_500, 3_500]) busy.spend(30, at)
    busy.see({ limit: LIMIT, remaining: 40, resetMs: 1_201 }, 2_000, 4_000)
    // Just before 2,500: 10, up to 60, 30, up to 55. Just before 3,500: 10, up to 35. At 4,000: 40.
    expect(busy.level(4_000)).toBeCloseTo(35 - RESERVE, 6)
  })

  test('the reserve grows with the guard where the bucket is small, but leaves a third of it', () => {
    for (const [capacity, reserve] of [
      // 0.05 * 80 = 4 is more than two thirds of 5, and more than a third of 10.
      [5, 10 / 3],
      [10, 4],
      [15, 5]
    ] as const) {
      const budget = new Budget(null)
      for (const at of [0, 2_000]) budget.see({ limit: LIMIT, remaining: capacity, resetMs: 1 }, at, at)
      budget.see({ limit: LIMIT, remaining: 0, resetMs: capacity * 20 + 1 }, 4_000, 4_000)
      budget.spend(6, 4_000)
      expect(budget.level(4_000 + capacity * 20), `${capacity}`).toBeCloseTo(-6 + capacity - reserve, 6)
    }
  })

  test('a remainder that is rounded down is read more finely from the reset', () => {
    const budget = new Budget(null)
    for (const at of [0, 200_000]) budget.see({ limit: 3, remaining: 3, resetMs: 1 }, at, at)
    // 1.5 left: shown as 1 with half a minute to go.
    budget.see({ limit: 3, remaining: 1, resetMs: 30_001 }, 200_000, 200_000)
    budget.spend(1, 200_000)
    expect(budget.level(229_000)).toBeCloseTo(1.5 - 1 + 1.45 - 1 - 0.00005, 3)
  })
})

describe('Budget: when refill is credited', () => {
  /** A proven bucket of 100 with nothing left, whose answers took `latencyMs`; the latest request took `latest`. Shown at 10,000. */
  function emptied(latencyMs: number, latest: number): Budget {
    const budget = new Budget(null)
    budget.spend(latest, -10_000)
    for (const at of [0, 5_000]) budget.see({ limit: LIMIT, remaining: 100, resetMs: 1 }, at - latencyMs, at)
    budget.see({ limit: LIMIT, remaining: 0, resetMs: 20_000 - 18_000 + 1 }, 10_000 - latencyMs, 10_000)
    return budget
  }

  test('not while answers are quick and requests small beside the bucket', () => {
    // 2 * 820 * 0.05 + 6 * 3 = 100.
    expect(emptied(820, 3).level(11_999)).toBe(0)
    expect(emptied(821, 3).level(11_999)).toBeGreaterThan(60)
    expect(emptied(820, 3.1).level(11_999)).toBeGreaterThan(60)
  })

  test('after two seconds without an answer in any case', () => {
    const budget = new Budget(null)
    for (const at of [0, 5_000]) budget.see({ limit: LIMIT, remaining: 200, resetMs: 1 }, at, at)
    budget.see({ limit: LIMIT, remaining: 0, resetMs: 4_001 }, 10_000, 10_000)
    expect(budget.level(11_999)).toBe(0)
    expect(budget.level(12_000)).toBeCloseTo(100 - 200 / 3, 1)
  })

  test('the quickest answer is forgotten by a hundredth with each slower one', () => {
    const budget = emptied(800, 3)
    budget.see({ limit: LIMIT, remaining: 0, resetMs: 2_001 }, 9_000, 10_000)
    expect(budget.level(11_999)).toBe(0)
    for (let i = 0; i < 3; i += 1) budget.see({ limit: LIMIT, remaining: 0, resetMs: 2_001 }, 9_000, 10_000)
    expect(budget.level(11_999)).toBeGreaterThan(60)
  })
})

describe('Budget: requests that overtake each other', () => {
  const shown = { limit: LIMIT, remaining: 60, resetMs: 9_000 }
  const level = (...ages: readonly number[]): number | undefined => {
    const budget = new Budget(null)
    budget.see(
      shown,
      1_000,
      1_200,
      ages.map((age, index) => ({ at: 1_000 - age, amount: index + 1 }))
    )
    return budget.level(1_200)
  }

  test('what is still out, and was sent clearly before what was answered, may not have been counted; the largest is let off', () => {
    expect(level(100)).toBe(60)
    expect(level(100, 100, 100)).toBe(57)
    expect(level(GUARD_MS + 1, 100)).toBe(59)
  })

  test('what was sent at about the same time is in the log, and what is out for long is being answered', () => {
    expect(level(GUARD_MS, 100)).toBe(60)
    expect(level(600, 100)).toBe(59)
    expect(level(601, 100)).toBe(60)
  })

  test('is half forgotten after 700 ms', () => {
    const budget = new Budget(null)
    const out = [
      { at: 900, amount: 10 },
      { at: 900, amount: 10 }
    ]
    budget.see(shown, 1_000, 1_200, out)
    expect(budget.level(1_200)).toBe(50)
    budget.see(shown, 1_800, 1_900, [])
    expect(budget.level(1_900)).toBeCloseTo(55, 9)
    budget.see(shown, 2_500, 2_600, [{ at: 2_400, amount: 1 }])
    expect(budget.level(2_600)).toBeCloseTo(57.5, 9)
    budget.see(shown, 1_000, 2_700, out)
    expect(budget.level(2_700)).toBeCloseTo(50, 9)
  })
})
