import { setImmediate } from 'node:timers/promises'
import { FREE, priceOf, type TokenPrice } from '#shared/model/price.ts'
import type { LlmSettings, OptimizeRequest, TokenCount } from '../../ports/llm.ts'
import { expectedOutput } from './estimate-output.ts'
import { KNOWN_MODELS } from './models.ts'
import { answerSchema, buildPrompt } from './prompt.ts'
import { loadTokenCounter, type TokenCounter } from './token-count.ts'

/** The part of the Llm port that looks ahead. It needs no key and no network. */
export interface Estimates {
  countTokens(request: OptimizeRequest): Promise<TokenCount>
  priceOf(model: string): TokenPrice | null
}

/** Roles and separators of two messages and of the beginning of the answer, as OpenAI's guide to counting gives them. */
const MESSAGE_FRAME = 11
/** Around the schema, beside its own text. */
const SCHEMA_FRAME = 9
/** Prefixes shorter than this are never kept, and longer ones in steps. */
const CACHE_MINIMUM = 1_024
const CACHE_STEP = 128

/** The prices of `KNOWN_MODELS` are this server's; what another one charges for a model of the same name is not known. */
const PRICED_HOST = 'api.openai.com'

/** A form that is open while a job runs asks for the same sample again and again. */
const REMEMBERED_REQUESTS = 100

export function createEstimates(settings: LlmSettings): Estimates {
  const remembered = { instructions: '', tokens: 0, counts: new Map<string, TokenCount>() }
  return {
    async countTokens(request) {
      const count = await loadTokenCounter()
      const { instructions, message } = buildPrompt(request)
      // The same for every request of a job.
      if (remembered.instructions !== instructions) {
        remembered.instructions = instructions
        remembered.tokens = count(instructions)
        remembered.counts.clear()
      }
      const before = remembered.counts.get(message)
      if (before !== undefined) return before
      const instructionTokens = remembered.tokens
      // A long description can take tens of milliseconds: whatever else waits in this thread goes first.
      await setImmediate()
      const counted = countRequest(request, message, settings.model, instructionTokens, count)
      if (remembered.instructions === instructions) {
        if (remembered.counts.size >= REMEMBERED_REQUESTS) remembered.counts.clear()
        // All that the count depends on is in the message, beside the instructions.
        remembered.counts.set(message, counted)
      }
      return counted
    },
    priceOf(model) {
      if (settings.provider === 'sample') return FREE
      return URL.parse(settings.baseUrl.trim())?.hostname === PRICED_HOST ? priceOf(KNOWN_MODELS, model) : null
    }
  }
}

function countRequest(
  request: OptimizeRequest,
  message: string,
  model: string,
  instructionTokens: number,
  count: TokenCounter
): TokenCount {
  const input = instructionTokens + count(message) + schemaTokens(request, count) + MESSAGE_FRAME
  const kept = Math.floor(instructionTokens / CACHE_STEP) * CACHE_STEP
  return {
    input,
    cacheable: kept < CACHE_MINIMUM ? 0 : kept,
    output: expectedOutput(request, model, count)
  }
}

/**
 * What the schema adds to the input. OpenAI doesn't document it; measured by others, it is the text of the schema without what strict
 * mode says of every object anyway (github.com/openai/openai-cookbook/issues/2140).
 */
function schemaTokens(request: OptimizeRequest, count: TokenCounter): number {
  const { type, properties } = answerSchema(request.attributes)
  return count(JSON.stringify({ type, properties })) + SCHEMA_FRAME
}
