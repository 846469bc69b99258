import { BLANK } from './access.ts'
import type { WixFaultRule } from './faults.ts'
import { asList, asObject, asText, type JsonObject } from './json.ts'
import type { WixAnswer, WixRoute } from './route.ts'
import type { WixStore } from './store.ts'

const EDGE_HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'
const SIGN_IN_HTML =
  '<!doctype html><html><head><title>Sign in to the network</title></head><body><form>…</form></body></html>'
const EMPTY = { message: '', details: {} }

/** The answer of a fault that keeps the request from being handled at all. */
export function answerInstead(fault: WixFaultRule | undefined, route: WixRoute | undefined): WixAnswer | undefined {
  switch (fault?.kind) {
    case 'rate-limit':
      return { ...TOO_MANY, headers: { 'retry-after': String(fault.retryAfterS ?? 2) } }
    case 'rate-limit-bare':
      return TOO_MANY
    case 'error-500':
      return { status: 500, body: EMPTY }
    case 'error-502-html':
      return { status: 502, body: EDGE_HTML }
    case 'error-503-empty':
      return { status: 503, body: BLANK }
    case 'error-504':
      return { status: 504, body: {} }
    case 'proxy-html':
      return { status: 200, body: SIGN_IN_HTML }
    case 'unauthorized':
      return { status: 401, body: BLANK }
    case 'forbidden':
      return { status: 403, body: EMPTY }
    case 'provisioning':
      return precondition(
        'CATALOG_V3_SITE_PROVISIONING',
        'Site is currently being provisioned for CATALOG_V3. Retry the request.'
      )
    case 'variants-misaligned':
      return route !== undefined && route.permission === 'write-products'
        ? precondition('VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT', 'Variants are not aligned with product')
        : undefined
    default:
      return undefined
  }
}

/** The answer of a fault that comes after everything was done. */
export function answerAfter(fault: WixFaultRule | undefined, answer: WixAnswer): WixAnswer {
  switch (fault?.kind) {
    case 'error-500-after':
      return { status: 500, body: {} }
    case 'error-504-after':
      return { status: 504, body: EDGE_HTML }
    default:
      return answer
  }
}

/** What a fault does to the store behind the request's back. None of it counts as the request's own change. */
export function disturb(fault: WixFaultRule | undefined, store: WixStore, path: string, body: JsonObject): void {
  switch (fault?.kind) {
    case 'stale-revision':
      for (const id of targets(path, body)) store.updateProduct(id, {})
      break
    case 'deleted-meanwhile':
      for (const id of targets(path, body)) store.deleteProduct(id)
      break
    case 'move-to-v3': {
      if (store.version !== 'V1') break
      const ids = [...store.products.keys()]
      store.moveToV3(ids.slice(0, Math.round(ids.length * (fault.newIds ?? 0))))
      break
    }
    case 'clock-skew':
      store.clockSkewMs = fault.skewMs ?? 600_000
      break
    default:
  }
}

/** The products that a request names, by path or body. */
function targets(path: string, body: JsonObject): readonly string[] {
  const named = /\/products\/([0-9a-f-]{36})(?:\/|$)/.exec(path)?.[1]
  const listed = [
    ...asList(body['ids']),
    ...asList(body['products']).map((item) => asObject(asObject(item)['product'])['id'])
  ]
  return [...new Set([named, ...listed.map(asText)].filter((id) => id !== undefined))]
}

function precondition(code: string, message: string): WixAnswer {
  return { status: 428, body: { message, details: { applicationError: { code, description: message, data: {} } } } }
}

const TOO_MANY: WixAnswer = { status: 429, body: { message: 'Too Many Requests', details: {} } }
