import { sql, type Kysely } from 'kysely'
import type { PeriodUsage } from '../contract/instance.ts'
import { BACKEND_NAME } from '../credits/period-view.ts'
import type { Tables } from './tables.ts'

interface LeaseSums {
  readonly period: string
  readonly device_id: string
  readonly name: string | null
  readonly captured: number
  readonly open: number
  readonly free: number
  readonly overdraft: number
}

/** What was used, by month and device, newest month first. Lives of a device are summed. */
export async function getPeriodUsage(
  db: Kysely<Tables>,
  instanceId: string,
  limit: number
): Promise<readonly PeriodUsage[]> {
  const periods = await db
    .selectFrom('credit_periods')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .orderBy('period', 'desc')
    .limit(limit)
    .execute()
  const oldest = periods.at(-1)?.period ?? ''
  const { rows: sums } = await sql<LeaseSums>`
    select l.period, l.device_id, min(d.name) as name, sum(l.captured)::bigint as captured, sum(l.open)::bigint as open,
      sum(case when l.state = 'active' then l.granted - l.returned - l.open - l.captured else 0 end)::bigint as free,
      sum(l.overdraft)::bigint as overdraft
    from credit_leases l left join devices d on d.instance_id = l.instance_id and d.device_id = l.device_id
    where l.instance_id = ${instanceId} and l.period >= ${oldest}
    group by l.period, l.device_id order by l.device_id`.execute(db)
  return periods.map((row) => {
    const devices = sums
      .filter((sum) => sum.period === row.period)
      .map(({ device_id: deviceId, name, captured, open, free, overdraft }) => ({
        deviceId,
        name: name ?? BACKEND_NAME,
        captured,
        open,
        free,
        overdraft
      }))
    const total = (of: 'captured' | 'open' | 'free'): number => devices.reduce((sum, device) => sum + device[of], 0)
    return {
      period: row.period,
      state: row.state,
      allowance: row.allowance,
      unleased: row.unleased,
      captured: total('captured'),
      open: total('open'),
      free: total('free'),
      overdraft: row.overdraft,
      forfeited: row.forfeited,
      lapsed: row.lapsed,
      opensAt: row.opens_at.toISOString(),
      closesAt: row.closes_at.toISOString(),
      sealAt: row.seal_at.toISOString(),
      devices
    }
  })
}
