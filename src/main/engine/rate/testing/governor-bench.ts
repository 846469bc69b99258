import type { LlmLimits } from '../../../ports/llm.ts'
import { createGovernor, type Permit, type RateAnswer, type RateGovernor } from '../governor.ts'
import type { GovernorMemory } from '../memory.ts'

export const UNKNOWN = { limit: null, full: null, fullMs: null }
export const PLENTY: LlmLimits = { requests: { limit: 6_000, remaining: 5_000, resetMs: 10_000 }, tokens: undefined }
export const ANSWERED: RateAnswer = { kind: 'answered', limits: PLENTY }

/** A governor with a clock that only a test moves. */
export class Bench {
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
