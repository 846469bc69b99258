import type { Log, Timers } from '../../ports/system.ts'
import type { Lifecycle } from './lifecycle.ts'
import { say } from './texts.ts'

/** What of a window tells how its page is doing. */
export interface WatchedWindow {
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown
  readonly webContents: {
    on(
      event: 'render-process-gone',
      listener: (event: unknown, details: { readonly reason: string; readonly exitCode: number }) => void
    ): unknown
    on(event: 'will-prevent-unload', listener: (event: { preventDefault(): void }) => void): unknown
    reload(): void
    forcefullyCrashRenderer(): void
  }
}

export interface PageHealthOptions {
  readonly lifecycle: Pick<Lifecycle, 'isStopping' | 'died'>
  readonly timers: Timers
  readonly log: Log
  /** Says that the page does not answer; resolves to whether it shall be loaded again. `signal` takes the question back. */
  readonly askReload: (signal: AbortSignal) => Promise<boolean>
}

/** So many times within so many milliseconds a page that died is loaded again by itself; then the merchant decides. */
const RELOADS = 2
const WITHIN_MS = 60_000

/** A page whose process died is loaded again, and one that hangs is asked about. The engine knows nothing of either: work goes on. */
export function watchPage(window: WatchedWindow, { lifecycle, timers, log, askReload }: PageHealthOptions): void {
  const { webContents } = window
  let reloads = 0
  let question: AbortController | null = null

  webContents.on('render-process-gone', (_, { reason, exitCode }) => {
    if (reason === 'clean-exit' || lifecycle.isStopping()) return
    log.error('the page has died', { reason, exitCode })
    question?.abort()
    if (reloads >= RELOADS) {
      void lifecycle.died(say('failure.page'))
      return
    }
    reloads += 1
    timers.after(WITHIN_MS, () => {
      reloads -= 1
    })
    webContents.reload()
  })

  window.on('unresponsive', () => {
    if (question !== null || lifecycle.isStopping()) return
    log.warn('the page does not answer')
    const asked = new AbortController()
    question = asked
    void askReload(asked.signal).then((reload) => {
      question = null
      // Its process is past listening; what loads it again is that it is gone.
      if (reload && !asked.signal.aborted && !lifecycle.isStopping()) webContents.forcefullyCrashRenderer()
    })
  })
  window.on('responsive', () => question?.abort())

  webContents.on('will-prevent-unload', (event) => {
    // Once the engine has stopped there is nothing left that the page could save.
    if (lifecycle.isStopping()) event.preventDefault()
  })
}
