// Loaded before the shell's own entry (`node --import`), into its main thread only: measures there how late the event loop comes back to
// its timers. Asked over the process's message channel.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'

/** The finest that there is: each sample is the time from one timer of 1 ms to the next. */
const RESOLUTION_MS = 1
/** How often the control holds the loop up. */
const EVERY_MS = 100

/** `read` answers with the delays since the last `reset`. `hold` blocks the loop so long, ten times a second, until the next `reset`. */
export type ProbeMessage =
  | { readonly kind: 'reset' }
  | { readonly kind: 'read' }
  | { readonly kind: 'hold'; readonly ms: number }

/** Milliseconds. */
export interface LoopDelay {
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly samples: number
}

if (isMainThread && process.send !== undefined) listen(process.send.bind(process))

function listen(send: (delay: LoopDelay) => void): void {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const ms = (nanoseconds: number): number => nanoseconds / 1e6
  let holding: NodeJS.Timeout | undefined
  histogram.enable()
  process.on('message', (message: ProbeMessage) => {
    switch (message.kind) {
      case 'reset':
        clearInterval(holding)
        return histogram.reset()
      case 'read':
        return send({
          p50: ms(histogram.percentile(50)),
          p99: ms(histogram.percentile(99)),
          max: ms(histogram.max),
          samples: histogram.count
        })
      case 'hold':
        holding = setInterval(() => {
          const end = performance.now() + message.ms
          while (performance.now() < end);
        }, EVERY_MS)
    }
  })
}
