import { sql as raw } from 'kysely'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import type { Page } from '../../ports/page.ts'
import type { CreditMoves, StoreRead, StoreTx } from '../../ports/store.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import type { Sql } from './sql.ts'
import type { Tables } from './tables.ts'

type Reads = Pick<StoreRead, 'getHeldCredits' | 'getCreditMoves' | 'getDeliverySpan' | 'getDeliveries' | 'getLedger'>

const DAY_MS = 86_400_000
type Writes = Pick<StoreTx, 'setAllowance' | 'adjust' | 'openPeriod'>

export interface CreditWrites extends Writes {
  /** Holds `amount` credits for a job. Throws where the balance does not reach: the engine decides before it asks. */
  reserve(jobId: number, instanceId: string, amount: number, at: number): number
  /** Notes that one item's hold was resolved; booked at the end of the transaction. */
  resolve(reservationId: number, into: 'captured' | 'released', count: number): void
  /** With a sentence that says why, for whoever reads the ledger. */
  setAllowance(instanceId: string, creditsTotal: number, at: number, note?: string): void
  /** Books everything noted since the transaction began, one ledger entry per job and kind. Returns the stores that credits came back to. */
  book(at: number): ReadonlySet<string>
  /** Forgets what was noted: the transaction was rolled back. */
  discard(): void
}

