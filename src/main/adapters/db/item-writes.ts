import { sql as raw } from 'kysely'
import type { Attribute } from '#shared/model/attribute.ts'
import { canItemMove, type ItemStatus } from '#shared/model/item-state.ts'
import type { ClaimedItem, ClaimedProduct, ClaimedRework, ItemChange, StoreTx } from '../../ports/store.ts'
import { factColumns, SET_FACTS, type FactColumns } from './item-facts.ts'
import type { CreditWrites } from './credits.ts'
import type { JobCounts } from './job-counts.ts'
import type { Sql } from './sql.ts'
import type { SyncNotes } from './sync-notes.ts'

type Writes = Pick<
  StoreTx,
  | 'claimProducts'
  | 'releaseClaims'
  | 'updateJobItem'
  | 'cancelOpenItems'
  | 'reopenReleasedItems'
  | 'countItems'
  | 'countHeldBefore'
  | 'rescueOrphans'
  | 'forgetWaitsBeyond'
  | 'hasOpenTrialItems'
  | 'endTrial'
>

interface ClaimedRow {
  readonly id: number
  readonly attribute: Attribute
  readonly original: string
  readonly reservation_id: number
  readonly claim: number
  readonly attempts: number
  readonly error_code: string | null
  readonly error_message: string | null
}

interface JobBrief {
  readonly instance_id: string
  readonly language: string
  readonly prompt: string
  readonly attribute_count: number
  /** The last place in the job that a trial may claim; null for all. */
  readonly claim_until: number | null
  readonly regenerates_uid: string | null
  readonly regenerates_position: number | null
  readonly note: string | null
}

