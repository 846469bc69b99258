import type { Attribute } from '#shared/model/attribute.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { JobFacts } from '#shared/sync/events.ts'
import type { ItemRow, PublishedRow, SharedItemStatus } from '#shared/sync/rows.ts'

/** A row of `jobs` as far as sync reads and writes it, under the names of its columns. */
export interface JobRecord {
  instance_id: string
  readonly uid: string
  device_id: string
  epoch: string
  readonly source_scope: 'products' | 'collections'
  readonly attributes: readonly Attribute[]
  readonly language: string
  readonly prompt: string
  readonly product_count: number
  readonly total_items: number
  readonly created_at: number
  readonly regenerates: JobFacts['regenerates']
  status: JobStatus
  paused_by: PauseReason | null
  status_message: string | null
  model: string | null
  sample_model: boolean
  requests: number
  input_tokens: number
  cached_tokens: number
  output_tokens: number
  cost_nano: number | null
  started_at: number | null
  finished_at: number | null
  done: number
  failed: number
  cancelled: number
  skipped: number
  free: number
  approved: number
  rejected: number
  edited: number
  change_seq: number
  changed_by: string | null
}

/** What has to be known of an item that stands, to put something over it. Its long texts are not read. */
export interface ItemHead {
  readonly job_uid: string
  readonly position: number
  status: SharedItemStatus
  free: boolean
  review: ReviewState
  edit: string | null
  other_edit: string | null
  other_edit_by: string | null
  review_rev: number
  review_by: string | null
  proposal_rev: number
  proposal_by: string | null
  change_seq: number
  changed_by: string | null
}

/** What is to be written of an item, besides what its head says. */
export interface ItemWrite {
  readonly head: ItemHead
  result: ItemRow | null
  reviewed: boolean
  published: PublishedRow | null
  /** What the model wrote anew for an item that stands. */
  proposal: ProposalWrite | null
}

type ProposalWrite = Pick<ItemRow, 'proposal' | 'flags' | 'model'>

/** What is done to the items of a call, in order: some by name, or all of a job that are in some state. */
export type Step =
  | { readonly kind: 'items'; readonly writes: Map<ItemHead, ItemWrite> }
  | { readonly kind: 'cancel' | 'reopen'; readonly job: JobRecord }

/** Of a row that is changed in this call: it has no place in the feed yet. */
const UNPLACED = Number.POSITIVE_INFINITY

/**
 * The jobs and items that a call touches, changed in memory in the order of its events, and what is to be written of them. Nothing else
 * changes them meanwhile: the transaction holds the instance's lock.
 */
export interface Draft {
  job(uid: string): JobRecord | undefined
  addJob(job: JobRecord): void
  /** Its row is news for the feed. */
  touchJob(job: JobRecord): void
  /** Its row is to be written, but no other device needs to hear of it. */
  countJob(job: JobRecord): void
  item(jobUid: string, position: number): ItemHead | undefined
  /** The row of a new item, or the new result of one that stands. */
  setResult(job: JobRecord, row: ItemRow): void
  setReview(job: JobRecord, head: ItemHead, change: ReviewWrite, asTold: boolean): void
  /** Follows a `setReview`, which says who knows of it. */
  setProposal(head: ItemHead, proposal: ProposalWrite): void
  setPublished(head: ItemHead, row: PublishedRow): void
  /** Leaves the item as it is and puts it into the feed again, for the device itself too. */
  tellItem(head: ItemHead): void
  /** Everything of the job that is pending is cancelled; or what failed and was cancelled is pending again. */
  sweep(kind: 'cancel' | 'reopen', job: JobRecord): void
  /** True where the row, as it stands, is known to the device. */
  isSeen(row: { readonly change_seq: number; readonly changed_by: string | null }): boolean
  readonly steps: readonly Step[]
  /** Jobs to be written; those that are true are news for the feed, of the others only the counts of items have changed. */
  readonly jobs: ReadonlyMap<JobRecord, boolean>
}

export type ReviewWrite = Pick<
  ItemHead,
  'review' | 'edit' | 'other_edit' | 'other_edit_by' | 'review_rev' | 'review_by' | 'proposal_rev' | 'proposal_by'
>

export interface Reader {
  /** `device/epoch` of the device that is talking. */
  readonly by: string
  /** Up to which number of the feed it has pulled. */
  readonly cursor: number
}

