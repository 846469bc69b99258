import { describe, expect, test } from 'vitest'
import type { LlmLimits } from '../../ports/llm.ts'
import { ANSWERED, Bench, PLENTY, UNKNOWN } from './testing/governor-bench.ts'

describe('createGovernor: slots', () => {
  test('a cold start sends two and waits for an answer', () => {
    const { governor } = new Bench()
    expect(governor.concurrency()).toBe(2)
    expect([1, 2, 3].map(() => governor.admit(100).kind)).toEqual(['go', 'go', 'full'])
    expect(governor.view().inFlight).toBe(2)
  })

  test('opens two more with each answer that tells of budgets', () => {
    const bench = new Bench()
    bench.round(ANSWERED)
    expect(bench.governor.concurrency()).toBe(4)
    bench.round({ kind: 'answered', limits: { requests: undefined, tokens: PLENTY.requests } })
    expect(bench.governor.concurrency()).toBe(6)
  })

  test('never opens more than the most, which may change, and one always', () => {
    const bench = new Bench().open()
    expect(bench.governor.concurrency()).toBe(20)
    bench.most = 7.9
    expect(bench.governor.concurrency()).toBe(7)
    bench.most = 0
    expect(bench.governor.concurrency()).toBe(1)
  })

  test('without headers the slots follow throughput', () => {
    const bench = new Bench()
    for (let i = 0; i < 2; i += 1) {
      const permits = [bench.go(), bench.go()]
      bench.now += 1_000
      for (const permit of permits) {
        bench.governor.settle(permit, { kind: 'answered' })
        bench.governor.settle(bench.go(), { kind: 'aborted' })
      }
    }
    expect(bench.governor.concurrency()).toBe(2)
    // Busy is what fills all slots: only the first of each pair was.
    const [first, second] = [bench.go(), bench.go()]
    bench.now += 1_000
    bench.governor.settle(first, { kind: 'answered' })
    const third = bench.go()
    bench.governor.settle(second, { kind: 'answered' })
    expect(bench.governor.concurrency()).toBe(4)
    bench.governor.settle(third, { kind: 'aborted' })
  })

  test('three bare answers in a row, and the budgets are gone', () => {
    const bench = new Bench()
    const spent: LlmLimits = { requests: { limit: 6_000, remaining: 0, resetMs: 50_000 }, tokens: undefined }
    const permits = [bench.go(), bench.go()]
    bench.now = 100
    bench.governor.settle(permits[0] ?? bench.go(), { kind: 'answered', limits: spent })
    bench.governor.settle(permits[1] ?? bench.go(), { kind: 'answered' })
    expect(bench.governor.admit(0)).toEqual({ kind: 'wait', ms: 50_000 })
    // One was bare already; what failed doesn't count.
    for (const last of [false, true]) {
      bench.now += 60_000
      bench.round({ kind: 'failed' })
      bench.now += 60_000
      bench.round({ kind: 'answered' })
      expect(bench.governor.view().requestsPerMinute).toBe(last ? null : 6_000)
    }
  })
})

describe('createGovernor: answers without headers', () => {
  test('the slots are those of the ramp until the third in a row', () => {
    const bench = new Bench().open()
    for (const slots of [20, 20, 2]) {
      bench.round({ kind: 'answered' })
      expect(bench.governor.concurrency()).toBe(slots)
    }
  })

  test('one with headers in between, and the row begins anew', () => {
    const bench = new Bench().open()
    for (const answer of [{ kind: 'answered' }, { kind: 'answered' }, ANSWERED, { kind: 'answered' }] as const)
      bench.round(answer)
    expect(bench.governor.concurrency()).toBe(20)
  })
})

