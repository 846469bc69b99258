import type Database from 'better-sqlite3'

/** What must hold of every database at every moment between two transactions. Each query names the rows that break its rule. */
export const INVARIANTS: readonly { readonly rule: string; readonly broken: string }[] = [
  {
    rule: 'the used credits of the running month are what the ledger says',
    broken: `select i.instance_id from app_instances i where i.credits_used_month <> (
      select coalesce(sum(case l.kind when 'RESERVE' then l.amount when 'RELEASE' then -l.amount else 0 end), 0)
      from credit_ledger l where l.instance_id = i.instance_id and l.period = i.period)`
  },
  {
    rule: 'a reservation counts its items: captured, released and held',
    broken: `select r.id from reservations r where
      r.captured <> (select count(*) from job_items where reservation_id = r.id and credit = 'CAPTURED')
      or r.granted - r.captured - r.released <> (select count(*) from job_items where reservation_id = r.id and credit = 'HELD')`
  },
  {
    rule: 'a job sums its reservations',
    broken: `select j.id from jobs j where
      j.captured <> (select coalesce(sum(captured), 0) from reservations where job_id = j.id)
      or j.released <> (select coalesce(sum(released), 0) from reservations where job_id = j.id)`
  },
  {
    rule: 'the ledger sums to the reservations of each job',
    broken: `select j.id from jobs j where
      (select coalesce(sum(amount), 0) from credit_ledger where job_id = j.id and kind = 'RESERVE') <>
        (select coalesce(sum(granted), 0) from reservations where job_id = j.id)
      or (select coalesce(sum(amount), 0) from credit_ledger where job_id = j.id and kind = 'CAPTURE') <> j.captured
      or (select coalesce(sum(amount), 0) from credit_ledger where job_id = j.id and kind = 'RELEASE') <> j.released`
  },
  {
    rule: "a job's counts are its items'",
    broken: `select j.id from jobs j where
      j.pending <> (select count(*) from job_items where job_id = j.id and status = 'PENDING')
      or j.running <> (select count(*) from job_items where job_id = j.id and status = 'RUNNING')
      or j.done <> (select count(*) from job_items where job_id = j.id and status = 'DONE')
      or j.failed <> (select count(*) from job_items where job_id = j.id and status = 'FAILED')
      or j.cancelled <> (select count(*) from job_items where job_id = j.id and status = 'CANCELLED')
      or j.approved <> (select count(*) from job_items where job_id = j.id and review = 'APPROVED')
      or j.rejected <> (select count(*) from job_items where job_id = j.id and review = 'REJECTED')
      or j.edited <> (select count(*) from job_items where job_id = j.id and edit is not null)`
  },
  {
    rule: 'a job has one item per product and attribute',
    broken: `select j.id from jobs j where j.total_items <> (select count(*) from job_items where job_id = j.id)`
  },
  {
    rule: 'nobody spent more than they had',
    // The allowance that was in force at that moment: lowering it later makes no debt of what was spent before.
    broken: `select l.id from credit_ledger l where l.kind = 'RESERVE' and l.used_after > coalesce((
      select a.amount from credit_ledger a where a.instance_id = l.instance_id and a.kind = 'ALLOWANCE' and a.id < l.id
      order by a.id desc limit 1), 0)`
  },
  {
    rule: 'the balance is that of the last ledger entry',
    broken: `select i.instance_id from app_instances i where i.credits_used_month <> coalesce((
      select l.used_after from credit_ledger l where l.instance_id = i.instance_id order by l.id desc limit 1), 0)`
  },
  {
    rule: 'an item is of its store and of its own reservation',
    broken: `select i.id from job_items i join jobs j on j.id = i.job_id join products p on p.key = i.product_key
      join reservations r on r.id = i.reservation_id where p.instance_id <> j.instance_id or r.job_id <> j.id
      or r.instance_id <> j.instance_id`
  },
  {
    rule: 'a job that is over has nothing left to do',
    broken: `select id from jobs where status in ('COMPLETED','CANCELLED','FAILED') and pending + running > 0
      or status = 'RUNNING' and pending + running = 0`
  },
  {
    rule: 'outbox numbers have no gaps',
    broken: `select epoch from outbox group by epoch having max(seq) <> count(*)`
  }
]

/** The rules that do not hold, each with the first row that breaks it. Empty is good. */
export function brokenInvariants(raw: Database.Database): string[] {
  return INVARIANTS.flatMap(({ rule, broken }) => {
    const row: unknown = raw.prepare(broken).pluck().get()
    return row === undefined ? [] : [`${rule} (${JSON.stringify(row)})`]
  })
}
