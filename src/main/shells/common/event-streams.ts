import { errorBody } from '#shared/contract/errors.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Timers } from '../../ports/system.ts'
import { errorAnswer, streamAnswer } from './answers.ts'
import { EventQueue } from './event-queue.ts'

/** A comment this often keeps proxies and sleeping sockets from closing a quiet stream. Milliseconds. */
export const HEARTBEAT_MS = 15_000
const MAX_STREAMS = 100

export interface EventStreams {
  /** Server-sent events: one `data:` line of JSON per event. With HEAD only the headers. */
  open(method: string): Response
  /** Ends all streams and refuses new ones. */
  close(): void
  readonly count: number
}

export function createEventStreams(gateway: Pick<EngineGateway, 'on'>, timers: Timers): EventStreams {
  const streams = new Set<() => void>()
  let closed = false
  return {
    get count() {
      return streams.size
    },
    open(method) {
      if (closed || streams.size >= MAX_STREAMS) {
        return errorAnswer(
          errorBody('UNAVAILABLE', closed ? 'Wordshelf is closing' : 'Too many event streams are open')
        )
      }
      const headers = { 'Content-Type': 'text/event-stream; charset=utf-8' }
      if (method === 'HEAD') return streamAnswer(null, headers)
      const body = eventBody(gateway, timers, (end) => {
        streams.add(end)
        return () => streams.delete(end)
      })
      return streamAnswer(body, headers)
    },
    close() {
      closed = true
      for (const end of streams) end()
    }
  }
}

/**
 * The stream is pulled, never pushed: while the reader's socket is full nobody pulls, and what happens meanwhile is merged in the
 * queue, whose size is bounded.
 */
function eventBody(
  gateway: Pick<EngineGateway, 'on'>,
  timers: Timers,
  register: (end: () => void) => () => void
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const queue = new EventQueue()
  // Sent at once, so that the reader knows the stream is open, with how long to wait before opening it again.
  let comment = 'retry: 1000\n: open\n\n'
  let wake: (() => void) | null = null
  let ended = false
  let disposers: readonly (() => void)[] = []

  const rouse = (): void => {
    wake?.()
    wake = null
  }
  const finish = (): void => {
    ended = true
    for (const dispose of disposers) dispose()
    disposers = []
    rouse()
  }
  const beat = (): (() => void) => {
    let stop = timers.after(HEARTBEAT_MS, function next() {
      comment = ': alive\n\n'
      rouse()
      stop = timers.after(HEARTBEAT_MS, next)
    })
    return () => stop()
  }

  return new ReadableStream<Uint8Array>(
    {
      start() {
        disposers = [
          gateway.on((event) => {
            queue.push(event)
            rouse()
          }),
          beat(),
          register(finish)
        ]
      },
      async pull(controller) {
        while (!ended && queue.size === 0 && comment === '') {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        if (ended) {
          controller.close()
          return
        }
        const text = comment + queue.takeAll().map(eventText).join('')
        comment = ''
        controller.enqueue(encoder.encode(text))
      },
      cancel() {
        finish()
      }
    },
    // Nothing is made ready ahead of a reader that is not reading.
    { highWaterMark: 0 }
  )
}

function eventText(event: AnyEvent): string {
  return `data: ${JSON.stringify(event)}\n\n`
}
