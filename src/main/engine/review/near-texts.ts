import { errorMessage } from '#shared/lib/error-message.ts'
import type { EngineDeps } from '../deps.ts'

/** Some ten milliseconds of work. */
const TEXTS_AT_ONCE = 100
/** What lands meanwhile is looked at together, and what else waits for the engine's thread has most of the time. */
const PAUSE_MS = 40
/** A disk that takes nothing for the moment is tried again. */
const RETRY_MS = 5_000

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
export function createNearTexts({
  store,
  timers,
  bus,
  log
}: Pick<EngineDeps, 'store' | 'timers' | 'bus' | 'log'>): NearTexts {
  const changed = new Set<string>()
  let cancel: (() => void) | null = null
  let stopped = false

  function groupSome(): void {
    try {
      const { left, instanceIds } = store.write((tx) => tx.groupTexts(TEXTS_AT_ONCE))
      for (const instanceId of instanceIds) changed.add(instanceId)
      if (left) return
    } catch (error) {
      log.error('texts could not be compared', { error: errorMessage(error) })
      wait(RETRY_MS)
      return
    }
    for (const instanceId of changed) bus.changed(instanceId, ['items'])
    changed.clear()
  }

  function wait(ms: number): void {
    if (stopped) return
    cancel ??= timers.after(ms, () => {
      cancel = null
      groupSome()
    })
  }

  return {
    begin() {
      store.watchTexts(() => wait(PAUSE_MS))
      if (store.read((db) => db.hasUngroupedTexts())) wait(PAUSE_MS)
    },
    stop() {
      stopped = true
      cancel?.()
      cancel = null
    }
  }
}
