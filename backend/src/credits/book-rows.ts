import { sql, type RawBuilder } from 'kysely'
import { jsonText } from '../db/json-text.ts'
import type { Tx } from '../db/tables.ts'
import { createBook, type CreditBook, type Holder, type LoadedBook } from './book.ts'
import type { CreditLease, CreditPeriod } from './moves.ts'

/**
 * What a transaction has to know of an instance's credits, as one JSON value to be read beside other things: the months that are not
 * sealed and those named, with their leases; and every lease of `holder`. Null where there is no such instance.
 */
export function bookJson(
  instanceId: string,
  also: { readonly periods?: readonly string[]; readonly holder?: Holder } = {}
): RawBuilder<LoadedBook | null> {
  const { periods = [], holder = { deviceId: '', epoch: '' } } = also
  return sql<LoadedBook | null>`(
    select json_build_object(
      'planAllowance', i.plan_allowance,
      'debt', i.debt,
      'periods', coalesce((select json_agg(json_build_object(
          'period', p.period, 'allowance', p.allowance, 'unleased', p.unleased, 'forfeited', p.forfeited, 'lapsed', p.lapsed,
          'overdraft', p.overdraft, 'state', p.state, 'opensAt', ${msOf('p.opens_at')}, 'closesAt', ${msOf('p.closes_at')},
          'sealAt', ${msOf('p.seal_at')}) order by p.period)
        from credit_periods p where p.instance_id = i.instance_id and (p.state <> 'sealed' or p.period = any(${periods}::text[]))), '[]'),
      'leases', coalesce((select json_agg(json_build_object(
          'period', l.period, 'deviceId', l.device_id, 'epoch', l.epoch, 'granted', l.granted, 'returned', l.returned,
          'captured', l.captured, 'open', l.open, 'overdraft', l.overdraft, 'overdraftOpen', l.overdraft_open, 'state', l.state)
          order by l.period, l.device_id, l.epoch)
        from credit_leases l where l.instance_id = i.instance_id and (
          l.period in (select p.period from credit_periods p
            where p.instance_id = i.instance_id and (p.state <> 'sealed' or p.period = any(${periods}::text[])))
          or (l.device_id = ${holder.deviceId} and l.epoch = ${holder.epoch}))), '[]'))
    from instances i where i.instance_id = ${instanceId})`
}

/** A timestamptz as milliseconds since 1970. Month bounds are whole milliseconds, so nothing is lost. */
function msOf(column: string): RawBuilder<number> {
  return sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`
}

/**
 * The caller holds the instance's lock. Null where there is no such instance. Whoever moves credits of months that may be sealed names
 * them: a month that is not in the book stands for the running one.
 */
export async function loadBook(
  tx: Tx,
  instanceId: string,
  also?: Parameters<typeof bookJson>[1]
): Promise<CreditBook | null> {
  const { rows } = await sql<{ book: LoadedBook | null }>`select ${bookJson(instanceId, also)} as book`.execute(tx)
  const book = rows[0]?.book
  return book ? createBook(book) : null
}

/** Writes what moved. At most three statements, none where nothing did. */
export async function saveBook(tx: Tx, instanceId: string, book: CreditBook): Promise<void> {
  const { periods, leases, money } = book.changes()
  if (money !== null)
    await sql`
      update instances set debt = ${money.debt}, plan_allowance = ${money.planAllowance} where instance_id = ${instanceId}`.execute(
      tx
    )
  if (periods.length > 0) await savePeriods(tx, instanceId, periods)
  if (leases.length > 0) await saveLeases(tx, instanceId, leases)
}

/** A month that ends is written before the one that begins: there is one open month at a time. */
async function savePeriods(tx: Tx, instanceId: string, periods: readonly CreditPeriod[]): Promise<void> {
  const ending = periods.filter((period) => period.state !== 'open')
  const running = periods.filter((period) => period.state === 'open')
  for (const some of [ending, running]) {
    if (some.length === 0) continue
    await sql`
      insert into credit_periods (instance_id, period, allowance, unleased, forfeited, lapsed, overdraft, state, opens_at, closes_at, seal_at)
      select ${instanceId}, x.period, x.allowance, x.unleased, x.forfeited, x.lapsed, x.overdraft, x.state,
        to_timestamp(x."opensAt" / 1000.0), to_timestamp(x."closesAt" / 1000.0), to_timestamp(x."sealAt" / 1000.0)
      from jsonb_to_recordset(${jsonText(some)}::jsonb) as x(
        period text, allowance bigint, unleased bigint, forfeited bigint, lapsed bigint, overdraft bigint, state text,
        "opensAt" bigint, "closesAt" bigint, "sealAt" bigint)
      on conflict (instance_id, period) do update set
        allowance = excluded.allowance, unleased = excluded.unleased, forfeited = excluded.forfeited, lapsed = excluded.lapsed,
        overdraft = excluded.overdraft, state = excluded.state`.execute(tx)
  }
}

async function saveLeases(tx: Tx, instanceId: string, leases: readonly CreditLease[]): Promise<void> {
  await sql`
    insert into credit_leases
      (instance_id, period, device_id, epoch, granted, returned, captured, open, overdraft, overdraft_open, state)
    select ${instanceId}, x.period, x."deviceId", x.epoch, x.granted, x.returned, x.captured, x.open, x.overdraft, x."overdraftOpen", x.state
    from jsonb_to_recordset(${jsonText(leases)}::jsonb) as x(
      period text, "deviceId" text, epoch text, granted bigint, returned bigint, captured bigint, open bigint, overdraft bigint,
      "overdraftOpen" bigint, state text)
    on conflict (instance_id, period, device_id, epoch) do update set
      granted = excluded.granted, returned = excluded.returned, captured = excluded.captured, open = excluded.open,
      overdraft = excluded.overdraft, overdraft_open = excluded.overdraft_open, state = excluded.state`.execute(tx)
}
