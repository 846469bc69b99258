// electron's session.fetch and net.fetch: Node's fetch with the limits of Electron's, and with Chromium's names for what goes wrong.

/** Headers that Electron's requests refuse: they are Chromium's business. */
const REFUSED = new Set([
  'content-length',
  'host',
  'trailer',
  'te',
  'upgrade',
  'cookie2',
  'keep-alive',
  'transfer-encoding'
])

/** @type {Readonly<Record<string, string>>} */
const NAMES = {
  ENOTFOUND: 'NAME_NOT_RESOLVED',
  EAI_AGAIN: 'NAME_NOT_RESOLVED',
  ECONNREFUSED: 'CONNECTION_REFUSED',
  EHOSTUNREACH: 'ADDRESS_UNREACHABLE',
  ENETUNREACH: 'INTERNET_DISCONNECTED',
  ECONNRESET: 'CONNECTION_RESET',
  UND_ERR_SOCKET: 'CONNECTION_CLOSED',
  UND_ERR_CONNECT_TIMEOUT: 'CONNECTION_TIMED_OUT',
  CERT_HAS_EXPIRED: 'CERT_DATE_INVALID',
  CERT_NOT_YET_VALID: 'CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'CERT_COMMON_NAME_INVALID',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'CERT_AUTHORITY_INVALID'
}

/**
 * @param {string | Request} input
 * @param {RequestInit & { bypassCustomProtocolHandlers?: boolean }} [init]
 * @returns {Promise<Response>}
 */
export async function sessionFetch(input, { bypassCustomProtocolHandlers: _, ...init } = {}) {
  const request = new Request(input, init)
  if (request.redirect === 'manual') throw new Error('Redirect was cancelled')
  for (const name of new Headers(init.headers).keys())
    if (REFUSED.has(name)) throw new Error('net::ERR_INVALID_ARGUMENT')
  try {
    return await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw request.signal.reason
    throw new Error(chromiumMessage(error))
  }
}

/** @param {unknown} error */
function chromiumMessage(error) {
  const { cause } = /** @type {{ cause?: { code?: string, message?: string } }} */ (error)
  if (cause?.message === 'unexpected redirect') return "Attempted to redirect, but redirect policy was 'error'"
  return `net::ERR_${NAMES[cause?.code ?? ''] ?? 'FAILED'}`
}
