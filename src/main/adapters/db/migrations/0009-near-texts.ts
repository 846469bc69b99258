import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Texts that are nearly the same, in groups. Those that are there already are looked at by and by, as new ones are. */
const statements = [
  `create table near_groups (
    id integer primary key,
    instance_id text not null references app_instances,
    -- Products that show a text of it.
    products integer not null default 0 check (products >= 0),
    -- Of the text that it began with.
    sketch blob not null
  ) strict`,
  `create index near_groups_shared on near_groups (instance_id, id) where products > 1`,
  `create table near_keys (
    key integer not null,
    group_id integer not null references near_groups,
    primary key (key, group_id)
  ) strict, without rowid`,

  // Null: the text has not been looked at since it changed. 0: it has no word, or is another item's.
  `alter table job_items add column near_group integer check (near_group >= 0)`,
  // 1 once another product was in the group: only then a page asks whether one still is.
  `alter table job_items add column near_shared integer not null default 0 check (near_shared in (0,1))`,
  `create index job_items_near on job_items (near_group, shown_hash, product_key) where near_group > 0`,
  `create index job_items_no_group on job_items (id) where status = 'DONE' and near_group is null`,
  // Whatever changes a text, the counts are true. A product counts once, however many of its texts are in the group.
  `create trigger job_items_group after update of near_group on job_items when old.near_group is not new.near_group begin
      update near_groups set products = products - 1 where id = old.near_group and not exists (
        select 1 from job_items i indexed by job_items_product
        where i.product_key = old.product_key and i.status = 'DONE' and i.near_group = old.near_group);
      update near_groups set products = products + 1 where id = new.near_group and not exists (
        select 1 from job_items i indexed by job_items_product
        where i.product_key = new.product_key and i.status = 'DONE' and i.near_group = new.near_group and i.id <> new.id);
    end`
]

export const nearTexts: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
