import type { Generated } from 'kysely'
import type { Attribute } from '#shared/model/attribute.ts'
import type { Pull } from '#shared/contract/shop.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { CreditState, ItemStatus, PublishState, ReviewState } from '#shared/model/item-state.ts'
import type { JobPriority, JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { PullStep } from '../../ports/shop-store.ts'
import type { PublishOpState, PublishRunKind, PublishRunState, RestingState } from '#shared/model/publish-state.ts'
import type { PublishPause } from '#shared/contract/publishes.ts'

export interface Tables {
  app_instances: {
    instance_id: string
    name: string
    source: 'local' | 'wix'
    sample: Generated<0 | 1>
    credits_total: number
    credits_used_month: Generated<number>
    period: string
    created_at: number
    site_id: string | null
    site_url: string | null
    catalog_version: CatalogVersion | null
    banned_words: Generated<string>
    banned_checked: number | null
  }
  collections: {
    key: Generated<number>
    instance_id: string
    id: string
    name: string
    seen_pull: number | null
    renamed: Generated<0 | 1>
  }
  imports: {
    id: Generated<number>
    instance_id: string
    state: 'READING' | 'READY' | 'APPLIED' | 'CANCELLED' | 'FAILED'
    file_name: string
    stored_file: string
    bytes: number
    shape: 'v1' | 'v3' | null
    products: Generated<number>
    new_products: Generated<number>
    changed_products: Generated<number>
    unchanged_products: Generated<number>
    variants: Generated<number>
    media_rows: Generated<number>
    refused_rows: Generated<number>
    refused: Generated<string>
    warnings: Generated<string>
    preview: Generated<string>
    message: string | null
    created_at: number
  }
  import_products: { import_id: number; position: number; id: string; hash: string; data: string }
  products: {
    key: Generated<number>
    instance_id: string
    id: string
    name: string
    search: string
    title: string | null
    description: string | null
    seo_title: string | null
    seo_description: string | null
    image_alt: string | null
    ribbon: string | null
    slug: string | null
    missing: Generated<number>
    excerpt: Generated<string>
    visible: 0 | 1
    brand: string | null
    price: string | null
    sku: string | null
    image: string | null
    options: Generated<string>
    variants: Generated<string>
    media: Generated<string>
    variant_count: Generated<number>
    media_count: Generated<number>
    collections: Generated<string>
    import_id: number | null
    cells: Generated<string>
    hash: string
    updated_at: number
    revision: string | null
    shop_updated: string | null
    gone_at: number | null
    seen_pull: number | null
  }
  pulls: {
    id: Generated<number>
    instance_id: string
    kind: Pull['kind']
    state: Pull['state']
    version: CatalogVersion
    step: PullStep
    cursor: string | null
    since: string | null
    watermark: string | null
    total: number | null
    seen: Generated<number>
    new_products: Generated<number>
    changed_products: Generated<number>
    unchanged_products: Generated<number>
    gone_products: Generated<number>
    failure: Pull['problem']
    message: string | null
    created_at: number
    finished_at: number | null
  }
  product_collections: { collection_key: number; product_key: number }
  jobs: {
    id: Generated<number>
    uid: string
    instance_id: string
    status: JobStatus
    paused_by: PauseReason | null
    status_message: string | null
    priority: Generated<JobPriority>
    source_scope: 'products' | 'collections'
    attributes: string
    language: string
    prompt: string
    product_count: number
    attribute_count: number
    total_items: number
    trial_products: number | null
    claim_until: number | null
    pending: number
    running: Generated<number>
    done: Generated<number>
    failed: Generated<number>
    cancelled: Generated<number>
    skipped: Generated<number>
    reused: Generated<number>
    captured: Generated<number>
    released: Generated<number>
    approved: Generated<number>
    rejected: Generated<number>
    edited: Generated<number>
    model: string | null
    sample_model: Generated<0 | 1>
    estimate: string | null
    requests: Generated<number>
    input_tokens: Generated<number>
    cached_tokens: Generated<number>
    output_tokens: Generated<number>
    /** Billionths of a US dollar; null once an answer came whose price nobody knows. */
    cost_nano: Generated<number | null>
    idempotency_key: string | null
    request_hash: string | null
    create_answer: string | null
    created_at: number
    started_at: number | null
    finished_at: number | null
    /** Null for this device's own. */
    device_id: string | null
    device_name: string | null
    /** The item whose text its only item writes anew, by job and position; null for a job of the merchant's own. */
    regenerates_uid: string | null
    regenerates_position: number | null
    note: string | null
  }
  reservations: {
    id: Generated<number>
    job_id: number
    instance_id: string
    period: string
    granted: number
    captured: Generated<number>
    released: Generated<number>
    created_at: number
    /** The lease that holds it; null for the local allowance. */
    lease_epoch: string | null
  }
  job_items: {
    id: Generated<number>
    job_id: number
    /** Place in the job, from 0: products in catalogue order, attributes in the job's order. */
    position: number
    product_key: number
    attribute: Attribute
    /** Null for an item that took over an earlier result. */
    reservation_id: number | null
    status: Generated<ItemStatus>
    credit: Generated<CreditState>
    review: Generated<ReviewState>
    publish: Generated<PublishState>
    original: string
    proposal: string | null
    edit: string | null
    other_edit: string | null
    other_edit_by: string | null
    published: string | null
    published_at: number | null
    flags: Generated<string>
    /** The model that wrote the proposal, and what it was written from: product, model asked and rules. What a later job takes over by. */
    model: string | null
    input_version: string | null
    reused_from: number | null
    claim: Generated<number>
    boot_id: string | null
    attempts: Generated<number>
    next_at: Generated<number>
    error_code: string | null
    error_message: string | null
    history: Generated<string>
    review_rev: Generated<number>
    review_seq: number | null
    updated_at: number
    /** `TextFacts` of the text that is shown; null until it is delivered. */
    shown_length: number | null
    change_share: number | null
    risk: number | null
    shown_flags: number | null
    shown_hash: number | null
    /** The job that writes its text anew, or that was to. */
    regeneration: number | null
    /** Names the model's text: null for the first; an item that was written for this one; below zero, another device's. */
    proposal_from: number | null
    /** Of `near_groups`; null until the text is looked at, 0 where it has no word or is another item's. */
    near_group: number | null
    near_shared: Generated<0 | 1>
  }
  credit_ledger: {
    id: Generated<number>
    instance_id: string
    period: string
    kind: 'ALLOWANCE' | 'RESERVE' | 'CAPTURE' | 'RELEASE' | 'ROLLOVER' | 'ADJUSTMENT'
    job_id: number | null
    amount: number
    used_after: number
    note: string | null
    at: number
  }
  review_changes: {
    change_id: number
    item_id: number
    job_id: number
    review_before: ReviewState
    edit_before: string | null
    review_after: ReviewState
    edit_after: string | null
    at: number
    undone: Generated<0 | 1>
    passed: Generated<0 | 1>
    /** `job_items.proposal_from` before and after it. */
    from_before: number | null
    from_after: number | null
    /** The model's text, where the change is of that. */
    proposal_before: string | null
    model_before: string | null
    proposal_after: string | null
    model_after: string | null
  }
  review_views: {
    id: Generated<number>
    instance_id: string
    name: string
    folded: string
    view: string
    updated_at: number
  }
  publishes: {
    id: Generated<number>
    uid: string
    instance_id: string
    kind: PublishRunKind
    state: PublishRunState
    paused_by: PublishPause | null
    message: string | null
    job_id: number | null
    selection: string
    store_name: string
    due_at: number | null
    total: number
    planned: number
    sending: Generated<number>
    unknown: Generated<number>
    published: Generated<number>
    unchanged: Generated<number>
    skipped: Generated<number>
    conflict: Generated<number>
    failed: Generated<number>
    cancelled: Generated<number>
    /** Of `published`, those that a later undo has taken back. */
    undone: Generated<number>
    idempotency_key: string | null
    request_hash: string | null
    create_answer: string | null
    created_at: number
    started_at: number | null
    finished_at: number | null
  }
  publish_ops: {
    id: Generated<number>
    publish_id: number
    instance_id: string
    kind: PublishRunKind
    item_id: number
    product_key: number
    attribute: Attribute
    state: Generated<PublishOpState>
    undoes: number | null
    root: number | null
    rest: RestingState
    outcome: RestingState
    base: string | null
    value: string | null
    before: string | null
    before_basis: string | null
    stored: string | null
    stored_basis: string | null
    live: string | null
    revision: string | null
    write_op: number | null
    boot_id: string | null
    attempts: Generated<number>
    next_at: Generated<number>
    error_code: string | null
    error_message: string | null
    approved_at: number | null
    approved_by: string | null
    /** What the item said of its text when the value was planned. */
    edited: Generated<0 | 1>
    model: string | null
    created_at: number
    updated_at: number
    published_at: number | null
  }
  outbox: {
    epoch: string
    seq: number
    id: string
    instance_id: string
    type: string
    payload: string
    at: number
    /** Number among the events of its link; null for a store without a backend. */
    link_seq: number | null
    hash: string | null
    acked_at: number | null
  }
  outbox_pruned: { epoch: string; events: number }
  sync_links: {
    instance_id: string
    url: string
    device_id: string
    device_name: string
    remote_id: string
    remote_name: string
    epoch: string
    next_seq: Generated<number>
    acked_seq: Generated<number>
    cursor: Generated<number>
    lease_request: string | null
    period: string | null
    server_time: number | null
    synced_at: number | null
    pruned: Generated<number>
  }
  leases: {
    instance_id: string
    epoch: string
    period: string
    granted: Generated<number>
    returned: Generated<number>
    state: Generated<'active' | 'draining' | 'sealed'>
  }
  sync_log: {
    id: Generated<number>
    instance_id: string
    level: 'info' | 'warning' | 'error'
    message: string
    at: number
  }
  sync_quarantine: { instance_id: string; id: string; epoch: string; seq: number; reason: string; at: number }
  meta: { key: string; value: string }
}

/** The product column that holds an attribute's text. */
export const ATTRIBUTE_COLUMNS = {
  title: 'title',
  description: 'description',
  seoTitle: 'seo_title',
  seoDescription: 'seo_description',
  imageAlt: 'image_alt',
  ribbon: 'ribbon',
  slug: 'slug'
} as const satisfies Record<Attribute, keyof Tables['products']>