describe('createGovernor: other endings', () => {
  test('a failure that names a wait is obeyed, any failure halves the slots once for all that was out', () => {
    const bench = new Bench().open()
    const permits = Array.from({ length: 8 }, () => {
      bench.now += 100
      return bench.go()
    })
    for (const permit of permits) bench.governor.settle(permit, { kind: 'failed', retryAfterMs: 900 })
    expect(bench.governor.view().heldMs).toBe(900)
    expect(bench.governor.concurrency()).toBe(4)
    bench.now += 900
    bench.round(ANSWERED)
    bench.round({ kind: 'failed' })
    expect(bench.governor.view().heldMs).toBe(0)
    expect(bench.governor.concurrency()).toBe(1)
  })

  test('a server that fails four in a row is down: it is left alone for longer and longer, until it answers', () => {
    const bench = new Bench().open()
    const held = (): number => {
      bench.round({ kind: 'failed' })
      const { heldMs } = bench.governor.view()
      bench.now += heldMs
      return heldMs
    }
    expect(Array.from({ length: 6 }, held)).toEqual([0, 0, 0, 500, 1_000, 2_000])
    // What it says of a limit is an answer too.
    const limits = { requests: { limit: 6_000, remaining: 0, resetMs: 1_000 }, tokens: undefined }
    bench.round({ kind: 'rate-limited', retryAfterMs: 10_000, limits })
    bench.now += 10_000
    expect(Array.from({ length: 4 }, held)).toEqual([0, 0, 0, 4_000])
    bench.round(ANSWERED)
    expect(Array.from({ length: 4 }, held)).toEqual([0, 0, 0, 500])
  })

  test('what was out together when it went down is one failure, and a wait that it names is no shorter', () => {
    const bench = new Bench().open()
    const permits = Array.from({ length: 8 }, () => {
      bench.now += 100
      return bench.go()
    })
    for (const permit of permits) bench.governor.settle(permit, { kind: 'failed' })
    expect(bench.governor.view().heldMs).toBe(500)
    bench.now += 500
    bench.round({ kind: 'failed', retryAfterMs: 7_000 })
    expect(bench.governor.view().heldMs).toBe(7_000)
    bench.now += 7_000
    bench.round({ kind: 'failed', retryAfterMs: 0 })
    expect(bench.governor.view().heldMs).toBe(2_000)
  })

  test('without headers a failure halves the slots as well', () => {
    const bench = new Bench({ concurrency: 16 })
    expect(bench.governor.concurrency()).toBe(8)
    bench.round({ kind: 'failed' })
    expect(bench.governor.concurrency()).toBe(4)
  })

  test('when the network was away, two find out whether it is back', () => {
    const bench = new Bench().open()
    bench.round({ kind: 'unreachable' })
    expect(bench.governor.concurrency()).toBe(2)
    expect(bench.governor.view().heldMs).toBe(0)
  })

  test('an aborted request tells nothing', () => {
    const bench = new Bench().open()
    const before = bench.governor.view()
    bench.round({ kind: 'aborted' })
    expect(bench.governor.view()).toEqual(before)
  })

  test('a permit is settled exactly once, and only by the governor that gave it', () => {
    const bench = new Bench()
    const permit = bench.go()
    bench.governor.settle(permit, ANSWERED)
    expect(() => bench.governor.settle(permit, ANSWERED)).toThrow('permit 1 is not out')
    const stranger = new Bench().go()
    bench.go()
    expect(() => bench.governor.settle({ ...stranger, number: 2 }, ANSWERED)).toThrow('permit 2 is not out')
    expect(bench.governor.view().inFlight).toBe(1)
  })
})

describe('createGovernor: tokens', () => {
  const TOKENS: LlmLimits = { requests: undefined, tokens: { limit: 60_000, remaining: 1_000, resetMs: 1_000 } }

  test('both budgets must have room', () => {
    const bench = new Bench()
    const requests = { limit: 600, remaining: 500, resetMs: 10_000 }
    bench.round({ kind: 'answered', limits: { ...TOKENS, requests } }, 100)
    expect(bench.governor.admit(5_000)).toEqual({ kind: 'wait', ms: 1_000 })
    bench.go(100)
    expect(bench.governor.admit(5_000)).toEqual({ kind: 'full' })
  })

  test('a request larger than the whole budget goes alone once it is full', () => {
    const bench = new Bench()
    bench.round({ kind: 'answered', limits: TOKENS }, 100)
    const first = bench.go(100)
    bench.now += 1_000
    expect(bench.governor.admit(5_000)).toEqual({ kind: 'full' })
    bench.governor.settle(first, { kind: 'aborted' })
    expect(bench.governor.admit(5_000).kind).toBe('go')
  })

  test('what the server counted corrects the estimates to come', () => {
    const bench = new Bench()
    bench.round({ kind: 'answered', limits: TOKENS, tokens: 300 }, 100)
    bench.now += 1_000
    expect(bench.go(100)).toMatchObject({ tokens: 100, cost: 300 })
    bench.now += 1_000
    bench.round({ kind: 'answered', limits: TOKENS, tokens: 0 }, 100)
    bench.now += 1_000
    expect(bench.go(0).cost).toBe(300)
  })
})

