import { sql as raw } from 'kysely'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished, type JobPriority } from '#shared/model/job-state.ts'
import type { Page } from '../../ports/page.ts'
import type { NewJob, StoreRead, StoreTx } from '../../ports/store.ts'
import type { CreditWrites } from './credits.ts'
import { cursorNumber, encodeCursor } from './cursor.ts'
import type { ItemFacts } from './item-facts.ts'
import { jobOfRow, type JobRow } from './job-rows.ts'
import { originalOf } from './original.ts'
import { insertItemsReusing, reuseMatches } from './reuse.ts'
import type { Sql } from './sql.ts'
import type { SyncNotes } from './sync-notes.ts'

type Reads = Pick<StoreRead, 'getJobs' | 'getJob' | 'getIdempotentAnswer' | 'getRunningJobs' | 'getOfflineJobs'>
type Writes = Pick<
  StoreTx,
  | 'createJob'
  | 'countReusable'
  | 'setIdempotentAnswer'
  | 'updateJobStatus'
  | 'setJobPriority'
  | 'setJobEstimate'
  | 'addUsage'
>

export function jobReads(db: Sql): Reads {
  return {
    getJobs(instanceId, status, page): Page<Job> {
      const wanted = raw`regenerates_uid is null ${status === undefined ? raw`` : raw`and status = ${status}`}`
      const before = cursorNumber(page.cursor, Number.MAX_SAFE_INTEGER)
      const rows = db.allRaw<JobRow>(raw`
        select * from jobs where instance_id = ${instanceId} and ${wanted} and id < ${before}
        order by id desc limit ${page.limit}`)
      const last = rows.length === page.limit ? rows.at(-1) : undefined
      return {
        rows: rows.map(jobOfRow),
        nextCursor: last ? encodeCursor([last.id]) : null,
        total:
          db.oneRaw<{ n: number }>(raw`select count(*) as n from jobs where instance_id = ${instanceId} and ${wanted}`)
            ?.n ?? 0
      }
    },

    getJob(instanceId, jobId) {
      const row = db.oneRaw<JobRow>(raw`select * from jobs where id = ${jobId} and instance_id = ${instanceId}`)
      return row ? jobOfRow(row) : null
    },

    getIdempotentAnswer(instanceId, key) {
      const row = db.oneRaw<{ request_hash: string; create_answer: string }>(raw`
        select request_hash, create_answer from jobs where instance_id = ${instanceId} and idempotency_key = ${key}`)
      return row ? { hash: row.request_hash, answer: JSON.parse(row.create_answer) as unknown } : null
    },

    getRunningJobs: () =>
      db.allRaw<{ jobId: number; instanceId: string; priority: JobPriority }>(
        raw`
        select id as jobId, instance_id as instanceId, priority from jobs
        where status = 'RUNNING' and device_id is null order by id`
      ),

    getOfflineJobs: () =>
      db.allRaw<{ jobId: number; instanceId: string }>(raw`
        select id as jobId, instance_id as instanceId from jobs indexed by jobs_open
        where finished_at is null and device_id is null and status = 'PAUSED' and paused_by = 'offline' order by id`)
  }
}

