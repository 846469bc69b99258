import type { EngineDeps } from '../deps.ts'
import { createRetryTimer } from '../retry-timer.ts'

/** A millisecond for a description of 2,600 characters and two for one of 7,000 on two slow cores: what is asked meanwhile waits for some 20 to 40. */
const TEXTS_AT_ONCE = 20
/** What else waits for the engine's thread has most of the time. */
const PAUSE_MS = 40

/** Brings what lists know of texts up to date after an update of the app. */
export interface RenewFacts {
  /** Goes on where the last life of the process was interrupted. */
  begin(): void
  stop(): void
}

/**
 * What arrives is measured by today's rules at once; what another version measured is measured again part by part, each part and how far it
 * is in one transaction, so that a stop in between forgets nothing.
 */
export function createRenewFacts(deps: Pick<EngineDeps, 'store' | 'timers' | 'bus' | 'log'>): RenewFacts {
  const { store, bus } = deps
  const renewing = createRetryTimer(deps, 'texts could not be measured again', renewSome)
  const changed = new Set<string>()

  function renewSome(): void {
    const { left, instanceIds } = store.write((tx) => tx.renewFacts(TEXTS_AT_ONCE))
    for (const instanceId of instanceIds) changed.add(instanceId)
    if (left) {
      renewing.wait(PAUSE_MS)
      return
    }
    for (const instanceId of changed) bus.changed(instanceId, ['items'])
    changed.clear()
  }

  return {
    begin() {
      // The first part at once, which is all there is of a new database.
      if (store.read((db) => db.hasOldFacts())) renewing.run()
    },
    stop: renewing.stop
  }
}
