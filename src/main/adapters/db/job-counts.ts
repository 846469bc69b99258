import { sql as raw } from 'kysely'
import { ITEM_STATUSES, type ItemStatus } from '#shared/model/item-state.ts'
import type { Sql } from './sql.ts'

/**
 * A job's counts move with its items, in the same transaction, so that progress never scans. Collected while the transaction runs and
 * written once per job: a landing of a hundred items changes one row of `jobs`, not a hundred times the same.
 */
export interface JobCounts {
  move(jobId: number, from: ItemStatus, to: ItemStatus, items: number): void
  /** Before anything reads or checks a job's counts. */
  write(): void
  /** Forgets what was collected: the transaction was rolled back. */
  discard(): void
}

export function createJobCounts(db: Sql): JobCounts {
  let moved = new Map<number, Map<ItemStatus, number>>()

  const add = (jobId: number, status: ItemStatus, items: number): void => {
    let ofJob = moved.get(jobId)
    if (!ofJob) moved.set(jobId, (ofJob = new Map<ItemStatus, number>()))
    ofJob.set(status, (ofJob.get(status) ?? 0) + items)
  }

  return {
    move(jobId, from, to, items) {
      add(jobId, from, -items)
      add(jobId, to, items)
    },
    write() {
      if (moved.size === 0) return
      const collected = moved
      moved = new Map()
      for (const [jobId, counts] of collected) {
        const columns = ITEM_STATUSES.filter((status) => (counts.get(status) ?? 0) !== 0).map((status) => {
          const column = raw.raw(status.toLowerCase())
          return raw`${column} = ${column} + ${counts.get(status)}`
        })
        if (columns.length > 0) db.runRaw(raw`update jobs set ${raw.join(columns)} where id = ${jobId}`)
      }
    },
    discard() {
      moved = new Map()
    }
  }
}
