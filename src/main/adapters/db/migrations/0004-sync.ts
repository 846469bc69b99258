import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/**
 * Sync with a store's backend: links, leases, numbers of events within a link, jobs and items of other devices. Constants stand here as
 * they were at this step. Runs with foreign keys off (see `open.ts`), and they are checked before the step is committed.
 */
const oneOf = (column: string, values: readonly string[]): string =>
  `check (case ${column} ${values.map((value) => `when '${value}' then 1`).join(' ')} else 0 end)`

/** What reservations under one lease hold or have used, as SQL over the row that a trigger sees as `row`. */
const spentUnder = (row: string, epoch: string): string =>
  `coalesce((select sum(r.granted - r.released) from reservations r
      where r.instance_id = ${row}.instance_id and r.lease_epoch = ${row}.${epoch} and r.period = ${row}.period), 0)`

const statements = [
  `create table sync_links (
    instance_id text primary key references app_instances,
    url text not null,
    device_id text not null,
    device_name text not null,
    remote_id text not null,
    remote_name text not null,
    epoch text not null,
    next_seq integer not null default 1 check (next_seq > 0),
    acked_seq integer not null default 0 check (acked_seq >= 0),
    cursor integer not null default 0 check (cursor >= 0),
    lease_request text check (lease_request is null or json_valid(lease_request)),
    period text check (period is null or json_valid(period)),
    server_time integer,
    synced_at integer,
    -- Of its acknowledged events, how many were forgotten: with it, a gap in the numbers still shows.
    pruned integer not null default 0 check (pruned >= 0),
    check (acked_seq < next_seq),
    check (pruned <= acked_seq)
  ) strict`,

  `create table leases (
    instance_id text not null references app_instances,
    epoch text not null,
    period text not null check (period glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    granted integer not null default 0 check (granted >= 0),
    returned integer not null default 0 check (returned >= 0),
    state text not null default 'active' ${oneOf('state', ['active', 'draining', 'sealed'])},
    primary key (instance_id, epoch, period),
    check (returned <= granted)
  ) strict, without rowid`,

  `alter table reservations add column lease_epoch text`,
  `create index reservations_lease on reservations (instance_id, lease_epoch, period) where lease_epoch is not null`,
  `create trigger reservations_within_lease before insert on reservations
    when new.lease_epoch is not null and new.granted - new.released + ${spentUnder('new', 'lease_epoch')} > coalesce(
      (select granted - returned from leases l
        where l.instance_id = new.instance_id and l.epoch = new.lease_epoch and l.period = new.period), 0)
    begin select raise(abort, 'a lease holds no more than was granted'); end`,
  // A late reply lowers nothing, and nothing is given up that an item holds or has used.
  `create trigger leases_only_grow before update on leases
    when new.granted < old.granted or new.returned < old.returned or new.granted - new.returned < ${spentUnder('new', 'epoch')}
    begin select raise(abort, 'a lease never goes back'); end`,

  `alter table outbox add column link_seq integer check (link_seq > 0)`,
  `alter table outbox add column hash text check (link_seq is null or hash is not null)`,
  `alter table outbox add column acked_at integer check (acked_at is null or link_seq is not null)`,
  `create unique index outbox_link on outbox (instance_id, epoch, link_seq) where link_seq is not null`,
  // The same for the numbers of the whole database.
  `create table outbox_pruned (
    epoch text primary key,
    events integer not null check (events > 0)
  ) strict, without rowid`,

  `create table sync_log (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    level text not null ${oneOf('level', ['info', 'warning', 'error'])},
    message text not null,
    at integer not null
  ) strict`,
  `create index sync_log_instance on sync_log (instance_id, id)`,

  `create table sync_quarantine (
    instance_id text not null references app_instances,
    id text not null,
    epoch text not null,
    seq integer not null check (seq > 0),
    reason text not null,
    at integer not null,
    primary key (instance_id, id)
  ) strict, without rowid`,

  `alter table jobs add column device_id text`,
  `alter table jobs add column device_name text check ((device_id is null) = (device_name is null))`,
  // What runs or is counted as running is this device's own.
  `drop index jobs_running`,
  `create index jobs_running on jobs (id) where status = 'RUNNING' and device_id is null`,
  `create index jobs_open on jobs (instance_id) where finished_at is null and device_id is null`,

  // A trigger that names the table would break while it is made anew.
  `drop trigger publish_ops_approved`,
  `create table job_items_new (
    id integer primary key,
    job_id integer not null references jobs,
    position integer not null check (position >= 0),
    product_key integer not null references products,
    attribute text not null ${oneOf('attribute', ['title', 'description', 'seoTitle', 'seoDescription', 'imageAlt', 'ribbon', 'slug'])},
    reservation_id integer references reservations,
    status text not null default 'PENDING' ${oneOf('status', ['PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'])},
    credit text not null default 'HELD' ${oneOf('credit', ['HELD', 'CAPTURED', 'RELEASED', 'FREE', 'ELSEWHERE'])},
    review text not null default 'OPEN' ${oneOf('review', ['OPEN', 'APPROVED', 'REJECTED'])},
    publish text not null default 'NONE'
      ${oneOf('publish', ['NONE', 'PLANNED', 'SENDING', 'PUBLISHED', 'CONFLICT', 'UNKNOWN', 'REVERTED'])},
    original text not null,
    proposal text,
    edit text,
    -- A second person's text, and the device that it comes from.
    other_edit text,
    other_edit_by text,
    published text,
    -- When another device published it; null while publish and published are what this device's own values say.
    published_at integer,
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
    -- How far the backend's decisions are known, and the link's number of this device's last one.
    review_rev integer not null default 0 check (review_rev >= 0),
    review_seq integer check (review_seq > 0),
    updated_at integer not null,
    check (case credit when 'ELSEWHERE' then status <> 'RUNNING' and reservation_id is null and reused_from is null
      else credit = case status when 'DONE' then iif(reservation_id is null, 'FREE', 'CAPTURED')
          when 'PENDING' then 'HELD' when 'RUNNING' then 'HELD' else 'RELEASED' end
        and (credit = 'FREE') = (reservation_id is null) and (credit = 'FREE') = (reused_from is not null) end),
    check ((status = 'DONE') = (proposal is not null)),
    check (status = 'DONE' or (review = 'OPEN' and edit is null and other_edit is null)),
    check ((other_edit is null) = (other_edit_by is null)),
    check ((status = 'RUNNING') = (boot_id is not null))
  ) strict`,
  `insert into job_items_new (id, job_id, position, product_key, attribute, reservation_id, status, credit, review, publish, original,
      proposal, edit, published, flags, model, input_version, reused_from, claim, boot_id, attempts, next_at, error_code, error_message,
      history, updated_at)
    select id, job_id, row_number() over (partition by job_id order by id) - 1, product_key, attribute, reservation_id, status, credit,
      review, publish, original, proposal, edit, published, flags, model, input_version, reused_from, claim, boot_id, attempts, next_at,
      error_code, error_message, history, updated_at
    from job_items order by id`,
  `drop table job_items`,
  `alter table job_items_new rename to job_items`,
  `create unique index job_items_pair on job_items (job_id, product_key, attribute)`,
  // A job's items in its own order; ids of another device's items are in the order in which they came.
  `create unique index job_items_job on job_items (job_id, position)`,
  `create index job_items_product on job_items (product_key, review) where status = 'DONE'`,
  `create index job_items_todo on job_items (job_id, next_at, id) where status = 'PENDING'`,
  `create index job_items_reused on job_items (reused_from) where reused_from is not null`,
  `create index job_items_two_texts on job_items (job_id) where other_edit is not null`,
  `create trigger job_items_resolve_once before update of credit on job_items
    when old.credit <> 'HELD' and new.credit <> old.credit and new.reservation_id is old.reservation_id
    begin select raise(abort, 'a reservation resolves once'); end`,
  // What was paid for here, or is held, never becomes another device's.
  `create trigger job_items_elsewhere before update of credit on job_items
    when new.credit = 'ELSEWHERE' and old.credit in ('HELD','CAPTURED','FREE')
    begin select raise(abort, 'a credit of this device stays with it'); end`,
  `create trigger publish_ops_approved before update of state on publish_ops
    when new.state = 'SENDING' and old.state <> 'SENDING' and new.kind = 'PUBLISH' and not exists (
      select 1 from job_items i where i.id = new.item_id and i.status = 'DONE' and i.review = 'APPROVED'
        and coalesce(i.edit, i.proposal) = coalesce(new.value, ''))
    begin select raise(abort, 'nothing is sent that is not approved'); end`,
  // A trial ends at a place in the job, as everything of a job is counted now.
  `update jobs set claim_until = (select position from job_items i where i.id = jobs.claim_until) where claim_until is not null`
]

export const sync: Migration = {
  async up(db: Kysely<never>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
    const broken = await sql<{ table: string }>`select "table" from pragma_foreign_key_check`.execute(db)
    const [first] = broken.rows
    if (first) throw new Error(`${first.table} refers to a row that is not there`)
  }
}
