import tls from 'node:tls'
import { Agent, EnvHttpProxyAgent, fetch, type Dispatcher, type Response } from 'undici'
import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import { isLoopbackHost } from '#shared/lib/loopback.ts'
import type { HostServices } from '../../ports/host.ts'
import type { NetworkFailure } from '../../ports/network.ts'
import { createNetwork, type RawAnswer } from '../common/network.ts'

export interface WebNetworkOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The certificates of authorities that are trusted, PEM. Called once, before the first connection that needs them. */
  readonly authorities: () => readonly string[]
}

/** Those that come with Node, those of NODE_EXTRA_CA_CERTS, and those that this computer's owner added: a company's proxy has its own. */
export function trustedAuthorities(): readonly string[] {
  return [...new Set([...tls.getCACertificates('default'), ...tls.getCACertificates('system')])]
}

/**
 * The network of a shell without Electron: through the proxy that the environment names (HTTPS_PROXY, NO_PROXY), straight to this
 * computer. Connections are kept.
 */
export function createWebNetwork({ env, authorities }: WebNetworkOptions): HostServices['fetch'] {
  const ways = new Map<Way, Dispatcher>()
  let trusted: tls.SecureContext | null = null
  const secureContext = (): tls.SecureContext => (trusted ??= tls.createSecureContext({ ca: [...authorities()] }))
  const open = (way: Way): Dispatcher => {
    switch (way) {
      case 'plain':
        return new Agent(CONNECTION)
      case 'inside':
        return new Agent({ ...CONNECTION, connect: { secureContext: secureContext() } })
      case 'outside':
        return proxied(env, secureContext())
      default:
        return assertNever(way, 'way')
    }
  }
  const dispatcherFor = (url: URL): Dispatcher => {
    const way = wayTo(url)
    const dispatcher = ways.get(way) ?? open(way)
    ways.set(way, dispatcher)
    return dispatcher
  }
  return createNetwork({
    async send({ url, ...request }, signal) {
      const address = new URL(url)
      let sent = false
      const starts = (): void => {
        sent = true
      }
      try {
        const dispatcher = dispatcherFor(address).compose(
          (dispatch) => (options, handler) => dispatch(options, watched(handler, starts))
        )
        return rawAnswer(await fetch(address, { ...request, signal, redirect: 'error', dispatcher }))
      } catch (error) {
        throw sent ? error : new UnsentError(error)
      }
    },
    failureOf
  })
}

// HTTP/1.1: each request has a connection of its own, so that one that breaks takes no other with it, and none is ever sent a second time.
const CONNECTION = { allowH2: false, pipelining: 1 } as const

type Way = 'plain' | 'inside' | 'outside'

/** A proxy could not reach this computer, and must not see what is sent inside it. */
function wayTo(url: URL): Way {
  if (!isLoopbackHost(url.hostname)) return 'outside'
  return url.protocol === 'https:' ? 'inside' : 'plain'
}

function proxied(env: WebNetworkOptions['env'], secureContext: tls.SecureContext): Dispatcher {
  const trust = { secureContext }
  // As curl does: a proxy for http is none for https, and an address without a scheme is an http proxy's.
  const named = env['https_proxy'] ?? env['HTTPS_PROXY'] ?? env['all_proxy'] ?? env['ALL_PROXY'] ?? ''
  const httpsProxy = named === '' || named.includes('://') ? named : `http://${named}`
  const noProxy = env['no_proxy'] ?? env['NO_PROXY'] ?? ''
  if (httpsProxy === '') return new Agent({ ...CONNECTION, connect: trust })
  return new EnvHttpProxyAgent({
    ...CONNECTION,
    httpsProxy,
    noProxy,
    connect: trust,
    requestTls: trust,
    proxyTls: trust
  })
}

/** Notices the moment at which a request is given to a connection that stands. */
function watched(handler: Dispatcher.DispatchHandler, starts: () => void): Dispatcher.DispatchHandler {
  return {
    onRequestStart(controller, context) {
      starts()
      handler.onRequestStart?.(controller, context)
    },
    onRequestUpgrade: (...args) => handler.onRequestUpgrade?.(...args),
    onResponseStarted: () => handler.onResponseStarted?.(),
    onResponseStart: (...args) => handler.onResponseStart?.(...args),
    onResponseData: (...args) => handler.onResponseData?.(...args),
    onResponseEnd: (...args) => handler.onResponseEnd?.(...args),
    onResponseError: (...args) => handler.onResponseError?.(...args)
  }
}

/** Nothing of the request has left this computer for its server. */
class UnsentError extends Error {
  constructor(cause: unknown) {
    super('not sent', { cause })
  }
}

function rawAnswer({ status, headers, body }: Response): RawAnswer {
  return { status, headers, body }
}

const DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
const TRUST = /^(CERT_|EPROTO|ERR_SSL_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA)/
const PROXY = /^(UND_ERR_PRX|UND_ERR_INVALID_ARG|ERR_INVALID_URL)/

function failureOf(error: unknown): NetworkFailure {
  const { code, message } = origin(error)
  if (!(error instanceof UnsentError))
    return { kind: message === 'unexpected redirect' ? 'redirected' : 'lost', sent: true, message }
  return { kind: unsentKind(code, message), sent: false, message }
}

function unsentKind(code: string, message: string): Extract<NetworkFailure, { sent: false }>['kind'] {
  if (DATES.has(code)) return 'untrusted-date'
  if (PROXY.test(code) || message.startsWith('Proxy response')) return 'proxy'
  return TRUST.test(code) ? 'untrusted' : 'unreachable'
}

/** What `fetch failed` wraps. */
function origin(error: unknown): { readonly code: string; readonly message: string } {
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  const message = errorMessage(at)
  return { code: at instanceof Error && 'code' in at ? String(at.code) : '', message }
}
