import type Database from 'better-sqlite3'
import type { Clock } from '../../ports/system.ts'
import type { Store, StoreRead, StoreTx } from '../../ports/store.ts'
import { catalogReads } from './catalog.ts'
import { creditReads, creditWrites } from './credits.ts'
import { importReads, importWrites } from './imports.ts'
import { instanceReads, instanceWrites } from './instances.ts'
import { itemReads, itemWrites } from './items.ts'
import { jobReads, jobWrites } from './jobs.ts'
import { reviewWrites } from './review.ts'
import { createSql } from './sql.ts'

/** The store over one open database. It is handed the database and closes it, because nobody else may use it meanwhile. */
export function createStore(raw: Database.Database, clock: Clock): Store {
  const db = createSql(raw)
  const reads: StoreRead = {
    ...instanceReads(db),
    ...catalogReads(db),
    ...importReads(db),
    ...jobReads(db),
    ...itemReads(db),
    ...creditReads(db)
  }
  const credits = creditWrites(db)
  const tx: StoreTx = {
    ...reads,
    ...instanceWrites(db),
    ...importWrites(db),
    ...jobWrites(db, credits),
    ...itemWrites(db, credits),
    ...reviewWrites(db),
    setAllowance: credits.setAllowance,
    openPeriod: credits.openPeriod
  }
  let inside = false

  return {
    read: (run) => (inside ? run(reads) : raw.transaction(() => run(reads)).deferred()),
    write(run) {
      // Inside a read too: what a read that throws rolls back must not be a write.
      if (raw.inTransaction) throw new Error('A transaction was begun inside another')
      inside = true
      try {
        return raw
          .transaction(() => {
            const value = run(tx)
            credits.book(clock.now())
            return value
          })
          .immediate()
      } catch (error) {
        credits.discard()
        throw error
      } finally {
        inside = false
      }
    },
    close: () => {
      raw.pragma('wal_checkpoint(TRUNCATE)')
      raw.close()
    }
  }
}
