import type { Rule } from './invariant-rule.ts'

const count = (column: string, when = `status = '${column.toUpperCase()}'`) =>
  ({
    name: column,
    found: `j.${column}`,
    expected: `coalesce(c.${column}, 0)`,
    sql: `sum(${when}) as ${column}`
  }) as const

const COUNTS = [
  count('pending'),
  count('running'),
  count('done'),
  count('failed'),
  count('cancelled'),
  count('skipped'),
  count('approved', `review = 'APPROVED'`),
  count('rejected', `review = 'REJECTED'`),
  count('edited', 'edit is not null')
]

/** Items that cost nothing; earlier schemas have none. Either text may have been written anew since. */
const freeRule = (rewritten: boolean): Rule => ({
  rule: 'a free item took over a delivered one of the same store, product and attribute',
  table: 'job_items',
  checked: `select count(*) from job_items where credit = 'FREE'`,
  id: 'i.id',
  from: `job_items i join jobs j on j.id = i.job_id left join job_items o on o.id = i.reused_from left join jobs oj on oj.id = o.job_id`,
  fields: [
    {
      name: 'reused_from',
      found: `coalesce(i.reused_from, 'none')`,
      expected: `iif(i.credit = 'FREE', 'an item', 'none')`,
      broken: `(i.credit = 'FREE') <> (o.id is not null)`
    },
    { name: 'status of what it took over', found: 'o.status', expected: `'DONE'`, broken: `o.status <> 'DONE'` },
    {
      name: 'product_key',
      found: 'i.product_key',
      expected: 'o.product_key',
      broken: 'i.product_key <> o.product_key'
    },
    { name: 'attribute', found: 'i.attribute', expected: 'o.attribute', broken: 'i.attribute <> o.attribute' },
    {
      name: 'proposal',
      found: `'another one'`,
      expected: `'that of item ' || o.id`,
      broken: `i.proposal is not o.proposal and o.id is not null${rewritten ? ' and i.proposal_from is null and o.proposal_from is null' : ''}`
    },
    {
      name: 'instance_id',
      found: 'j.instance_id',
      expected: 'oj.instance_id',
      broken: 'j.instance_id <> oj.instance_id'
    }
  ]
})

/** Texts that took the place of another of the model's; earlier schemas have none. */
const REWRITTEN_RULE: Rule = {
  rule: 'a text that was written anew is that of an item that was delivered and paid for it',
  table: 'job_items',
  checked: 'select count(*) from job_items where proposal_from > 0',
  id: 'i.id',
  from: `(select * from job_items where proposal_from > 0) i join jobs j on j.id = i.job_id
    left join job_items n on n.id = i.proposal_from left join jobs r on r.id = n.job_id`,
  fields: [
    {
      name: 'what it was delivered as',
      found: `coalesce(n.status || ' ' || n.credit, 'none')`,
      expected: `'DONE CAPTURED'`,
      broken: `n.status is not 'DONE' or n.credit not in ('CAPTURED','ELSEWHERE')`
    },
    {
      name: 'what that was written for',
      found: `coalesce(r.regenerates_uid || ' ' || r.regenerates_position, 'nothing')`,
      expected: `j.uid || ' ' || i.position`
    },
    {
      name: 'proposal',
      found: `'another one'`,
      expected: `'that of item ' || n.id`,
      // Where two lives of a device delivered it, a backend has the word on both, one after the other.
      broken: `i.proposal is not n.proposal and not exists (select 1 from sync_links k where k.instance_id = j.instance_id)`
    }
  ]
}

function factsThere(all: 'and' | 'or'): string {
  const columns = ['shown_length', 'change_share', 'risk', 'shown_flags', 'shown_hash']
  return columns.map((column) => `${column} is not null`).join(` ${all} `)
}

/** Facts of texts; earlier schemas have none. */
const FACTS_RULE: Rule = {
  rule: 'a delivered item has facts of the text that it shows, and no other item has any',
  table: 'job_items',
  id: 'id',
  from: 'job_items',
  fields: [
    {
      name: 'facts',
      found: `iif(iif(status = 'DONE', ${factsThere('and')}, ${factsThere('or')}), 'there', 'none')`,
      expected: `iif(status = 'DONE', 'there', 'none')`
    },
    {
      name: 'shown_length',
      found: 'shown_length',
      expected: '0',
      broken: `coalesce(edit, proposal) = '' and shown_length <> 0`
    }
  ]
}

