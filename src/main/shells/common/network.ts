import { isLoopbackHost } from '#shared/lib/loopback.ts'
import type { HostServices } from '../../ports/host.ts'
import { LARGEST_ANSWER, type NetworkAnswer, type NetworkFailure, type NetworkRequest } from '../../ports/network.ts'

/** The part of a `fetch` answer that is read here; those of Electron, Node and undici all have it. */
export interface RawAnswer {
  readonly status: number
  readonly headers: Iterable<[string, string]>
  readonly body: AsyncIterable<Uint8Array> | null
}

export interface NetworkOptions {
  /** Sends the request as it is, refuses redirects, and unpacks the answer. Rejects where there is none. */
  send(request: NetworkRequest, signal: AbortSignal): Promise<RawAnswer>
  /** Of what `send`, or reading its answer, rejected with. */
  failureOf(error: unknown): NetworkFailure
}

/** Headers that are the connection's business and not the request's: Electron refuses some of them, and none may be chosen from outside. */
const CONNECTION_HEADERS: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'cookie',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade'
])

/** `HostServices.fetch` over whatever network a shell has. Throws for an address that no request may ever go to: that is a bug. */
export function createNetwork({ send, failureOf }: NetworkOptions): HostServices['fetch'] {
  return async (request, signal) => {
    if (!mayBeAsked(request.url)) throw new Error('Only https, or http on this computer, can be asked')
    signal.throwIfAborted()
    const enough = new AbortController()
    let answered = false
    try {
      const until = AbortSignal.any([signal, enough.signal])
      const raw = await send({ ...request, headers: ownHeaders(request.headers) }, until)
      answered = true
      const body = await readBody(raw.body)
      if (body === null) {
        enough.abort()
        return { ok: false, failure: tooLarge() }
      }
      const answer: NetworkAnswer = { status: raw.status, headers: headersOf(raw.headers), body }
      return { ok: true, answer }
    } catch (error) {
      signal.throwIfAborted()
      const failure = failureOf(error)
      return { ok: false, failure: answered ? { kind: 'lost', sent: true, message: failure.message } : failure }
    }
  }
}

/** The key and the product text would be readable on the way to anything else. */
function mayBeAsked(address: string): boolean {
  const url = URL.parse(address)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.hostname))
}

function ownHeaders(headers: NetworkRequest['headers']): NetworkRequest['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CONNECTION_HEADERS.has(name.toLowerCase())))
}

/** Of the answer as it is after unpacking: how it was packed and how long it was then is no longer true. */
function headersOf(headers: Iterable<[string, string]>): NetworkAnswer['headers'] {
  return [...headers].filter(([name]) => !['content-encoding', 'content-length', 'set-cookie'].includes(name))
}

/** Null where there is too much. */
async function readBody(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > LARGEST_ANSWER) return null
    chunks.push(chunk)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.byteLength
  }
  return whole
}

function tooLarge(): NetworkFailure {
  return { kind: 'too-large', sent: true, message: `The answer has more than ${LARGEST_ANSWER / 1_024 / 1_024} MB.` }
}