export function createDraft(jobs: readonly JobRecord[], heads: readonly ItemHead[], reader: Reader): Draft {
  const byUid = new Map(jobs.map((job) => [job.uid, job]))
  const items = new Map<string, Map<number, ItemHead>>()
  const steps: Step[] = []
  const written = new Map<JobRecord, boolean>()

  const itemsOf = (jobUid: string): Map<number, ItemHead> => {
    let map = items.get(jobUid)
    if (!map) items.set(jobUid, (map = new Map<number, ItemHead>()))
    return map
  }
  for (const head of heads) itemsOf(head.job_uid).set(head.position, head)

  const isSeen: Draft['isSeen'] = (row) => row.changed_by === reader.by || row.change_seq <= reader.cursor
  /** Notes whose row it is from now on: the device's own where it knew the row that it changes. */
  const mark = (row: { change_seq: number; changed_by: string | null }, asTold = true): void => {
    row.changed_by = asTold && isSeen(row) ? reader.by : null
    row.change_seq = UNPLACED
  }
  const writeOf = (head: ItemHead): ItemWrite => {
    let step = steps.at(-1)
    if (step?.kind !== 'items') steps.push((step = { kind: 'items', writes: new Map() }))
    let write = step.writes.get(head)
    if (!write)
      step.writes.set(head, (write = { head, result: null, reviewed: false, published: null, proposal: null }))
    return write
  }
  const touchJob = (job: JobRecord): void => {
    if (written.get(job) === true) return
    mark(job)
    written.set(job, true)
  }
  const countJob = (job: JobRecord): void => {
    if (!written.has(job)) written.set(job, false)
  }
  const count = (job: JobRecord, status: SharedItemStatus, by: 1 | -1): void => {
    const column = COUNTS[status]
    if (column !== null) job[column] += by
  }
  const countReview = (job: JobRecord, head: ItemHead, by: 1 | -1): void => {
    if (head.review === 'APPROVED') job.approved += by
    if (head.review === 'REJECTED') job.rejected += by
    if (head.edit !== null) job.edited += by
  }

  return {
    steps,
    jobs: written,
    isSeen,
    job: (uid) => byUid.get(uid),
    addJob(job) {
      byUid.set(job.uid, job)
      written.set(job, true)
    },
    touchJob,
    countJob,
    item: (jobUid, position) => items.get(jobUid)?.get(position),
    setResult(job, row) {
      let head = itemsOf(job.uid).get(row.position)
      if (head) {
        count(job, head.status, -1)
        if (head.free) job.free -= 1
        mark(head)
      } else {
        head = newHead(job.uid, row.position, reader.by)
        itemsOf(job.uid).set(row.position, head)
      }
      head.status = row.status
      head.free = row.free
      count(job, row.status, 1)
      if (row.free) job.free += 1
      writeOf(head).result = row
      countJob(job)
    },
    setReview(job, head, change, asTold) {
      countReview(job, head, -1)
      Object.assign(head, change)
      countReview(job, head, 1)
      mark(head, asTold)
      writeOf(head).reviewed = true
      countJob(job)
    },
    setProposal(head, proposal) {
      writeOf(head).proposal = proposal
    },
    setPublished(head, row) {
      mark(head)
      writeOf(head).published = row
    },
    tellItem(head) {
      mark(head, false)
      writeOf(head).reviewed = true
    },
    sweep(kind, job) {
      steps.push({ kind, job })
      for (const head of itemsOf(job.uid).values()) {
        if (kind === 'cancel' ? head.status !== 'PENDING' : head.status !== 'FAILED' && head.status !== 'CANCELLED')
          continue
        head.status = kind === 'cancel' ? 'CANCELLED' : 'PENDING'
        mark(head)
      }
      // What is counted after this is counted from here. How many it cancels is known when it is written.
      if (kind === 'reopen') job.failed = job.cancelled = 0
      countJob(job)
    }
  }
}

/** The column of a job that counts its items in a status. The rest is pending. */
const COUNTS: Readonly<Record<SharedItemStatus, 'done' | 'failed' | 'cancelled' | 'skipped' | null>> = {
  PENDING: null,
  DONE: 'done',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  SKIPPED: 'skipped'
}

function newHead(jobUid: string, position: number, by: string): ItemHead {
  return {
    job_uid: jobUid,
    position,
    status: 'PENDING',
    free: false,
    review: 'OPEN',
    edit: null,
    other_edit: null,
    other_edit_by: null,
    review_rev: 0,
    review_by: null,
    proposal_rev: 0,
    proposal_by: null,
    change_seq: UNPLACED,
    changed_by: by
  }
}
