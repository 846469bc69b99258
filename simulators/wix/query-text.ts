import { isObject } from './json.ts'

/** Addresses that take a whole request object, by GET or POST alike. */
const ASKS = /\/(query|query-platformized|search|count)$/

/**
 * The JSON that a GET stands for, as Wix's SDK packs it: base64url in `.r` where a member lies deeper than the first level, and plain
 * parameters where none does, repeated for a list. Empty for every other address.
 */
export function queryText(url: URL): string {
  const packed = url.searchParams.get('.r')
  if (packed !== null) return Buffer.from(packed, 'base64url').toString('utf8')
  if (url.search === '' || !ASKS.test(url.pathname)) return ''
  const body: Record<string, unknown> = {}
  for (const name of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(name).map(scalar)
    put(body, name.split('.'), name === 'fields' || values.length > 1 ? values : values[0])
  }
  return JSON.stringify(body)
}

function scalar(text: string): unknown {
  return text === 'true' || text === 'false' ? text === 'true' : text
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
