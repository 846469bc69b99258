import type Database from 'better-sqlite3'
import type { ItemChange, Store, StoreTx } from '../../src/main/ports/store.ts'

/** A mistake that somebody could make in the engine or the store, put in from outside. */
export interface Bug {
  readonly name: string
  /** Shows only in a store with a backend. */
  readonly linked?: boolean
  readonly inject: (store: Store, raw: Database.Database) => Store
}

type Change = (tx: StoreTx, raw: Database.Database) => Partial<StoreTx>

/**
 * A bug in the code has to be found by the model and the invariants alone: the second line of defence, the checks and triggers of the
 * database, is taken away.
 */
function bug(name: string, change: Change, sql = ''): Bug {
  return {
    name,
    inject(store, raw) {
      raw.pragma('ignore_check_constraints = ON')
      raw.exec(`drop trigger if exists job_items_resolve_once; drop trigger if exists credit_ledger_no_delete;
        drop trigger if exists credit_ledger_no_update; drop trigger if exists job_items_rewritten; ${sql}`)
      return { ...store, write: (run) => store.write((tx) => run({ ...tx, ...change(tx, raw) })) }
    }
  }
}

/** One that the store and its events have to show, whatever the database would refuse. */
function linkedBug(name: string, change: Change): Bug {
  return { ...bug(name, change, 'drop trigger if exists reservations_within_lease;'), linked: true }
}

function allow(raw: Database.Database, instanceId: string, credits: number): void {
  raw
    .prepare('update app_instances set credits_total = credits_total + ? where instance_id = ?')
    .run(credits, instanceId)
}

const nothing: Change = () => ({})

/** What a bug does to the books behind the store's back. */
function spend(raw: Database.Database, instanceId: string, credits: number): void {
  raw
    .prepare('update app_instances set credits_used_month = credits_used_month + ? where instance_id = ?')
    .run(credits, instanceId)
}

function isRefusal(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('"code":"INSUFFICIENT_CREDITS"')
}

const ownerOf = (raw: Database.Database, jobId: number): string =>
  String(raw.prepare('select instance_id from jobs where id = ?').pluck().get(jobId))

