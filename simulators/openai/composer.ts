import { twistText } from './fault-response.ts'
import type { FaultKind } from './faults.ts'
import { hashText, randomHex, type SimulatorRandom } from '../random.ts'
import type { ReadRequest } from './request-reader.ts'
import { estimateTokens } from './tokens.ts'
import { wireAnswer, type Ending, type WireUsage } from './wire.ts'
import { writeAnswer } from './writer/answer.ts'

/** Prefixes shorter than this are never served from the cache, and cached tokens come in steps of 128. */
const CACHE_MINIMUM = 1_024
const CACHE_STEP = 128
const REASONING_TOKENS = 192

/** The model's side of an answer: text, how it ends, and what it is said to have cost. Remembers the prefixes that it has seen. */
export class Composer {
  readonly #random: SimulatorRandom
  readonly #seenPrefixes = new Set<string>()

  constructor(random: SimulatorRandom) {
    this.#random = random
  }

  /** The body of an answer to `request`. `now` in milliseconds since 1970. */
  compose(request: ReadRequest, kind: FaultKind | undefined, inputTokens: number, now: number): unknown {
    const whole =
      request.format === undefined ? 'OK' : JSON.stringify(writeAnswer(request.format.schema, request, kind))
    const reasoningTokens = isReasoner(request.model) && request.reasoningEffort !== 'none' ? REASONING_TOKENS : 0
    const room = request.maxOutputTokens ?? Number.POSITIVE_INFINITY
    const wanted = reasoningTokens + estimateTokens(whole)
    const cut = wanted > room && kind !== 'over-long'
    const share = Math.max(0, room - reasoningTokens) / Math.max(1, wanted - reasoningTokens)
    const text = twistText(kind, cut ? whole.slice(0, Math.floor(whole.length * share)) : whole)
    const usage: WireUsage = {
      inputTokens,
      cachedTokens: this.#cachedTokens(request),
      outputTokens: Math.min(room, reasoningTokens + estimateTokens(text)),
      reasoningTokens: Math.min(room, reasoningTokens)
    }
    const id = randomHex(this.#random, 40)
    return wireAnswer(request.api, {
      id: `resp_${id}`,
      messageId: `msg_${id}`,
      model: request.model,
      createdAt: Math.floor(now / 1_000),
      text,
      ending: cut ? 'max-tokens' : endingOf(kind),
      usage
    })
  }

  #cachedTokens(request: ReadRequest): number {
    const key = `${request.model} ${hashText(request.prefix)} ${hashText(JSON.stringify(request.format ?? null))}`
    const tokens = estimateTokens(request.prefix)
    if (tokens < CACHE_MINIMUM) return 0
    if (this.#seenPrefixes.has(key)) return Math.floor(tokens / CACHE_STEP) * CACHE_STEP
    this.#seenPrefixes.add(key)
    return 0
  }
}

function endingOf(kind: FaultKind | undefined): Ending {
  if (kind === 'cut-tokens') return 'max-tokens'
  if (kind === 'cut-filter') return 'content-filter'
  if (kind === 'refusal') return 'refusal'
  return kind === 'failed-status' ? 'failed' : 'complete'
}

/** OpenAI's models that think before they answer unless they are told not to, and that no longer know `max_tokens`. */
export function isReasoner(model: string): boolean {
  return /^(gpt-[5-9]|o\d)/.test(model)
}
