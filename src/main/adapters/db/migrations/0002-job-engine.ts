import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Priority, trial, reuse and cost of jobs; free items; adjustments. SQLite cannot change a CHECK, so three tables are made anew.
 * Runs with foreign keys off (see `open.ts`), and they are checked before the step is committed.
 */
/** Not `in (…)`: inside a CHECK, SQLite builds a list of three or more anew for every row, which is most of what an insert takes. */
const oneOf = (column: string, values: readonly string[]): string =>
  `check (case ${column} ${values.map((value) => `when '${value}' then 1`).join(' ')} else 0 end)`

const oneOfOrNull = (column: string, values: readonly string[]): string =>
  `check (${column} is null or case ${column} ${values.map((value) => `when '${value}' then 1`).join(' ')} else 0 end)`

const statements = [
  `create table jobs_new (
    id integer primary key autoincrement,
    uid text not null unique,
    instance_id text not null references app_instances,
    status text not null ${oneOf('status', ['PENDING', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'])},
    paused_by text ${oneOfOrNull('paused_by', ['user', 'offline', 'quota', 'auth', 'model', 'credits', 'trial'])},
    status_message text,
    priority text not null default 'NORMAL' ${oneOf('priority', ['HIGH', 'NORMAL', 'LOW'])},
    source_scope text not null check (source_scope in ('products','collections')),
    attributes text not null check (json_valid(attributes)),
    language text not null,
    prompt text not null,
    product_count integer not null check (product_count > 0),
    attribute_count integer not null check (attribute_count > 0),
    total_items integer not null check (total_items = product_count * attribute_count),
    trial_products integer check (trial_products > 0),
    claim_until integer,
    pending integer not null check (pending >= 0),
    running integer not null default 0 check (running >= 0),
    done integer not null default 0 check (done >= 0),
    failed integer not null default 0 check (failed >= 0),
    cancelled integer not null default 0 check (cancelled >= 0),
    skipped integer not null default 0 check (skipped >= 0),
    reused integer not null default 0 check (reused between 0 and done),
    captured integer not null default 0 check (captured >= 0),
    released integer not null default 0 check (released >= 0),
    approved integer not null default 0 check (approved >= 0),
    rejected integer not null default 0 check (rejected >= 0),
    edited integer not null default 0 check (edited >= 0),
    model text,
    sample_model integer not null default 0 check (sample_model in (0,1)),
    estimate text check (json_valid(estimate)),
    requests integer not null default 0 check (requests >= 0),
    input_tokens integer not null default 0,
    cached_tokens integer not null default 0,
    output_tokens integer not null default 0,
    cost_nano integer default 0 check (cost_nano >= 0),
    idempotency_key text,
    request_hash text,
    create_answer text check (json_valid(create_answer)),
    created_at integer not null,
    started_at integer,
    finished_at integer,
    check (pending + running + done + failed + cancelled + skipped = total_items),
    check ((status = 'PAUSED') = (paused_by is not null)),
    check ((status = 'COMPLETED' or status = 'CANCELLED' or status = 'FAILED') = (finished_at is not null)),
    check (claim_until is null or trial_products is not null)
  ) strict`,
  `insert into jobs_new (id, uid, instance_id, status, paused_by, status_message, source_scope, attributes, language, prompt,
      product_count, attribute_count, total_items, pending, running, done, failed, cancelled, skipped, captured, released, approved,
      rejected, edited, model, sample_model, input_tokens, output_tokens, cost_nano, idempotency_key, request_hash, create_answer,
      created_at, started_at, finished_at)
    select id, uid, instance_id, status, paused_by, status_message, source_scope, attributes, language, prompt,
      product_count, attribute_count, total_items, pending, running, done, failed, cancelled, skipped, captured, released, approved,
      rejected, edited, model, sample_model, input_tokens, output_tokens, case when input_tokens + output_tokens = 0 then 0 end,
      idempotency_key, request_hash, create_answer, created_at, started_at, finished_at
    from jobs`,
  `create table job_items_new (
    id integer primary key,
    job_id integer not null references jobs,
    product_key integer not null references products,
    attribute text not null ${oneOf('attribute', ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug'])},
    reservation_id integer references reservations,
    status text not null default 'PENDING' ${oneOf('status', ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'])},
    credit text not null default 'HELD' ${oneOf('credit', ['HELD', 'CAPTURED', 'RELEASED', 'FREE'])},
    review text not null default 'OPEN' ${oneOf('review', ['OPEN', 'APPROVED', 'REJECTED'])},
    publish text not null default 'NONE'
      ${oneOf('publish', ['NONE', 'PLANNED', 'SENDING', 'PUBLISHED', 'CONFLICT', 'UNKNOWN', 'REVERTED'])},
    original text not null,
    proposal text,
    edit text,
    published text,
    flags text not null default '[]' check (flags = '[]' or json_valid(flags)),
    model text,
    input_version text,
    reused_from integer references job_items,
    claim integer not null default 0,
    boot_id text,
    attempts integer not null default 0 check (attempts >= 0),
    next_at integer not null default 0,
    error_code text,
    error_message text,
    history text not null default '[]' check (history = '[]' or json_valid(history)),
    updated_at integer not null,
    check (credit = case status when 'DONE' then iif(reservation_id is null, 'FREE', 'CAPTURED')
      when 'PENDING' then 'HELD' when 'RUNNING' then 'HELD' else 'RELEASED' end),
    check ((credit = 'FREE') = (reservation_id is null) and (credit = 'FREE') = (reused_from is not null)),
    check ((status = 'DONE') = (proposal is not null)),
    check (status = 'DONE' or (review = 'OPEN' and edit is null)),
    check ((status = 'RUNNING') = (boot_id is not null))
  ) strict`,
  `insert into job_items_new (id, job_id, product_key, attribute, reservation_id, status, credit, review, publish, original, proposal,
      edit, published, flags, claim, boot_id, attempts, next_at, error_code, error_message, updated_at)
    select id, job_id, product_key, attribute, reservation_id, status, credit, review, publish, original, proposal,
      edit, published, flags, claim, boot_id, attempts, next_at, error_code, error_message, updated_at
    from job_items`,
  `drop table job_items`,
  `drop table jobs`,
  `alter table jobs_new rename to jobs`,
  `alter table job_items_new rename to job_items`,

  `create unique index jobs_idempotency on jobs (instance_id, idempotency_key) where idempotency_key is not null`,
  `create index jobs_instance on jobs (instance_id, id)`,
  `create index jobs_running on jobs (id) where status = 'RUNNING'`,
  `create unique index job_items_pair on job_items (job_id, product_key, attribute)`,
  `create index job_items_job on job_items (job_id)`,
  `create index job_items_product on job_items (product_key, review) where status = 'DONE'`,
  `create index job_items_todo on job_items (job_id, next_at, id) where status = 'PENDING'`,
  // For whoever deletes an item: without it each one looks through all others for what took it over.
  `create index job_items_reused on job_items (reused_from) where reused_from is not null`,
  // Orphans are found through their jobs: an index of running items would be written twice for every item, and read once per start.
  `create index jobs_claimed on jobs (id) where running > 0`,
  `create trigger job_items_resolve_once before update of credit on job_items
    when old.credit <> 'HELD' and new.credit <> old.credit and new.reservation_id is old.reservation_id
    begin select raise(abort, 'a reservation resolves once'); end`,

  `create table credit_ledger_new (
    id integer primary key,
    instance_id text not null references app_instances,
    period text not null,
    kind text not null ${oneOf('kind', ['ALLOWANCE', 'RESERVE', 'CAPTURE', 'RELEASE', 'ROLLOVER', 'ADJUSTMENT'])},
    job_id integer references jobs,
    amount integer not null check (amount >= 0 or kind = 'ADJUSTMENT'),
    used_after integer not null check (used_after >= 0),
    note text,
    at integer not null
  ) strict`,
  `insert into credit_ledger_new select * from credit_ledger`,
  `drop table credit_ledger`,
  `alter table credit_ledger_new rename to credit_ledger`,
  `create index credit_ledger_instance on credit_ledger (instance_id, id)`,
  `create index credit_ledger_job on credit_ledger (job_id, id)`,
  `create trigger credit_ledger_no_update before update on credit_ledger begin select raise(abort, 'the ledger is append-only'); end`,
  `create trigger credit_ledger_no_delete before delete on credit_ledger begin select raise(abort, 'the ledger is append-only'); end`,
  `create trigger credit_ledger_no_replace before insert on credit_ledger
    when exists (select 1 from credit_ledger where id = new.id)
    begin select raise(abort, 'the ledger is append-only'); end`
]

export const jobEngine: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
    const broken = await sql<{ table: string }>`select "table" from pragma_foreign_key_check`.execute(db)
    const [first] = broken.rows
    if (first) throw new Error(`${first.table} refers to a row that is not there`)
  }
}