export function jobWrites(db: Sql, credits: CreditWrites, facts: ItemFacts, notes: SyncNotes): Writes {
  return {
    createJob(job: NewJob): Job {
      const items = job.productKeys.length * job.attributes.length
      const reuse = job.reuse && { ...job, asked: job.reuse.asked }
      const reused = reuse ? reuseMatches(db, reuse) : 0
      const { lastId: jobId } = db.run(
        db.q.insertInto('jobs').values({
          uid: job.uid,
          instance_id: job.instanceId,
          status: 'PENDING',
          source_scope: job.sourceScope,
          attributes: JSON.stringify(job.attributes),
          language: job.language,
          prompt: job.prompt,
          product_count: job.productKeys.length,
          attribute_count: job.attributes.length,
          total_items: items,
          pending: items - reused,
          done: reused,
          reused,
          idempotency_key: job.idempotencyKey,
          request_hash: job.requestHash,
          created_at: job.at,
          ...(job.regenerates && regeneratesOf(db, job.regenerates))
        })
      )
      const reservationId = items > reused ? credits.reserve(jobId, job.instanceId, items - reused, job.at) : null
      // A cross join keeps the order of its tables, so the rows come as the keys and attributes do; sorting them would copy every text.
      const inserted =
        reuse && reused > 0
          ? insertItemsReusing(db, reuse, { jobId, reservationId, at: job.at })
          : db.runRaw(raw`
        insert into job_items (job_id, position, product_key, attribute, reservation_id, original, updated_at)
        select ${jobId}, k.key * ${job.attributes.length} + a.key, p.key, a.value, ${reservationId}, ${originalOf}, ${job.at}
        from json_each(${JSON.stringify(job.productKeys)}) k
        cross join products p on p.key = k.value and p.instance_id = ${job.instanceId}
        cross join (select key, value from json_each(${JSON.stringify(job.attributes)}) order by key) a`)
      if (reused > 0) facts.fillMissing()
      if (inserted.changes !== items) throw new Error(`Job ${jobId} has ${inserted.changes} items instead of ${items}`)
      if (job.regenerates) {
        const { itemId } = job.regenerates
        db.runRaw(raw`
          update job_items set original = (select o.original from job_items o where o.id = ${itemId}) where job_id = ${jobId}`)
        db.runRaw(raw`update job_items set regeneration = ${jobId} where id = ${itemId}`)
      }
      if (job.trialProducts !== null) beginTrial(db, jobId, job.trialProducts, job.attributes.length)
      const row = db.oneRaw<JobRow>(raw`select * from jobs where id = ${jobId}`)
      if (!row) throw new Error(`Job ${jobId} vanished inside its transaction`)
      return jobOfRow(row)
    },

    countReusable: (selection) => reuseMatches(db, selection),

    setIdempotentAnswer(jobId, answer) {
      db.run(
        db.q
          .updateTable('jobs')
          .set({ create_answer: JSON.stringify(answer) })
          .where('id', '=', jobId)
      )
    },

    updateJobStatus(jobId, change) {
      const finishedAt = isJobFinished(change.to) ? change.at : null
      const { changes } = db.runRaw(raw`
        update jobs set status = ${change.to}, paused_by = ${change.pausedBy}, status_message = ${change.message},
          started_at = coalesce(started_at, ${change.to === 'RUNNING' ? change.at : null}), finished_at = ${finishedAt}
        where id = ${jobId} and status = ${change.from}`)
      if (changes === 1) notes.standing(jobId)
      return changes === 1
    },

    setJobPriority(jobId, priority) {
      db.run(db.q.updateTable('jobs').set({ priority }).where('id', '=', jobId))
    },

    setJobEstimate(jobId, estimate) {
      db.run(
        db.q
          .updateTable('jobs')
          .set({ estimate: JSON.stringify(estimate) })
          .where('id', '=', jobId)
      )
    },

    addUsage(jobId, usage) {
      const job = db.oneRaw<Pick<JobRow, 'status'>>(raw`
        update jobs set requests = requests + ${usage.requests}, input_tokens = input_tokens + ${usage.inputTokens},
          cached_tokens = cached_tokens + ${usage.cachedTokens}, output_tokens = output_tokens + ${usage.outputTokens},
          cost_nano = cost_nano + ${usage.costNano}, model = coalesce(${usage.model}, model), sample_model = ${usage.sampleModel ? 1 : 0}
        where id = ${jobId} returning status`)
      // What a running job takes is told with its next status. An answer that comes after a pause or a cancel has none to wait for.
      if (job !== undefined && job.status !== 'RUNNING') notes.standing(jobId)
    }
  }
}

/** The item by which other devices know it as well. */
function regeneratesOf(db: Sql, { itemId, note }: NonNullable<NewJob['regenerates']>) {
  const item = db.oneRaw<{ regenerates_uid: string; regenerates_position: number }>(raw`
    select j.uid as regenerates_uid, i.position as regenerates_position
    from job_items i join jobs j on j.id = i.job_id where i.id = ${itemId}`)
  if (!item) throw new Error(`No item ${itemId}`)
  return { ...item, note }
}

/**
 * Only the first products with something to do may be claimed until the merchant has looked at them. Where there are no others, there
 * is nothing to try out.
 */
function beginTrial(db: Sql, jobId: number, products: number, attributes: number): void {
  const first = db.allRaw<{ position: number; product_key: number }>(raw`
    select position, product_key from job_items indexed by job_items_job where job_id = ${jobId} and status = 'PENDING'
    order by position limit ${(products + 1) * attributes}`)
  const keys = [...new Set(first.map((row) => row.product_key))]
  if (keys.length <= products) return
  const tried = new Set(keys.slice(0, products))
  const until = first.findLast((row) => tried.has(row.product_key))?.position ?? null
  db.run(db.q.updateTable('jobs').set({ trial_products: products, claim_until: until }).where('id', '=', jobId))
}