/** The rules about jobs and their items: `free` where the schema knows items that cost nothing, `synced` where other devices' jobs, `facts` where facts of texts, `rewritten` where texts that were written anew. */
export function jobRules({
  free,
  synced,
  facts,
  rewritten
}: {
  readonly free: boolean
  readonly synced: boolean
  readonly facts: boolean
  readonly rewritten: boolean
}): readonly Rule[] {
  const all = free ? [...COUNTS, count('reused', `credit = 'FREE'`)] : COUNTS
  const own = synced ? 'j.device_id is null' : '1'
  // An item of another device's job that has not come yet counts as pending.
  const awaited = synced ? `iif(${own}, 0, j.total_items - coalesce(c.items, 0))` : '0'
  const counts = all.map((entry) =>
    entry.name === 'pending' ? { ...entry, expected: `${entry.expected} + ${awaited}` } : entry
  )
  const pruned = synced ? 'coalesce((select events from outbox_pruned p where p.epoch = o.epoch), 0)' : '0'
  const elsewhere = synced ? `when credit = 'ELSEWHERE' and reservation_id is null then 'ELSEWHERE'` : ''
  return [
    {
      rule: "a job's counts are its items'",
      table: 'jobs',
      id: 'j.id',
      from: `jobs j left join (select job_id, count(*) as items, ${counts.map(({ sql }) => sql).join(', ')}
        from job_items group by 1) c on c.job_id = j.id`,
      fields: counts
    },
    {
      rule: 'a job has one item per product and attribute',
      table: 'jobs',
      id: 'j.id',
      from: 'jobs j left join (select job_id, count(*) as items from job_items group by 1) c on c.job_id = j.id',
      fields: [
        {
          name: 'items',
          found: 'coalesce(c.items, 0)',
          expected: 'j.total_items',
          broken: `iif(${own}, coalesce(c.items, 0) <> j.total_items, coalesce(c.items, 0) > j.total_items)`
        },
        { name: 'attribute_count', found: 'j.attribute_count', expected: 'json_array_length(j.attributes)' },
        { name: 'total_items', found: 'j.total_items', expected: 'j.product_count * j.attribute_count' }
      ]
    },
    {
      rule: 'an item asks for an attribute of its job',
      table: 'job_items',
      id: 'a.id',
      from: `(select job_id, attribute, min(id) as id from job_items group by 1, 2) a join jobs j on j.id = a.job_id`,
      fields: [
        {
          name: 'attribute',
          found: 'a.attribute',
          expected: `'one of ' || j.attributes`,
          broken: 'a.attribute not in (select value from json_each(j.attributes))'
        }
      ]
    },
    {
      rule: 'an item is of its store and of its own reservation',
      table: 'job_items',
      id: 'i.id',
      from: `job_items i join jobs j on j.id = i.job_id join products p on p.key = i.product_key
        left join reservations r on r.id = i.reservation_id`,
      fields: [
        { name: "its product's instance_id", found: 'p.instance_id', expected: 'j.instance_id' },
        {
          name: "its reservation's job_id",
          found: `coalesce(r.job_id, 'none')`,
          expected: 'i.job_id',
          broken: 'i.reservation_id is not null and r.job_id is not i.job_id'
        }
      ]
    },
    {
      rule: "an item's credit stands as its status says",
      table: 'job_items',
      id: 'id',
      from: 'job_items',
      fields: [
        {
          name: 'credit',
          found: 'credit',
          expected: `case ${elsewhere} when reservation_id is null then 'FREE' when status = 'DONE' then 'CAPTURED'
            when status in ('PENDING','RUNNING') then 'HELD' else 'RELEASED' end`
        },
        {
          name: 'status',
          found: 'status',
          expected: `'DONE'`,
          broken: `credit = 'FREE' and status <> 'DONE'`
        }
      ]
    },
    {
      rule: 'an item is delivered with a proposal, and only a delivered one is reviewed',
      table: 'job_items',
      id: 'id',
      from: 'job_items',
      fields: [
        {
          name: 'proposal',
          found: `iif(proposal is null, 'none', 'there')`,
          expected: `iif(status = 'DONE', 'there', 'none')`
        },
        { name: 'review', found: 'review', expected: `'OPEN'`, broken: `status <> 'DONE' and review <> 'OPEN'` },
        { name: 'edit', found: `'there'`, expected: `'none'`, broken: `status <> 'DONE' and edit is not null` }
      ]
    },
    {
      rule: 'an item that runs or was paid for was claimed, at least as often as it was tried',
      table: 'job_items',
      id: 'id',
      from: 'job_items',
      fields: [
        {
          name: 'boot_id',
          found: `iif(boot_id is null, 'none', 'there')`,
          expected: `iif(status = 'RUNNING', 'there', 'none')`
        },
        {
          name: 'claim',
          found: 'claim',
          expected: `'at least 1'`,
          broken: `claim < 1 and (status = 'RUNNING' or credit = 'CAPTURED')`
        },
        { name: 'attempts', found: 'attempts', expected: `'at most ' || claim`, broken: 'attempts > claim' }
      ]
    },
    {
      rule: 'what runs was claimed by one start of the app',
      table: 'job_items',
      checked: `select count(*) from job_items where status = 'RUNNING'`,
      id: 'id',
      from: `(select boot_id, min(id) as id, first_value(boot_id) over (order by min(id)) as first from job_items
        where status = 'RUNNING' group by boot_id)`,
      fields: [{ name: 'boot_id', found: 'boot_id', expected: 'first' }]
    },
    ...(free ? [freeRule(rewritten)] : []),
    ...(rewritten ? [REWRITTEN_RULE] : []),
    ...(facts ? [FACTS_RULE] : []),
    {
      rule: 'a job that is over has nothing left to do, and one that runs has',
      table: 'jobs',
      id: 'id',
      from: 'jobs j',
      fields: [
        {
          name: 'open items',
          found: 'pending + running',
          expected: `iif(status = 'RUNNING', 'at least 1', '0')`,
          // How another device's job stands may be known before its last items are.
          broken: `${own} and (
            status in ('COMPLETED','CANCELLED','FAILED') and pending + running > 0 or status = 'RUNNING' and pending + running = 0)`
        },
        {
          name: 'finished_at',
          found: `iif(finished_at is null, 'none', 'there')`,
          expected: `iif(status in ('COMPLETED','CANCELLED','FAILED'), 'there', 'none')`
        },
        {
          name: 'paused_by',
          found: `coalesce(paused_by, 'none')`,
          expected: `iif(status = 'PAUSED', 'a reason', 'none')`,
          broken: `(status = 'PAUSED') <> (paused_by is not null)`
        }
      ]
    },
    {
      rule: 'outbox numbers have no gaps',
      table: 'outbox',
      id: `'of epoch ' || epoch`,
      from: `(select epoch, min(seq) as first, max(seq) as last, count(*) + ${pruned} as events, ${pruned} as pruned
        from outbox o group by epoch)`,
      fields: [
        { name: 'first seq', found: 'first', expected: '1', broken: 'first <> 1 and pruned = 0' },
        { name: 'last seq', found: 'last', expected: 'events' }
      ]
    },
    {
      rule: 'the next event gets the next number',
      table: 'meta',
      checked: `select count(*) from meta where key in ('epoch','next_seq')`,
      id: `'next_seq'`,
      from: `(select (select value from meta where key = 'epoch') as epoch, (select value from meta where key = 'next_seq') as next_seq) e`,
      fields: [
        {
          name: 'value',
          found: `coalesce(next_seq, 'none')`,
          expected: `cast(coalesce((select max(seq) from outbox o where o.epoch = e.epoch), 0) + 1 as text)`,
          broken: `coalesce(next_seq, '1') <> cast(coalesce((select max(seq) from outbox o where o.epoch = e.epoch), 0) + 1 as text)`
        }
      ]
    },
    {
      rule: 'what a row refers to is there',
      table: '',
      checked: `select count(*) from sqlite_schema t, pragma_foreign_key_list(t.name) where t.type = 'table'`,
      id: `"table" || ' ' || coalesce(rowid, '(no number)')`,
      from: 'pragma_foreign_key_check',
      fields: [{ name: 'reference', found: `'a row that is gone'`, expected: `'a row of ' || parent`, broken: '1' }]
    }
  ]
}