describe('createGovernor: requests that overtake each other', () => {
  const WIDE = { limit: 60_000, remaining: 50_000, resetMs: 10_000 }

  /** Three are out when one that was sent 200 ms later is answered with these limits. */
  function overtaken(limits: LlmLimits): Bench {
    const bench = new Bench().open()
    bench.now += 1_000
    for (let i = 0; i < 3; i += 1) bench.go(300)
    bench.now += 200
    bench.round({ kind: 'answered', limits }, 0, 50)
    return bench
  }

  test('what is still out counts against the tokens that an answer shows, all but one', () => {
    const bench = overtaken({ requests: WIDE, tokens: { limit: 60_000, remaining: 1_000, resetMs: 10_000 } })
    // 1,000 less two of 300, with a margin of 10: room for 390, in a while.
    expect(bench.governor.admit(390).kind).toBe('wait')
    expect(bench.governor.admit(391).kind).toBe('full')
  })

  test('and against the requests', () => {
    const bench = overtaken({ requests: { limit: 600, remaining: 4, resetMs: 10_000 }, tokens: WIDE })
    // 4 less itself, less two, with a margin.
    expect(bench.governor.admit(0).kind).toBe('full')
  })
})

describe('createGovernor: memory and view', () => {
  const SHAPE = { limit: 600, full: 10, fullMs: 1_000 }

  test('a cold governor has nothing to remember', () => {
    const { governor } = new Bench()
    expect(governor.memory()).toEqual({
      version: 1,
      requests: UNKNOWN,
      tokens: UNKNOWN,
      ceilingPerMinute: null,
      concurrency: 2
    })
    expect(governor.view()).toEqual({
      requestsPerMinute: null,
      tokensPerMinute: null,
      concurrency: 2,
      inFlight: 0,
      heldMs: 0
    })
  })

  test('remembers limits and shapes, never levels', () => {
    const bench = new Bench()
    const tokens = { limit: 60_000, remaining: 900, resetMs: 100 }
    bench.round({ kind: 'answered', limits: { requests: { limit: 600, remaining: 9, resetMs: 100 }, tokens } })
    expect(bench.governor.memory()).toEqual({
      version: 1,
      requests: { limit: 600, full: 9, fullMs: 100 },
      tokens: { limit: 60_000, full: 900, fullMs: 100 },
      ceilingPerMinute: null,
      concurrency: 4
    })
    expect(bench.governor.view()).toMatchObject({ requestsPerMinute: 600, tokensPerMinute: 60_000 })
  })

  test('a warm start opens half the slots and paces itself by the limits that it knew', () => {
    const bench = new Bench({ requests: SHAPE, concurrency: 16 })
    expect(bench.governor.concurrency()).toBe(8)
    expect(bench.governor.view().requestsPerMinute).toBe(600)
    bench.go()
    const second = bench.governor.admit(0)
    expect(second.kind === 'wait' ? second.ms : 0).toBeCloseTo(100 / 0.9 - 20, 6)
  })

  test('a warm start keeps the ceiling and the tokens’ limit', () => {
    const bench = new Bench({ tokens: SHAPE, ceilingPerMinute: 60 })
    expect(bench.governor.view().tokensPerMinute).toBe(600)
    bench.go()
    expect(bench.governor.admit(0)).toEqual({ kind: 'wait', ms: 980 })
    expect(bench.governor.memory().ceilingPerMinute).toBeCloseTo(60, 6)
  })
})
