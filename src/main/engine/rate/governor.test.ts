import { describe, expect, test } from 'vitest'
import type { LlmLimits } from '../../ports/llm.ts'
import { createGovernor, type Permit, type RateAnswer, type RateGovernor } from './governor.ts'
import type { GovernorMemory } from './memory.ts'

const UNKNOWN = { limit: null, full: null, fullMs: null }
const PLENTY: LlmLimits = { requests: { limit: 6_000, remaining: 5_000, resetMs: 10_000 }, tokens: undefined }
const ANSWERED: RateAnswer = { kind: 'answered', limits: PLENTY }

class Bench {
  now = 0
  most = 20
  readonly governor: RateGovernor

  constructor(memory: Partial<GovernorMemory> | null = null) {
    this.governor = createGovernor({
      clock: { monotonic: () => this.now },
      random: { next: () => 0 },
      maxConcurrency: () => this.most,
      memory:
        memory === null
          ? null
          : { version: 1, requests: UNKNOWN, tokens: UNKNOWN, ceilingPerMinute: null, concurrency: 2, ...memory }
    })
  }

  go(tokens = 0): Permit {
    const admission = this.governor.admit(tokens)
    if (admission.kind !== 'go') throw new Error(`not admitted: ${JSON.stringify(admission)}`)
    return admission.permit
  }

  /** One request from the permit to its answer. */
  round(answer: RateAnswer, tokens = 0, latencyMs = 100): void {
    const permit = this.go(tokens)
    this.now += latencyMs
    this.governor.settle(permit, answer)
  }

  /** Lets the slots open to the most. */
  open(): this {
    for (let i = 0; i < 12; i += 1) this.round(ANSWERED)
    return this
  }
}

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
    for (const last of [false, false, true]) {
      bench.now += 60_000
      bench.round({ kind: 'failed' })
      bench.now += 60_000
      bench.round({ kind: 'answered' })
      expect(bench.governor.view().requestsPerMinute, `${bench.now}`).toBe(last ? null : 6_000)
    }
  })
})
