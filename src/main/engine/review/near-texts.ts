import type { EngineDeps } from '../deps.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** Some ten milliseconds of work. */
const TEXTS_AT_ONCE = 100
/** What lands meanwhile is looked at together, and what else waits for the engine's thread has most of the time. */
const PAUSE_MS = 40

/** Puts texts that are nearly the same into groups. */
export interface NearTexts {
  /** Goes on where the last life of the process was interrupted. */
  begin(): void
  stop(): void
}

/**
 * A text is looked at a moment after the transaction that wrote it, whoever did, so that no landing waits for it. What is still to be
 * looked at is stored, so that a stop in between forgets nothing.
 */
export function createNearTexts(deps: Pick<EngineDeps, 'store' | 'timers' | 'bus' | 'log'>): NearTexts {
  const { store, bus } = deps
  const changed = new Set<string>()
  const grouping = createRetryTimer(deps, 'texts could not be compared', groupSome)
  let stopped = false

  function groupSome(): void {
    const { left, instanceIds } = store.write((tx) => tx.groupTexts(TEXTS_AT_ONCE))
    for (const instanceId of instanceIds) changed.add(instanceId)
    if (left) return
    for (const instanceId of changed) bus.changed(instanceId, ['items'])
    changed.clear()
  }

  function wait(): void {
    if (!stopped) grouping.wait(PAUSE_MS)
  }

  return {
    begin() {
      store.watchTexts(wait)
      if (store.read((db) => db.hasUngroupedTexts())) wait()
    },
    stop() {
      stopped = true
      grouping.stop()
    }
  }
}
