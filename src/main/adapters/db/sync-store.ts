import type Database from 'better-sqlite3'
import { sql as raw } from 'kysely'
import type { SyncStoreRead, SyncStoreTx } from '../../ports/sync-store.ts'
import type { Clock, Ids } from '../../ports/system.ts'
import type { CreditWrites } from './credits.ts'
import type { ItemFacts } from './item-facts.ts'
import type { JobCounts } from './job-counts.ts'
import { beginNewLife as startLife } from './recover-credits.ts'
import type { Sql } from './sql.ts'
import { leaseReads, leaseWrites } from './sync-leases.ts'
import { linkReads, linkWrites } from './sync-links.ts'
import { syncLogReads, syncLogWrites } from './sync-log.ts'
import type { SyncNotes } from './sync-notes.ts'
import type { Outbox } from './sync-outbox.ts'
import { takeWrites } from './sync-take.ts'
import { tellWrites, type TellWrites } from './sync-tell.ts'
import { unsentReads, unsentWrites } from './sync-unsent.ts'

/** Everything that a store keeps about its backend, put together. */
export function syncReads(db: Sql): SyncStoreRead {
  return {
    ...linkReads(db),
    ...leaseReads(db),
    ...unsentReads(db),
    ...syncLogReads(db),
    countOpenJobs: (instanceId) =>
      db.oneRaw<{ n: number }>(raw`
        select count(*) as n from jobs indexed by jobs_open
        where instance_id = ${instanceId} and finished_at is null and device_id is null`)?.n ?? 0,
    countTwoTexts: (instanceId) =>
      db.oneRaw<{ n: number }>(raw`
        select count(*) as n from job_items i indexed by job_items_two_texts cross join jobs j on j.id = i.job_id
        where i.other_edit is not null and j.instance_id = ${instanceId}`)?.n ?? 0
  }
}

interface SyncParts {
  readonly database: Database.Database
  readonly clock: Clock
  readonly ids: Ids
  readonly credits: CreditWrites
  readonly counts: JobCounts
  readonly facts: ItemFacts
  readonly notes: SyncNotes
  readonly outbox: Outbox
}

interface Writes extends Omit<SyncStoreTx, keyof SyncStoreRead>, Pick<TellWrites, 'tellStandings'> {
  /** Of a store that credits came back to: under a lease that the backend took away they are nobody's here. */
  settleLease(instanceId: string, at: number): void
}

export function syncWrites(
  db: Sql,
  { database, clock, ids, credits, counts, facts, notes, outbox }: SyncParts
): Writes {
  const { settle, ...leases } = leaseWrites(db, credits)
  const { tellJobAgain, ...tells } = tellWrites(db, outbox, notes, ids)
  const log = syncLogWrites(db)
  const nextSeq = (instanceId: string): number =>
    db.oneRaw<{ n: number }>(raw`select next_seq as n from sync_links where instance_id = ${instanceId}`)?.n ?? 1

  return {
    ...linkWrites(db, credits, { ...leases, settle }, clock),
    ...leases,
    ...tells,
    ...unsentWrites(db),
    ...log,
    settleLease(instanceId, at) {
      if (outbox.linkedEpoch(instanceId) !== null) settle(instanceId, at)
    },
    ...takeWrites(db, counts, facts, log.noteQuarantine),

    tellAgain(instanceId, at) {
      if (outbox.linkedEpoch(instanceId) === null) throw new Error(`${instanceId} has nobody to tell`)
      counts.write()
      const before = nextSeq(instanceId)
      for (const { id } of db.allRaw<{ id: number }>(
        raw`select id from jobs where instance_id = ${instanceId} order by id`
      ))
        tellJobAgain(instanceId, id, at)
      // What was decided on is told. From here on the backend says how everything stands, also one that was put back to an earlier state,
      // whose numbers are lower than those it gave before. A second text is told by nobody, and not given up for it.
      db.runRaw(raw`
        update job_items set review_rev = 0
        where review_rev > 0 and other_edit is null and job_id in (select id from jobs where instance_id = ${instanceId})`)
      return nextSeq(instanceId) - before
    },

    beginNewLife(epoch, at) {
      counts.write()
      credits.book(at)
      return { stopped: startLife(database, epoch, at) }
    }
  }
}
