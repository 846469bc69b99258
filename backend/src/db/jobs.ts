import { sql, type Kysely, type RawBuilder, type Selectable } from 'kysely'
import type { ItemFilter, Job, JobItem } from '#shared/contract/jobs.ts'
import { creditStateOf } from '#shared/model/item-state.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import { progressOf } from '#shared/model/progress.ts'
import { BACKEND_NAME } from '../credits/period-view.ts'
import { iso, isoOrNull } from './iso.ts'
import { pageOf, type Page } from './page.ts'
import type { Tables } from './tables.ts'

/** Whose jobs are asked for, and by which device: what runs there carries no device for it. */
export interface Reader {
  readonly instanceId: string
  /** Null for the merchant. */
  readonly deviceId: string | null
}

type JobRow = Selectable<Tables['jobs']> & { readonly device_name: string | null }
type ItemRow = Selectable<Tables['job_items']>

const JOBS_WITH_DEVICE = sql`
  select j.*, d.name as device_name from jobs j
  left join devices d on d.instance_id = j.instance_id and d.device_id = j.device_id`

export async function getJobs(
  db: Kysely<Tables>,
  reader: Reader,
  status: JobStatus | undefined,
  page: { readonly before: number; readonly limit: number }
): Promise<Page<Job>> {
  const mine = sql`j.instance_id = ${reader.instanceId} ${status === undefined ? sql`` : sql`and j.status = ${status}`}`
  const { rows } = await sql<JobRow>`
    ${JOBS_WITH_DEVICE} where ${mine} and j.id < ${page.before} order by j.id desc limit ${page.limit + 1}`.execute(db)
  const counted = await sql<{ n: number }>`select count(*) as n from jobs j where ${mine}`.execute(db)
  return pageOf(
    rows,
    page.limit,
    counted.rows[0]?.n ?? 0,
    (row) => row.id,
    (row) => jobOfRow(row, reader)
  )
}

export async function getJob(db: Kysely<Tables>, reader: Reader, jobId: number): Promise<Job | null> {
  const { rows } = await sql<JobRow>`
    ${JOBS_WITH_DEVICE} where j.instance_id = ${reader.instanceId} and j.id = ${jobId}`.execute(db)
  const [row] = rows
  return row ? jobOfRow(row, reader) : null
}

/** Null where the instance has no such job. In the order of their positions, those after `after`. */
export async function getJobItems(
  db: Kysely<Tables>,
  instanceId: string,
  jobId: number,
  filter: ItemFilter,
  page: { readonly after: number; readonly limit: number }
): Promise<Page<JobItem> | null> {
  const jobs = await sql<{ uid: string; total_items: number }>`
    select uid, total_items from jobs where instance_id = ${instanceId} and id = ${jobId}`.execute(db)
  const [job] = jobs.rows
  if (!job) return null
  const conditions = conditionsOf(filter)
  const matching = sql.join([sql`instance_id = ${instanceId}`, sql`job_uid = ${job.uid}`, ...conditions], sql` and `)
  const { rows } = await sql<ItemRow>`
    select * from job_items where ${matching} and position > ${page.after}
    order by position limit ${page.limit + 1}`.execute(db)
  const total =
    conditions.length === 0
      ? job.total_items
      : ((await sql<{ n: number }>`select count(*) as n from job_items where ${matching}`.execute(db)).rows[0]?.n ?? 0)
  return pageOf(
    rows,
    page.limit,
    total,
    (row) => row.position,
    (row) => itemOfRow(row, jobId)
  )
}

function conditionsOf(filter: ItemFilter): readonly RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  // That an item is just being asked for is known to its own device alone.
  if (filter.status !== undefined) parts.push(sql`status = ${filter.status}`)
  if (filter.review !== undefined) parts.push(sql`review = ${filter.review}`)
  if (filter.attribute !== undefined) parts.push(sql`attribute = ${filter.attribute}`)
  if (filter.edited !== undefined) parts.push(filter.edited ? sql`edit is not null` : sql`edit is null`)
  if (filter.twoTexts !== undefined) parts.push(filter.twoTexts ? sql`other_edit is not null` : sql`other_edit is null`)
  const words = filter.query?.trim() ?? ''
  if (words !== '') {
    const pattern = likePattern(words)
    parts.push(
      sql`(product_name ilike ${pattern} or original ilike ${pattern} or proposal ilike ${pattern} or edit ilike ${pattern})`
    )
  }
  return parts
}

/** The words as they stand, wherever they are. */
export function likePattern(words: string): string {
  return `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

/** Money is kept in whole billionths of a US dollar. */
const NANO = 1_000_000_000

function jobOfRow(row: JobRow, reader: Reader): Job {
  const { done, failed, cancelled, skipped, free } = row
  return {
    id: row.id,
    device:
      row.device_id === reader.deviceId ? null : { deviceId: row.device_id, name: row.device_name ?? BACKEND_NAME },
    status: row.status,
    pausedBy: row.paused_by,
    statusMessage: row.status_message,
    sourceScope: row.source_scope,
    attributes: row.attributes,
    language: row.language,
    prompt: row.prompt,
    productCount: row.product_count,
    attributeCount: row.attributes.length,
    totalItems: row.total_items,
    requiredCredits: row.total_items - free,
    capturedCredits: Math.max(0, done - free),
    releasedCredits: failed + cancelled + skipped,
    model: row.model,
    sampleModel: row.sample_model,
    priority: 'NORMAL',
    trial: null,
    reusedItems: free,
    estimate: null,
    requests: row.requests,
    inputTokens: row.input_tokens,
    cachedTokens: row.cached_tokens,
    outputTokens: row.output_tokens,
    costUsd: row.cost_nano === null ? null : row.cost_nano / NANO,
    progress: progressOf({
      pending: Math.max(0, row.total_items - done - failed - cancelled - skipped),
      running: 0,
      done,
      failed,
      cancelled,
      skipped
    }),
    review: {
      open: Math.max(0, done - row.approved - row.rejected),
      approved: row.approved,
      rejected: row.rejected,
      edited: row.edited
    },
    createdAt: iso(row.created_at),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at)
  }
}

function itemOfRow(row: ItemRow, jobId: number): JobItem {
  return {
    id: row.id,
    jobId,
    productId: row.product_id,
    productName: row.product_name,
    attribute: row.attribute,
    status: row.status,
    credit: row.free ? 'FREE' : creditStateOf(row.status),
    review: row.review,
    publish: row.publish,
    original: row.original,
    proposal: row.proposal,
    edit: row.edit,
    published: row.published,
    otherEdit:
      row.other_edit === null || row.other_edit_by === null
        ? null
        : { text: row.other_edit, deviceName: row.other_edit_by },
    flags: row.flags,
    attempts: 0,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    history: [],
    model: row.model,
    reusedFrom: null,
    nextAttemptAt: null,
    updatedAt: row.updated_at.toISOString()
  }
}
