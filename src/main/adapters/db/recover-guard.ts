import type Database from 'better-sqlite3'
import type { Store } from '../../ports/store.ts'
import { storageFaultOf, type StorageFault } from './checks-fault.ts'
import type { MarkKeeper } from './recover-keeper.ts'

/** A store that keeps its mark and tells of every fault of the disk; each call still throws what it threw. */
export function guardStore(
  store: Store,
  raw: Database.Database,
  keeper: MarkKeeper,
  onFault: (fault: StorageFault) => void
): Store {
  function watch<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      const fault = storageFaultOf(error)
      if (fault === 'damaged' || fault === 'io') keeper.suspect()
      if (fault !== null) onFault(fault)
      throw error
    }
  }
  return {
    read: (run) => watch(() => store.read(run)),
    write: (run) =>
      watch(() => {
        const value = store.write(run)
        keeper.committed()
        return value
      }),
    watchEvents: (listener) => store.watchEvents(listener),
    watchTexts: (listener) => store.watchTexts(listener),
    noteCommitted: () =>
      watch(() => {
        store.noteCommitted()
        keeper.noteCommitted()
      }),
    isDiskFault: (error) => store.isDiskFault(error),
    close() {
      keeper.closing()
      try {
        store.close()
      } finally {
        // A database that cannot take its log in any more is closed all the same.
        raw.close()
        keeper.closed()
      }
    }
  }
}
