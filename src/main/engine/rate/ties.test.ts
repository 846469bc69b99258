import { describe, expect, test } from 'vitest'
import { AdaptiveConcurrency } from './adaptive-concurrency.ts'
import { createGovernor, type Permit, type RateGovernor } from './governor.ts'

const unknown = { limit: null, full: null, fullMs: null }

describe('a server that is slow to answer one request', () => {
  test('may have counted none of what was sent since, however long ago that is', () => {
    let now = 5_000
    const memory = { version: 1, requests: unknown, tokens: unknown, ceilingPerMinute: null, concurrency: 32 } as const
    const governor: RateGovernor = createGovernor({
      clock: { monotonic: () => now },
      random: { next: () => 0 },
      maxConcurrency: () => 16,
      memory
    })
    const send = (): Permit => {
      const admission = governor.admit(0)
      if (admission.kind !== 'go') throw new Error(`The request had to go, but: ${admission.kind}`)
      return admission.permit
    }
    const settle = (permit: Permit, remaining: number): void =>
      governor.settle(permit, {
        kind: 'answered',
        limits: { requests: { limit: 600, remaining, resetMs: 60_000 }, tokens: undefined }
      })
    const slow = send()
    for (let others = 0; others < 5; others += 1) send()
    now += 1_000
    const quick = send()
    now += 100
    settle(quick, 0)
    now += 100
    // Seven are left by the oldest answer, and seven were sent that it may not know of.
    settle(slow, 7)
    expect(governor.admit(0)).toEqual({ kind: 'full' })
  })
})

describe('a limit of one request at once', () => {
  test('is no proof that more would bring nothing: once it is lifted, the slots double as at the start', () => {
    const adaptive = new AdaptiveConcurrency(1, 0)
    let now = 0
    const answers = (count: number, most: number): void => {
      for (let each = 0; each < count; each += 1) {
        now += 100
        adaptive.answered(now - 100, now, true, most)
      }
    }
    answers(8, 1)
    expect(adaptive.slots).toBe(1)
    answers(4, 8)
    expect(adaptive.slots).toBe(2)
  })
})
