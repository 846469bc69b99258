import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Facts of the text that an item shows, for lists over any number of jobs; views that a merchant keeps; and what a change may be done
 * again for. The facts of items that are there already are made when the database is opened, because a migration knows no texts.
 */
const statements = [
  `alter table job_items add column shown_length integer check (shown_length >= 0)`,
  `alter table job_items add column change_share integer check (change_share between 0 and 1000)`,
  `alter table job_items add column risk integer check (risk between 0 and 100)`,
  // One bit per flag.
  `alter table job_items add column shown_flags integer`,
  `alter table job_items add column shown_hash integer`,
  // All that a list filters or sorts by, so that none of the texts is read for it.
  `create index job_items_review on job_items (job_id, position, review, attribute, product_key, risk, shown_length, change_share,
    shown_flags, publish, shown_hash) where status = 'DONE'`,
  `create index job_items_no_facts on job_items (id) where status = 'DONE' and shown_length is null`,
  `create index job_items_edited on job_items (job_id) where edit is not null`,

  // Changed again since by something else: neither undone nor done again any more.
  `alter table review_changes add column passed integer not null default 0 check (passed = 0 or passed = 1)`,

  `create table review_views (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    name text not null,
    -- The name as it is compared.
    folded text not null,
    view text not null check (json_valid(view)),
    updated_at integer not null,
    unique (instance_id, folded)
  ) strict`
]

export const reviewLists: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
