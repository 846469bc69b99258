import type { Rule } from './invariant-rule.ts'

/** What an entry adds to the used credits of its month. */
const EFFECT = `case kind when 'RESERVE' then amount when 'RELEASE' then -amount when 'ADJUSTMENT' then amount else 0 end`

/** SQL over `jobs j`, which earlier schemas answer in their own way. */
interface JobSql {
  /** The number of a job's items that cost nothing. */
  readonly reused: string
  /** Whether this device runs the job. */
  readonly own: string
}

/** The rules about money. */
export function creditRules({ reused, own }: JobSql): readonly Rule[] {
  return [
    {
      rule: 'the used credits of the running month are what the ledger says',
      table: 'app_instances',
      id: 'i.instance_id',
      from: `app_instances i left join (select instance_id, period, sum(${EFFECT}) as used from credit_ledger group by 1, 2) l
        on l.instance_id = i.instance_id and l.period = i.period`,
      fields: [{ name: 'credits_used_month', found: 'i.credits_used_month', expected: 'coalesce(l.used, 0)' }]
    },
    {
      rule: 'the balance is that of the last ledger entry',
      table: 'app_instances',
      id: 'i.instance_id',
      from: `app_instances i left join (select instance_id, max(id) as id, max(period) as period from credit_ledger group by 1) e
        on e.instance_id = i.instance_id left join credit_ledger l on l.id = e.id`,
      fields: [
        { name: 'credits_used_month', found: 'i.credits_used_month', expected: 'coalesce(l.used_after, 0)' },
        { name: 'period', found: 'i.period', expected: 'coalesce(e.period, i.period)' }
      ]
    },
    {
      rule: 'each ledger entry follows from the one before it',
      table: 'credit_ledger',
      id: 'id',
      // `running` is the month that was open at the entry; `earlier` the one that was open before it.
      from: `(select *, lag(used_after, 1, 0) over up_to as before, max(period) over up_to as running,
          max(period) over (partition by instance_id order by id rows between unbounded preceding and 1 preceding) as earlier
        from credit_ledger window up_to as (partition by instance_id order by id))`,
      fields: [
        {
          name: 'kind',
          found: 'kind',
          expected: `'ROLLOVER'`,
          broken: `kind <> 'ROLLOVER' and period > earlier`
        },
        {
          name: 'period',
          found: 'period',
          expected: `iif(kind = 'ROLLOVER', 'later than ' || earlier, running)`,
          broken: `iif(kind = 'ROLLOVER', period <= earlier, kind not in ('CAPTURE','RELEASE') and period <> running)`
        },
        {
          name: 'amount',
          found: 'amount',
          expected: 'before',
          broken: `kind = 'ROLLOVER' and amount <> before`
        },
        {
          name: 'used_after',
          found: 'used_after',
          // A month that is over keeps its total: what comes back late frees nothing in the new one.
          expected: `case kind when 'ROLLOVER' then 0 when 'RESERVE' then before + amount when 'ADJUSTMENT' then before + amount
            when 'RELEASE' then before - iif(period = running, amount, 0) else before end`
        }
      ]
    },
    {
      rule: 'a ledger entry is of a job where it is about one, and says why where it is not',
      table: 'credit_ledger',
      id: 'l.id',
      from: 'credit_ledger l left join jobs j on j.id = l.job_id',
      fields: [
        {
          name: 'job_id',
          found: `coalesce(l.job_id, 'none')`,
          expected: `iif(l.kind in ('RESERVE','CAPTURE','RELEASE'), 'a job', 'none')`,
          broken: `(l.job_id is not null) <> (l.kind in ('RESERVE','CAPTURE','RELEASE'))`
        },
        {
          name: 'instance_id',
          found: 'l.instance_id',
          expected: 'j.instance_id',
          broken: 'j.instance_id <> l.instance_id'
        },
        {
          name: 'note',
          found: `coalesce(l.note, 'none')`,
          expected: `'the reason of the adjustment'`,
          broken: `l.kind = 'ADJUSTMENT' and trim(coalesce(l.note, '')) = ''`
        }
      ]
    },
    {
      rule: 'nobody spent more than they had',
      table: 'credit_ledger',
      id: 'l.id',
      // The allowance that was in force at that moment: lowering it later makes no debt of what was spent before.
      from: `(select *, max(iif(kind = 'ALLOWANCE', id, null)) over (partition by instance_id order by id) as allowance_id
        from credit_ledger) l left join credit_ledger a on a.id = l.allowance_id`,
      fields: [
        {
          name: 'used_after',
          found: 'l.used_after',
          expected: `'at most the allowance of ' || coalesce(a.amount, 0)`,
          broken: `(l.kind = 'RESERVE' or l.kind = 'ADJUSTMENT' and l.amount > 0) and l.used_after > coalesce(a.amount, 0)`
        }
      ]
    },
    {
      rule: 'what is held is in use',
      table: 'app_instances',
      id: 'i.instance_id',
      from: `app_instances i join (select instance_id, period, sum(granted - captured - released) as held from reservations group by 1, 2) h
        on h.instance_id = i.instance_id and h.period = i.period`,
      fields: [
        {
          name: 'credits_used_month',
          found: 'i.credits_used_month',
          expected: `'at least the held ' || h.held`,
          broken: 'i.credits_used_month < h.held'
        }
      ]
    },
    {
      rule: 'a reservation counts its items: captured, released and held',
      table: 'reservations',
      id: 'r.id',
      from: `reservations r left join (select reservation_id, sum(credit = 'CAPTURED') as captured, sum(credit = 'HELD') as held,
          sum(credit = 'RELEASED') as released from job_items where reservation_id is not null group by 1) c on c.reservation_id = r.id`,
      fields: [
        { name: 'captured', found: 'r.captured', expected: 'coalesce(c.captured, 0)' },
        { name: 'held', found: 'r.granted - r.captured - r.released', expected: 'coalesce(c.held, 0)' },
        {
          name: 'released',
          // A released item that was charged again belongs to the later reservation, so this one may count more than it has.
          found: 'r.released',
          expected: `'at least ' || c.released`,
          broken: 'r.released < c.released'
        }
      ]
    },
    {
      rule: "a reservation is of its job's store and grants no more than the job's items",
      table: 'reservations',
      id: 'r.id',
      from: 'reservations r join jobs j on j.id = r.job_id',
      fields: [
        { name: 'instance_id', found: 'r.instance_id', expected: 'j.instance_id' },
        {
          name: 'granted',
          found: 'r.granted',
          expected: `'at most ' || (j.total_items - ${reused})`,
          broken: `r.granted > j.total_items - ${reused}`
        }
      ]
    },
    {
      rule: 'a job sums its reservations',
      table: 'jobs',
      id: 'j.id',
      from: `jobs j left join (select job_id, sum(captured) as captured, sum(released) as released from reservations group by 1) s
        on s.job_id = j.id`,
      fields: [
        { name: 'captured', found: 'j.captured', expected: 'coalesce(s.captured, 0)' },
        { name: 'released', found: 'j.released', expected: 'coalesce(s.released, 0)' }
      ]
    },
    {
      rule: 'a job was charged for each of its items, and delivered none beyond that',
      table: 'jobs',
      id: 'j.id',
      from: 'jobs j left join reservations r on r.id = (select min(id) from reservations where job_id = j.id)',
      fields: [
        {
          name: 'credits reserved at its start',
          found: 'coalesce(r.granted, 0)',
          expected: `iif(${own}, j.total_items - ${reused}, 0)`
        },
        {
          name: 'captured',
          found: 'j.captured',
          expected: `'at most ' || (j.total_items - ${reused})`,
          broken: `j.captured > j.total_items - ${reused}`
        }
      ]
    },
    {
      rule: 'the ledger sums to the reservations of each job and month',
      table: 'credit_ledger',
      checked: 'select count(*) from credit_ledger where job_id is not null',
      id: `'of job ' || job_id || ' in ' || period`,
      from: `(select job_id, period, sum(granted) as granted, sum(captured) as captured, sum(released) as released,
          sum(booked_reserve) as reserve, sum(booked_capture) as capture, sum(booked_release) as given_back from (
            select job_id, period, granted, captured, released, 0 as booked_reserve, 0 as booked_capture, 0 as booked_release
            from reservations
            union all select job_id, period, 0, 0, 0, iif(kind = 'RESERVE', amount, 0),
              iif(kind = 'CAPTURE', amount, 0), iif(kind = 'RELEASE', amount, 0) from credit_ledger where job_id is not null) group by 1, 2)`,
      fields: [
        { name: 'sum of RESERVE', found: 'reserve', expected: 'granted' },
        { name: 'sum of CAPTURE', found: 'capture', expected: 'captured' },
        { name: 'sum of RELEASE', found: 'given_back', expected: 'released' }
      ]
    }
  ]
}
