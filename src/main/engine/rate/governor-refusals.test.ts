import { describe, expect, test } from 'vitest'
import type { LlmLimits } from '../../ports/llm.ts'
import type { RateAnswer } from './governor.ts'
import { ANSWERED, Bench, PLENTY } from './testing/governor-bench.ts'

describe('createGovernor: surprises', () => {
  const WIDE = { limit: 60_000, remaining: 50_000, resetMs: 10_000 }

  /** Refused at once in spite of the budgets; later one is answered that was sent 100 ms after one that is still out. */
  function surprised(spent: LlmLimits, shown: LlmLimits): Bench {
    const bench = new Bench()
    bench.round({ kind: 'rate-limited', limits: spent }, 100)
    bench.now += 60_000
    for (let i = 0; i < 2; i += 1) {
      bench.round({ kind: 'answered', limits: { requests: WIDE, tokens: WIDE } })
      bench.now += 1_000
    }
    bench.go(100)
    bench.now += 100
    bench.round({ kind: 'answered', limits: shown }, 100)
    bench.now += 1_000
    return bench
  }

  test('a refusal that the requests explain widens their guard, and only theirs', () => {
    const few = { limit: 600, remaining: 3, resetMs: 10_000 }
    const tight = { limit: 6_000, remaining: 250, resetMs: 10_000 }
    const spent = { requests: { limit: 600, remaining: 0, resetMs: 1_000 }, tokens: undefined }
    // 3 less itself, less the one before, with a margin.
    expect(surprised(spent, { requests: few, tokens: WIDE }).governor.admit(0).kind).toBe('full')
    // 250 less 100 of its own, with a margin.
    expect(surprised(spent, { requests: WIDE, tokens: tight }).governor.admit(140).kind).not.toBe('full')
  })

  test('a refusal that the tokens explain widens theirs, and only theirs', () => {
    const few = { limit: 600, remaining: 3, resetMs: 10_000 }
    const tight = { limit: 6_000, remaining: 250, resetMs: 10_000 }
    const spent = { requests: undefined, tokens: { limit: 60_000, remaining: 99, resetMs: 1_000 } }
    expect(surprised(spent, { requests: WIDE, tokens: tight }).governor.admit(140).kind).toBe('full')
    expect(surprised(spent, { requests: few, tokens: WIDE }).governor.admit(0).kind).not.toBe('full')
  })

  test('what would just have fitted does not explain a refusal', () => {
    const bench = new Bench().open()
    const limits = { requests: { limit: 600, remaining: 1, resetMs: 1_000 }, tokens: undefined }
    bench.round({ kind: 'rate-limited', limits, retryAfterMs: 1 })
    expect(bench.governor.memory().ceilingPerMinute).not.toBeNull()
  })
})

