import type { Rule } from './invariant-rule.ts'

const STATES = ['planned', 'sending', 'unknown', 'published', 'unchanged', 'skipped', 'conflict', 'failed', 'cancelled']

/** Where an item stands while one of its values stands as `o` does; see `itemPublishState`. */
const ITEM_STATE = `case
  when o.state in ('PUBLISHED','UNCHANGED') then o.outcome
  when o.state in ('SKIPPED','FAILED','CANCELLED') or o.kind = 'UNDO' then o.rest
  else o.state end`

const UNDONE: Rule = {
  rule: 'a publish knows how many of its values were taken back',
  table: 'publishes',
  id: 'r.id',
  from: `publishes r left join (
    select o.publish_id, count(*) as undone from publish_ops u join publish_ops o on o.id = u.undoes
    where u.state = 'PUBLISHED' group by 1) c on c.publish_id = r.id`,
  fields: [{ name: 'undone', found: 'r.undone', expected: 'coalesce(c.undone, 0)' }]
}

interface PublishSchema {
  /** Before, nobody else published. */
  readonly synced: boolean
  /** Since then a run counts how many of its values were taken back. */
  readonly authored: boolean
}

/** The rules about publishes and their values. Earlier schemas have none. */
export function publishRules({ synced, authored }: PublishSchema): readonly Rule[] {
  const here = synced ? 'i.published_at is null' : '1'
  return [
    {
      rule: "a publish's counts are those of its values",
      table: 'publishes',
      id: 'r.id',
      from: `publishes r left join (
        select publish_id, count(*) as total, ${STATES.map((state) => `sum(state = '${state.toUpperCase()}') as ${state}`).join(', ')}
        from publish_ops group by 1) c on c.publish_id = r.id`,
      fields: ['total', ...STATES].map((name) => ({ name, found: `r.${name}`, expected: `coalesce(c.${name}, 0)` }))
    },
    ...(authored ? [UNDONE] : []),
    {
      rule: 'a publish that is over has nothing left to send',
      table: 'publishes',
      id: 'id',
      from: 'publishes',
      fields: [
        {
          name: 'values on their way',
          found: 'planned + sending + unknown',
          expected: '0',
          broken: `state = 'DONE' and planned + sending + unknown > 0 or state = 'CANCELLED' and planned > 0`
        },
        {
          name: 'finished_at',
          found: `iif(finished_at is null, 'none', 'there')`,
          expected: `iif(state in ('DONE','CANCELLED'), 'there', 'none')`
        }
      ]
    },
    {
      rule: 'one value of a field is on its way or in dispute at a time',
      table: 'publish_ops',
      id: 'f.id',
      from: `(select min(id) as id, count(*) as open from publish_ops
        where state in ('PLANNED','SENDING','UNKNOWN','CONFLICT') group by product_key, attribute) f`,
      fields: [{ name: 'open values of its field', found: 'f.open', expected: '1' }]
    },
    {
      rule: 'a value is of its item, its run and its store',
      table: 'publish_ops',
      id: 'o.id',
      from: `publish_ops o join job_items i on i.id = o.item_id join jobs j on j.id = i.job_id join publishes r on r.id = o.publish_id
        left join publish_ops u on u.id = o.undoes`,
      fields: [
        { name: 'product_key', found: 'o.product_key', expected: 'i.product_key' },
        { name: 'attribute', found: 'o.attribute', expected: 'i.attribute' },
        { name: 'kind', found: 'o.kind', expected: 'r.kind' },
        { name: 'instance_id', found: 'o.instance_id', expected: 'r.instance_id' },
        { name: "its job's instance_id", found: 'j.instance_id', expected: 'o.instance_id' },
        {
          name: 'undoes',
          found: `'a value that was never published, or of another item'`,
          expected: `'a published value of the same item'`,
          broken: `o.undoes is not null and (u.state is not 'PUBLISHED' or u.item_id is not o.item_id)`
        },
        {
          name: 'base',
          found: `'another text'`,
          expected: `'what the store made of the write that it undoes'`,
          // A conflict that was decided lets the write go over the text that was shown.
          broken: `o.undoes is not null and o.base is not u.stored and o.base is not o.live`
        }
      ]
    },
    {
      rule: 'an item stands where its newest value says',
      table: 'job_items',
      id: 'i.id',
      from: `job_items i left join publish_ops o on o.id = (select max(l.id) from publish_ops l where l.item_id = i.id)`,
      fields: [
        {
          name: 'publish',
          found: 'i.publish',
          expected: `iif(o.id is null, 'NONE', ${ITEM_STATE})`,
          broken: `${here} and i.publish is not iif(o.id is null, 'NONE', ${ITEM_STATE})`
        },
        {
          name: 'published',
          found: `coalesce(i.published, 'none')`,
          expected: `'what the store holds'`,
          broken: `${here} and o.state in ('PUBLISHED','UNCHANGED') and i.published is not coalesce(o.stored, '')`
        }
      ]
    },
    {
      rule: 'nothing was sent that had not been approved, and what was sent is on record',
      table: 'publish_ops',
      id: 'id',
      from: 'publish_ops',
      fields: [
        {
          name: 'approved_at',
          found: `'none'`,
          expected: `'a time'`,
          broken: `approved_at is null and write_op is not null`
        },
        {
          name: 'write_op',
          found: `'none'`,
          expected: `'the write that sent it'`,
          broken: `write_op is null and state in ('SENDING','UNKNOWN','PUBLISHED')`
        },
        {
          name: 'boot_id',
          found: `iif(boot_id is null, 'none', 'there')`,
          expected: `iif(state = 'SENDING', 'there', 'none')`
        }
      ]
    },
    {
      rule: 'a published value is undone once',
      table: 'publish_ops',
      checked: `select count(*) from publish_ops where undoes is not null and state = 'PUBLISHED'`,
      id: 'u.undoes',
      from: `(select undoes, count(*) as undos from publish_ops where undoes is not null and state = 'PUBLISHED' group by undoes) u`,
      fields: [{ name: 'undos', found: 'u.undos', expected: '1' }]
    }
  ]
}
