// electron.protocol: schemes of the app's own, and what becomes of a request for one.
import { app } from './app.mjs'
import { originOf, schemes, toApp } from './addresses.mjs'
import { record } from './record.mjs'

/** @type {Map<string, (request: Request) => Response | Promise<Response>>} */
const handlers = new Map()

export const protocol = {
  /** @param {{ scheme: string, privileges: Record<string, boolean> }[]} custom */
  registerSchemesAsPrivileged(custom) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of custom) {
      record('protocol.registerSchemesAsPrivileged', scheme, privileges)
      if (privileges['standard']) schemes.add(scheme)
    }
  },
  /** @param {string} scheme @param {(request: Request) => Response | Promise<Response>} handler */
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  /** @param {string} scheme */
  isProtocolHandled: (scheme) => handlers.has(scheme)
}

/** Of the addresses as Chromium sees them, those that a handler may answer. */
export function handledPatterns() {
  return [...handlers.keys()].map((scheme) =>
    schemes.has(scheme) ? `http://*.${scheme}.localhost/*` : `${scheme}://*`
  )
}

/**
 * @param {{ url: string, method: string, headers: Record<string, string>, postDataEntries?: { bytes?: string }[] }} asked by Chromium
 * @returns {Promise<Response | null>} null where no handler answers for it
 */
export async function answerByHandler({ url, method, headers, postDataEntries = [] }) {
  const address = toApp(url)
  const handler = handlers.get(new URL(address).protocol.slice(0, -1))
  if (!handler) return null
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
  const init = { method, headers: appHeaders(headers) }
  return handler(new Request(address, body.length > 0 ? { ...init, body } : init))
}

/** @param {Record<string, string>} headers */
function appHeaders(headers) {
  const origin = Object.keys(headers).find((name) => name.toLowerCase() === 'origin')
  if (origin === undefined || headers[origin] === 'null') return headers
  return { ...headers, [origin]: originOf(toApp(`${headers[origin]}/`)) }
}
