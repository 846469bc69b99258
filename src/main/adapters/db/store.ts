import type Database from 'better-sqlite3'
import { isAttribute } from '#shared/model/attribute.ts'
import { sameShopValue } from '#shared/model/shop-value.ts'
import type { Clock, Ids } from '../../ports/system.ts'
import type { Store, StoreRead, StoreTx } from '../../ports/store.ts'
import { bannedWordReads, bannedWordWrites } from './banned-words.ts'
import { catalogReads } from './catalog.ts'
import { storageFaultOf } from './checks-fault.ts'
import { creditDetailReads } from './credit-details.ts'
import { creditReads, creditWrites } from './credits.ts'
import { importReads, importWrites } from './imports.ts'
import { instanceReads, instanceWrites } from './instances.ts'
import { itemFacts } from './item-facts.ts'
import { itemWrites } from './item-writes.ts'
import { itemReads } from './items.ts'
import { createJobCounts, type JobCounts } from './job-counts.ts'
import { jobReads, jobWrites } from './jobs.ts'
import { factReads, factWrites } from './text-rules.ts'
import { nearTextReads, nearTextWrites } from './near-texts.ts'
import { publishCreates } from './publish-create.ts'
import { publishHistoryReads } from './publish-history.ts'
import { publishMoves } from './publish-moves.ts'
import { publishPreviewReads } from './publish-preview.ts'
import { publishUndoReads } from './publish-undo.ts'
import { publishWorkReads, publishWorkWrites } from './publish-work.ts'
import { publishReads, publishWrites } from './publishes.ts'
import { reviewListReads } from './review-lists.ts'
import { reviewViewReads, reviewViewWrites } from './review-views.ts'
import { reviewWrites } from './review.ts'
import { pullReads, pullWrites } from './pulls.ts'
import { shopCatalogReads, shopCatalogWrites } from './shop-catalog.ts'
import { shopReads, shopWrites } from './shop.ts'
import { createSql } from './sql.ts'
import { createSyncNotes } from './sync-notes.ts'
import { createOutbox } from './sync-outbox.ts'
import { syncReads, syncWrites } from './sync-store.ts'

/** The store over one open database. It is handed the database and closes it, because nobody else may use it meanwhile. */
export function createStore(raw: Database.Database, clock: Clock, ids: Ids): Store {
  const db = createSql(raw)
  raw.function('same_shop_value', { deterministic: true }, (attribute, a, b) =>
    typeof attribute === 'string' && isAttribute(attribute) && sameShopValue(attribute, textOrNull(a), textOrNull(b))
      ? 1
      : 0
  )
  const reads: StoreRead = {
    ...instanceReads(db),
    ...catalogReads(db),
    ...importReads(db),
    ...jobReads(db),
    ...itemReads(db),
    ...creditReads(db),
    ...creditDetailReads(db),
    ...shopReads(db),
    ...shopCatalogReads(db),
    ...pullReads(db),
    ...reviewListReads(db),
    ...reviewViewReads(db),
    ...bannedWordReads(db),
    ...nearTextReads(db),
    ...factReads(db),
    ...publishReads(db),
    ...publishPreviewReads(db),
    ...publishUndoReads(db),
    ...publishHistoryReads(db),
    ...publishWorkReads(db),
    ...syncReads(db)
  }
  const credits = creditWrites(db)
  const counts = createJobCounts(db)
  const moves = publishMoves(db)
  const facts = itemFacts(db)
  const notes = createSyncNotes()
  const outbox = createOutbox(db, ids)
  const { tellStandings, settleLease, ...sync } = syncWrites(db, {
    database: raw,
    clock,
    ids,
    credits,
    counts,
    facts,
    notes,
    outbox
  })
  const tx: StoreTx = {
    ...reads,
    ...instanceWrites(db),
    ...importWrites(db),
    ...jobWrites(db, credits, facts, notes),
    ...itemWrites(db, credits, counts, notes),
    ...reviewWrites(db, facts),
    ...reviewViewWrites(db),
    ...bannedWordWrites(db),
    ...nearTextWrites(db),
    ...factWrites(db),
    ...shopWrites(db),
    ...shopCatalogWrites(db),
    ...pullWrites(db),
    ...publishWrites(db),
    ...moves,
    ...publishCreates(db, moves.moveOps),
    ...publishWorkWrites(db),
    ...sync,
    ...afterCounts(reads, counts),
    setAllowance: (instanceId, creditsTotal, at) => credits.setAllowance(instanceId, creditsTotal, at),
    adjust: credits.adjust,
    openPeriod: credits.openPeriod
  }
  let inside = false
  let listener: (instanceId: string) => void = () => undefined
  let textListener: () => void = () => undefined

  function transact<T>(run: (db: StoreTx) => T): T {
    // Inside a read too: what a read that throws rolls back must not be a write.
    if (raw.inTransaction) throw new Error('A transaction was begun inside another')
    inside = true
    try {
      return raw
        .transaction(() => {
          const result = run(tx)
          counts.write()
          for (const instanceId of credits.book(clock.now())) settleLease(instanceId, clock.now())
          // Last, so that a job is told as it stands when all of it has happened.
          tellStandings(clock.now())
          return result
        })
        .immediate()
    } catch (error) {
      counts.discard()
      credits.discard()
      outbox.takeWritten()
      throw error
    } finally {
      notes.clear()
      inside = false
    }
  }

  return {
    read: (run) => (inside ? run(reads) : raw.transaction(() => run(reads)).deferred()),
    write(run) {
      const value = transact(run)
      for (const instanceId of outbox.takeWritten()) listener(instanceId)
      if (reads.hasUngroupedTexts()) textListener()
      return value
    },
    watchEvents(listen) {
      listener = listen
    },
    watchTexts(listen) {
      textListener = listen
    },
    noteCommitted: () => undefined,
    isDiskFault: (error) => storageFaultOf(error) !== null,
    close: () => {
      raw.pragma('wal_checkpoint(TRUNCATE)')
      raw.close()
    }
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Inside a transaction a job is read with the counts that the transaction has made so far. */
function afterCounts(reads: StoreRead, counts: JobCounts): Pick<StoreRead, 'getJob' | 'getJobs'> {
  return {
    getJob(instanceId, jobId) {
      counts.write()
      return reads.getJob(instanceId, jobId)
    },
    getJobs(instanceId, status, page) {
      counts.write()
      return reads.getJobs(instanceId, status, page)
    }
  }
}
