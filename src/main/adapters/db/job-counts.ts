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

type Change = Record<ItemStatus, number>

export function createJobCounts(db: Sql): JobCounts {
  const changes = new Map<number, Change>()
  return {
    move(jobId, from, to, items) {
      let change = changes.get(jobId)
      if (!change) changes.set(jobId, (change = unchanged()))
      change[from] -= items
      change[to] += items
    },
    write() {
      for (const [jobId, change] of changes) {
        changes.delete(jobId)
        const columns = ITEM_STATUSES.filter((status) => change[status] !== 0).map((status) => {
          const column = raw.raw(status.toLowerCase())
          return raw`${column} = ${column} + ${change[status]}`
        })
        if (columns.length > 0) db.runRaw(raw`update jobs set ${raw.join(columns)} where id = ${jobId}`)
      }
    },
    discard: () => changes.clear()
  }
}

const unchanged = (): Change => ({ PENDING: 0, RUNNING: 0, DONE: 0, FAILED: 0, CANCELLED: 0, SKIPPED: 0 })
