import type { ColumnType, Generated, Transaction } from 'kysely'
import type { Attribute } from '#shared/model/attribute.ts'
import type { PublishState, ReviewState } from '#shared/model/item-state.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { JobFacts } from '#shared/sync/events.ts'
import type { SharedItemStatus } from '#shared/sync/rows.ts'

/** A server's time: read as a Date, written as one or as ISO 8601. */
type Time = ColumnType<Date, Date | string, Date | string>
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>
type JsonDefault<T> = ColumnType<T, string | undefined, string>

export type Tx = Transaction<Tables>

/** Every key leads with `instance_id`, and every query names it: one merchant's rows are never another's. */
export interface Tables {
  instances: {
    instance_id: string
    /** The site's instance in Wix's own words; null for a store that is opened by a device token alone. */
    wix_instance_id: string | null
    name: string
    plan_name: string
    /** Credits that a new month opens with. */
    plan_allowance: number
    /** Credits that were taken from a month that had none left any more: the next month opens with so many less. */
    debt: Generated<number>
    created_at: Time
  }
  /** The number of the last change in the instance's feed. Its row is locked by every writer of the instance, first. */
  instance_heads: { instance_id: string; head: Generated<number> }
  devices: {
    instance_id: string
    device_id: string
    name: string
    token_hash: string
    app_version: string | null
    created_at: Time
    last_seen_at: TimeOrNull
    signed_out_at: TimeOrNull
    written_off_at: TimeOrNull
  }
  pairing_codes: { code_hash: string; instance_id: string; expires_at: Time; used_at: TimeOrNull }
  credit_periods: {
    instance_id: string
    period: string
    allowance: number
    /** What any device can still be granted. */
    unleased: number
    /** Of a sealed month: what its leases held and did not use. A late delivery comes out of it. */
    forfeited: Generated<number>
    /** Of a sealed month: what nobody can use any more. */
    lapsed: Generated<number>
    /** Delivered beyond what was leased; booked as a debt of the instance at the same time. Beside the allowance, not in it. */
    overdraft: Generated<number>
    state: 'open' | 'closing' | 'sealed'
    opens_at: Time
    closes_at: Time
    seal_at: Time
  }
  credit_leases: {
    instance_id: string
    period: string
    device_id: string
    epoch: string
    /** Only grows, by grants. */
    granted: Generated<number>
    /** Only grows, by what the device gives back. */
    returned: Generated<number>
    captured: Generated<number>
    /** Held by items under way. */
    open: Generated<number>
    /** Delivered, and held by items under way, beyond what was granted. */
    overdraft: Generated<number>
    overdraft_open: Generated<number>
    state: 'active' | 'forfeited' | 'written_off'
  }
  /** One row for each request that was answered: the same request gets the same answer. */
  lease_grants: {
    instance_id: string
    request_id: string
    device_id: string
    epoch: string
    period: string
    want: number
    amount: number
    message: string | null
    created_at: Time
  }
  device_cursors: {
    instance_id: string
    device_id: string
    epoch: string
    last_seq: Generated<number>
    last_id: string | null
    /** frozen: a later life of the device was heard of. */
    state: 'live' | 'frozen'
    created_at: Time
  }
  event_log: {
    instance_id: string
    device_id: string
    epoch: string
    seq: number
    id: string
    type: string
    payload: string
    payload_hash: string
    client_ts: number
    received_at: Time
    /** Why it could not be applied. */
    quarantine_reason: string | null
  }
  /** What a job over the backend's own API is made from. `texts` by attribute. */
  products: {
    instance_id: string
    product_id: string
    name: string
    texts: JsonDefault<Partial<Record<Attribute, string>>>
    /** Ids of the collections that it is in. */
    collections: JsonDefault<readonly string[]>
  }
  jobs: {
    instance_id: string
    uid: string
    id: Generated<number>
    /** Where it runs. */
    device_id: string
    epoch: string
    source_scope: 'products' | 'collections'
    attributes: Json<Attribute[]>
    language: string
    prompt: string
    product_count: number
    total_items: number
    /** By the device's clock, milliseconds since 1970, as are the two below. */
    created_at: number
    status: Generated<JobStatus>
    paused_by: PauseReason | null
    status_message: string | null
    model: string | null
    sample_model: Generated<boolean>
    requests: Generated<number>
    input_tokens: Generated<number>
    cached_tokens: Generated<number>
    output_tokens: Generated<number>
    cost_nano: number | null
    started_at: number | null
    finished_at: number | null
    /** Counts of its items; those that are none of these are pending. */
    done: Generated<number>
    failed: Generated<number>
    cancelled: Generated<number>
    skipped: Generated<number>
    free: Generated<number>
    approved: Generated<number>
    rejected: Generated<number>
    edited: Generated<number>
    /** The item whose text its only item writes anew. */
    regenerates: ColumnType<NonNullable<JobFacts['regenerates']> | null, string | null, never>
    idempotency_key: string | null
    request_hash: string | null
    create_answer: ColumnType<unknown, string | null, string | null>
    change_seq: number
    /** `device/epoch` where the row is exactly what that one told; null where the backend put something together. */
    changed_by: string | null
  }
  job_items: {
    instance_id: string
    job_uid: string
    position: number
    id: Generated<number>
    product_id: string
    product_name: string
    attribute: Attribute
    original: string
    status: Generated<SharedItemStatus>
    proposal: string | null
    flags: JsonDefault<string[]>
    model: string | null
    error_code: string | null
    error_message: string | null
    free: Generated<boolean>
    publish: Generated<PublishState>
    published: string | null
    published_at: number | null
    review: Generated<ReviewState>
    edit: string | null
    other_edit: string | null
    other_edit_by: string | null
    review_rev: Generated<number>
    review_by: string | null
    /** Since which `review_rev` the model's text is the one that it is, and whose: 0 and null while it is the first. */
    proposal_rev: Generated<number>
    proposal_by: string | null
    change_seq: number
    changed_by: string | null
    updated_at: Time
  }
  /** A delivered credit that was given back, once, to the month that was running then. Without an item: a goodwill of `amount`. */
  refunds: {
    instance_id: string
    refund_id: string
    job_uid: string | null
    position: number | null
    amount: number
    note: string
    period: string
    created_at: Time
  }
}
