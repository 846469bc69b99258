import type Database from 'better-sqlite3'

/** What must hold of every database at every moment between two transactions. Each query names the rows that break its rule. */
const RULES: readonly { readonly rule: string; readonly broken: string }[] = [
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
    broken: `select instance_id from credit_ledger where kind = 'RESERVE' and used_after > (
      select credits_total from app_instances i where i.instance_id = credit_ledger.instance_id)`
  },
  {
    rule: 'outbox numbers have no gaps',
    broken: `select epoch from outbox group by epoch having max(seq) <> count(*)`
  }
]

/** The rules that do not hold, each with the first row that breaks it. Empty is good. */
export function brokenInvariants(raw: Database.Database): string[] {
  return RULES.flatMap(({ rule, broken }) => {
    const row: unknown = raw.prepare(broken).pluck().get()
    return row === undefined ? [] : [`${rule} (${JSON.stringify(row)})`]
  })
}