export function creditReads(db: Sql): Reads {
  return {
    getHeldCredits: (instanceId) =>
      db.oneRaw<{ n: number }>(raw`
        select coalesce(sum(granted - captured - released), 0) as n from reservations indexed by reservations_open
        where instance_id = ${instanceId} and granted > captured + released
          and period = (select period from app_instances where instance_id = ${instanceId})`)?.n ?? 0,

    // By the index on id, from the entry that opened the month: a clock that was set says nothing of the order. A number that is bound is no
    // integer to SQLite, and neither is what is divided by it.
    getCreditMoves: (instanceId, period) =>
      db.allRaw<CreditMoves>(raw`
        select cast(at / ${DAY_MS} as integer) * ${DAY_MS} as at,
          sum(case when kind in ('CAPTURE', 'ADJUSTMENT') then amount else 0 end) as used,
          sum(case kind when 'RESERVE' then amount when 'CAPTURE' then -amount when 'RELEASE' then -amount else 0 end) as reserved
        from credit_ledger
        where instance_id = ${instanceId} and period = ${period} and kind in ('RESERVE', 'CAPTURE', 'RELEASE', 'ADJUSTMENT')
          and id > coalesce((
          select id from credit_ledger where instance_id = ${instanceId} and kind = 'ROLLOVER' and period = ${period}
          order by id desc limit 1), 0)
        group by 1 order by 1`),

    // By the index on the job: other jobs' entries are not read.
    getDeliverySpan(instanceId, jobId) {
      const row = db.oneRaw<{ from: number | null; to: number | null }>(raw`
        select min(at) as "from", max(at) as "to" from credit_ledger indexed by credit_ledger_job
        where job_id = ${jobId} and instance_id = ${instanceId} and kind = 'CAPTURE'`)
      return row === undefined || row.from === null || row.to === null ? null : { from: row.from, to: row.to }
    },

    getDeliveries: (instanceId, jobId, from, stretchMs) =>
      db.allRaw(raw`
        select cast((at - ${from}) / ${stretchMs} as integer) as stretch, sum(amount) as items
        from credit_ledger indexed by credit_ledger_job
        where job_id = ${jobId} and instance_id = ${instanceId} and kind = 'CAPTURE' group by 1 order by 1`),

    getLedger(instanceId, jobId, page): Page<LedgerEntry> {
      const job = jobId === undefined ? raw`1` : raw`job_id = ${jobId}`
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const rows = db.allRaw<LedgerRow & { readonly regenerated: 0 | 1 }>(raw`
        select *, exists (select 1 from jobs where jobs.id = credit_ledger.job_id and regenerates_uid is not null) as regenerated
        from credit_ledger where instance_id = ${instanceId} and ${job} and id < ${before}
        order by id desc limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map((row) => ({
          id: row.id,
          at: new Date(row.at).toISOString(),
          period: row.period,
          kind: row.kind,
          jobId: row.job_id,
          regenerated: row.regenerated === 1,
          amount: row.amount,
          usedAfter: row.used_after,
          note: row.note
        })),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total:
          db.oneRaw<{ n: number }>(
            raw`select count(*) as n from credit_ledger where instance_id = ${instanceId} and ${job}`
          )?.n ?? 0
      }
    }
  }
}

interface LedgerRow {
  readonly id: number
  readonly at: number
  readonly period: string
  readonly kind: Tables['credit_ledger']['kind']
  readonly job_id: number | null
  readonly amount: number
  readonly used_after: number
  readonly note: string | null
}

interface InstanceCredits {
  readonly credits_used_month: number
  readonly period: string
}

export function creditWrites(db: Sql): CreditWrites {
  let resolved = new Map<number, { captured: number; released: number }>()

  const instance = (instanceId: string): InstanceCredits => {
    const row = db.one(
      db.q.selectFrom('app_instances').select(['credits_used_month', 'period']).where('instance_id', '=', instanceId)
    )
    if (!row) throw new Error(`No instance ${instanceId}`)
    return row
  }

  const enter = (
    instanceId: string,
    entry: Pick<LedgerRow, 'kind' | 'job_id' | 'amount' | 'period' | 'note' | 'at'>
  ): number =>
    db.run(
      db.q.insertInto('credit_ledger').values({
        ...entry,
        instance_id: instanceId,
        used_after: instance(instanceId).credits_used_month
      })
    ).lastId

  return {
    reserve(jobId, instanceId, amount, at) {
      const charged = db.runRaw(raw`
        update app_instances set credits_used_month = credits_used_month + ${amount}
        where instance_id = ${instanceId} and credits_used_month + ${amount} <= credits_total`)
      if (charged.changes !== 1) throw new Error(`The balance of ${instanceId} does not hold ${amount} credits`)
      const { period } = instance(instanceId)
      const { lastId } = db.run(
        db.q.insertInto('reservations').values({
          job_id: jobId,
          instance_id: instanceId,
          period,
          granted: amount,
          created_at: at,
          // Of a store with a backend the allowance is what its lease of the month allows.
          lease_epoch: raw<string | null>`(select epoch from sync_links where instance_id = ${instanceId})`
        })
      )
      enter(instanceId, { kind: 'RESERVE', job_id: jobId, amount, period, note: null, at })
      return lastId
    },

    resolve(reservationId, into, count) {
      const sums = resolved.get(reservationId) ?? { captured: 0, released: 0 }
      sums[into] += count
      resolved.set(reservationId, sums)
    },

    book(at) {
      const givenBack = new Set<string>()
      if (resolved.size === 0) return givenBack
      const noted = resolved
      resolved = new Map()
      for (const [reservationId, { captured, released }] of noted) {
        const reservation = db.oneRaw<{ job_id: number; instance_id: string; period: string }>(raw`
          update reservations set captured = captured + ${captured}, released = released + ${released}
          where id = ${reservationId} returning job_id, instance_id, period`)
        if (!reservation) throw new Error(`No reservation ${reservationId}`)
        const { job_id, instance_id, period } = reservation
        db.runRaw(raw`
          update jobs set captured = captured + ${captured}, released = released + ${released} where id = ${job_id}`)
        if (captured > 0) enter(instance_id, { kind: 'CAPTURE', job_id, amount: captured, period, note: null, at })
        if (released > 0) {
          // A month that is over keeps its total: what comes back late is on record but frees nothing in the new month.
          db.runRaw(raw`
            update app_instances set credits_used_month = credits_used_month - ${released}
            where instance_id = ${instance_id} and period = ${period}`)
          enter(instance_id, { kind: 'RELEASE', job_id, amount: released, period, note: null, at })
          givenBack.add(instance_id)
        }
      }
      return givenBack
    },

    discard() {
      resolved = new Map()
    },

    setAllowance(instanceId, creditsTotal, at, note) {
      db.run(
        db.q.updateTable('app_instances').set({ credits_total: creditsTotal }).where('instance_id', '=', instanceId)
      )
      enter(instanceId, {
        kind: 'ALLOWANCE',
        job_id: null,
        amount: creditsTotal,
        period: instance(instanceId).period,
        note: note ?? null,
        at
      })
    },

    adjust(instanceId, amount, note, at) {
      db.runRaw(raw`
        update app_instances set credits_used_month = credits_used_month + ${amount} where instance_id = ${instanceId}`)
      const { period } = instance(instanceId)
      return enter(instanceId, { kind: 'ADJUSTMENT', job_id: null, amount, period, note, at })
    },

    openPeriod(instanceId, period, at) {
      const { credits_used_month: used, period: closed } = instance(instanceId)
      db.run(
        db.q.updateTable('app_instances').set({ period, credits_used_month: 0 }).where('instance_id', '=', instanceId)
      )
      enter(instanceId, { kind: 'ROLLOVER', job_id: null, amount: used, period, note: `${closed} closed`, at })
    }
  }
}
