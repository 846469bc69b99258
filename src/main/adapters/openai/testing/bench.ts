import { createOpenAiSimulator, type OpenAiSimulator } from '../../../../../simulators/openai/simulator.ts'
import type { FaultPlan } from '../../../../../simulators/openai/faults.ts'
import type { RateLimits } from '../../../../../simulators/openai/rate-bucket.ts'
import { seededRandom } from '../../../../../simulators/random.ts'
import type { LlmSettings, OptimizeRequest } from '../../../ports/llm.ts'
import type { Clock, Timers } from '../../../ports/system.ts'

export const KEY = 'sk-test-0123456789abcdef'
/** Stands in every text of the product, so that a leak into an error shows. */
export const SECRET_WORD = 'Xylophonium'

export const EMPTY_VALUES: OptimizeRequest['product']['values'] = {
  title: null,
  description: null,
  seoTitle: null,
  seoDescription: null,
  imageAlt: null,
  ribbon: null,
  slug: null
}

export function optimizeRequest(extra: Partial<OptimizeRequest> = {}): OptimizeRequest {
  return {
    attributes: ['title', 'description', 'ribbon'],
    product: {
      name: `${SECRET_WORD} cushion`,
      values: {
        ...EMPTY_VALUES,
        title: `${SECRET_WORD} cushion`,
        description: `<p>A ${SECRET_WORD} cushion of 40 cm.</p>`
      },
      brand: 'Nordhaus',
      price: '35.00',
      collections: ['Living Room'],
      options: ['Size: S, M, L']
    },
    language: 'en',
    prompt: 'Friendly, please.',
    bannedWords: [],
    corrections: {},
    ...extra
  }
}

export function settings(extra: Partial<LlmSettings> = {}): LlmSettings {
  return {
    provider: 'openai',
    baseUrl: 'https://api.openai.com/v1',
    api: 'responses',
    model: 'gpt-6-luna',
    apiKey: KEY,
    ...extra
  }
}

/** A clock that stands still. */
export const clock: Clock = { now: () => Date.UTC(2026, 10, 23), monotonic: () => 0 }

/** Timers that the test sets off by hand. */
export function handTimers(): Timers & { elapse(): void } {
  const waiting = new Set<() => void>()
  return {
    after(_ms, run) {
      waiting.add(run)
      return () => void waiting.delete(run)
    },
    elapse() {
      for (const run of waiting) run()
      waiting.clear()
    }
  }
}

export function simulator(faults: FaultPlan = [], limits: RateLimits = {}): OpenAiSimulator {
  return createOpenAiSimulator({
    clock,
    random: seededRandom(11),
    timers: {
      after(_ms, run) {
        queueMicrotask(run)
        return () => {}
      }
    },
    latencyMs: 0,
    apiKey: KEY,
    models: ['gpt-6-luna', 'local-model'],
    limits,
    faults
  })
}

/** Waits until the simulator has got a request; for tests that act while one is in work. */
export async function inWork(running: OpenAiSimulator): Promise<void> {
  while (running.control.count === 0) await new Promise((resolve) => setImmediate(resolve))
}
