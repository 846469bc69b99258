import type { EngineDeps } from '../deps.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** A run that is begun no later than this is on time. Later nobody expects it any more, and it asks. */
export const GRACE_MS = 60_000
/** The clock is looked at this often at least: timers count time that passes, not what a clock is set to. */
const LONGEST_LOOK_MS = 30_000

export interface Schedule {
  /** Starts what is due, asks about what was missed, and sets the timer for what comes next. */
  look(): void
  stop(): void
}

export function createSchedule(
  deps: Pick<EngineDeps, 'store' | 'clock' | 'timers' | 'log'>,
  hooks: { started(): void; changed(instanceId: string, publishId: number): void }
): Schedule {
  const looking = createRetryTimer(deps, 'what is to be published at a time could not be looked for', look)

  function look(): void {
    looking.stop()
    const now = deps.clock.now()
    const waiting = deps.store.read((db) => db.getOpenRuns()).filter((run) => run.state === 'SCHEDULED')
    const due = waiting.filter((run) => (run.dueAt ?? 0) <= now)
    if (due.length > 0) {
      deps.store.write((tx) => {
        for (const { publishId, dueAt } of due) {
          const late = now - (dueAt ?? 0) > GRACE_MS
          const message = late
            ? 'Its time passed while Wordshelf was closed or asleep. Publish now, or choose another time.'
            : null
          tx.updatePublishState(publishId, { from: 'SCHEDULED', to: late ? 'MISSED' : 'RUNNING', message, at: now })
        }
      })
      for (const { instanceId, publishId } of due) hooks.changed(instanceId, publishId)
      hooks.started()
    }
    const next = Math.min(...waiting.filter((run) => !due.includes(run)).map((run) => run.dueAt ?? 0))
    if (Number.isFinite(next)) looking.wait(Math.min(LONGEST_LOOK_MS, Math.max(1, next - now)))
  }

  return {
    look,
    stop: looking.stop
  }
}
