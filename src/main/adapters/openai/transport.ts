import { AnswerTooLarge, readBody, type Fetch } from '../common/transport.ts'

/** Bytes of an answer at most. A description of 8,000 characters in every attribute stays far below. */
export const LARGEST_ANSWER = 2 * 1_024 * 1_024
const LARGEST_ERROR = 64 * 1_024

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
