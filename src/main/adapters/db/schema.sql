CREATE TABLE app_instances (
    instance_id text primary key,
    name text not null,
    source text not null check (source in ('local','wix')),
    sample integer not null default 0 check (sample in (0,1)),
    credits_total integer not null check (credits_total >= 0),
    credits_used_month integer not null default 0 check (credits_used_month >= 0),
    period text not null check (period glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    created_at integer not null
  , site_id text, site_url text, catalog_version text check (catalog_version is null or catalog_version = 'V1' or catalog_version = 'V3'), banned_words text not null default '[]' check (banned_words = '[]' or json_valid(banned_words)), banned_checked integer) strict;

CREATE UNIQUE INDEX app_instances_site on app_instances (site_url, site_id) where site_id is not null;

CREATE TABLE collections (
    key integer primary key,
    instance_id text not null references app_instances,
    id text not null,
    name text not null, seen_pull integer, renamed integer not null default 0 check (renamed = 0 or renamed = 1),
    unique (instance_id, id)
  ) strict;

CREATE TRIGGER credit_ledger_no_delete before delete on credit_ledger begin select raise(abort, 'the ledger is append-only'); end;

CREATE TRIGGER credit_ledger_no_replace before insert on credit_ledger
    when exists (select 1 from credit_ledger where id = new.id)
    begin select raise(abort, 'the ledger is append-only'); end;

CREATE TRIGGER credit_ledger_no_update before update on credit_ledger begin select raise(abort, 'the ledger is append-only'); end;

CREATE TABLE "credit_ledger" (
    id integer primary key,
    instance_id text not null references app_instances,
    period text not null,
    kind text not null check (case kind when 'ALLOWANCE' then 1 when 'RESERVE' then 1 when 'CAPTURE' then 1 when 'RELEASE' then 1 when 'ROLLOVER' then 1 when 'ADJUSTMENT' then 1 else 0 end),
    job_id integer references jobs,
    amount integer not null check (amount >= 0 or kind = 'ADJUSTMENT'),
    used_after integer not null check (used_after >= 0),
    note text,
    at integer not null
  ) strict;

CREATE INDEX credit_ledger_instance on credit_ledger (instance_id, id);

CREATE INDEX credit_ledger_job on credit_ledger (job_id, id);

CREATE TABLE import_products (
    import_id integer not null references imports on delete cascade,
    position integer not null,
    id text not null,
    hash text not null,
    data text not null check (json_valid(data)),
    primary key (import_id, position)
  ) strict, without rowid;

CREATE TABLE imports (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    state text not null check (state in ('READING','READY','APPLIED','CANCELLED','FAILED')),
    file_name text not null,
    stored_file text not null,
    bytes integer not null check (bytes >= 0),
    shape text check (shape in ('v1','v3')),
    products integer not null default 0,
    new_products integer not null default 0,
    changed_products integer not null default 0,
    unchanged_products integer not null default 0,
    variants integer not null default 0,
    media_rows integer not null default 0,
    refused_rows integer not null default 0,
    refused text not null default '[]' check (json_valid(refused)),
    warnings text not null default '[]' check (json_valid(warnings)),
    preview text not null default '[]' check (json_valid(preview)),
    message text,
    created_at integer not null
  ) strict;

CREATE INDEX imports_instance on imports (instance_id, id);

CREATE TRIGGER job_items_elsewhere before update of credit on job_items
    when new.credit = 'ELSEWHERE' and old.credit in ('HELD','CAPTURED','FREE')
    begin select raise(abort, 'a credit of this device stays with it'); end;

CREATE TRIGGER job_items_group after update of near_group on job_items when old.near_group is not new.near_group begin
      update near_groups set products = products - 1 where id = old.near_group and not exists (
        select 1 from job_items i indexed by job_items_product
        where i.product_key = old.product_key and i.status = 'DONE' and i.near_group = old.near_group);
      update near_groups set products = products + 1 where id = new.near_group and not exists (
        select 1 from job_items i indexed by job_items_product
        where i.product_key = new.product_key and i.status = 'DONE' and i.near_group = new.near_group and i.id <> new.id);
    end;

CREATE TRIGGER job_items_resolve_once before update of credit on job_items
    when old.credit <> 'HELD' and new.credit <> old.credit and new.reservation_id is old.reservation_id
    begin select raise(abort, 'a reservation resolves once'); end;

CREATE TRIGGER job_items_rewritten before update of proposal_from on job_items
    when new.proposal_from > 0 and new.proposal_from is not old.proposal_from and not exists (
      select 1 from job_items n where n.id = new.proposal_from and n.status = 'DONE' and n.credit in ('CAPTURED','ELSEWHERE'))
    begin select raise(abort, 'a text that takes the place of another was delivered and paid for'); end;

CREATE TABLE "job_items" (
    id integer primary key,
    job_id integer not null references jobs,
    position integer not null check (position >= 0),
    product_key integer not null references products,
    attribute text not null check (case attribute when 'title' then 1 when 'description' then 1 when 'seoTitle' then 1 when 'seoDescription' then 1 when 'imageAlt' then 1 when 'ribbon' then 1 when 'slug' then 1 else 0 end),
    reservation_id integer references reservations,
    status text not null default 'PENDING' check (case status when 'PENDING' then 1 when 'RUNNING' then 1 when 'DONE' then 1 when 'FAILED' then 1 when 'CANCELLED' then 1 when 'SKIPPED' then 1 else 0 end),
    credit text not null default 'HELD' check (case credit when 'HELD' then 1 when 'CAPTURED' then 1 when 'RELEASED' then 1 when 'FREE' then 1 when 'ELSEWHERE' then 1 else 0 end),
    review text not null default 'OPEN' check (case review when 'OPEN' then 1 when 'APPROVED' then 1 when 'REJECTED' then 1 else 0 end),
    publish text not null default 'NONE'
      check (case publish when 'NONE' then 1 when 'PLANNED' then 1 when 'SENDING' then 1 when 'PUBLISHED' then 1 when 'CONFLICT' then 1 when 'UNKNOWN' then 1 when 'REVERTED' then 1 else 0 end),
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
    updated_at integer not null, shown_length integer check (shown_length >= 0), change_share integer check (change_share between 0 and 1000), risk integer check (risk between 0 and 100), shown_flags integer, shown_hash integer, regeneration integer references jobs, proposal_from integer, near_group integer check (near_group >= 0), near_shared integer not null default 0 check (near_shared in (0,1)),
    check (case credit when 'ELSEWHERE' then status <> 'RUNNING' and reservation_id is null and reused_from is null
      else credit = case status when 'DONE' then iif(reservation_id is null, 'FREE', 'CAPTURED')
          when 'PENDING' then 'HELD' when 'RUNNING' then 'HELD' else 'RELEASED' end
        and (credit = 'FREE') = (reservation_id is null) and (credit = 'FREE') = (reused_from is not null) end),
    check ((status = 'DONE') = (proposal is not null)),
    check (status = 'DONE' or (review = 'OPEN' and edit is null and other_edit is null)),
    check ((other_edit is null) = (other_edit_by is null)),
    check ((status = 'RUNNING') = (boot_id is not null))
  ) strict;

CREATE INDEX job_items_edited on job_items (job_id) where edit is not null;

CREATE UNIQUE INDEX job_items_job on job_items (job_id, position);

CREATE INDEX job_items_near on job_items (near_group, shown_hash, product_key) where near_group > 0;

CREATE INDEX job_items_no_facts on job_items (id) where status = 'DONE' and shown_length is null;

CREATE INDEX job_items_no_group on job_items (id) where status = 'DONE' and near_group is null;

CREATE UNIQUE INDEX job_items_pair on job_items (job_id, product_key, attribute);

CREATE INDEX job_items_product on job_items (product_key, review) where status = 'DONE';

CREATE INDEX job_items_reused on job_items (reused_from) where reused_from is not null;

CREATE INDEX job_items_review on job_items (job_id, position, review, attribute, product_key, risk, shown_length, change_share,
    shown_flags, publish, shown_hash) where status = 'DONE';

CREATE INDEX job_items_todo on job_items (job_id, next_at, id) where status = 'PENDING';

CREATE INDEX job_items_two_texts on job_items (job_id) where other_edit is not null;

CREATE TABLE "jobs" (
    id integer primary key autoincrement,
    uid text not null unique,
    instance_id text not null references app_instances,
    status text not null check (case status when 'PENDING' then 1 when 'RUNNING' then 1 when 'PAUSED' then 1 when 'COMPLETED' then 1 when 'CANCELLED' then 1 when 'FAILED' then 1 else 0 end),
    paused_by text check (paused_by is null or case paused_by when 'user' then 1 when 'offline' then 1 when 'quota' then 1 when 'auth' then 1 when 'model' then 1 when 'credits' then 1 when 'trial' then 1 else 0 end),
    status_message text,
    priority text not null default 'NORMAL' check (case priority when 'HIGH' then 1 when 'NORMAL' then 1 when 'LOW' then 1 else 0 end),
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
    finished_at integer, device_id text, device_name text check ((device_id is null) = (device_name is null)), regenerates_uid text, regenerates_position integer check ((regenerates_uid is null) = (regenerates_position is null)), note text check (note is null or regenerates_uid is not null),
    check (pending + running + done + failed + cancelled + skipped = total_items),
    check ((status = 'PAUSED') = (paused_by is not null)),
    check ((status = 'COMPLETED' or status = 'CANCELLED' or status = 'FAILED') = (finished_at is not null)),
    check (claim_until is null or trial_products is not null)
  ) strict;

CREATE INDEX jobs_claimed on jobs (id) where running > 0;

CREATE UNIQUE INDEX jobs_idempotency on jobs (instance_id, idempotency_key) where idempotency_key is not null;

CREATE INDEX jobs_instance on jobs (instance_id, id);

CREATE INDEX jobs_open on jobs (instance_id) where finished_at is null and device_id is null;

CREATE INDEX jobs_regenerates on jobs (regenerates_uid, regenerates_position, id) where regenerates_uid is not null;

CREATE UNIQUE INDEX jobs_regenerates_open on jobs (regenerates_uid, regenerates_position)
    where regenerates_uid is not null and finished_at is null and device_id is null;

CREATE INDEX jobs_running on jobs (id) where status = 'RUNNING' and device_id is null;

CREATE TABLE "kysely_migration" ("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);

CREATE TABLE "kysely_migration_lock" ("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);

CREATE TRIGGER leases_only_grow before update on leases
    when new.granted < old.granted or new.returned < old.returned or new.granted - new.returned < coalesce((select sum(r.granted - r.released) from reservations r
      where r.instance_id = new.instance_id and r.lease_epoch = new.epoch and r.period = new.period), 0)
    begin select raise(abort, 'a lease never goes back'); end;

CREATE TABLE leases (
    instance_id text not null references app_instances,
    epoch text not null,
    period text not null check (period glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
    granted integer not null default 0 check (granted >= 0),
    returned integer not null default 0 check (returned >= 0),
    state text not null default 'active' check (case state when 'active' then 1 when 'draining' then 1 when 'sealed' then 1 else 0 end),
    primary key (instance_id, epoch, period),
    check (returned <= granted)
  ) strict, without rowid;

CREATE TABLE meta (key text primary key, value text not null) strict, without rowid;

CREATE TABLE near_groups (
    id integer primary key,
    instance_id text not null references app_instances,
    -- Products that show a text of it.
    products integer not null default 0 check (products >= 0),
    -- Of the text that it began with.
    sketch blob not null
  ) strict;

CREATE INDEX near_groups_shared on near_groups (instance_id, id) where products > 1;

CREATE TABLE near_keys (
    key integer not null,
    group_id integer not null references near_groups,
    primary key (key, group_id)
  ) strict, without rowid;

CREATE TABLE outbox (
    epoch text not null,
    seq integer not null check (seq > 0),
    id text not null unique,
    instance_id text not null references app_instances,
    type text not null,
    payload text not null check (json_valid(payload)),
    at integer not null, link_seq integer check (link_seq > 0), hash text check (link_seq is null or hash is not null), acked_at integer check (acked_at is null or link_seq is not null),
    primary key (epoch, seq)
  ) strict, without rowid;

CREATE UNIQUE INDEX outbox_link on outbox (instance_id, epoch, link_seq) where link_seq is not null;

CREATE TABLE outbox_pruned (
    epoch text primary key,
    events integer not null check (events > 0)
  ) strict, without rowid;

CREATE TABLE product_collections (
    collection_key integer not null references collections on delete cascade,
    product_key integer not null references products on delete cascade,
    primary key (collection_key, product_key)
  ) strict, without rowid;

CREATE INDEX product_collections_product on product_collections (product_key);

CREATE TABLE products (
    key integer primary key,
    instance_id text not null references app_instances,
    id text not null,
    name text not null,
    search text not null,
    title text, description text, seo_title text, seo_description text, image_alt text, ribbon text, slug text,
    missing integer not null default 0,
    excerpt text not null default '',
    visible integer not null check (visible in (0,1)),
    brand text, price text, sku text, image text,
    options text not null default '[]' check (json_valid(options)),
    variants text not null default '[]' check (json_valid(variants)),
    media text not null default '[]' check (json_valid(media)),
    variant_count integer not null default 0,
    media_count integer not null default 0,
    collections text not null default '[]' check (json_valid(collections)),
    import_id integer references imports,
    cells text not null default '{}' check (json_valid(cells)),
    hash text not null,
    updated_at integer not null, revision text, shop_updated text, gone_at integer, seen_pull integer,
    unique (instance_id, id)
  ) strict;

CREATE INDEX products_catalogue on products (instance_id, key, gone_at) where gone_at is null;

CREATE INDEX products_label on products (key, id, name);

CREATE INDEX products_name on products (instance_id, name, key, gone_at) where gone_at is null;

CREATE INDEX products_seen on products (instance_id, seen_pull) where seen_pull is not null and gone_at is null;

CREATE TRIGGER publish_ops_approved before update of state on publish_ops
    when new.state = 'SENDING' and old.state <> 'SENDING' and new.kind = 'PUBLISH' and not exists (
      select 1 from job_items i where i.id = new.item_id and i.status = 'DONE' and i.review = 'APPROVED'
        and coalesce(i.edit, i.proposal) = coalesce(new.value, ''))
    begin select raise(abort, 'nothing is sent that is not approved'); end;

CREATE TRIGGER publish_ops_final before update on publish_ops when old.state = 'PUBLISHED'
    begin select raise(abort, 'what was published is history'); end;

CREATE TRIGGER publish_ops_kept before delete on publish_ops begin select raise(abort, 'the history is kept'); end;

CREATE TRIGGER publish_ops_no_replace before insert on publish_ops
    when exists (select 1 from publish_ops where id = new.id)
    begin select raise(abort, 'the history is kept'); end;

CREATE TABLE publish_ops (
    id integer primary key,
    publish_id integer not null references publishes,
    instance_id text not null references app_instances,
    kind text not null check (case kind when 'PUBLISH' then 1 when 'UNDO' then 1 else 0 end),
    item_id integer not null references job_items,
    product_key integer not null references products,
    attribute text not null check (case attribute when 'title' then 1 when 'description' then 1 when 'seoTitle' then 1 when 'seoDescription' then 1 when 'imageAlt' then 1 when 'ribbon' then 1 when 'slug' then 1 else 0 end),
    state text not null default 'PLANNED' check (case state when 'PLANNED' then 1 when 'SENDING' then 1 when 'UNKNOWN' then 1 when 'PUBLISHED' then 1 when 'UNCHANGED' then 1 when 'SKIPPED' then 1 when 'CONFLICT' then 1 when 'FAILED' then 1 when 'CANCELLED' then 1 else 0 end),
    undoes integer references publish_ops,
    -- The publish that an undo, or an undo of an undo, goes back to; null: this one.
    root integer references publish_ops,
    -- Where the item stood before, and where it stands once the store holds the value.
    rest text not null check (case rest when 'NONE' then 1 when 'PUBLISHED' then 1 when 'REVERTED' then 1 else 0 end),
    outcome text not null check (case outcome when 'PUBLISHED' then 1 when 'REVERTED' then 1 else 0 end),
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
    published_at integer, edited integer not null default 0 check (edited in (0,1)), model text,
    check ((kind = 'UNDO') = (undoes is not null)),
    check ((undoes is null) = (root is null)),
    check ((state = 'SENDING') = (boot_id is not null)),
    check ((state = 'PUBLISHED') = (published_at is not null)),
    check (state <> 'SENDING' or write_op is not null)
  ) strict;

CREATE INDEX publish_ops_conflicts on publish_ops (instance_id, id) where state = 'CONFLICT';

CREATE UNIQUE INDEX publish_ops_field on publish_ops (product_key, attribute)
    where state = 'PLANNED' or state = 'SENDING' or state = 'UNKNOWN' or state = 'CONFLICT';

CREATE INDEX publish_ops_history on publish_ops (instance_id, published_at, id) where state = 'PUBLISHED';

CREATE INDEX publish_ops_item on publish_ops (item_id, id);

CREATE INDEX publish_ops_run on publish_ops (publish_id, id);

CREATE INDEX publish_ops_todo on publish_ops (publish_id, product_key) where state = 'PLANNED';

CREATE INDEX publish_ops_undoes on publish_ops (undoes) where undoes is not null;

CREATE INDEX publish_ops_unsure on publish_ops (publish_id, product_key) where state = 'SENDING' or state = 'UNKNOWN';

CREATE INDEX publish_ops_value on publish_ops (product_key, attribute, id) where state = 'PUBLISHED';

CREATE INDEX publish_ops_write on publish_ops (write_op) where state = 'PUBLISHED';

CREATE TABLE publishes (
    id integer primary key autoincrement,
    uid text not null unique,
    instance_id text not null references app_instances,
    kind text not null check (case kind when 'PUBLISH' then 1 when 'UNDO' then 1 else 0 end),
    state text not null check (case state when 'SCHEDULED' then 1 when 'MISSED' then 1 when 'RUNNING' then 1 when 'PAUSED' then 1 when 'DONE' then 1 when 'CANCELLED' then 1 else 0 end),
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
    finished_at integer, undone integer not null default 0 check (undone >= 0),
    check (planned + sending + unknown + published + unchanged + skipped + conflict + failed + cancelled = total),
    check ((state = 'PAUSED') = (paused_by is not null)),
    check ((state = 'DONE' or state = 'CANCELLED') = (finished_at is not null)),
    check (state <> 'DONE' or planned + sending + unknown = 0),
    check (state <> 'CANCELLED' or planned = 0),
    check ((state <> 'SCHEDULED' and state <> 'MISSED') or due_at is not null)
  ) strict;

CREATE UNIQUE INDEX publishes_idempotency on publishes (instance_id, idempotency_key) where idempotency_key is not null;

CREATE INDEX publishes_instance on publishes (instance_id, id);

CREATE INDEX publishes_job on publishes (job_id, id) where job_id is not null;

CREATE INDEX publishes_open on publishes (id) where finished_at is null;

CREATE INDEX publishes_unsure on publishes (id) where sending + unknown > 0;

CREATE TABLE pulls (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    kind text not null check (case kind when 'FULL' then 1 when 'CHANGES' then 1 else 0 end),
    state text not null check (case state when 'RUNNING' then 1 when 'PAUSED' then 1 when 'DONE' then 1 when 'CANCELLED' then 1 when 'FAILED' then 1 else 0 end),
    version text not null check (case version when 'V1' then 1 when 'V3' then 1 else 0 end),
    step text not null check (case step when 'COLLECTIONS' then 1 when 'MAP' then 1 when 'PRODUCTS' then 1 when 'LIST' then 1 when 'SWEEP' then 1 else 0 end),
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
  ) strict;

CREATE INDEX pulls_instance on pulls (instance_id, id);

CREATE UNIQUE INDEX pulls_open on pulls (instance_id) where finished_at is null;

CREATE TRIGGER reservations_within_lease before insert on reservations
    when new.lease_epoch is not null and new.granted - new.released + coalesce((select sum(r.granted - r.released) from reservations r
      where r.instance_id = new.instance_id and r.lease_epoch = new.lease_epoch and r.period = new.period), 0) > coalesce(
      (select granted - returned from leases l
        where l.instance_id = new.instance_id and l.epoch = new.lease_epoch and l.period = new.period), 0)
    begin select raise(abort, 'a lease holds no more than was granted'); end;

CREATE TABLE reservations (
    id integer primary key,
    job_id integer not null references jobs,
    instance_id text not null references app_instances,
    period text not null,
    granted integer not null check (granted > 0),
    captured integer not null default 0 check (captured >= 0),
    released integer not null default 0 check (released >= 0),
    created_at integer not null, lease_epoch text,
    check (captured + released <= granted)
  ) strict;

CREATE INDEX reservations_job on reservations (job_id);

CREATE INDEX reservations_lease on reservations (instance_id, lease_epoch, period) where lease_epoch is not null;

CREATE INDEX reservations_open on reservations (instance_id) where granted > captured + released;

CREATE TABLE review_changes (
    change_id integer not null,
    item_id integer not null references job_items,
    job_id integer not null references jobs,
    review_before text not null, edit_before text,
    review_after text not null, edit_after text,
    at integer not null,
    undone integer not null default 0 check (undone in (0,1)), passed integer not null default 0 check (passed = 0 or passed = 1), from_before integer, from_after integer, proposal_before text, model_before text, proposal_after text check ((proposal_after is null) = (proposal_before is null)), model_after text,
    primary key (change_id, item_id)
  ) strict, without rowid;

CREATE INDEX review_changes_item on review_changes (item_id, change_id);

CREATE TABLE review_views (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    name text not null,
    -- The name as it is compared.
    folded text not null,
    view text not null check (json_valid(view)),
    updated_at integer not null,
    unique (instance_id, folded)
  ) strict;

CREATE TABLE sync_links (
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
  ) strict;

CREATE TABLE sync_log (
    id integer primary key autoincrement,
    instance_id text not null references app_instances,
    level text not null check (case level when 'info' then 1 when 'warning' then 1 when 'error' then 1 else 0 end),
    message text not null,
    at integer not null
  ) strict;

CREATE INDEX sync_log_instance on sync_log (instance_id, id);

CREATE TABLE sync_quarantine (
    instance_id text not null references app_instances,
    id text not null,
    epoch text not null,
    seq integer not null check (seq > 0),
    reason text not null,
    at integer not null,
    primary key (instance_id, id)
  ) strict, without rowid;
