import { sql as raw } from 'kysely'
import type { Lease, SyncStoreRead, SyncStoreTx } from '../../ports/sync-store.ts'
import type { CreditWrites } from './credits.ts'
import { runningPeriod } from './instances.ts'
import type { Sql } from './sql.ts'

type Reads = Pick<SyncStoreRead, 'getLeases' | 'isGivenUp'>

export interface LeaseWrites extends Pick<SyncStoreTx, 'takeLease' | 'openLinkedPeriod' | 'returnLease'> {
  /** Sets the balance to what the running month's lease allows, and books it where it changed. */
  settle(instanceId: string, at: number): void
}

const LEASED = "What this computer holds of the store's credits"

/**
 * SQL over `app_instances i` and its link `k`: what the lease of the running month still allows. In a new life of the database that
 * the backend was not told of, nothing; of a lease that the backend took away, because this computer was given up, nothing either.
 */
export const FREE = `iif(k.epoch = (select value from meta where key = 'epoch'),
  coalesce((select l.granted - l.returned - coalesce((select sum(r.granted - r.released) from reservations r
      where r.instance_id = i.instance_id and r.lease_epoch = k.epoch and r.period = i.period), 0)
    from leases l where l.instance_id = i.instance_id and l.epoch = k.epoch and l.period = i.period and l.state <> 'sealed'), 0), 0)`

const STATES = ['active', 'draining', 'sealed'] as const satisfies readonly Lease['state'][]

interface LeaseRow {
  readonly instance_id: string
  readonly epoch: string
  readonly period: string
  readonly granted: number
  readonly returned: number
  readonly state: Lease['state']
  readonly open: number
  readonly captured: number
}

export function leaseReads(db: Sql): Reads {
  return {
    getLeases: (instanceId) =>
      db
        .allRaw<LeaseRow>(raw`
          select l.*, coalesce(sum(r.granted - r.captured - r.released), 0) as open, coalesce(sum(r.captured), 0) as captured
          from sync_links k join leases l on l.instance_id = k.instance_id and l.epoch = k.epoch
            left join reservations r on r.instance_id = l.instance_id and r.lease_epoch = l.epoch and r.period = l.period
          where k.instance_id = ${instanceId} and l.state <> 'sealed' group by l.period order by l.period`)
        .map(({ instance_id, ...row }) => ({ instanceId: instance_id, ...row })),

    isGivenUp: (instanceId) =>
      db.oneRaw(raw`
        select 1 from app_instances i join sync_links k on k.instance_id = i.instance_id
          join leases l on l.instance_id = i.instance_id and l.epoch = k.epoch and l.period = i.period
        where i.instance_id = ${instanceId} and l.state = 'sealed'`) !== undefined
  }
}

export function leaseWrites(db: Sql, credits: CreditWrites): LeaseWrites {
  const epochOf = (instanceId: string): string => {
    const row = db.oneRaw<{ epoch: string }>(raw`select epoch from sync_links where instance_id = ${instanceId}`)
    if (!row) throw new Error(`${instanceId} is not linked`)
    return row.epoch
  }

  /**
   * The allowance is what the lease of the running month allows, over what was used this month without it: before the link, or in an
   * earlier life.
   */
  function settle(instanceId: string, at: number): void {
    const row = db.oneRaw<{ total: number; wanted: number }>(raw`
      select i.credits_total as total, i.credits_used_month + ${raw.raw(FREE)} as wanted
      from app_instances i join sync_links k on k.instance_id = i.instance_id where i.instance_id = ${instanceId}`)
    if (!row) throw new Error(`${instanceId} is not linked`)
    if (row.wanted !== row.total) credits.setAllowance(instanceId, row.wanted, at, LEASED)
  }

  function openLinkedPeriod(instanceId: string, period: string, at: number): boolean {
    if (period <= runningPeriod(db, instanceId)) return false
    credits.openPeriod(instanceId, period, at)
    db.runRaw(raw`
      insert into leases (instance_id, epoch, period) values (${instanceId}, ${epochOf(instanceId)}, ${period})
      on conflict do nothing`)
    settle(instanceId, at)
    return true
  }

  return {
    settle,
    openLinkedPeriod,

    takeLease(instanceId, lease, at) {
      const epoch = epochOf(instanceId)
      openLinkedPeriod(instanceId, lease.period, at)
      const mine = db.oneRaw<{ granted: number; state: Lease['state'] }>(raw`
        select granted, state from leases
        where instance_id = ${instanceId} and epoch = ${epoch} and period = ${lease.period}`)
      // Replies may come late and out of order: neither the amount nor the state goes back.
      const granted = Math.max(lease.granted, mine?.granted ?? 0)
      const state = STATES[Math.max(STATES.indexOf(lease.state), STATES.indexOf(mine?.state ?? 'active'))] ?? 'sealed'
      if (mine?.granted === granted && mine.state === state) return
      db.runRaw(raw`
        insert into leases (instance_id, epoch, period, granted, state)
        values (${instanceId}, ${epoch}, ${lease.period}, ${granted}, ${state})
        on conflict do update set granted = excluded.granted, state = excluded.state`)
      if (lease.period === runningPeriod(db, instanceId)) settle(instanceId, at)
    },

    returnLease(instanceId, period, amount, at) {
      if (!Number.isSafeInteger(amount) || amount <= 0) throw new Error(`${amount} credits can't be returned`)
      const { changes } = db.runRaw(raw`
        update leases set returned = returned + ${amount}
        where instance_id = ${instanceId} and epoch = ${epochOf(instanceId)} and period = ${period}`)
      if (changes !== 1) throw new Error(`${instanceId} has no lease of ${period}`)
      if (period === runningPeriod(db, instanceId)) settle(instanceId, at)
    }
  }
}
