import { isObject, type JsonSchema } from './schema-check.ts'

export type Api = 'responses' | 'chat'

/** A request of either API, as far as the simulator cares. */
export interface ReadRequest {
  readonly api: Api
  readonly model: string
  /** The text before the product: what a server could cache. */
  readonly prefix: string
  /** Everything that counts as input. */
  readonly input: string
  readonly maxOutputTokens: number | undefined
  readonly reasoningEffort: string | undefined
  readonly format: { readonly name: string; readonly strict: boolean; readonly schema: unknown } | undefined
  readonly product: WriterProduct
  readonly language: string
  /** A text that is to be written anew, and the note on it; undefined where nothing was written before. */
  readonly rework: WriterRework | undefined
}

export interface WriterRework {
  readonly earlier: string
  readonly note: string
}

/** What the writer knows of the product, read from the JSON in the user's message. Whatever isn't there is empty. */
export interface WriterProduct {
  readonly name: string
  readonly brand: string
  readonly collections: readonly string[]
  readonly options: readonly string[]
  readonly values: Readonly<Record<string, string>>
}

export function readResponsesRequest(body: JsonSchema): ReadRequest {
  const text = isObject(body['text']) ? body['text'] : {}
  const format = isObject(text['format']) ? text['format'] : {}
  const reasoning = isObject(body['reasoning']) ? body['reasoning'] : {}
  const prefix = asText(body['instructions'])
  const messages = typeof body['input'] === 'string' ? [body['input']] : contents(body['input'])
  return {
    api: 'responses',
    model: asText(body['model']),
    maxOutputTokens: asCount(body['max_output_tokens']),
    reasoningEffort: typeof reasoning['effort'] === 'string' ? reasoning['effort'] : undefined,
    format: readFormat(format, format),
    ...readTexts(prefix, messages.join('\n'))
  }
}

export function readChatRequest(body: JsonSchema): ReadRequest {
  const format = isObject(body['response_format']) ? body['response_format'] : {}
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isObject) : []
  const spoken = (roles: readonly string[]): string =>
    contents(messages.filter((message) => roles.includes(asText(message['role'])))).join('\n')
  return {
    api: 'chat',
    model: asText(body['model']),
    maxOutputTokens: asCount(body['max_completion_tokens']) ?? asCount(body['max_tokens']),
    reasoningEffort: typeof body['reasoning_effort'] === 'string' ? body['reasoning_effort'] : undefined,
    format: readFormat(format, isObject(format['json_schema']) ? format['json_schema'] : {}),
    ...readTexts(spoken(['system', 'developer']), spoken(['user']))
  }
}

function readFormat(outer: JsonSchema, inner: JsonSchema): ReadRequest['format'] {
  if (outer['type'] !== 'json_schema') return undefined
  return { name: asText(inner['name']), strict: inner['strict'] === true, schema: inner['schema'] }
}

function readTexts(
  prefix: string,
  user: string
): Pick<ReadRequest, 'prefix' | 'input' | 'product' | 'language' | 'rework'> {
  const data = findJson(user)
  const product = isObject(data['product']) ? data['product'] : data
  return {
    prefix,
    input: `${prefix}\n${user}`,
    product: readProduct(product),
    rework: readRework(user),
    language:
      asText(data['language']) || (/\blanguage\b[^\n]{0,60}?\(([a-z]{2,3}(?:-[a-z0-9]+)*)\)/i.exec(prefix)?.[1] ?? 'en')
  }
}

function readRework(user: string): WriterRework | undefined {
  for (const line of user.split('\n').filter((candidate) => candidate.startsWith('{"earlier":'))) {
    const { earlier, note } = findJson(line)
    if (typeof earlier === 'string') return { earlier, note: asText(note) }
  }
  return undefined
}

function readProduct(product: JsonSchema): WriterProduct {
  const values = isObject(product['values']) ? product['values'] : product
  return {
    name: asText(product['name']) || asText(product['title']),
    brand: asText(product['brand']),
    collections: asTexts(product['collections']),
    options: asTexts(product['options']),
    values: Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    )
  }
}

/** The first line of the message that is a JSON object, or else the message as a whole. */
function findJson(message: string): JsonSchema {
  const candidates = [...message.split('\n').filter((line) => line.trim().startsWith('{')), message]
  for (const candidate of candidates) {
    const start = candidate.indexOf('{')
    const end = candidate.lastIndexOf('}')
    if (start < 0 || end < start) continue
    try {
      const value: unknown = JSON.parse(candidate.slice(start, end + 1))
      if (isObject(value)) return value
    } catch {
      continue
    }
  }
  return {}
}

function contents(messages: unknown): string[] {
  if (!Array.isArray(messages)) return []
  return messages.filter(isObject).map((message) => {
    const { content } = message
    if (typeof content === 'string') return content
    return Array.isArray(content)
      ? content
          .filter(isObject)
          .map((part) => asText(part['text']))
          .join('\n')
      : ''
  })
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function asTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}

function asCount(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
