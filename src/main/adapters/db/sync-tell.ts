import { sql as raw } from 'kysely'
import { assertNever } from '#shared/lib/assert-never.ts'
import { MAX_CHANGES_PER_EVENT, MAX_ITEMS_PER_EVENT, type ReviewChange } from '#shared/sync/events.ts'
import type { SyncStoreTx, Told } from '../../ports/sync-store.ts'
import type { Ids } from '../../ports/system.ts'
import { runningPeriod } from './instances.ts'
import { parseStrings } from './catalog-rows.ts'
import type { JobRow } from './job-rows.ts'
import type { Sql } from './sql.ts'
import type { SyncNotes } from './sync-notes.ts'
import type { Outbox } from './sync-outbox.ts'
import { clip, factsOf, MAX_TEXT, standingOf } from './sync-rows.ts'

export interface TellWrites extends Pick<SyncStoreTx, 'tell'> {
  /** Tells how the jobs stand whose status has changed since the transaction began. */
  tellStandings(at: number): void
  /** Everything of a job that its backend may not know: of a job of this device all of it, of another's what this device decided. */
  tellJobAgain(instanceId: string, jobId: number, at: number): void
}

/** UTF-16 units of the texts in one event of decisions; a single larger one still goes alone. */
const MAX_CHANGES_LENGTH = 500_000

/** One decision on its way into an event. */
interface Decision {
  readonly itemId: number
  readonly jobUid: string
  readonly change: ReviewChange
}

interface RewrittenRow {
  readonly uid: string
  readonly position: number
  readonly base: number
  readonly proposal: string
  readonly flags: string
  readonly model: string | null
}

interface LandedRow {
  readonly position: number
  readonly done: 0 | 1
  readonly period: string | null
  /** Whether the item's credit is one of the running lease. */
  readonly leased: 0 | 1
}

