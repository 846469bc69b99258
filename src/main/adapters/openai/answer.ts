import { z } from 'zod'
import type { Attribute } from '#shared/model/attribute.ts'
import type { LlmApi, LlmUsage, OptimizeResult } from '../../ports/llm.ts'

/** Tokens of one request. No model takes so many; what a server says beyond it, its sums would carry out of what an integer holds. */
const MOST_TOKENS = 1_000_000_000
/** The database holds whole numbers alone, and a text must not be lost for a server that counts in fractions. */
const count = z.number().nonnegative().max(MOST_TOKENS).transform(Math.round).catch(0)

const responsesSchema = z.object({
  status: z.string().catch('completed'),
  model: z.string().catch(''),
  error: z.object({ code: z.string().nullish() }).nullish().catch(null),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish().catch(null),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string().nullish(), refusal: z.string().nullish() }))
        .nullish()
        .catch(null)
    })
  ),
  usage: z
    .object({
      input_tokens: count,
      output_tokens: count,
      input_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null)
    })
    .nullish()
    .catch(null)
})

const chatSchema = z.object({
  model: z.string().catch(''),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() })
      })
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      prompt_tokens_details: z.object({ cached_tokens: count }).nullish().catch(null)
    })
    .nullish()
    .catch(null)
})

/** What either API said, in one form. */
interface Said {
  readonly text: string
  readonly refused: boolean
  /** Why the answer was cut, in the server's word. */
  readonly cut: string | undefined
  readonly failed: string | undefined
  readonly usage: LlmUsage
  readonly model: string
}

/** Reads the body of a 200 answer. Never throws, whatever the body is. */
export function readAnswer(api: LlmApi, body: string, attributes: readonly Attribute[], model: string): OptimizeResult {
  const json = parseJson(body)
  if (json === undefined) return { kind: 'unusable', reason: 'The server answered with something that is not JSON.' }
  const said = api === 'responses' ? readResponses(json) : readChat(json)
  if (said === undefined)
    return { kind: 'unusable', reason: 'The server answered with something that is not an answer of this API.' }
  if (said.failed !== undefined) return readFailure(said.failed)
  if (said.refused)
    return { kind: 'refused', reason: 'The model declined to write about this product.', usage: said.usage }
  if (said.cut !== undefined) {
    const filtered = said.cut === 'content_filter'
    return {
      kind: 'incomplete',
      reason: filtered ? 'The answer was cut by a content filter.' : 'The answer was cut at the length limit.',
      usage: said.usage
    }
  }
  const values = readValues(said.text, attributes)
  if (values === undefined)
    return { kind: 'unusable', reason: 'The model did not answer in the form that was asked for.', usage: said.usage }
  return { kind: 'answered', values, usage: said.usage, model: said.model === '' ? model : said.model }
}

/** True where a body is an answer of the API, whatever it says. */
export function isAnswer(api: LlmApi, body: string): boolean {
  const json = parseJson(body)
  return (api === 'responses' ? readResponses(json) : readChat(json)) !== undefined
}

function readResponses(json: unknown): Said | undefined {
  const parsed = responsesSchema.safeParse(json)
  if (!parsed.success) return undefined
  const { data } = parsed
  const parts = data.output.filter((item) => item.type === 'message').flatMap((item) => item.content ?? [])
  return {
    text: parts.map((part) => (part.type === 'output_text' ? (part.text ?? '') : '')).join(''),
    refused: parts.some((part) => part.type === 'refusal'),
    cut: data.status === 'incomplete' ? (data.incomplete_details?.reason ?? 'unknown') : undefined,
    failed: data.status === 'completed' || data.status === 'incomplete' ? undefined : (data.error?.code ?? data.status),
    usage: {
      inputTokens: data.usage?.input_tokens ?? 0,
      cachedTokens: data.usage?.input_tokens_details?.cached_tokens ?? 0,
      outputTokens: data.usage?.output_tokens ?? 0
    },
    model: data.model
  }
}

function readChat(json: unknown): Said | undefined {
  const parsed = chatSchema.safeParse(json)
  const choice = parsed.data?.choices[0]
  if (parsed.data === undefined || choice === undefined) return undefined
  const { usage } = parsed.data
  const { finish_reason: finish } = choice
  return {
    text: choice.message.content ?? '',
    refused: (choice.message.refusal ?? '') !== '',
    cut: finish === 'length' || finish === 'content_filter' ? finish : undefined,
    failed: undefined,
    usage: {
      inputTokens: usage?.prompt_tokens ?? 0,
      cachedTokens: usage?.prompt_tokens_details?.cached_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0
    },
    model: parsed.data.model
  }
}

/** A 200 whose answer says that the model failed. */
function readFailure(code: string): OptimizeResult {
  if (code === 'rate_limit_exceeded') {
    return { kind: 'rate-limited', retryAfterMs: undefined, reason: 'The server asks for a pause.' }
  }
  return { kind: 'failed', retryAfterMs: undefined, reason: 'The server could not finish the answer.' }
}

/** The attributes that the text holds as strings, or undefined where it holds none of them. */
function readValues(
  text: string,
  attributes: readonly Attribute[]
): Readonly<Partial<Record<Attribute, string>>> | undefined {
  const json = parseJson(text) ?? parseJson(unwrapped(text))
  if (typeof json !== 'object' || json === null) return undefined
  const values: Partial<Record<Attribute, string>> = {}
  for (const attribute of attributes) {
    const value: unknown = Object.hasOwn(json, attribute)
      ? (json as Readonly<Record<string, unknown>>)[attribute]
      : undefined
    if (typeof value === 'string') values[attribute] = value
  }
  return Object.keys(values).length === 0 ? undefined : values
}

/** Small models wrap their JSON in thoughts, greetings or code fences: takes what stands between the outer braces. */
function unwrapped(text: string): string {
  const thought = text.lastIndexOf('</think>')
  const said = thought < 0 ? text : text.slice(thought)
  return said.slice(Math.max(0, said.indexOf('{')), said.lastIndexOf('}') + 1)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
