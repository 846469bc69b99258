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
