import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { Agent, type Dispatcher } from 'undici'
import type { Fetch } from '../common/transport.ts'
import { LARGEST_ANSWER } from './transport.ts'

/** Statuses that `fetch` would follow, and those that cannot have a body. */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

const UNPACK = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress)
} as const

type HeaderValues = Readonly<Record<string, string | readonly string[] | undefined>>
type Bytes = Uint8Array<ArrayBuffer>

interface Answer {
  readonly status: number
  readonly statusText: string
  readonly headers: HeaderValues
  readonly body: Bytes
}

/**
 * The part of `fetch` that the SDK needs, over kept connections to each origin, at a fraction of the built-in one's CPU time: no streams,
 * no cache, no service worker. Text goes out, a whole answer comes back. It differs from `fetch` in that
 * - it always refuses a redirect;
 * - it resolves when the whole body is there, and reads at most one piece more than any answer may have: enough for the caller's own
 *   limit to see that there was too much;
 * - it asks for an answer that is not packed, and unpacks one that comes packed all the same.
 *
 * Like `fetch` it takes no proxy from the environment, and rejects with the signal's reason, or with a TypeError whose `cause` is the
 * socket's error.
 */
export function createLeanFetch(): Fetch {
  // HTTP/1.1 as with `fetch`: each request has a connection of its own, so that one that breaks takes no other with it.
  const agent = new Agent({ allowH2: false, pipelining: 1 })
  return async (input, init = {}) => {
    const signal = init.signal ?? null
    signal?.throwIfAborted()
    try {
      const url = new URL(input instanceof Request ? input.url : input)
      const answer = await exchange(agent, signal, {
        origin: url.origin,
        path: url.pathname + url.search,
        method: methodOf(init.method),
        headers: { ...Object.fromEntries(new Headers(init.headers)), 'accept-encoding': 'identity' },
        body: textOf(init.body)
      })
      if (REDIRECTS.has(answer.status)) throw new Error('unexpected redirect')
      return new Response(BODILESS.has(answer.status) ? null : await unpacked(answer), {
        status: answer.status,
        statusText: answer.statusText,
        headers: headersOf(answer.headers)
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw new TypeError('fetch failed', { cause: error })
    }
  }
}

/** One request and its answer. Bytes are taken as they come: a stream between would cost more than all the rest. */
function exchange(agent: Agent, signal: AbortSignal | null, options: Dispatcher.DispatchOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer<ArrayBufferLike>[] = []
    let size = 0
    let head: Omit<Answer, 'body'> = { status: 0, statusText: '', headers: {} }
    let running: Dispatcher.DispatchController | undefined
    let over = false
    const giveUp = (): void => {
      end(() => reject(new Error('aborted')))
      running?.abort(new Error('aborted'))
    }
    /** Whatever comes after the first end changes nothing. */
    const end = (settle: () => void): void => {
      if (over) return
      over = true
      signal?.removeEventListener('abort', giveUp)
      settle()
    }
    const answered = (): void => end(() => resolve({ ...head, body: joined(chunks) }))
    signal?.addEventListener('abort', giveUp, { once: true })
    agent.dispatch(options, {
      onRequestStart(controller) {
        running = controller
        if (over) controller.abort(new Error('aborted'))
      },
      onResponseStart(controller, status, headers, statusText = '') {
        // An interim answer; the real one follows.
        if (status < 200) return
        head = { status, statusText, headers }
        if (!REDIRECTS.has(status)) return
        answered()
        controller.abort(new Error('redirected'))
      },
      onResponseData(controller, chunk) {
        chunks.push(chunk)
        size += chunk.byteLength
        if (size <= LARGEST_ANSWER) return
        answered()
        controller.abort(new Error('too large'))
      },
      onResponseEnd: answered,
      onResponseError(_controller, error) {
        end(() => reject(error))
      }
    })
  })
}

function methodOf(method: string | undefined): Dispatcher.HttpMethod {
  return (method ?? 'GET').toUpperCase() as Dispatcher.HttpMethod
}

function textOf(body: RequestInit['body']): string | null {
  if (body === undefined || body === null) return null
  if (typeof body !== 'string') throw new Error('Only text can be sent')
  return body
}

/** A copy: what arrives may lie in a buffer that the connection uses again. */
function joined(chunks: readonly Buffer[]): Bytes {
  return Uint8Array.from(Buffer.concat(chunks))
}

async function unpacked({ body, headers }: Answer): Promise<Bytes> {
  const packing = String(headers['content-encoding'] ?? 'identity').toLowerCase()
  if (packing === 'identity' || packing === '' || body.byteLength === 0) return body
  if (!Object.hasOwn(UNPACK, packing)) throw new Error(`An answer packed as ${packing} was not asked for`)
  return Uint8Array.from(await UNPACK[packing as keyof typeof UNPACK](body, { maxOutputLength: LARGEST_ANSWER }))
}

function headersOf(from: HeaderValues): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(from)) {
    if (value === undefined) continue
    for (const one of typeof value === 'string' ? [value] : value) headers.append(name, one)
  }
  return headers
}