describe('createGovernor: refusals', () => {
  test('everything waits as long as the server asks, then what is out may be half as much', () => {
    const bench = new Bench().open()
    const permits = Array.from({ length: 8 }, () => {
      bench.now += 100
      return bench.go()
    })
    const [first, ...others] = permits
    if (first === undefined) throw new Error('no permit')
    bench.governor.settle(first, { kind: 'rate-limited', limits: PLENTY, retryAfterMs: 3_000 })
    expect(bench.governor.view().heldMs).toBe(3_000)
    expect(bench.governor.concurrency()).toBe(4)
    // The others were refused by the same token: they may lengthen the pause, but they cut nothing.
    for (const permit of others)
      bench.governor.settle(permit, { kind: 'rate-limited', limits: PLENTY, retryAfterMs: 5_000 })
    expect(bench.governor.admit(0)).toEqual({ kind: 'wait', ms: 5_000 })
    expect(bench.governor.concurrency()).toBe(4)
    bench.now += 5_000
    expect(bench.governor.admit(0).kind).toBe('go')
    expect(bench.governor.view().heldMs).toBe(0)
  })

  test('after a pause requests don’t all go at once', () => {
    const bench = new Bench().open()
    const permits = Array.from({ length: 4 }, () => {
      bench.now += 100
      return bench.go()
    })
    for (const permit of permits) bench.governor.settle(permit, { kind: 'rate-limited', retryAfterMs: 1_000 })
    bench.now += 1_000
    bench.go()
    bench.now += 500
    bench.go()
    expect(bench.governor.admit(0)).toEqual({ kind: 'full' })
  })

  test('without a word from the server the pause doubles until something is answered', () => {
    const bench = new Bench()
    const waits: number[] = []
    for (let i = 0; i < 3; i += 1) {
      bench.now += 60_000
      bench.round({ kind: 'rate-limited' })
      waits.push(bench.governor.view().heldMs)
    }
    bench.now += 60_000
    bench.round({ kind: 'answered' })
    bench.now += 60_000
    bench.round({ kind: 'rate-limited' })
    waits.push(bench.governor.view().heldMs)
    expect(waits).toEqual([500, 1_000, 2_000, 500])
  })

  test.each<LlmLimits>([
    PLENTY,
    { requests: { limit: 6_000, remaining: 0, resetMs: 0 }, tokens: undefined },
    { requests: undefined, tokens: { limit: 60_000, remaining: 0, resetMs: 0 } }
  ])('a wait of nothing is none: a server that names it again and again is not asked again at once', (limits) => {
    const bench = new Bench()
    const waits: number[] = []
    for (let i = 0; i < 3; i += 1) {
      bench.now += 60_000
      bench.round({ kind: 'rate-limited', limits, retryAfterMs: 0 }, 100)
      waits.push(bench.governor.view().heldMs)
    }
    expect(waits).toEqual([500, 1_000, 2_000])
  })

  test('a spent budget that is shown explains a refusal: its reset is the pause', () => {
    for (const limits of [
      { requests: { limit: 6_000, remaining: 0, resetMs: 700 }, tokens: undefined },
      { requests: undefined, tokens: { limit: 60_000, remaining: 99, resetMs: 700 } }
    ]) {
      const bench = new Bench()
      bench.round({ kind: 'rate-limited', limits }, 100)
      expect(bench.governor.view().heldMs).toBe(0)
      expect(bench.governor.memory().ceilingPerMinute).toBeNull()
      expect(bench.governor.admit(100).kind).toBe('wait')
    }
  })

  test('a refusal that no shown budget explains makes a ceiling of 0.7 of what was sent in the last second', () => {
    const bench = new Bench().open()
    bench.now += 5_000
    const permits = Array.from({ length: 10 }, () => {
      bench.now += 50
      return bench.go()
    })
    const last = permits.at(-1)
    if (last === undefined) throw new Error('no permit')
    // Half a second long: ten a second as far as is known.
    bench.governor.settle(last, { kind: 'rate-limited', limits: PLENTY, retryAfterMs: 1 })
    expect(bench.governor.memory().ceilingPerMinute).toBeCloseTo(0.7 * 600, 6)
    for (const permit of permits.slice(0, -1))
      bench.governor.settle(permit, { kind: 'rate-limited', limits: PLENTY, retryAfterMs: 1 })
    expect(bench.governor.memory().ceilingPerMinute).toBeCloseTo(0.7 * 600, 6)
    bench.now += 1
    const admission = bench.governor.admit(0)
    // Seven a second: the next 143 ms after the last, less the slack and what has passed.
    expect(admission.kind === 'wait' ? admission.ms : 0).toBeCloseTo(1_000 / 7 - 20 - 1, 1)
  })

  test('a request that took longer than a second still counts as one a second', () => {
    const bench = new Bench().open()
    bench.round({ kind: 'rate-limited', retryAfterMs: 1 }, 0, 5_000)
    expect(bench.governor.memory().ceilingPerMinute).toBeCloseTo(0.7 * 60, 6)
  })

  test('a refusal that a shown budget explains makes no ceiling, however much was answered before', () => {
    for (const limits of [
      { requests: { limit: 6_000, remaining: 0, resetMs: 700 }, tokens: undefined },
      { requests: undefined, tokens: { limit: 60_000, remaining: 99, resetMs: 700 } }
    ]) {
      const bench = new Bench().open()
      bench.round({ kind: 'rate-limited', limits, retryAfterMs: 1 }, 100)
      expect(bench.governor.memory().ceilingPerMinute).toBeNull()
    }
  })

  test('refusals of what was out together are one: they don’t double the next pause, and widen a guard once', () => {
    const bench = new Bench().open()
    const spent = { requests: { limit: 600, remaining: 0, resetMs: 1 }, tokens: undefined }
    const together = Array.from({ length: 6 }, () => bench.go())
    bench.now += 100
    for (const permit of together) bench.governor.settle(permit, { kind: 'rate-limited' })
    expect(bench.governor.view().heldMs).toBe(500)

    const wide = new Bench().open()
    const both = [wide.go(), wide.go()]
    wide.now += 100
    for (const permit of both) wide.governor.settle(permit, { kind: 'rate-limited', limits: spent, retryAfterMs: 1 })
    wide.now += 60_000
    const limits = { requests: { limit: 600, remaining: 3, resetMs: 10_000 }, tokens: undefined }
    wide.round({ kind: 'answered', limits: PLENTY })
    wide.now += 1_000
    wide.go()
    // Beyond a guard that was widened once, within one that was widened twice: what is still out was surely counted.
    wide.now += 150
    wide.round({ kind: 'answered', limits })
    expect(wide.governor.admit(0).kind).not.toBe('full')
  })

  /** A ceiling, then twelve more requests of which the last is refused without a reason; two before it end in `between`. */
  function metEarly(between: RateAnswer): { readonly before: number; readonly after: number } {
    const bench = new Bench().open()
    bench.now += 5_000
    for (let i = 0; i < 9; i += 1) bench.round(ANSWERED, 0, 50)
    bench.round({ kind: 'rate-limited', limits: PLENTY, retryAfterMs: 1 }, 0, 50)
    bench.now += 200
    const before = bench.governor.memory().ceilingPerMinute
    for (let i = 0; i < 9; i += 1) bench.round(ANSWERED, 0, 200)
    const others = [0, 1].map(() => {
      bench.now += 200
      return bench.go()
    })
    for (const permit of others) bench.governor.settle(permit, between)
    bench.now += 200
    const last = bench.go()
    bench.governor.settle(last, { kind: 'rate-limited', limits: PLENTY, retryAfterMs: 1 })
    const after = bench.governor.memory().ceilingPerMinute
    if (before === null || after === null) throw new Error('no ceiling')
    return { before, after }
  }

  test('of early refusals only those count against the rate that no shown budget explains', () => {
    const limits = { requests: { limit: 6_000, remaining: 0, resetMs: 1 }, tokens: undefined }
    const counted = metEarly({ kind: 'aborted' })
    expect(counted.after).toBeLessThan(0.7 * counted.before)
    expect(metEarly({ kind: 'rate-limited', limits, retryAfterMs: 1 }).after).toBeCloseTo(counted.after, 6)
  })
})
