import { sql } from 'kysely'
import { assertNever } from '#shared/lib/assert-never.ts'
import { jsonText } from '../db/json-text.ts'
import type { Tx } from '../db/tables.ts'
import type { Draft, ItemWrite, JobRecord, Reader } from './draft.ts'

export interface DraftPlace {
  readonly instanceId: string
  readonly reader: Reader
  /** The feed's last number before the call. */
  readonly head: number
  readonly now: Date
}

/**
 * Writes what a draft has gathered, a statement for each kind of change and not for each row, and gives every changed row its place in
 * the feed. Returns the feed's new last number.
 */
export async function writeDraft(tx: Tx, draft: Draft, place: DraftPlace): Promise<number> {
  let head = place.head
  // A job before its items, which refer to it; its counts come when they are known.
  const fresh = [...draft.jobs.keys()].filter((job) => job.change_seq === 0)
  const swept = draft.steps.some((step) => step.kind !== 'items')
  if (!swept) {
    head = placeJobs(draft, head)
    await writeJobs(tx, [...draft.jobs.keys()])
  } else await writeJobs(tx, fresh.map(withoutCounts))
  for (const [at, step] of draft.steps.entries()) {
    switch (step.kind) {
      case 'items':
        head = await writeItems(tx, [...step.writes.values()], { ...place, head })
        break
      case 'cancel':
      case 'reopen': {
        const count = await sweepItems(tx, step.job.uid, step.kind, { ...place, head })
        const reopened = draft.steps.slice(at).some((later) => later.kind === 'reopen' && later.job === step.job)
        if (!reopened) step.job.cancelled += count
        head += count
        break
      }
      default:
        assertNever(step)
    }
  }
  if (swept) {
    head = placeJobs(draft, head)
    await writeJobs(tx, [...draft.jobs.keys()])
  }
  return head
}

/** Before all steps are written a count can be less than nothing: what was delivered after it was cancelled is taken off first. */
function withoutCounts(job: JobRecord): JobRecord {
  return { ...job, done: 0, failed: 0, cancelled: 0, skipped: 0, free: 0, approved: 0, rejected: 0, edited: 0 }
}

function placeJobs(draft: Draft, head: number): number {
  let last = head
  for (const [job, told] of draft.jobs) if (told) job.change_seq = ++last
  return last
}

