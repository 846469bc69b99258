import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { ItemFilter, Job, JobItem, JobSelection } from '#shared/contract/jobs.ts'
import type { JobStatus } from '#shared/model/job-state.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import { itemOfRow, jobOfRow, type ItemRow, type JobRow } from './job-views.ts'
import { pageOf, type Page } from './page.ts'
import type { Tables, Tx } from './tables.ts'

/** Whose jobs are asked for, and by which device: what runs there carries no device for it. */
export interface Reader {
  readonly instanceId: string
  /** Null for the merchant. */
  readonly deviceId: string | null
}

/** A job that runs on no device, with all its items. */
export interface NewJob {
  readonly instanceId: string
  readonly uid: string
  readonly selection: Pick<JobSelection, 'sourceScope' | 'attributes' | 'language' | 'prompt'>
  readonly productIds: readonly string[]
  readonly totalItems: number
  readonly createdAt: number
  /** By which the same request is known again. */
  readonly key: string | null
  readonly hash: string | null
  /** Its place in the feed; those of its items follow. */
  readonly changeSeq: number
  readonly now: Date
}

/** Job and items. Whoever calls holds the instance's lock and has seen to the credits. Returns the number of the job. */
export async function createJob(tx: Tx, wanted: NewJob): Promise<number> {
  const { selection, productIds } = wanted
  const job = await tx
    .insertInto('jobs')
    .values({
      instance_id: wanted.instanceId,
      uid: wanted.uid,
      device_id: BACKEND_DEVICE,
      epoch: BACKEND_DEVICE,
      source_scope: selection.sourceScope,
      attributes: JSON.stringify(selection.attributes),
      language: selection.language,
      prompt: selection.prompt,
      product_count: productIds.length,
      total_items: wanted.totalItems,
      created_at: wanted.createdAt,
      idempotency_key: wanted.key,
      request_hash: wanted.hash,
      change_seq: wanted.changeSeq
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertItems(tx, wanted)
  return job.id
}

/** Made by the database from the products' own texts: none of them travels. */
async function insertItems(
  tx: Tx,
  { instanceId, uid, selection: { attributes }, productIds, changeSeq, now }: NewJob
): Promise<void> {
  const position = sql`(wanted.place - 1) * ${attributes.length}::bigint + (named.place - 1)`
  await sql`
    insert into job_items
      (instance_id, job_uid, position, product_id, product_name, attribute, original, change_seq, updated_at)
    select ${instanceId}, ${uid}, ${position}, p.product_id, p.name, named.attribute,
      coalesce(p.texts ->> named.attribute, ''), ${changeSeq + 1}::bigint + ${position}, ${now.toISOString()}::timestamptz
    from unnest(${productIds}::text[]) with ordinality as wanted (product_id, place)
    join products p on p.instance_id = ${instanceId} and p.product_id = wanted.product_id
    cross join unnest(${attributes}::text[]) with ordinality as named (attribute, place)
    order by 3`.execute(tx)
}

const JOBS_WITH_DEVICE = sql`
  select j.*, d.name as device_name from jobs j
  left join devices d on d.instance_id = j.instance_id and d.device_id = j.device_id`

export async function getJobs(
  db: Kysely<Tables>,
  reader: Reader,
  status: JobStatus | undefined,
  page: { readonly before: number; readonly limit: number }
): Promise<Page<Job>> {
  // One that writes a single text anew is part of another job's review, and none of the merchant's list.
  const mine = sql`j.instance_id = ${reader.instanceId} and j.regenerates is null ${status === undefined ? sql`` : sql`and j.status = ${status}`}`
  const { rows } = await sql<JobRow>`
    ${JOBS_WITH_DEVICE} where ${mine} and j.id < ${page.before} order by j.id desc limit ${page.limit + 1}`.execute(db)
  const counted = await sql<{ n: number }>`select count(*) as n from jobs j where ${mine}`.execute(db)
  return pageOf(
    rows,
    page.limit,
    counted.rows[0]?.n ?? 0,
    (row) => row.id,
    (row) => jobOfRow(row, reader.deviceId)
  )
}

export async function getJob(db: Kysely<Tables>, reader: Reader, jobId: number): Promise<Job | null> {
  const { rows } = await sql<JobRow>`
    ${JOBS_WITH_DEVICE} where j.instance_id = ${reader.instanceId} and j.id = ${jobId}`.execute(db)
  const [row] = rows
  return row ? jobOfRow(row, reader.deviceId) : null
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

/** Where an item is, by its number; undefined where the instance has no such item. */
export async function getJobItem(
  tx: Tx,
  instanceId: string,
  itemId: number
): Promise<{ readonly jobUid: string; readonly position: number } | undefined> {
  return tx
    .selectFrom('job_items')
    .select(['job_uid as jobUid', 'position'])
    .where('instance_id', '=', instanceId)
    .where('id', '=', itemId)
    .executeTakeFirst()
}

/** What the backend itself does to a job that it made, and to all its items. What a device does to one is written by sync/write-draft.ts. */
export interface StatusChange {
  readonly status: 'CANCELLED'
  readonly at: number
  /** Its place in the feed; those of its items follow. */
  readonly changeSeq: number
}

export async function updateJobStatus(
  tx: Tx,
  instanceId: string,
  jobId: number,
  { status, at, changeSeq }: StatusChange
): Promise<{ readonly uid: string; readonly totalItems: number; readonly createdAt: number }> {
  return tx
    .updateTable('jobs')
    .set((eb) => ({
      status,
      cancelled: eb.ref('total_items'),
      finished_at: at,
      change_seq: changeSeq,
      changed_by: null
    }))
    .where('instance_id', '=', instanceId)
    .where('id', '=', jobId)
    .returning(['uid', 'total_items as totalItems', 'created_at as createdAt'])
    .executeTakeFirstOrThrow()
}

export async function updateJobItems(
  tx: Tx,
  instanceId: string,
  jobUid: string,
  { status, at, changeSeq }: StatusChange
): Promise<void> {
  await sql`
    update job_items set status = ${status}, change_seq = ${changeSeq + 1}::bigint + position, changed_by = null,
      updated_at = ${new Date(at).toISOString()}::timestamptz
    where instance_id = ${instanceId} and job_uid = ${jobUid}`.execute(tx)
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