export const BUGS: readonly Bug[] = [
  bug('a late answer lands: the claim is not compared', (tx, raw) => ({
    updateJobItem(item, change, at) {
      if (tx.updateJobItem(item, change, at)) return true
      const row = raw.prepare('select status from job_items where id = ?').get(item.id) as { readonly status: string }
      raw
        .prepare(`update job_items set status = 'RUNNING', credit = 'HELD', boot_id = 'late', claim = ? where id = ?`)
        .run(item.claim, item.id)
      raw.exec(`update jobs set ${row.status.toLowerCase()} = ${row.status.toLowerCase()} - 1, running = running + 1
        where id = ${item.jobId}`)
      return tx.updateJobItem(item, change, at)
    }
  })),
  bug(
    'a release is not written into the ledger',
    nothing,
    `create trigger if not exists bug after insert on credit_ledger when new.kind = 'RELEASE'
     begin delete from credit_ledger where id = new.id; end`
  ),
  bug('an item that was tried again is captured twice', (tx, raw) => ({
    updateJobItem(item, change, at) {
      const landed = tx.updateJobItem(item, change, at)
      if (!landed || change.to !== 'DONE' || item.claim < 2) return landed
      raw.prepare('update reservations set captured = captured + 1 where id = ?').run(item.reservationId)
      raw.prepare('update jobs set captured = captured + 1 where id = ?').run(item.jobId)
      return true
    }
  })),
  bug('a new month keeps what was used', (tx, raw) => ({
    openPeriod(instanceId, period, at) {
      const used = tx.getInstance(instanceId)?.creditsUsed ?? 0
      tx.openPeriod(instanceId, period, at)
      spend(raw, instanceId, used)
    }
  })),
  bug('a cancel forgets the items that run', (tx, raw) => ({
    cancelOpenItems(jobId, at) {
      const hide = raw.prepare(`update job_items set status = ? where job_id = ? and status = ?`)
      hide.run('SKIPPED', jobId, 'RUNNING')
      const cancelled = tx.cancelOpenItems(jobId, at)
      hide.run('RUNNING', jobId, 'SKIPPED')
      return cancelled
    }
  })),
  bug('a retry is not charged', (tx, raw) => ({
    reopenReleasedItems(jobId, at) {
      const items = tx.reopenReleasedItems(jobId, at)
      spend(raw, ownerOf(raw, jobId), -items)
      return items
    }
  })),
  bug('a rescue gives back what is still to do', (tx, raw) => ({
    rescueOrphans(bootId, at) {
      const orphans = tx.rescueOrphans(bootId, at)
      for (const { instanceId, items } of orphans) spend(raw, instanceId, -items)
      return orphans
    }
  })),
  {
    name: 'an answer lands in two transactions, and the process dies between them',
    inject: (store, raw) => ({
      ...store,
      write(run) {
        const before = Number(raw.prepare('select coalesce(max(id), 0) from credit_ledger').pluck().get())
        const value = store.write(run)
        raw.exec('drop trigger if exists credit_ledger_no_delete')
        for (const row of raw
          .prepare<[number], { job_id: number; amount: number }>(
            `delete from credit_ledger where id > ? and kind = 'CAPTURE' returning job_id, amount`
          )
          .all(before)) {
          raw.exec(`update jobs set captured = captured - ${row.amount} where id = ${row.job_id}`)
          raw.exec(`update reservations set captured = captured - ${row.amount}
            where id = (select max(id) from reservations where job_id = ${row.job_id} and captured >= ${row.amount})`)
        }
        return value
      }
    })
  },
  bug(
    'a reservation is charged to the month in which the app was installed',
    nothing,
    `create trigger if not exists bug after insert on reservations
     begin update reservations set period = '2026-11' where id = new.id; end`
  ),
  bug('a wait counts as an attempt', (tx) => ({
    updateJobItem(item, change, at) {
      if (change.to !== 'PENDING' || change.because !== 'snooze') return tx.updateJobItem(item, change, at)
      const counted: ItemChange = { ...change, because: 'retry', attempts: change.attempts + 1 }
      return tx.updateJobItem(item, counted, at)
    }
  })),
  {
    name: 'credits are spent without a look at the balance',
    inject: (store, raw) => ({
      ...store,
      write(run) {
        const value = store.write(run)
        if (!isRefusal(value)) return value
        return store.write((tx) => {
          const totals = raw.prepare<[], { id: string; total: number }>(
            'select instance_id as id, credits_total as total from app_instances'
          )
          const set = raw.prepare('update app_instances set credits_total = ? where instance_id = ?')
          const before = totals.all()
          for (const { id } of before) set.run(1_000_000, id)
          const made = run(tx)
          for (const { id, total } of before) set.run(total, id)
          return made
        })
      }
    })
  },
  {
    name: 'an adjustment gives back what is held',
    inject: (store) => ({
      ...store,
      write(run) {
        const value = store.write(run)
        if (!JSON.stringify(value ?? null).includes('"atMost"')) return value
        return store.write((tx) => run({ ...tx, getHeldCredits: () => 0 }))
      }
    })
  },
  bug(
    'an item that takes over an earlier result is charged',
    nothing,
    `create trigger if not exists bug after insert on job_items when new.credit = 'FREE'
     begin update app_instances set credits_used_month = credits_used_month + 1; end`
  ),
  bug('a trial runs on without being looked at', (tx) => ({
    claimProducts(jobId, bootId, at, limit) {
      tx.endTrial(jobId)
      return tx.claimProducts(jobId, bootId, at, limit)
    }
  })),
  linkedBug('what is given back can still be spent', (tx, raw) => ({
    returnLease(instanceId, period, amount, at) {
      tx.returnLease(instanceId, period, amount, at)
      allow(raw, instanceId, amount)
    }
  })),
  linkedBug('a month that the backend opens keeps the lease of the one before', (tx, raw) => ({
    openLinkedPeriod(instanceId, period, at) {
      const before = tx.getInstance(instanceId)?.creditsTotal ?? 0
      const opened = tx.openLinkedPeriod(instanceId, period, at)
      if (opened) allow(raw, instanceId, before)
      return opened
    }
  })),
  linkedBug('a store with a backend is taken for one without', () => ({
    getSyncLink: () => null
  })),
  linkedBug('a landing is not told', (tx) => ({
    tell(instanceId, told, at) {
      if (told.type !== 'items.landed') tx.tell(instanceId, told, at)
    }
  })),
  linkedBug('a retry is not told', (tx) => ({
    tell(instanceId, told, at) {
      if (told.type !== 'job.reopened') tx.tell(instanceId, told, at)
    }
  })),
  bug('a text takes the place of another although it was not delivered, and its credit came back', (tx, raw) => ({
    updateJobItem(item, change, at) {
      const landed = tx.updateJobItem(item, change, at)
      if (landed && change.to === 'FAILED')
        raw
          .prepare(
            `update job_items set proposal = 'For nothing', proposal_from = ? where regeneration = ? and status = 'DONE'`
          )
          .run(item.id, item.jobId)
      return landed
    }
  }))
]
