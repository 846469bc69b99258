import { errorMessage } from '#shared/lib/error-message.ts'
import type { SyncDeps } from './sync-deps.ts'

/** How often it is looked whether sending gets on. */
export const WATCH_MS = 30_000
/** A change that has waited longer, with no call ending meanwhile, is not waiting: something is stuck. */
export const WEDGED_MS = 60_000

/** Sending must not stand still without anybody noticing, whatever bug or library is the reason. Returns how to end the watch. */
export function keepWatch({ timers, log }: Pick<SyncDeps, 'timers' | 'log'>, look: () => void): () => void {
  let cancel = timers.after(WATCH_MS, check)
  function check(): void {
    cancel = timers.after(WATCH_MS, check)
    try {
      look()
    } catch (error) {
      log.error('the watch over syncing met a failure of ours', { error: errorMessage(error) })
    }
  }
  return () => cancel()
}
