import { assertNever } from '#shared/lib/assert-never.ts'
import { NetworkError, type NetworkFailureKind } from '../../ports/network.ts'

/** Codes of Node's sockets and resolver, undici and Chromium's network for "nobody was reached": nothing was sent. */
const UNREACHED =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_NODATA|EAI_NONAME|EAI_FAIL|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ERR_INTERNET_DISCONNECTED|ERR_NAME_NOT_RESOLVED|ERR_CONNECTION_REFUSED|ERR_CONNECTION_TIMED_OUT|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_CHANGED|ERR_NETWORK_ACCESS_DENIED|ERR_PROXY_CONNECTION_FAILED|ERR_NETWORK_IO_SUSPENDED)$/
/** A certificate that is right at another time than this computer's. */
const WRONG_TIME = /^(?:CERT_NOT_YET_VALID|CERT_HAS_EXPIRED|ERR_CERT_DATE_INVALID)$/
const UNTRUSTED = /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED|ERR_TLS_|ERR_SSL_|ERR_CERT_|EPROTO$|HOSTNAME_MISMATCH)/

export type NetworkFailure =
  | { readonly kind: 'unreached'; readonly code: string }
  /** Its certificate is not accepted; `wrongTime` where only its dates are to blame. Nothing was sent. */
  | { readonly kind: 'untrusted'; readonly wrongTime: boolean }
  /** Sent on to another address, which a fetch that refuses redirects reports as an error. */
  | { readonly kind: 'redirected' }
  /** Anything may have happened to what was sent. */
  | { readonly kind: 'broken' }

/** What a request that got no HTTP answer came to. */
export function readNetworkError(error: unknown): NetworkFailure {
  const codes = networkCodes(error)
  if (codes.some((code) => UNTRUSTED.test(code))) {
    return { kind: 'untrusted', wrongTime: codes.some((code) => WRONG_TIME.test(code)) }
  }
  if (codes.includes('REDIRECT')) return { kind: 'redirected' }
  const unreached = codes.find((code) => UNREACHED.test(code))
  return unreached === undefined ? { kind: 'broken' } : { kind: 'unreached', code: unreached }
}

/** The same in the words of the shell's own network; of another `fetch`, as in tests over Node's, it is read from the error. */
export function networkFailureKind(error: unknown): NetworkFailureKind {
  if (error instanceof NetworkError) return error.failure.kind
  const failure = readNetworkError(error)
  switch (failure.kind) {
    case 'unreached':
      return 'unreachable'
    case 'untrusted':
      return failure.wrongTime ? 'untrusted-date' : 'untrusted'
    case 'redirected':
      return 'redirected'
    case 'broken':
      return 'lost'
    default:
      return assertNever(failure)
  }
}

/** Codes of an error, of what caused it and of what was tried, as far as they go. */
function networkCodes(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return []
  const codes: string[] = []
  if ('code' in error && typeof error.code === 'string') codes.push(error.code)
  if ('message' in error && typeof error.message === 'string') {
    const chromium = /\bnet::(ERR_[A-Z_]+)/.exec(error.message)?.[1]
    if (chromium !== undefined) codes.push(chromium)
    if (/unexpected redirect|redirect mode is set to error/i.test(error.message)) codes.push('REDIRECT')
  }
  if ('cause' in error) codes.push(...networkCodes(error.cause, depth + 1))
  if ('errors' in error && Array.isArray(error.errors)) {
    codes.push(...error.errors.slice(0, 10).flatMap((inner) => networkCodes(inner, depth + 1)))
  }
  return codes
}
