import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Every key leads with the instance, so that a distributed PostgreSQL shards it unchanged. Counts are bigint because devices tell some of
 * them. CHECKs and unique indexes are the second line behind the code, so their constants stand here as they were at this step and
 * are never imported.
 */
const statements = [
  `create table instances (
    instance_id text primary key,
    wix_instance_id text unique,
    name text not null,
    plan_name text not null,
    plan_allowance bigint not null check (plan_allowance >= 0),
    debt bigint not null default 0 check (debt >= 0),
    created_at timestamptz not null
  )`,

  `create table instance_heads (
    instance_id text primary key references instances,
    head bigint not null default 0 check (head >= 0)
  )`,

  `create table devices (
    instance_id text not null references instances,
    device_id text not null,
    name text not null,
    token_hash text not null unique,
    app_version text,
    created_at timestamptz not null,
    last_seen_at timestamptz,
    signed_out_at timestamptz,
    written_off_at timestamptz,
    primary key (instance_id, device_id)
  )`,

  `create table pairing_codes (
    code_hash text primary key,
    instance_id text not null references instances,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,

  `create table credit_periods (
    instance_id text not null references instances,
    period text not null check (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    allowance bigint not null check (allowance >= 0),
    unleased bigint not null check (unleased >= 0),
    forfeited bigint not null default 0 check (forfeited >= 0),
    lapsed bigint not null default 0 check (lapsed >= 0),
    overdraft bigint not null default 0 check (overdraft >= 0),
    state text not null check (state in ('open','closing','sealed')),
    opens_at timestamptz not null,
    closes_at timestamptz not null check (closes_at > opens_at),
    seal_at timestamptz not null check (seal_at >= closes_at),
    primary key (instance_id, period),
    check (state = 'sealed' or (forfeited = 0 and lapsed = 0)),
    check (state <> 'sealed' or unleased = 0)
  )`,
  // One month runs at a time.
  `create unique index credit_periods_open on credit_periods (instance_id) where state = 'open'`,

  `create table credit_leases (
    instance_id text not null,
    period text not null,
    device_id text not null,
    epoch text not null,
    granted bigint not null default 0 check (granted >= 0),
    returned bigint not null default 0 check (returned >= 0),
    captured bigint not null default 0 check (captured >= 0),
    open bigint not null default 0 check (open >= 0),
    overdraft bigint not null default 0 check (overdraft >= 0),
    overdraft_open bigint not null default 0 check (overdraft_open >= 0),
    state text not null default 'active' check (state in ('active','forfeited','written_off')),
    primary key (instance_id, period, device_id, epoch),
    foreign key (instance_id, period) references credit_periods,
    check (captured + open + returned <= granted)
  )`,

  `create table lease_grants (
    instance_id text not null,
    request_id text not null,
    device_id text not null,
    epoch text not null,
    period text not null,
    want bigint not null check (want > 0),
    amount bigint not null check (amount >= 0 and amount <= want),
    message text,
    created_at timestamptz not null,
    primary key (instance_id, request_id)
  )`,
  `create index lease_grants_lease on lease_grants (instance_id, period, device_id, epoch)`,

  `create table device_cursors (
    instance_id text not null,
    device_id text not null,
    epoch text not null,
    last_seq bigint not null default 0 check (last_seq >= 0),
    last_id text,
    state text not null default 'live' check (state in ('live','frozen')),
    created_at timestamptz not null,
    primary key (instance_id, device_id, epoch),
    foreign key (instance_id, device_id) references devices,
    check ((last_seq = 0) = (last_id is null))
  )`,

  `create table event_log (
    instance_id text not null,
    device_id text not null,
    epoch text not null,
    seq bigint not null check (seq > 0),
    id text not null,
    type text not null,
    payload text not null,
    payload_hash text not null,
    client_ts bigint not null,
    received_at timestamptz not null,
    quarantine_reason text,
    primary key (instance_id, device_id, epoch, seq),
    unique (instance_id, id)
  )`,
  `create index event_log_quarantine on event_log (instance_id, received_at) where quarantine_reason is not null`,

  `create table products (
    instance_id text not null references instances,
    product_id text not null,
    name text not null,
    texts jsonb not null default '{}',
    collections jsonb not null default '[]',
    primary key (instance_id, product_id)
  )`,

  `create table jobs (
    instance_id text not null references instances,
    uid text not null,
    id bigint generated always as identity,
    device_id text not null,
    epoch text not null,
    source_scope text not null check (source_scope in ('products','collections')),
    attributes jsonb not null,
    language text not null,
    prompt text not null,
    product_count bigint not null check (product_count >= 0),
    total_items bigint not null check (total_items >= 0),
    created_at bigint not null,
    status text not null default 'PENDING' check (status in ('PENDING','RUNNING','PAUSED','COMPLETED','CANCELLED','FAILED')),
    paused_by text,
    status_message text,
    model text,
    sample_model boolean not null default false,
    requests bigint not null default 0,
    input_tokens bigint not null default 0,
    cached_tokens bigint not null default 0,
    output_tokens bigint not null default 0,
    cost_nano bigint,
    started_at bigint,
    finished_at bigint,
    done bigint not null default 0 check (done >= 0),
    failed bigint not null default 0 check (failed >= 0),
    cancelled bigint not null default 0 check (cancelled >= 0),
    skipped bigint not null default 0 check (skipped >= 0),
    free bigint not null default 0 check (free >= 0),
    approved bigint not null default 0 check (approved >= 0),
    rejected bigint not null default 0 check (rejected >= 0),
    edited bigint not null default 0 check (edited >= 0),
    idempotency_key text,
    request_hash text,
    create_answer jsonb,
    change_seq bigint not null,
    changed_by text,
    primary key (instance_id, uid),
    unique (instance_id, id)
  )`,
  `create index jobs_change on jobs (instance_id, change_seq)`,
  `create unique index jobs_key on jobs (instance_id, idempotency_key) where idempotency_key is not null`,

  `create table job_items (
    instance_id text not null,
    job_uid text not null,
    position bigint not null check (position >= 0),
    id bigint generated always as identity,
    product_id text not null,
    product_name text not null,
    attribute text not null,
    original text not null,
    status text not null default 'PENDING' check (status in ('PENDING','DONE','FAILED','CANCELLED','SKIPPED')),
    proposal text,
    flags jsonb not null default '[]',
    model text,
    error_code text,
    error_message text,
    free boolean not null default false,
    publish text not null default 'NONE'
      check (publish in ('NONE','PLANNED','SENDING','PUBLISHED','CONFLICT','UNKNOWN','REVERTED')),
    published text,
    published_at bigint,
    review text not null default 'OPEN' check (review in ('OPEN','APPROVED','REJECTED')),
    edit text,
    other_edit text,
    other_edit_by text,
    review_rev bigint not null default 0 check (review_rev >= 0),
    review_by text,
    change_seq bigint not null,
    changed_by text,
    updated_at timestamptz not null,
    primary key (instance_id, job_uid, position),
    foreign key (instance_id, job_uid) references jobs,
    check ((status = 'DONE') = (proposal is not null)),
    check ((other_edit is null) = (other_edit_by is null))
  )`,
  `create index job_items_change on job_items (instance_id, change_seq)`,
  `create unique index job_items_id on job_items (instance_id, id)`,

  `create table refunds (
    instance_id text not null,
    refund_id text not null,
    job_uid text,
    position bigint,
    amount bigint not null check (amount > 0),
    note text not null,
    period text not null,
    created_at timestamptz not null,
    primary key (instance_id, refund_id),
    foreign key (instance_id, period) references credit_periods,
    check ((job_uid is null) = (position is null)),
    check (job_uid is null or amount = 1)
  )`,
  `create unique index refunds_item on refunds (instance_id, job_uid, position) where job_uid is not null`
]

export const first: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  }
}
