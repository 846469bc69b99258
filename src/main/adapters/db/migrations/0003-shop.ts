import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** A store on Wix: its connection, pulls, publishes and their history. Constants stand here as they were at this step. */
const oneOf = (column: string, values: readonly string[]): string =>
  `check (case ${column} ${values.map((value) => `when '${value}' then 1`).join(' ')} else 0 end)`

const statements = [
  `alter table app_instances add column site_id text`,
  `alter table app_instances add column site_url text`,
  `alter table app_instances add column catalog_version text check (catalog_version is null or catalog_version = 'V1' or catalog_version = 'V3')`,
  `create unique index app_instances_site on app_instances (site_url, site_id) where site_id is not null`,

  `alter table products add column revision text`,
  `alter table products add column shop_updated text`,
  `alter table products add column gone_at integer`,
  // The last pull that read the product; below zero, the pull that found its id in the store and has yet to read it.
  `alter table products add column seen_pull integer`,
  `create index products_seen on products (instance_id, seen_pull) where seen_pull is not null and gone_at is null`,
  // Lists and counts never look at what is gone.
  `drop index products_catalogue`,
  `drop index products_name`,
  `create index products_catalogue on products (instance_id, key, gone_at) where gone_at is null`,
  `create index products_name on products (instance_id, name, key, gone_at) where gone_at is null`,

  `alter table collections add column seen_pull integer`,
  `alter table collections add column renamed integer not null default 0 check (renamed = 0 or renamed = 1)`,

  `create table pulls (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    kind text not null ${oneOf('kind', ['FULL', 'CHANGES'])},
    state text not null ${oneOf('state', ['RUNNING', 'PAUSED', 'DONE', 'CANCELLED', 'FAILED'])},
    version text not null ${oneOf('version', ['V1', 'V3'])},
    step text not null ${oneOf('step', ['COLLECTIONS', 'MAP', 'PRODUCTS', 'LIST', 'SWEEP'])},
    cursor text,
    since text,
    watermark text,
    total integer check (total >= 0),
    seen integer not null default 0 check (seen >= 0),
    new_products integer not null default 0 check (new_products >= 0),
    changed_products integer not null default 0 check (changed_products >= 0),
    unchanged_products integer not null default 0 check (unchanged_products >= 0),
    gone_products integer not null default 0 check (gone_products >= 0),
    failure text,
    message text,
    created_at integer not null,
    finished_at integer,
    check ((state = 'RUNNING' or state = 'PAUSED') = (finished_at is null))
  ) strict`,
  `create index pulls_instance on pulls (instance_id, id)`,
  `create unique index pulls_open on pulls (instance_id) where finished_at is null`,

  `create table publishes (
    id integer primary key autoincrement,
    uid text not null unique,
    instance_id text not null references app_instances,
    kind text not null ${oneOf('kind', ['PUBLISH', 'UNDO'])},
    state text not null ${oneOf('state', ['SCHEDULED', 'MISSED', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED'])},
    paused_by text check (paused_by is null or case paused_by when 'user' then 1 when 'offline' then 1 when 'auth' then 1
      when 'store' then 1 when 'clock' then 1 when 'version' then 1 else 0 end),
    message text,
    job_id integer references jobs,
    selection text not null check (json_valid(selection)),
    store_name text not null,
    due_at integer,
    total integer not null check (total > 0),
    planned integer not null check (planned >= 0),
    sending integer not null default 0 check (sending >= 0),
    unknown integer not null default 0 check (unknown >= 0),
    published integer not null default 0 check (published >= 0),
    unchanged integer not null default 0 check (unchanged >= 0),
    skipped integer not null default 0 check (skipped >= 0),
    conflict integer not null default 0 check (conflict >= 0),
    failed integer not null default 0 check (failed >= 0),
    cancelled integer not null default 0 check (cancelled >= 0),
    idempotency_key text,
    request_hash text,
    create_answer text check (create_answer is null or json_valid(create_answer)),
    created_at integer not null,
    started_at integer,
    finished_at integer,
    check (planned + sending + unknown + published + unchanged + skipped + conflict + failed + cancelled = total),
    check ((state = 'PAUSED') = (paused_by is not null)),
    check ((state = 'DONE' or state = 'CANCELLED') = (finished_at is not null)),
    check (state <> 'DONE' or planned + sending + unknown = 0),
    check (state <> 'CANCELLED' or planned = 0),
    check ((state <> 'SCHEDULED' and state <> 'MISSED') or due_at is not null)
  ) strict`,
  `create index publishes_instance on publishes (instance_id, id)`,
  `create index publishes_job on publishes (job_id, id) where job_id is not null`,
  `create index publishes_open on publishes (id) where finished_at is null`,
  // What was cancelled in the middle of a request is looked at until it is known what became of it.
  `create index publishes_unsure on publishes (id) where sending + unknown > 0`,
  `create unique index publishes_idempotency on publishes (instance_id, idempotency_key) where idempotency_key is not null`,

  `create table publish_ops (
    id integer primary key,
    publish_id integer not null references publishes,
    instance_id text not null references app_instances,
    kind text not null ${oneOf('kind', ['PUBLISH', 'UNDO'])},
    item_id integer not null references job_items,
    product_key integer not null references products,
    attribute text not null ${oneOf('attribute', ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug'])},
    state text not null default 'PLANNED' ${oneOf('state', [
      'PLANNED',
      'SENDING',
      'UNKNOWN',
      'PUBLISHED',
      'UNCHANGED',
      'SKIPPED',
      'CONFLICT',
      'FAILED',
      'CANCELLED'
    ])},
    undoes integer references publish_ops,
    -- The publish that an undo, or an undo of an undo, goes back to; null: this one.
    root integer references publish_ops,
    -- Where the item stood before, and where it stands once the store holds the value.
    rest text not null ${oneOf('rest', ['NONE', 'PUBLISHED', 'REVERTED'])},
    outcome text not null ${oneOf('outcome', ['PUBLISHED', 'REVERTED'])},
    -- What the store must still hold for the write to be allowed; null: nothing.
    base text,
    -- What is written; null takes the value away.
    value text,
    -- What the store held just before, and afterwards as it stored it.
    before text,
    before_basis text check (before_basis is null or json_valid(before_basis)),
    stored text,
    stored_basis text check (stored_basis is null or json_valid(stored_basis)),
    -- A conflict's third value.
    live text,
    revision text,
    -- The first of the values that were sent to the product at once.
    write_op integer,
    boot_id text,
    attempts integer not null default 0 check (attempts >= 0),
    next_at integer not null default 0,
    error_code text,
    error_message text,
    approved_at integer,
    approved_by text,
    created_at integer not null,
    updated_at integer not null,
    published_at integer,
    check ((kind = 'UNDO') = (undoes is not null)),
    check ((undoes is null) = (root is null)),
    check ((state = 'SENDING') = (boot_id is not null)),
    check ((state = 'PUBLISHED') = (published_at is not null)),
    check (state <> 'SENDING' or write_op is not null)
  ) strict`,
  `create index publish_ops_run on publish_ops (publish_id, id)`,
  `create index publish_ops_todo on publish_ops (publish_id, product_key) where state = 'PLANNED'`,
  `create index publish_ops_unsure on publish_ops (publish_id, product_key) where state = 'SENDING' or state = 'UNKNOWN'`,
  // One field of one product is on its way, or in dispute, once at a time, whatever jobs and undos ask for it.
  `create unique index publish_ops_field on publish_ops (product_key, attribute)
    where state = 'PLANNED' or state = 'SENDING' or state = 'UNKNOWN' or state = 'CONFLICT'`,
  `create index publish_ops_item on publish_ops (item_id, id)`,
  `create index publish_ops_conflicts on publish_ops (instance_id, id) where state = 'CONFLICT'`,
  `create index publish_ops_history on publish_ops (instance_id, published_at, id) where state = 'PUBLISHED'`,
  `create index publish_ops_value on publish_ops (product_key, attribute, id) where state = 'PUBLISHED'`,
  `create index publish_ops_write on publish_ops (write_op) where state = 'PUBLISHED'`,
  `create index publish_ops_undoes on publish_ops (undoes) where undoes is not null`,
  `create trigger publish_ops_kept before delete on publish_ops begin select raise(abort, 'the history is kept'); end`,
  `create trigger publish_ops_no_replace before insert on publish_ops
    when exists (select 1 from publish_ops where id = new.id)
    begin select raise(abort, 'the history is kept'); end`,
  `create trigger publish_ops_final before update on publish_ops when old.state = 'PUBLISHED'
    begin select raise(abort, 'what was published is history'); end`,
  // When and by whom a text was approved is asked per item.
  `create index review_changes_item on review_changes (item_id, change_id)`,
  // The second line behind the publisher: whatever it believes, nothing leaves that was not approved as it is.
  `create trigger publish_ops_approved before update of state on publish_ops
    when new.state = 'SENDING' and old.state <> 'SENDING' and new.kind = 'PUBLISH' and not exists (
      select 1 from job_items i where i.id = new.item_id and i.status = 'DONE' and i.review = 'APPROVED'
        and coalesce(i.edit, i.proposal) = coalesce(new.value, ''))
    begin select raise(abort, 'nothing is sent that is not approved'); end`
]

export const shop: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