export function itemWrites(db: Sql, credits: CreditWrites, counts: JobCounts, notes: SyncNotes): Writes {
  const briefOf = db.fixed<[number], JobBrief>(
    `select instance_id, language, prompt, attribute_count, claim_until, regenerates_uid, regenerates_position, note from jobs where id = ?`
  )
  const textOf = db.fixed<[string, number | null], { itemId: number; previous: string | null }>(
    `select i.id as itemId, i.proposal as previous from jobs j join job_items i on i.job_id = j.id where j.uid = ? and i.position = ?`
  )
  const nextProducts = db.fixed<[number, number, number], { product_key: number }>(
    `select product_key from job_items where job_id = ? and status = 'PENDING' and next_at <= ? order by next_at, id limit ?`
  )
  // The index above would lead through everything that a trial may not touch yet; a trial's items are the job's first.
  const nextTrialProducts = db.fixed<[number, number, number, number], { product_key: number }>(
    `select product_key from job_items indexed by job_items_job
     where job_id = ? and status = 'PENDING' and next_at <= ? and position <= ? order by position limit ?`
  )
  const claimItems = db.fixed<[string, number, number, number, number], ClaimedRow>(
    `update job_items indexed by job_items_pair set status = 'RUNNING', claim = claim + 1, boot_id = ?, updated_at = ?
     where job_id = ? and product_key = ? and status = 'PENDING' and next_at <= ?
     returning id, attribute, original, reservation_id, claim, attempts, error_code, error_message`
  )
  const release = db.fixed<[number, number, number]>(
    `update job_items set status = 'PENDING', boot_id = null, updated_at = ? where id = ? and status = 'RUNNING' and claim = ?`
  )
  const deliver = db.fixed<[string, string, string, string | null, ...FactColumns, number, number, number]>(
    `update job_items set status = 'DONE', credit = 'CAPTURED', boot_id = null, proposal = ?, flags = ?, model = ?, input_version = ?,
       ${SET_FACTS}, error_code = null, error_message = null, next_at = 0, updated_at = ?
     where id = ? and status = 'RUNNING' and claim = ?`
  )
  const fail = db.fixed<[number, string, string, number, string, string, number, number, number]>(
    `update job_items set status = 'FAILED', credit = 'RELEASED', boot_id = null, attempts = ?, error_code = ?, error_message = ?,
       next_at = 0, history = json_insert(history, '$[#]', json_object('at', cast(? as integer), 'code', ?, 'message', ?)), updated_at = ?
     where id = ? and status = 'RUNNING' and claim = ?`
  )
  const retry = db.fixed<[number, string, string, number, number, string, string, number, number, number]>(
    `update job_items set status = 'PENDING', boot_id = null, attempts = ?, error_code = ?, error_message = ?, next_at = ?,
       history = json_insert(history, '$[#]', json_object('at', cast(? as integer), 'code', ?, 'message', ?)), updated_at = ?
     where id = ? and status = 'RUNNING' and claim = ?`
  )
  // Why a value was not taken outlives a wait: the model is told when it is asked again.
  const snooze = db.fixed<[string, string, number, number, number, number]>(
    `update job_items set status = 'PENDING', boot_id = null, error_code = iif(attempts > 0, error_code, ?),
       error_message = iif(attempts > 0, error_message, ?), next_at = ?, updated_at = ?
     where id = ? and status = 'RUNNING' and claim = ?`
  )

  function reworkOf({ regenerates_uid: uid, regenerates_position: position, note }: JobBrief): ClaimedRework | null {
    const item = uid === null ? undefined : textOf.one(uid, position)
    return item ? { itemId: item.itemId, previous: item.previous ?? '', note: note ?? '' } : null
  }

  function land(id: number, claim: number, change: ItemChange, at: number): number {
    switch (change.to) {
      case 'DONE': {
        const { proposal, facts, model, inputVersion } = change
        return deliver.run(
          proposal,
          facts.flags.length === 0 ? '[]' : JSON.stringify(facts.flags),
          model,
          inputVersion,
          ...factColumns(facts),
          at,
          id,
          claim
        )
      }
      case 'FAILED': {
        const { attempts, code, message } = change
        return fail.run(attempts, code, message, at, code, message, at, id, claim)
      }
      case 'PENDING': {
        const { attempts, code, message, nextAt } = change
        return change.because === 'snooze'
          ? snooze.run(code, message, nextAt, at, id, claim)
          : retry.run(attempts, code, message, nextAt, at, code, message, at, id, claim)
      }
    }
  }

  return {
    claimProducts(jobId, bootId, at, limit) {
      const job = briefOf.one(jobId)
      if (!job) throw new Error(`No job ${jobId}`)
      const items = limit * job.attribute_count
      const due =
        job.claim_until === null
          ? nextProducts.all(jobId, at, items)
          : nextTrialProducts.all(jobId, at, job.claim_until, items)
      const keys = [...new Set(due.map((row) => row.product_key))].slice(0, limit)
      const products = keys.map((productKey): ClaimedProduct => {
        const rows = claimItems.all(bootId, at, jobId, productKey, at)
        return {
          jobId,
          instanceId: job.instance_id,
          productKey,
          language: job.language,
          prompt: job.prompt,
          rework: reworkOf(job),
          // Rows come back in the order of the index; the job's own order is that of the ids.
          items: rows.map((row) => claimedItem(jobId, row)).sort((a, b) => a.id - b.id)
        }
      })
      counts.move(
        jobId,
        'PENDING',
        'RUNNING',
        products.reduce((sum, { items }) => sum + items.length, 0)
      )
      return products
    },

    releaseClaims(items, at) {
      for (const { id, jobId, claim } of items)
        if (release.run(at, id, claim) === 1) counts.move(jobId, 'RUNNING', 'PENDING', 1)
    },

    updateJobItem({ id, jobId, reservationId, claim }, change, at) {
      if (!canItemMove('RUNNING', change.to)) throw new Error(`A running item cannot become ${change.to}`)
      if (land(id, claim, change, at) === 0) return false
      counts.move(jobId, 'RUNNING', change.to, 1)
      if (change.to === 'DONE') credits.resolve(reservationId, 'captured', 1)
      if (change.to === 'FAILED') credits.resolve(reservationId, 'released', 1)
      return true
    },

    hasOpenTrialItems: (jobId) =>
      db.oneRaw(raw`
        select 1 from jobs j join job_items i indexed by job_items_job on i.job_id = j.id
        where j.id = ${jobId} and i.position <= j.claim_until and i.status in ('PENDING','RUNNING') limit 1`) !==
      undefined,

    endTrial(jobId) {
      db.run(db.q.updateTable('jobs').set({ claim_until: null }).where('id', '=', jobId))
    },

    cancelOpenItems(jobId, at) {
      const groups = db.allRaw<{ reservation_id: number; status: ItemStatus; n: number }>(raw`
        select reservation_id, status, count(*) as n from job_items
        where job_id = ${jobId} and status in ('PENDING','RUNNING') group by reservation_id, status`)
      db.runRaw(raw`
        update job_items set status = 'CANCELLED', credit = 'RELEASED', boot_id = null, updated_at = ${at}
        where job_id = ${jobId} and status in ('PENDING','RUNNING')`)
      let cancelled = 0
      for (const group of groups) {
        counts.move(jobId, group.status, 'CANCELLED', group.n)
        credits.resolve(group.reservation_id, 'released', group.n)
        notes.cancelled(jobId, group.reservation_id, group.n)
        cancelled += group.n
      }
      return cancelled
    },

    reopenReleasedItems(jobId, at) {
      counts.write()
      const job = db.oneRaw<{ instance_id: string; failed: number; cancelled: number }>(
        raw`select instance_id, failed, cancelled from jobs where id = ${jobId}`
      )
      const items = job ? job.failed + job.cancelled : 0
      if (!job || items === 0) return 0
      const reservationId = credits.reserve(jobId, job.instance_id, items, at)
      db.runRaw(raw`
        update job_items set status = 'PENDING', credit = 'HELD', reservation_id = ${reservationId}, attempts = 0, next_at = 0,
          error_code = null, error_message = null, updated_at = ${at}
        where job_id = ${jobId} and status in ('FAILED','CANCELLED')`)
      counts.move(jobId, 'FAILED', 'PENDING', job.failed)
      counts.move(jobId, 'CANCELLED', 'PENDING', job.cancelled)
      return items
    },

    countItems: (jobId, statuses) =>
      db.oneRaw<{ n: number }>(raw`
        select count(*) as n from job_items where job_id = ${jobId} and status in (${raw.join(statuses)})`)?.n ?? 0,

    // From the reservations, of which there are few and mostly none: then no item is looked at.
    countHeldBefore: (jobId, statuses) =>
      db.oneRaw<{ n: number }>(raw`
        select count(*) as n from reservations r cross join job_items i indexed by job_items_job
          on i.job_id = r.job_id and i.reservation_id = r.id and i.status in (${raw.join(statuses)})
        where r.job_id = ${jobId} and r.period <> (select a.period from app_instances a where a.instance_id = r.instance_id)`)
        ?.n ?? 0,

    forgetWaitsBeyond(limit, at) {
      db.runRaw(raw`
        update job_items set next_at = ${at}
        where status = 'PENDING' and next_at > ${limit} and job_id in (select id from jobs where status = 'RUNNING' and device_id is null)`)
    },

    rescueOrphans(bootId, at) {
      const orphans = db.allRaw<{ jobId: number; instanceId: string; items: number }>(raw`
        select i.job_id as jobId, j.instance_id as instanceId, count(*) as items
        from jobs j indexed by jobs_claimed cross join job_items i indexed by job_items_job on i.job_id = j.id
        where j.running > 0 and i.status = 'RUNNING' and i.boot_id <> ${bootId} group by j.id`)
      for (const orphan of orphans) {
        db.runRaw(raw`
          update job_items indexed by job_items_job set status = 'PENDING', boot_id = null, next_at = 0, updated_at = ${at}
          where job_id = ${orphan.jobId} and status = 'RUNNING' and boot_id <> ${bootId}`)
        counts.move(orphan.jobId, 'RUNNING', 'PENDING', orphan.items)
      }
      return orphans
    }
  }
}

function claimedItem(jobId: number, row: ClaimedRow): ClaimedItem {
  return {
    id: row.id,
    jobId,
    reservationId: row.reservation_id,
    attribute: row.attribute,
    original: row.original,
    claim: row.claim,
    attempts: row.attempts,
    lastError: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' }
  }
}