export function tellWrites(db: Sql, outbox: Outbox, notes: SyncNotes, ids: Ids): TellWrites {
  const jobOf = (instanceId: string, jobId: number): JobRow => {
    const row = db.oneRaw<JobRow>(raw`select * from jobs where id = ${jobId} and instance_id = ${instanceId}`)
    if (!row) throw new Error(`No job ${jobId}`)
    return row
  }
  /** The month of a job's newest hold; the running one where it holds nothing. */
  const periodOf = (instanceId: string, jobId: number): string =>
    db.oneRaw<{ period: string }>(raw`select period from reservations where job_id = ${jobId} order by id desc limit 1`)
      ?.period ?? runningPeriod(db, instanceId)

  function tellCreated(instanceId: string, jobId: number, held: { credits: number; again: boolean }, at: number): void {
    const job = jobOf(instanceId, jobId)
    const period = held.again ? runningPeriod(db, instanceId) : periodOf(instanceId, jobId)
    const payload = { jobUid: job.uid, period, ...held, job: factsOf(job) }
    outbox.write(instanceId, { type: 'job.created', payload }, at)
    for (let from = 0; from < job.total_items; from += MAX_ITEMS_PER_EVENT) {
      const to = Math.min(from + MAX_ITEMS_PER_EVENT, job.total_items)
      outbox.write(instanceId, { type: 'job.items', payload: { jobUid: job.uid, from, to } }, at)
    }
  }

  function tellLanded(
    instanceId: string,
    { jobId, done, failed }: Told & { readonly type: 'items.landed' },
    epoch: string,
    at: number
  ): void {
    const jobUid = jobOf(instanceId, jobId).uid
    const running = runningPeriod(db, instanceId)
    const rows = db.allRaw<LandedRow>(raw`
      select i.position, w.done, r.period, coalesce(r.lease_epoch = ${epoch}, 0) as leased
      from (select value, 1 as done from json_each(${JSON.stringify(done)})
        union all select value, 0 from json_each(${JSON.stringify(failed)})) w
      cross join job_items i on i.id = w.value left join reservations r on r.id = i.reservation_id
      where i.job_id = ${jobId} order by i.position`)
    for (const group of grouped(rows, (row) => `${row.period ?? running} ${row.leased}`))
      for (const part of chunks(group, MAX_ITEMS_PER_EVENT)) {
        const delivered = part.filter((row) => row.done === 1).map((row) => row.position)
        const given = part.filter((row) => row.done === 0).map((row) => row.position)
        const [{ period, leased } = { period: null, leased: 0 }] = part
        const payload = {
          jobUid,
          period: period ?? running,
          done: delivered,
          failed: given,
          // What was held before the store was linked, the backend never knew of.
          captured: leased === 1 ? delivered.length : 0,
          released: leased === 1 ? given.length : 0
        }
        outbox.write(instanceId, { type: 'items.landed', payload }, at)
      }
  }

  function tellCancelled(instanceId: string, jobId: number, epoch: string, at: number): void {
    const jobUid = jobOf(instanceId, jobId).uid
    const sums = new Map<string, number>()
    for (const [reservationId, items] of notes.takeCancelled(jobId)) {
      const row = db.oneRaw<{ period: string; lease_epoch: string | null }>(
        raw`select period, lease_epoch from reservations where id = ${reservationId}`
      )
      if (row?.lease_epoch === epoch) sums.set(row.period, (sums.get(row.period) ?? 0) + items)
    }
    if (sums.size === 0) sums.set(periodOf(instanceId, jobId), 0)
    for (const [period, released] of sums)
      outbox.write(instanceId, { type: 'job.cancelled', payload: { jobUid, period, released } }, at)
  }

  function tellReviewed(instanceId: string, decisions: readonly Decision[], at: number): void {
    for (const group of grouped(decisions, ({ jobUid }) => jobUid))
      for (const part of sized(group)) {
        const changes = part.map(({ change }) => change)
        const jobUid = part[0]?.jobUid ?? ''
        const seq = outbox.write(instanceId, { type: 'items.reviewed', payload: { jobUid, changes } }, at)
        const items = JSON.stringify(part.map(({ itemId }) => itemId))
        db.runRaw(raw`update job_items set review_seq = ${seq} where id in (select value from json_each(${items}))`)
      }
  }

  /** The model's texts of items as they are now, one event each: they are few, and may be long. */
  function tellRegenerated(instanceId: string, itemIds: readonly number[], at: number): void {
    for (const itemId of itemIds) {
      const row = db.oneRaw<RewrittenRow>(raw`
        select j.uid, i.position, i.review_rev as base, i.proposal, i.flags, i.model
        from job_items i join jobs j on j.id = i.job_id where i.id = ${itemId} and i.status = 'DONE'`)
      if (!row) throw new Error(`Item ${itemId} shows no text`)
      const { uid: jobUid, position, base, model } = row
      const text = { proposal: clip(row.proposal, MAX_TEXT), flags: [...parseStrings(row.flags)], model }
      const payload = { jobUid, position, base, ...text }
      const seq = outbox.write(instanceId, { type: 'item.regenerated', payload }, at)
      db.runRaw(raw`update job_items set review_seq = ${seq} where id = ${itemId}`)
    }
  }

  /** Each decision with what it was based on. */
  function decisionsOf(
    instanceId: string,
    changes: (Told & { readonly type: 'items.reviewed' })['changes']
  ): readonly Decision[] {
    const rows = db.allRaw<{ id: number; uid: string; position: number; base: number }>(raw`
      select i.id, j.uid, i.position, i.review_rev as base
      from json_each(${JSON.stringify(changes.map(({ itemId }) => itemId))}) w
      cross join job_items i on i.id = w.value cross join jobs j on j.id = i.job_id
      where j.instance_id = ${instanceId}`)
    const byId = new Map(rows.map((row) => [row.id, row]))
    return changes.flatMap(({ itemId, review, edit, settles }): readonly Decision[] => {
      const row = byId.get(itemId)
      if (!row) return []
      const { uid: jobUid, position, base } = row
      const change = { position, review, edit, base, ...(settles === undefined ? {} : { settles }) }
      return [{ itemId, jobUid, change }]
    })
  }

  function tellPublished(instanceId: string, itemIds: readonly number[], at: number): void {
    const rows = db.allRaw<{ uid: string; position: number }>(raw`
      select distinct j.uid, i.position from json_each(${JSON.stringify(itemIds)}) w
      cross join job_items i on i.id = w.value cross join jobs j on j.id = i.job_id
      where j.instance_id = ${instanceId} order by j.id, i.position`)
    for (const group of grouped(rows, ({ uid }) => uid))
      for (const part of chunks(group, MAX_ITEMS_PER_EVENT)) {
        const payload = { jobUid: part[0]?.uid ?? '', positions: part.map(({ position }) => position) }
        outbox.write(instanceId, { type: 'items.published', payload }, at)
      }
  }

  /** What nobody can be told now of another device's items is told with everything else, once there is a backend again. */
  function keepDecisions(instanceId: string, changes: readonly { readonly itemId: number }[]): void {
    const far = db.oneRaw(raw`select 1 from jobs where instance_id = ${instanceId} and device_id is not null limit 1`)
    if (far === undefined) return
    db.runRaw(raw`
      update job_items set review_seq = 1 where id in (select value from json_each(${JSON.stringify(
        changes.map(({ itemId }) => itemId)
      )})) and job_id in (select id from jobs where instance_id = ${instanceId} and device_id is not null)`)
  }

  function tellLocally(instanceId: string, told: Told, at: number): void {
    const write = (payload: object) => outbox.writeLocal({ id: ids.uuid(), instanceId, type: told.type, payload, at })
    switch (told.type) {
      case 'job.created': {
        const { attributes, language } = jobOf(instanceId, told.jobId)
        const { jobId, credits } = told
        return void write({ jobId, attributes: JSON.parse(attributes) as unknown, language, credits })
      }
      case 'items.landed': {
        const { jobId, done, failed } = told
        return void write({ jobId, done, failed, captured: done.length, released: failed.length })
      }
      case 'job.cancelled':
        notes.takeCancelled(told.jobId)
        return void write({ jobId: told.jobId, released: told.released })
      case 'job.reopened':
        return void write({ jobId: told.jobId, credits: told.credits })
      // How many is enough for whoever reads it: the items themselves say the rest.
      case 'items.reviewed':
        keepDecisions(instanceId, told.changes)
        return void write({ items: told.changes.length })
      case 'item.regenerated':
        keepDecisions(instanceId, [told])
        return void write({ items: 1 })
      case 'items.published':
        return void write({ items: told.itemIds.length })
      case 'lease.returned':
        throw new Error('A store without a backend has no lease')
      default:
        return assertNever(told, 'told')
    }
  }

  function tellStanding(instanceId: string, job: JobRow, at: number): void {
    outbox.write(instanceId, { type: 'job.standing', payload: { jobUid: job.uid, standing: standingOf(job) } }, at)
  }

  return {
    tell(instanceId, told, at) {
      const epoch = outbox.linkedEpoch(instanceId)
      if (epoch === null) return tellLocally(instanceId, told, at)
      switch (told.type) {
        case 'job.created':
          return tellCreated(instanceId, told.jobId, { credits: told.credits, again: false }, at)
        case 'items.landed':
          return tellLanded(instanceId, told, epoch, at)
        case 'job.cancelled':
          return tellCancelled(instanceId, told.jobId, epoch, at)
        case 'job.reopened': {
          const { uid: jobUid } = jobOf(instanceId, told.jobId)
          const payload = { jobUid, period: periodOf(instanceId, told.jobId), credits: told.credits }
          return void outbox.write(instanceId, { type: 'job.reopened', payload }, at)
        }
        case 'items.reviewed':
          return tellReviewed(instanceId, decisionsOf(instanceId, told.changes), at)
        case 'item.regenerated':
          return tellRegenerated(instanceId, [told.itemId], at)
        case 'items.published':
          return tellPublished(instanceId, told.itemIds, at)
        case 'lease.returned': {
          const { period, amount } = told
          return void outbox.write(instanceId, { type: 'lease.returned', payload: { period, amount } }, at)
        }
        default:
          return assertNever(told, 'told')
      }
    },

    tellStandings(at) {
      for (const jobId of notes.takeStandings()) {
        const job = db.oneRaw<JobRow>(raw`select * from jobs where id = ${jobId}`)
        if (job?.device_id === null && outbox.linkedEpoch(job.instance_id) !== null)
          tellStanding(job.instance_id, job, at)
      }
    },

    tellJobAgain(instanceId, jobId, at) {
      const job = jobOf(instanceId, jobId)
      const own = job.device_id === null
      if (own) tellCreated(instanceId, jobId, { credits: 0, again: true }, at)
      const decided = own
        ? raw`(review <> 'OPEN' or edit is not null or review_seq is not null)`
        : raw`review_seq is not null`
      // Before the decisions on them. What another device wrote anew is told by that one.
      const rewritten = db.allRaw<{ id: number }>(raw`
        select id from job_items indexed by job_items_job
        where job_id = ${jobId} and proposal_from > 0 and ${own ? raw`1` : raw`review_seq is not null`} order by position`)
      tellRegenerated(
        instanceId,
        rewritten.map(({ id }) => id),
        at
      )
      const decisions = db.allRaw<ReviewChange & { readonly id: number }>(raw`
        select id, position, review, edit, review_rev as base from job_items indexed by job_items_job
        where job_id = ${jobId} and ${decided} order by position`)
      tellReviewed(
        instanceId,
        decisions.map(({ id, position, review, edit, base }) => ({
          itemId: id,
          jobUid: job.uid,
          change: { position, review, edit, base }
        })),
        at
      )
      const published = db.allRaw<{ id: number }>(raw`
        select id from job_items indexed by job_items_job
        where job_id = ${jobId} and published is not null and published_at is null order by position`)
      tellPublished(
        instanceId,
        published.map(({ id }) => id),
        at
      )
      if (own) tellStanding(instanceId, job, at)
    }
  }
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Iterable<readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups.values()
}

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

function* sized(decisions: readonly Decision[]): Generator<readonly Decision[]> {
  let part: Decision[] = []
  let length = 0
  for (const decision of decisions) {
    const added = decision.change.edit?.length ?? 0
    if (part.length === MAX_CHANGES_PER_EVENT || (part.length > 0 && length + added > MAX_CHANGES_LENGTH)) {
      yield part
      part = []
      length = 0
    }
    part.push(decision)
    length += added
  }
  if (part.length > 0) yield part
}
