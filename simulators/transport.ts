/** The only way that the simulator waits; the answer undoes the timer. */
export interface SimulatorTimers {
  after(ms: number, run: () => void): () => void
}

/** Waits `ms`, or for ever; rejects with an AbortError as soon as the caller goes away. */
export function wait(timers: SimulatorTimers, ms: number | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const undo = ms === undefined ? () => {} : timers.after(ms, done)
    function done(): void {
      signal.removeEventListener('abort', gone)
      resolve()
    }
    function gone(): void {
      undo()
      reject(new DOMException('This operation was aborted', 'AbortError'))
    }
    if (signal.aborted) gone()
    else signal.addEventListener('abort', gone, { once: true })
  })
}

/**
 * A body that sends `start` and then breaks, as a dropped connection does. Behind a socket `hangUp` breaks it, since a server that
 * sees its own stream fail reports a bug.
 */
export function brokenBody(start: string, hangUp: (() => void) | undefined): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (!sent) controller.enqueue(new TextEncoder().encode(start))
      else if (hangUp === undefined) controller.error(new TypeError('terminated'))
      else hangUp()
      sent = true
    }
  })
}

/** A body that sends `start` and then nothing more until the caller goes away; behind a socket it then simply ends. */
export function stalledBody(
  start: string,
  signal: AbortSignal,
  hangUp: (() => void) | undefined
): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(start))
      const gone = (): void => {
        if (hangUp === undefined) controller.error(new DOMException('This operation was aborted', 'AbortError'))
        else controller.close()
      }
      signal.addEventListener('abort', gone, { once: true })
    }
  })
}

/** A body whose second half comes `ms` after the first. */
export function slowBody(
  text: string,
  ms: number,
  timers: SimulatorTimers,
  signal: AbortSignal
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  const half = Math.floor(bytes.length / 2)
  let sent = false
  return new ReadableStream({
    async pull(controller) {
      if (!sent) {
        controller.enqueue(bytes.subarray(0, half))
        sent = true
        return
      }
      await wait(timers, ms, signal)
      controller.enqueue(bytes.subarray(half))
      controller.close()
    }
  })
}

/** Thrown inside a handler to end the request without an answer. */
export class Dropped extends Error {}

/** What Node's fetch rejects with when the other side closes the connection before an answer. */
export function networkError(): TypeError {
  return new TypeError('fetch failed', {
    cause: Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
  })
}

/** Closes the connection under a request, given what Hono calls its environment; undefined in this process, where there is none. */
export function hangUpOf(env: unknown): (() => void) | undefined {
  const outgoing = typeof env === 'object' && env !== null && 'outgoing' in env ? env.outgoing : undefined
  if (typeof outgoing !== 'object' || outgoing === null || !('destroy' in outgoing)) return undefined
  const { destroy } = outgoing
  return typeof destroy === 'function' ? () => void Reflect.apply(destroy, outgoing, []) : undefined
}

export function isAbort(error: Error): boolean {
  return error.name === 'AbortError'
}
