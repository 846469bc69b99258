import type { Llm, LlmFactory, OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import { checkBaseUrl } from '../../src/main/adapters/openai/base-url.ts'

const USAGE = { inputTokens: 100, cachedTokens: 0, outputTokens: 20 }

export interface HeldCall {
  readonly request: OptimizeRequest
  readonly signal: AbortSignal
  answer(outcome: OptimizeOutcome): void
}

/** A model that answers as a test says: by script, by rule, or only when the test lets it. */
export class FakeLlm implements Llm {
  readonly rulesVersion = 'rules-1'
  readonly requests: OptimizeRequest[] = []
  /** Calls that wait for `answer`, when `hold` is on. */
  readonly held: HeldCall[] = []
  hold = false
  respond: (request: OptimizeRequest, call: number) => OptimizeOutcome = (request) => rewritten(request)

  optimize(request: OptimizeRequest, signal: AbortSignal): Promise<OptimizeOutcome> {
    this.requests.push(request)
    if (!this.hold) return Promise.resolve(this.respond(request, this.requests.length))
    return new Promise((resolve) => {
      this.held.push({ request, signal, answer: resolve })
      signal.addEventListener('abort', () => resolve({ kind: 'aborted' }))
    })
  }

  test(): ReturnType<Llm['test']> {
    return Promise.resolve({ ok: true, model: 'fake', latencyMs: 1 })
  }

  factory(): LlmFactory {
    return { create: () => this, checkBaseUrl, knownModels: [] }
  }
}

/** A good answer: every original with a word in front, or with the note on an earlier text. */
export function rewritten(request: OptimizeRequest): OptimizeOutcome {
  const word = request.rework?.note ?? 'Better'
  const values = Object.fromEntries(
    request.attributes.map((attribute) => [attribute, `${word} ${request.product.values[attribute] ?? ''}`.trim()])
  )
  return { kind: 'answered', values, usage: USAGE, model: 'fake-1' }
}

export const NO_TOKENS = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 }
