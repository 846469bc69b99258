import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Who wrote a published text was read from its item, whose text may be another by now. What was true when a value was planned is not
 * known of those that are there already: they keep what the history has shown of them so far.
 */
const statements = [
  // As they were when the value was planned: whether a person had changed the model's text, and which model had written it.
  `alter table publish_ops add column edited integer not null default 0 check (edited in (0,1))`,
  `alter table publish_ops add column model text`,
  // Of the run's published values, those that a later undo has taken back.
  `alter table publishes add column undone integer not null default 0 check (undone >= 0)`,
  // It forbids every change of what was published, and comes back as it was.
  `drop trigger publish_ops_final`,
  `update publish_ops set
     edited = coalesce((select coalesce(r.value, '') <> i.proposal from publish_ops r where r.id = coalesce(publish_ops.root, publish_ops.id)), 0),
     model = i.model
   from job_items i where i.id = publish_ops.item_id`,
  `create trigger publish_ops_final before update on publish_ops when old.state = 'PUBLISHED'
    begin select raise(abort, 'what was published is history'); end`,
  `update publishes set undone = c.n from (
     select o.publish_id as id, count(*) as n from publish_ops u cross join publish_ops o on o.id = u.undoes
     where u.undoes is not null and u.state = 'PUBLISHED' group by 1) c
   where publishes.id = c.id`
]

export const publishAuthorship: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
