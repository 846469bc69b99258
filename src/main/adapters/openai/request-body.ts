import { hash } from 'node:crypto'
import type OpenAI from 'openai'
import type { OptimizeRequest } from '../../ports/llm.ts'
import { memoLast } from './memo-last.ts'
import { modelTraits } from './models.ts'
import { answerSchema, buildPrompt, outputTokens } from './prompt.ts'

const SCHEMA_NAME = 'product_copy'

/** Room for thoughts in models that cannot be told not to think: they count as output. */
const THINKING_ROOM = 4_000

/** Parameters that a server refused once; left out from then on. */
export type Refused = ReadonlySet<string>

export type ResponsesBody = OpenAI.Responses.ResponseCreateParamsNonStreaming
export type ChatBody = OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming

export function responsesBody(request: OptimizeRequest, model: string, refused: Refused): ResponsesBody {
  const { instructions, message } = buildPrompt(request)
  const { effort } = modelTraits(model)
  const told = effort !== undefined && !refused.has('reasoning')
  return {
    model,
    instructions,
    input: [{ role: 'user', content: [{ type: 'input_text', text: message }] }],
    text: {
      format: { type: 'json_schema', name: SCHEMA_NAME, strict: true, schema: answerSchema(request.attributes) }
    },
    max_output_tokens: answerRoom(request, told && effort === 'none'),
    store: false,
    ...(told ? { reasoning: { effort } } : {}),
    ...(refused.has('prompt_cache_key') ? {} : { prompt_cache_key: cacheKey(instructions) })
  }
}

export function chatBody(request: OptimizeRequest, model: string, refused: Refused): ChatBody {
  const { instructions, message } = buildPrompt(request)
  const { effort, chatLimit } = modelTraits(model)
  const told = effort !== undefined && !refused.has('reasoning_effort')
  const room = answerRoom(request, told && effort === 'none')
  const limit = refused.has(chatLimit) ? otherLimit(chatLimit) : chatLimit
  return {
    model,
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: message }
    ],
    response_format: {
      type: 'json_schema',
      json_schema: { name: SCHEMA_NAME, strict: true, schema: answerSchema(request.attributes) }
    },
    ...(refused.has(limit) ? {} : { [limit]: room }),
    ...(told ? { reasoning_effort: effort } : {})
  }
}

/**
 * The parameter to do without, where a 400 names one that the answer doesn't depend on; undefined for any other. Servers differ in what
 * they know, and a refused parameter costs nothing, so it is dropped once and for all rather than failing the job.
 */
export function droppable(param: string | undefined): string | undefined {
  const name = param?.split('.')[0] ?? ''
  return DROPPABLE.has(name) ? name : undefined
}

const DROPPABLE = new Set(['reasoning', 'reasoning_effort', 'prompt_cache_key', 'max_tokens', 'max_completion_tokens'])

export function answerRoom(request: OptimizeRequest, thoughtless: boolean): number {
  return outputTokens(request) + (thoughtless ? 0 : THINKING_ROOM)
}

function otherLimit(limit: 'max_tokens' | 'max_completion_tokens'): 'max_tokens' | 'max_completion_tokens' {
  return limit === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens'
}

/** Requests with the same instructions are best served by the same machine; the key tells them apart and gives nothing away. */
const cacheKey = memoLast((instructions) => `wordshelf-${hash('sha256', instructions, 'hex').slice(0, 16)}`)
