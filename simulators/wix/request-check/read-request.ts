import { isObject, type JsonObject } from '../json.ts'
import type { WixMethod } from './methods.ts'
import { fieldsOf, type TypeTable, type WixType } from './type-table.ts'

/** A request as it came over the wire. */
export interface SentRequest {
  readonly verb: string
  readonly path: string
  readonly query: URLSearchParams
  /** As text, or parsed already; undefined and empty text where there is none. */
  readonly body: string | JsonObject | undefined
}

/**
 * What was asked, as one object of the method's request type, wherever it stood: JSON body, `.r` (base64url of JSON), or plain
 * parameters, of which those with dots are nested. Placeholders of the path are added by their names.
 * @returns a sentence where the request can't be read at all
 */
export function readSent(
  { verb, query, body }: SentRequest,
  method: WixMethod,
  params: ReadonlyMap<string, string>
): JsonObject | string {
  if (verb === 'GET' || verb === 'DELETE') {
    if (typeof body === 'string' && body !== '') return `${verb} carries a body`
    const packed = query.get('.r')
    if (packed === null) return fromParameters(query, method, params)
    if (query.size > 1) return '.r and other parameters at once'
    return parse(Buffer.from(packed, 'base64url').toString('utf8'), '.r')
  }
  if (query.size > 0) return `${verb} carries query parameters`
  const read = typeof body === 'string' && body !== '' ? parse(body, 'the body') : isObject(body) ? body : {}
  return typeof read === 'string' ? read : withPath(read, method, params)
}

function parse(text: string, where: string): JsonObject | string {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : `${where} is not an object`
  } catch {
    return `${where} is not JSON`
  }
}

/** Only those placeholders that the type knows by the same name: `{product.id}` lies deeper and is sent in the body. */
function withPath(body: JsonObject, method: WixMethod, params: ReadonlyMap<string, string>): JsonObject {
  const known = fieldsOf(method.types, method.request)
  const added = [...params].filter(([name]) => known?.has(name) === true && !(name in body))
  return { ...Object.fromEntries(added), ...body }
}

function fromParameters(
  parameters: URLSearchParams,
  method: WixMethod,
  params: ReadonlyMap<string, string>
): JsonObject {
  const read: Record<string, unknown> = {}
  for (const key of new Set(parameters.keys())) {
    const path = key.split('.')
    const type = typeAt(method.types, method.request, path)
    const values = parameters.getAll(key).map((text) => scalar(type?.kind === 'list' ? type.of : type, text))
    put(read, path, type?.kind === 'list' || values.length > 1 ? values : values[0])
  }
  return withPath(read, method, params)
}

function typeAt(types: TypeTable, name: string, path: readonly string[]): WixType | undefined {
  const [head = '', ...rest] = path
  const type = fieldsOf(types, name)?.get(head)?.type
  if (rest.length === 0 || type === undefined) return type
  return type.kind === 'named' ? typeAt(types, type.name, rest) : undefined
}

function scalar(type: WixType | undefined, text: string): unknown {
  if (type?.kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return type?.kind === 'number' && text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
}

function put(into: Record<string, unknown>, [head = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[head] = value
    return
  }
  const inner = into[head]
  const next: Record<string, unknown> = isObject(inner) ? { ...inner } : {}
  put(next, rest, value)
  into[head] = next
}
