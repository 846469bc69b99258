import { errorMessage } from '#shared/lib/error-message.ts'
import type { EngineDeps } from './deps.ts'

/** A disk that takes nothing for the moment is tried again. */
export const RETRY_MS = 5_000

/** When some work that is done by itself is due next. */
export interface RetryTimer {
  /** Unless it is due already. */
  wait(ms: number): void
  /** At once. What the work throws is logged, and it is due again a moment later. */
  run(): void
  /** It is not due any more. */
  stop(): void
}

/** What is thrown out of a timer ends the engine, and what was due would end it again at its next start. */
export function createRetryTimer(
  { timers, log }: Pick<EngineDeps, 'timers' | 'log'>,
  failure: string,
  work: () => void
): RetryTimer {
  let cancel: (() => void) | null = null

  function stop(): void {
    cancel?.()
    cancel = null
  }

  function wait(ms: number): void {
    cancel ??= timers.after(ms, run)
  }

  function run(): void {
    stop()
    try {
      work()
    } catch (error) {
      log.error(failure, { error: errorMessage(error) })
      wait(RETRY_MS)
    }
  }

  return { wait, run, stop }
}