async function writeJobs(tx: Tx, jobs: readonly JobRecord[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    insert into jobs (instance_id, uid, device_id, epoch, source_scope, attributes, language, prompt, product_count, total_items, created_at, regenerates,
      status, paused_by, status_message, model, sample_model, requests, input_tokens, cached_tokens, output_tokens, cost_nano,
      started_at, finished_at, done, failed, cancelled, skipped, free, approved, rejected, edited, change_seq, changed_by)
    select instance_id, uid, device_id, epoch, source_scope, attributes, language, prompt, product_count, total_items, created_at, regenerates,
      status, paused_by, status_message, model, sample_model, requests, input_tokens, cached_tokens, output_tokens, cost_nano,
      started_at, finished_at, done, failed, cancelled, skipped, free, approved, rejected, edited, change_seq, changed_by
    from jsonb_populate_recordset(null::jobs, ${jsonText(jobs)}::jsonb)
    on conflict (instance_id, uid) do update set
      device_id = excluded.device_id, epoch = excluded.epoch, status = excluded.status, paused_by = excluded.paused_by,
      status_message = excluded.status_message, model = excluded.model, sample_model = excluded.sample_model,
      requests = excluded.requests, input_tokens = excluded.input_tokens, cached_tokens = excluded.cached_tokens,
      output_tokens = excluded.output_tokens, cost_nano = excluded.cost_nano, started_at = excluded.started_at,
      finished_at = excluded.finished_at, done = excluded.done, failed = excluded.failed, cancelled = excluded.cancelled,
      skipped = excluded.skipped, free = excluded.free, approved = excluded.approved, rejected = excluded.rejected,
      edited = excluded.edited, change_seq = excluded.change_seq, changed_by = excluded.changed_by`.execute(tx)
}

async function writeItems(tx: Tx, writes: readonly ItemWrite[], place: DraftPlace): Promise<number> {
  let head = place.head
  for (const { head: item } of writes) item.change_seq = ++head
  const results = writes.filter((write) => write.result !== null)
  if (results.length > 0) await writeResults(tx, results, place)
  const others = writes.filter((write) => write.reviewed || write.published !== null)
  if (others.length > 0) await writeDecisions(tx, others, place)
  return head
}

async function writeResults(tx: Tx, writes: readonly ItemWrite[], { instanceId, now }: DraftPlace): Promise<void> {
  const rows = writes.map(({ head, result }) => ({
    ...result,
    job_uid: head.job_uid,
    error_code: result?.error?.code ?? null,
    error_message: result?.error?.message ?? null,
    change_seq: head.change_seq,
    changed_by: head.changed_by
  }))
  await sql`
    insert into job_items (instance_id, job_uid, position, product_id, product_name, attribute, original, status, proposal, flags, model,
      error_code, error_message, free, change_seq, changed_by, updated_at)
    select ${instanceId}, x.job_uid, x.position, x."productId", x."productName", x.attribute, x.original, x.status, x.proposal, x.flags,
      x.model, x.error_code, x.error_message, x.free, x.change_seq, x.changed_by, ${now}::timestamptz
    from jsonb_to_recordset(${jsonText(rows)}::jsonb) as x(
      job_uid text, position bigint, "productId" text, "productName" text, attribute text, original text, status text, proposal text,
      flags jsonb, model text, error_code text, error_message text, free boolean, change_seq bigint, changed_by text)
    on conflict (instance_id, job_uid, position) do update set
      status = excluded.status, proposal = excluded.proposal, flags = excluded.flags, model = excluded.model,
      error_code = excluded.error_code, error_message = excluded.error_message, free = excluded.free,
      change_seq = excluded.change_seq, changed_by = excluded.changed_by, updated_at = excluded.updated_at`.execute(tx)
}

async function writeDecisions(tx: Tx, writes: readonly ItemWrite[], { instanceId, now }: DraftPlace): Promise<void> {
  const rows = writes.map(({ head, published, proposal }) => ({
    job_uid: head.job_uid,
    position: head.position,
    review: head.review,
    edit: head.edit,
    other_edit: head.other_edit,
    other_edit_by: head.other_edit_by,
    review_rev: head.review_rev,
    review_by: head.review_by,
    proposal_rev: head.proposal_rev,
    proposal_by: head.proposal_by,
    is_rewritten: proposal !== null,
    proposal: proposal?.proposal ?? null,
    flags: proposal?.flags ?? null,
    model: proposal?.model ?? null,
    is_published: published !== null,
    publish: published?.publish ?? null,
    published: published?.published ?? null,
    published_at: published?.publishedAt ?? null,
    change_seq: head.change_seq,
    changed_by: head.changed_by
  }))
  await sql`
    update job_items i set
      review = x.review, edit = x.edit, other_edit = x.other_edit, other_edit_by = x.other_edit_by, review_rev = x.review_rev,
      review_by = x.review_by, proposal_rev = x.proposal_rev, proposal_by = x.proposal_by,
      proposal = case when x.is_rewritten then x.proposal else i.proposal end,
      flags = case when x.is_rewritten then x.flags else i.flags end,
      model = case when x.is_rewritten then x.model else i.model end,
      publish = case when x.is_published then x.publish else i.publish end,
      published = case when x.is_published then x.published else i.published end,
      published_at = case when x.is_published then x.published_at else i.published_at end,
      change_seq = x.change_seq, changed_by = x.changed_by, updated_at = ${now}::timestamptz
    from jsonb_to_recordset(${jsonText(rows)}::jsonb) as x(
      job_uid text, position bigint, review text, edit text, other_edit text, other_edit_by text, review_rev bigint, review_by text,
      proposal_rev bigint, proposal_by text, is_rewritten boolean, proposal text, flags jsonb, model text,
      is_published boolean, publish text, published text, published_at bigint, change_seq bigint, changed_by text)
    where i.instance_id = ${instanceId} and i.job_uid = x.job_uid and i.position = x.position`.execute(tx)
}

/** All items of a job that are in some state, in one statement: no event names them. Returns their number. */
async function sweepItems(
  tx: Tx,
  jobUid: string,
  kind: 'cancel' | 'reopen',
  { instanceId, reader, head, now }: DraftPlace
): Promise<number> {
  const from = kind === 'cancel' ? sql`('PENDING')` : sql`('FAILED','CANCELLED')`
  const to = kind === 'cancel' ? 'CANCELLED' : 'PENDING'
  const { numAffectedRows } = await sql`
    update job_items i set status = ${to}, error_code = null, error_message = null,
      change_seq = ${head} + n.place,
      changed_by = case when i.changed_by = ${reader.by} or i.change_seq <= ${reader.cursor} then ${reader.by} end,
      updated_at = ${now}::timestamptz
    from (select position, row_number() over (order by position) as place from job_items
      where instance_id = ${instanceId} and job_uid = ${jobUid} and status in ${from}) n
    where i.instance_id = ${instanceId} and i.job_uid = ${jobUid} and i.position = n.position`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Products as the items of a new job show them: what jobs over the backend's own API can be made from. */
export async function writeProducts(
  tx: Tx,
  instanceId: string,
  rows: readonly {
    readonly productId: string
    readonly productName: string
    readonly attribute: string
    readonly original: string
  }[]
): Promise<void> {
  const products = new Map<string, { id: string; name: string; texts: Record<string, string> }>()
  for (const { productId, productName, attribute, original } of rows) {
    const product = products.get(productId) ?? { id: productId, name: productName, texts: {} }
    product.texts[attribute] = original
    products.set(productId, product)
  }
  if (products.size === 0) return
  await sql`
    insert into products (instance_id, product_id, name, texts)
    select ${instanceId}, x.id, x.name, x.texts
    from jsonb_to_recordset(${jsonText([...products.values()])}::jsonb) as x(id text, name text, texts jsonb)
    on conflict (instance_id, product_id) do update set name = excluded.name, texts = products.texts || excluded.texts`.execute(
    tx
  )
}
