import type { HostServices } from '../ports/host.ts'
import { NetworkError } from '../ports/network.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Statuses whose answer cannot have a body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/**
 * A `fetch` whose network is the shell's. Text goes out, a whole answer comes back; redirects are refused and no cookie is sent or kept.
 * Rejects with a `NetworkError`, or with the signal's reason.
 */
export function createHostFetch(host: Pick<HostServices, 'fetch'>): Fetch {
  return async (input, { signal: given, ...init } = {}) => {
    // Not through Request, which holds on to a signal for longer than its request lasts.
    const signal = given ?? (input instanceof Request ? input.signal : NEVER)
    signal.throwIfAborted()
    const request = new Request(input, init)
    const { url, method, headers } = request
    const body = request.body === null ? null : await request.text()
    const result = await host
      .fetch({ url, method, headers: Object.fromEntries(headers), body }, signal)
      .finally(() => signal.throwIfAborted())
    if (!result.ok) throw new NetworkError(result.failure)
    const { answer } = result
    return new Response(BODILESS.has(answer.status) ? null : answer.body, {
      status: answer.status,
      headers: answer.headers.map(([name, value]) => [name, value])
    })
  }
}

const NEVER = new AbortController().signal
