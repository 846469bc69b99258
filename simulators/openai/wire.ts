import type { Api } from './request-reader.ts'

/** How an answer ends, whichever API carries it. */
export type Ending = 'complete' | 'max-tokens' | 'content-filter' | 'refusal' | 'failed'

export interface WireAnswer {
  readonly id: string
  readonly messageId: string
  readonly model: string
  /** Seconds since 1970. */
  readonly createdAt: number
  readonly text: string
  readonly ending: Ending
  readonly usage: WireUsage
}

export interface WireUsage {
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
  readonly reasoningTokens: number
}

export function wireAnswer(api: Api, answer: WireAnswer): unknown {
  return api === 'responses' ? responsesAnswer(answer) : chatAnswer(answer)
}

function responsesAnswer(answer: WireAnswer): unknown {
  const { usage, ending } = answer
  const cut = ending === 'max-tokens' || ending === 'content-filter'
  const content =
    ending === 'refusal'
      ? { type: 'refusal', refusal: answer.text }
      : { type: 'output_text', text: answer.text, annotations: [], logprobs: [] }
  const reasoning =
    usage.reasoningTokens > 0 ? [{ id: answer.messageId.replace('msg_', 'rs_'), type: 'reasoning', summary: [] }] : []
  const message = {
    id: answer.messageId,
    type: 'message',
    status: cut ? 'incomplete' : 'completed',
    role: 'assistant',
    content: [content]
  }
  return {
    id: answer.id,
    object: 'response',
    created_at: answer.createdAt,
    status: ending === 'failed' ? 'failed' : cut ? 'incomplete' : 'completed',
    error: ending === 'failed' ? { code: 'server_error', message: 'The model produced an error.' } : null,
    incomplete_details: cut ? { reason: ending === 'max-tokens' ? 'max_output_tokens' : 'content_filter' } : null,
    model: answer.model,
    output: ending === 'failed' ? [] : [...reasoning, message],
    parallel_tool_calls: true,
    previous_response_id: null,
    service_tier: 'default',
    store: false,
    tool_choice: 'auto',
    tools: [],
    usage: {
      input_tokens: usage.inputTokens,
      input_tokens_details: { cached_tokens: usage.cachedTokens, cache_write_tokens: 0 },
      output_tokens: usage.outputTokens,
      output_tokens_details: { reasoning_tokens: usage.reasoningTokens },
      total_tokens: usage.inputTokens + usage.outputTokens
    }
  }
}

function chatAnswer(answer: WireAnswer): unknown {
  const { usage, ending } = answer
  const refused = ending === 'refusal'
  return {
    id: answer.id.replace('resp_', 'chatcmpl-'),
    object: 'chat.completion',
    created: answer.createdAt,
    model: answer.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: refused ? null : answer.text,
          refusal: refused ? answer.text : null,
          annotations: []
        },
        logprobs: null,
        finish_reason:
          ending === 'max-tokens'
            ? 'length'
            : ending === 'content-filter' || ending === 'failed'
              ? 'content_filter'
              : 'stop'
      }
    ],
    usage: {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedTokens, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: usage.reasoningTokens,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0
      }
    },
    service_tier: 'default',
    system_fingerprint: null
  }
}

/** The body of every error that OpenAI's API answers. */
export function wireError(message: string, type: string, code: string | null, param: string | null = null): unknown {
  return { error: { message, type, param, code } }
}
