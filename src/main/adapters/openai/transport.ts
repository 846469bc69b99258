import type { Timers } from '../../ports/system.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Bytes of an answer at most. A description of 8,000 characters in every attribute stays far below. */
export const LARGEST_ANSWER = 2 * 1_024 * 1_024
const LARGEST_ERROR = 64 * 1_024

export class AnswerTooLarge extends Error {}

/**
 * The fetch that the SDK gets. It sends no header but the few that are needed, whatever the environment or the SDK would add, never
 * follows a redirect (a key belongs to one origin), and cuts the body of an error to what an error needs.
 */
export function guardedFetch(fetch: Fetch, keyless: boolean): Fetch {
  return async (input, init) => {
    const given = new Headers(init?.headers)
    const headers = new Headers({ accept: 'application/json', 'user-agent': 'Wordshelf' })
    for (const name of keyless ? ['content-type'] : ['content-type', 'authorization']) {
      const value = given.get(name)
      if (value !== null) headers.set(name, value)
    }
    const response = await fetch(input, { ...init, headers, redirect: 'error' })
    if (response.ok || response.body === null) return response
    const text = await readBody(response, LARGEST_ERROR).catch((error: unknown) => {
      if (error instanceof AnswerTooLarge) return ''
      throw error
    })
    return new Response(text, { status: response.status, statusText: response.statusText, headers: response.headers })
  }
}

export async function readAnswerBody(response: Response): Promise<string> {
  return readBody(response, LARGEST_ANSWER)
}

async function readBody(response: Response, most: number): Promise<string> {
  if (response.body === null) return ''
  const body: ReadableStream<Uint8Array> = response.body
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  // Leaving the loop early cancels the rest of the body.
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > most) throw new AnswerTooLarge(`The answer is larger than ${most} bytes.`)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

export interface Deadline {
  readonly signal: AbortSignal
  /** True once the time was up before the caller gave up. */
  readonly timedOut: boolean
  dispose(): void
}

/** A signal that ends with the caller's or after `ms`, whichever is first. Holds nothing of the caller's once disposed. */
export function deadline(timers: Timers, ms: number, caller: AbortSignal): Deadline {
  const controller = new AbortController()
  let timedOut = false
  const give = (): void => controller.abort()
  const undo = timers.after(ms, () => {
    timedOut = !controller.signal.aborted
    controller.abort()
  })
  if (caller.aborted) give()
  else caller.addEventListener('abort', give, { once: true })
  return {
    signal: controller.signal,
    get timedOut() {
      return timedOut
    },
    dispose() {
      undo()
      caller.removeEventListener('abort', give)
    }
  }
}
