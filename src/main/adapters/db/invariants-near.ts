import type { Rule } from './invariant-rule.ts'

/** The rules about texts that are nearly the same. Whether they are, only their words can say. */
export const NEAR_RULES: readonly Rule[] = [
  {
    rule: 'a group of near texts counts the products that show one of them',
    table: 'near_groups',
    id: 'g.id',
    from: `near_groups g left join (select near_group, count(distinct product_key) as products
      from job_items where near_group > 0 and status = 'DONE' group by 1) i on i.near_group = g.id`,
    fields: [{ name: 'products', found: 'g.products', expected: 'coalesce(i.products, 0)' }]
  },
  {
    rule: 'a text is in a group of its own store, and marked where another product is in it',
    table: 'job_items',
    id: 'i.id',
    from: `job_items i join jobs j on j.id = i.job_id left join near_groups g on g.id = i.near_group`,
    checked: 'select count(*) from job_items where near_group > 0',
    fields: [
      {
        name: 'near_group',
        found: `iif(i.status = 'DONE', 'a group', 'there')`,
        expected: `iif(i.status = 'DONE', 'none that is gone', 'none')`,
        broken: `i.near_group is not null and i.status <> 'DONE' or i.near_group > 0 and g.id is null`
      },
      {
        name: 'store of its group',
        found: 'g.instance_id',
        expected: 'j.instance_id',
        broken: 'g.instance_id <> j.instance_id'
      },
      { name: 'near_shared', found: 'i.near_shared', expected: '1', broken: 'g.products > 1 and i.near_shared = 0' }
    ]
  }
]
