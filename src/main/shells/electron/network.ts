import { errorMessage } from '#shared/lib/error-message.ts'
import type { HostServices } from '../../ports/host.ts'
import type { NetworkFailure } from '../../ports/network.ts'
import { createNetwork } from '../common/network.ts'

/** What is used of a session of Electron. */
export interface NetworkSession {
  fetch(url: string, init: RequestInit & { readonly bypassCustomProtocolHandlers: true }): Promise<Response>
  closeAllConnections(): Promise<void>
}

/**
 * The network of Electron, which is Chromium's: the system's proxy with its sign-in, and the certificates that the system trusts.
 * Cookies are neither sent nor kept, nothing is cached, and the app's own schemes stay out of it.
 *
 * Each request has a session to itself and opens a connection of its own. On a connection that was used before, Chromium sends a request
 * again when it breaks before the answer (`HttpNetworkTransaction::ShouldResendRequest`), a write like any other: a store would be
 * written twice without our knowing.
 */
export function createElectronNetwork(sessions: readonly NetworkSession[]): HostServices['fetch'] {
  const free = [...sessions]
  const waiting: ((session: NetworkSession) => void)[] = []
  const take = (): Promise<NetworkSession> => {
    const session = free.pop()
    return session === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(session)
  }
  const give = (session: NetworkSession): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(session)
    else next(session)
  }
  return async (request, signal) => {
    const session = await take()
    try {
      return await overSession(session)(request, signal)
    } finally {
      give(session)
    }
  }
}

function overSession(session: NetworkSession): HostServices['fetch'] {
  return createNetwork({
    async send({ url, ...request }, signal) {
      await session.closeAllConnections()
      return session.fetch(url, {
        ...request,
        signal,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        bypassCustomProtocolHandlers: true
      })
    },
    failureOf
  })
}

type Unsent = Extract<NetworkFailure, { readonly sent: false }>['kind']

/** Chromium's net errors at which a request has certainly not left; after any other it may have. */
const UNSENT: ReadonlyMap<string, Unsent> = new Map<string, Unsent>([
  ['INTERNET_DISCONNECTED', 'unreachable'],
  ['NAME_NOT_RESOLVED', 'unreachable'],
  ['NAME_RESOLUTION_FAILED', 'unreachable'],
  ['DNS_TIMED_OUT', 'unreachable'],
  ['ADDRESS_UNREACHABLE', 'unreachable'],
  ['ADDRESS_INVALID', 'unreachable'],
  ['CONNECTION_REFUSED', 'unreachable'],
  ['CONNECTION_TIMED_OUT', 'unreachable'],
  ['CONNECTION_FAILED', 'unreachable'],
  ['NETWORK_ACCESS_DENIED', 'unreachable'],
  ['PROXY_CONNECTION_FAILED', 'proxy'],
  ['TUNNEL_CONNECTION_FAILED', 'proxy'],
  ['PROXY_AUTH_UNSUPPORTED', 'proxy'],
  ['PROXY_AUTH_REQUESTED', 'proxy'],
  ['PROXY_CERTIFICATE_INVALID', 'proxy'],
  ['MANDATORY_PROXY_CONFIGURATION_FAILED', 'proxy'],
  ['NO_SUPPORTED_PROXIES', 'proxy'],
  ['SSL_PROTOCOL_ERROR', 'untrusted'],
  ['SSL_VERSION_OR_CIPHER_MISMATCH', 'untrusted'],
  ['CERT_DATE_INVALID', 'untrusted-date']
])

function failureOf(error: unknown): NetworkFailure {
  const message = errorMessage(error)
  const [, code = ''] = /net::ERR_([A-Z0-9_]+)/.exec(message) ?? []
  const kind = UNSENT.get(code) ?? (code.startsWith('CERT_') ? 'untrusted' : null)
  if (kind !== null) return { kind, sent: false, message }
  return { kind: message.includes('redirect policy was') ? 'redirected' : 'lost', sent: true, message }
}
