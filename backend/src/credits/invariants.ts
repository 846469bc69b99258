import { sql, type Kysely } from 'kysely'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import type { Tables } from '../db/tables.ts'

export interface BrokenInvariant {
  readonly rule: string
  /** Which row, in words. */
  readonly where: string
}

/**
 * What must hold of an instance's credits after every transaction, asked of the database itself: by tests after each step, and on a live
 * database by whoever may. An empty list is the good answer.
 */
export async function brokenCreditInvariants(
  db: Kysely<Tables>,
  instanceId: string
): Promise<readonly BrokenInvariant[]> {
  const { rows } = await sql<BrokenInvariant>`
    with sums as (
      select period, sum(captured) as captured, sum(overdraft) as overdraft,
        sum(case when state = 'active' then granted - returned - captured else 0 end) as kept,
        sum(case when state = 'forfeited' then granted - returned - captured else 0 end) as left_over,
        count(*) filter (where state = 'active') as active
      from credit_leases where instance_id = ${instanceId} group by period)
    select 'I1: captured + kept by leases + forfeited + unleased + lapsed = allowance' as rule,
      p.period || ': ' || coalesce(s.captured, 0) || ' + ' || coalesce(s.kept, 0) || ' + ' || p.forfeited || ' + ' || p.unleased || ' + ' ||
        p.lapsed || ' is not ' || p.allowance as "where"
    from credit_periods p left join sums s using (period)
    where p.instance_id = ${instanceId}
      and coalesce(s.captured, 0) + coalesce(s.kept, 0) + p.forfeited + p.unleased + p.lapsed <> p.allowance
    union all
    select 'I1: forfeited is what the leases of a sealed month have left', p.period from credit_periods p left join sums s using (period)
    where p.instance_id = ${instanceId} and p.forfeited <> coalesce(s.left_over, 0)
    union all
    select 'I1: overdraft of a month is that of its leases', p.period from credit_periods p left join sums s using (period)
    where p.instance_id = ${instanceId} and p.overdraft <> coalesce(s.overdraft, 0)
    union all
    select 'I7: a sealed month has no active lease and nothing to lease', p.period from credit_periods p left join sums s using (period)
    where p.instance_id = ${instanceId} and p.state = 'sealed' and (p.unleased <> 0 or coalesce(s.active, 0) <> 0)
    union all
    select 'one month runs', count(*)::text from credit_periods
    where instance_id = ${instanceId} having count(*) filter (where state = 'open') > 1
    union all
    select 'I2: captured + open + returned ≤ granted', period || ' ' || device_id || '/' || epoch from credit_leases
    where instance_id = ${instanceId}
      and (captured + open + returned > granted or least(captured, open, returned, granted, overdraft, overdraft_open) < 0)
    union all
    select 'I8: granted is the sum of the grants', l.period || ' ' || l.device_id || '/' || l.epoch
    from credit_leases l where l.instance_id = ${instanceId} and l.device_id <> ${BACKEND_DEVICE} and l.granted <> coalesce((
      select sum(g.amount) from lease_grants g where g.instance_id = l.instance_id and g.period = l.period
        and g.device_id = l.device_id and g.epoch = l.epoch), 0)`.execute(db)
  return rows
}
