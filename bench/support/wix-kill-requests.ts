import { asList, asObject, asText } from '../../simulators/wix/json.ts'
import type { EffectiveWrite, WixLogEntry } from '../../simulators/wix/request-log.ts'
import { attributeOf } from './wix-kill-view.ts'

export const fieldKey = (productId: string, attribute: string): string => `${attribute} of ${productId}`

/**
 * Holds what a run really changed in the store against the values that the app says it has written: each once, and nothing else.
 * @param written keys of fields
 */
export function checkWrites(writes: readonly EffectiveWrite[], written: ReadonlySet<string>): string[] {
  const times = new Map<string, number>([...written].map((key) => [key, 0]))
  const wrong: string[] = []
  for (const { entity, id, field, request } of writes) {
    // A ribbon that no product carries shows nowhere; V3 wants it made before a product names it.
    if (entity === 'ribbon' && field === 'created') continue
    const attribute = entity === 'product' ? attributeOf(field) : undefined
    const key = fieldKey(id, attribute ?? field)
    if (attribute === undefined || !written.has(key))
      wrong.push(`request ${request} wrote ${key}, and nobody approved it`)
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  for (const [key, n] of times) if (n !== 1 && written.has(key)) wrong.push(`${key} was written ${n} times`)
  return wrong
}

/** Outside of publishes and undos nothing is written at all. */
export function checkRestOfWrites(writes: readonly EffectiveWrite[]): string[] {
  return writes.map(({ id, field, request }) => `request ${request} wrote ${field} of ${id} outside of any run`)
}

/** Between two writes of a product lies a read of it by its id that was answered, whatever came of the first. */
export function checkReads(requests: readonly WixLogEntry[]): string[] {
  const wrong: string[] = []
  /** Products that were written and not read since, with the request. */
  const unread = new Map<string, number>()
  for (const request of requests) {
    const targets = targetsOf(request)
    for (const id of targets) {
      const before = unread.get(id)
      if (before !== undefined)
        wrong.push(`${id} was written by request ${request.number}, and not read since request ${before} wrote it`)
      unread.set(id, request.number)
    }
    if (targets.length > 0 || request.status !== 200 || unread.size === 0) continue
    const asked = `${request.path} ${JSON.stringify(request.body ?? '')}`
    for (const id of unread.keys()) if (asked.includes(id)) unread.delete(id)
  }
  return wrong
}

/** The product that a key's permissions are tried on. There is none such. */
const NO_PRODUCT = '00000000-0000-4000-8000-000000000000'

/** Products that a request means to change. */
function targetsOf({ method, path, body }: WixLogEntry): readonly string[] {
  const ids = [/\/products\/([0-9a-f-]{36})(?:\/|$)/.exec(path)?.[1]]
  if (path.endsWith('/bulk/products/update')) {
    const { products, ids: named } = asObject(body)
    ids.push(...asList(named).map(asText))
    ids.push(...asList(products).map((item) => asText(asObject(asObject(item)['product'])['id'])))
  }
  return method === 'GET' ? [] : ids.filter((id) => id !== undefined && id !== NO_PRODUCT).map(String)
}
