import type { Timers } from '../../ports/system.ts'

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

export class AnswerTooLarge extends Error {}

/** The whole body as text. Throws `AnswerTooLarge` beyond `most` bytes. */
export async function readBody(response: Response, most: number): Promise<string> {
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
