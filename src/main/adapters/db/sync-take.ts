import { sql as raw } from 'kysely'
import { isJobFinished } from '#shared/model/job-state.ts'
import type { JobStanding } from '#shared/sync/events.ts'
import type { ItemChange } from '#shared/sync/rows.ts'
import type { SyncStoreTx } from '../../ports/sync-store.ts'
import { fold } from './catalog-rows.ts'
import type { ItemFacts } from './item-facts.ts'
import type { JobCounts } from './job-counts.ts'
import type { Sql } from './sql.ts'
import { isSoundItem, newColumns, takenColumns, type TakenColumns, type TakenInto } from './sync-take-item.ts'

type Writes = Pick<SyncStoreTx, 'takeJob' | 'takeItem'>

interface KnownJob {
  readonly id: number
  readonly instance_id: string
  readonly device_id: string | null
  readonly total_items: number
  readonly attributes: string
}

export function takeWrites(
  db: Sql,
  counts: JobCounts,
  itemFacts: ItemFacts,
  quarantine: SyncStoreTx['noteQuarantine']
): Writes {
  const findJob = db.fixed<[string], KnownJob>(
    'select id, instance_id, device_id, total_items, attributes from jobs where uid = ?'
  )
  const findItem = db.fixed<[number, number], TakenInto>(
    `select i.id, j.device_id is null as own, i.attribute, i.status, i.credit, i.proposal, i.proposal_from,
       i.flags, i.model, i.error_code, i.error_message, i.review, i.edit, i.other_edit, i.other_edit_by, i.review_rev, i.review_seq,
       i.publish, i.published, i.published_at, coalesce(k.acked_seq, 0) as acked_seq,
       exists (select 1 from job_items l where l.reused_from = i.id) as lent,
       exists (select 1 from reservations r where r.job_id = i.job_id and r.lease_epoch = k.epoch) as recent
     from job_items i indexed by job_items_job join jobs j on j.id = i.job_id
       left join sync_links k on k.instance_id = j.instance_id
     where i.job_id = ? and i.position = ?`
  )
  const findProduct = db.fixed<[string, string], { key: number }>(
    'select key from products where instance_id = ? and id = ?'
  )
  const findPair = db.fixed<[number, number, string], { id: number }>(
    'select id from job_items where job_id = ? and product_key = ? and attribute = ?'
  )
  // What this device published and has not told yet; a handful of events at most.
  const unsentPublish = db.fixed<[string, string, number], { n: number }>(
    `select 1 as n from sync_links k cross join outbox o indexed by outbox_link
       on o.instance_id = k.instance_id and o.epoch = k.epoch and o.link_seq > k.acked_seq
     where k.instance_id = ? and o.type = 'items.published' and json_extract(o.payload, '$.jobUid') = ?
       and exists (select 1 from json_each(o.payload, '$.positions') where value = ?) limit 1`
  )

  /** The product's row; one that is not in the catalogue is kept by its name, and comes alive when an import or a pull brings it. */
  function productKey(instanceId: string, item: ItemChange, at: number): number {
    const known = findProduct.one(instanceId, item.productId)
    if (known) return known.key
    return db.runRaw(raw`
      insert into products (instance_id, id, name, search, visible, hash, updated_at, gone_at)
      values (${instanceId}, ${item.productId}, ${item.productName}, ${fold(item.productName)}, 0, '', ${at}, ${at})`)
      .lastId
  }

  function countReview(jobId: number, before: Pick<TakenColumns, 'review' | 'edit'>, after: TakenColumns): void {
    const delta = (state: TakenColumns['review']): number =>
      Number(after.review === state) - Number(before.review === state)
    const [approved, rejected] = [delta('APPROVED'), delta('REJECTED')]
    const edited = Number(after.edit !== null) - Number(before.edit !== null)
    if (approved !== 0 || rejected !== 0 || edited !== 0)
      db.runRaw(raw`
        update jobs set approved = approved + ${approved}, rejected = rejected + ${rejected}, edited = edited + ${edited}
        where id = ${jobId}`)
  }

  function insertItem(job: KnownJob, item: ItemChange, at: number): boolean {
    const key = productKey(job.instance_id, item, at)
    if (findPair.one(job.id, key, item.attribute)) return false
    const columns = newColumns(item)
    const { lastId } = db.run(
      db.q.insertInto('job_items').values({
        ...columns,
        job_id: job.id,
        position: item.position,
        product_key: key,
        attribute: item.attribute,
        reservation_id: null,
        original: item.original,
        input_version: null,
        reused_from: null,
        boot_id: null,
        updated_at: at
      })
    )
    if (columns.status === 'DONE') itemFacts.refresh(lastId)
    // An item that is not here yet counts as pending.
    if (columns.status !== 'PENDING') counts.move(job.id, 'PENDING', columns.status, 1)
    countReview(job.id, { review: 'OPEN', edit: null }, columns)
    return true
  }

  function updateItem(job: KnownJob, here: TakenInto, item: ItemChange, at: number): boolean {
    const toldHere = (): boolean => unsentPublish.one(job.instance_id, item.jobUid, item.position) !== undefined
    const columns = takenColumns(here, item, toldHere)
    const changed = (Object.keys(columns) as (keyof TakenColumns)[]).some(
      (name) => name !== 'reservation_id' && columns[name] !== here[name]
    )
    if (!changed) return false
    const otherProposal = columns.proposal !== here.proposal
    db.run(
      db.q
        .updateTable('job_items')
        // What it was written from is not known of another text.
        .set({ ...columns, ...(otherProposal ? { input_version: null } : {}), updated_at: at })
        .where('id', '=', here.id)
    )
    const otherText = otherProposal || columns.edit !== here.edit
    if (columns.status === 'DONE' && otherText) itemFacts.refresh(here.id)
    if (columns.status !== here.status) counts.move(job.id, here.status, columns.status, 1)
    countReview(job.id, here, columns)
    return true
  }

  return {
    takeJob(instanceId, job, at) {
      const { facts, jobUid } = job
      const attributes = new Set(facts.attributes)
      if (
        attributes.size !== facts.attributes.length ||
        facts.totalItems !== facts.productCount * facts.attributes.length
      )
        return quarantine(
          instanceId,
          { seq: Math.max(1, job.seq), id: jobUid, reason: 'A job came whose items do not add up.' },
          at
        )
      const known = findJob.one(jobUid)
      const standing = standingColumns(job.standing, at)
      const device = { device_id: job.deviceId, device_name: job.deviceName }
      if (!known)
        db.run(
          db.q.insertInto('jobs').values({
            ...standing,
            ...device,
            uid: jobUid,
            instance_id: instanceId,
            source_scope: facts.sourceScope,
            attributes: JSON.stringify(facts.attributes),
            language: facts.language,
            prompt: facts.prompt,
            product_count: facts.productCount,
            attribute_count: facts.attributes.length,
            total_items: facts.totalItems,
            pending: facts.totalItems,
            created_at: facts.createdAt,
            regenerates_uid: facts.regenerates?.jobUid ?? null,
            regenerates_position: facts.regenerates?.position ?? null
          })
        )
      // One job is one job whatever store it is looked at from.
      else if (known.instance_id === instanceId && known.device_id !== null)
        db.run(
          db.q
            .updateTable('jobs')
            .set({ ...standing, ...device })
            .where('id', '=', known.id)
        )
      // Nobody tells this device how its own job stands, but for an earlier life of it that had finished what this one gave up.
      else if (known.instance_id === instanceId && standing.status === 'COMPLETED')
        db.runRaw(raw`
          update jobs set status = 'COMPLETED', status_message = ${standing.status_message}, finished_at = ${standing.finished_at}
          where id = ${known.id} and status = 'CANCELLED' and not exists (
            select 1 from reservations r join sync_links k on k.instance_id = r.instance_id and k.epoch = r.lease_epoch
            where r.job_id = jobs.id)`)
    },

    takeItem(instanceId, item, at) {
      const job = findJob.one(item.jobUid)
      if (!job || job.instance_id !== instanceId) return 'unchanged'
      const refuse = (): 'unchanged' => {
        const id = `${item.jobUid}:${item.position}`
        quarantine(
          instanceId,
          { seq: Math.max(1, item.seq), id, reason: 'An item came that does not fit its job.' },
          at
        )
        return 'unchanged'
      }
      if (!isSoundItem(item) || item.position >= job.total_items) return refuse()
      const here = findItem.one(job.id, item.position)
      if (here) {
        if (here.attribute !== item.attribute) return refuse()
        return updateItem(job, here, item, at) ? 'taken' : 'unchanged'
      }
      // All items of a job of this device are here.
      const asked = (JSON.parse(job.attributes) as unknown[]).includes(item.attribute)
      if (job.device_id === null || !asked || !insertItem(job, item, at)) return refuse()
      return 'taken'
    }
  }
}

/** As the table's own rules want it: a paused job has a reason, one that is over a time. */
function standingColumns(standing: JobStanding, at: number) {
  const paused = standing.status === 'PAUSED'
  const over = isJobFinished(standing.status)
  return {
    status: standing.status,
    paused_by: paused ? (standing.pausedBy ?? 'user') : null,
    status_message: standing.statusMessage,
    model: standing.model,
    sample_model: standing.sampleModel ? 1 : 0,
    requests: standing.requests,
    input_tokens: standing.inputTokens,
    cached_tokens: standing.cachedTokens,
    output_tokens: standing.outputTokens,
    cost_nano: standing.costNano,
    started_at: standing.startedAt,
    finished_at: over ? (standing.finishedAt ?? at) : null
  } as const
}
