import type { EventPayload, SyncEvent } from '#shared/sync/events.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { mergeProposal, mergeReview, type SharedReview } from '#shared/sync/merge-review.ts'
import type { ItemRow, PublishedRow } from '#shared/sync/rows.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import type { CreditBook, Holder } from '../credits/book.ts'
import type { Draft, ItemHead, JobRecord, ReviewWrite } from './draft.ts'
import { newJobRecord, takeStanding } from './job-record.ts'
import { takeResult } from './take-result.ts'

/** What the events of one call are applied to, and who tells them. */
export interface Applying {
  readonly book: CreditBook
  readonly draft: Draft
  readonly holder: Holder
  /** `device/epoch`. */
  readonly by: string
  readonly deviceName: string
  readonly instanceId: string
}

export interface ApplyingEvent {
  readonly event: SyncEvent
  readonly items: readonly ItemRow[]
  readonly published: readonly PublishedRow[]
}

/** Moves the credits of an event. Never refused, also where what else it says cannot be applied. */
export function applyCredits({ book, holder }: Applying, { type, payload }: SyncEvent): void {
  switch (type) {
    case 'job.created':
    case 'job.reopened':
      book.hold(payload.period, holder, payload.credits)
      return
    case 'items.landed':
      book.capture(payload.period, holder, payload.captured)
      book.release(payload.period, holder, payload.released)
      return
    case 'job.cancelled':
      book.release(payload.period, holder, payload.released)
      return
    case 'lease.returned':
      book.giveBack(payload.period, holder, payload.amount)
      return
    case 'job.items':
    case 'job.standing':
    case 'items.reviewed':
    case 'item.regenerated':
    case 'items.published':
      return
    default:
      assertNever(type)
  }
}

/** Applies everything but the credits. Returns why some of it cannot be, or null. */
export function applyContent(to: Applying, { event, items, published }: ApplyingEvent): string | null {
  switch (event.type) {
    case 'job.created':
      return createJob(to, event.payload)
    case 'job.items':
      return takeRows(to, event.payload.jobUid, items, 'items')
    case 'items.landed':
      return takeRows(to, event.payload.jobUid, items, 'landed')
    case 'job.standing': {
      const { jobUid, standing } = event.payload
      return onJob(to, jobUid, (job) => {
        if (runsHere(to, job) && takeStanding(job, standing)) to.draft.touchJob(job)
        return null
      })
    }
    case 'job.cancelled':
      return sweep(to, event.payload.jobUid, 'cancel')
    case 'job.reopened':
      return sweep(to, event.payload.jobUid, 'reopen')
    case 'items.reviewed':
      return review(to, event.payload)
    case 'item.regenerated':
      return regenerate(to, event.payload)
    case 'items.published':
      return publish(to, event.payload.jobUid, published)
    case 'lease.returned':
      return null
    default:
      return assertNever(event)
  }
}

const NO_JOB = 'Its job is not known here.'
const NO_ITEMS = 'Some of its items are not known here.'
/** Its credits are held by the backend's own lease, and it is cancelled here. */
const NOT_A_DEVICES = 'Its job runs on no device.'

function onJob({ draft }: Applying, uid: string, apply: (job: JobRecord) => string | null): string | null {
  const job = draft.job(uid)
  return job === undefined ? NO_JOB : apply(job)
}

/** Whether the job runs in this life of this device. */
function runsHere({ holder }: Applying, job: JobRecord): boolean {
  return job.device_id === holder.deviceId && job.epoch === holder.epoch
}

function createJob(to: Applying, { jobUid, again, job: facts }: EventPayload<'job.created'>): string | null {
  const job = to.draft.job(jobUid)
  if (job === undefined) {
    to.draft.addJob(newJobRecord(to, jobUid, facts))
    return null
  }
  if (job.device_id === BACKEND_DEVICE) return NOT_A_DEVICES
  // Told again: its facts never change. From now on it runs where it was told last.
  if (again && !runsHere(to, job)) {
    if (job.device_id !== to.holder.deviceId) to.draft.touchJob(job)
    else to.draft.countJob(job)
    job.device_id = to.holder.deviceId
    job.epoch = to.holder.epoch
  }
  return null
}

function takeRows(to: Applying, jobUid: string, rows: readonly ItemRow[], event: 'items' | 'landed'): string | null {
  return onJob(to, jobUid, (job) => {
    if (job.device_id === BACKEND_DEVICE) return NOT_A_DEVICES
    const known = rows.filter(({ position }) => position < job.total_items)
    for (const row of known) {
      const head = to.draft.item(jobUid, row.position)
      const stands = head && { status: head.status, own: head.changed_by === to.by }
      switch (takeResult(stands ?? null, row, event, runsHere(to, job))) {
        case 'take':
          to.draft.setResult(job, row)
          break
        case 'tell':
          if (head) to.draft.tellItem(head)
          break
        case 'keep':
          break
      }
    }
    return known.length < rows.length ? NO_ITEMS : null
  })
}

function sweep(to: Applying, jobUid: string, kind: 'cancel' | 'reopen'): string | null {
  return onJob(to, jobUid, (job) => {
    if (runsHere(to, job)) to.draft.sweep(kind, job)
    return null
  })
}

function review(to: Applying, { jobUid, changes }: EventPayload<'items.reviewed'>): string | null {
  return onJob(to, jobUid, (job) => {
    let unknown = false
    for (const change of changes) {
      const head = to.draft.item(jobUid, change.position)
      if (head === undefined) {
        unknown = true
        continue
      }
      const stands = sharedReviewOf(head)
      const merged = mergeReview(stands, change, { by: to.by, deviceName: to.deviceName })
      const knew = change.base === stands.rev || head.changed_by === to.by
      // Who has chosen has one text before them.
      const chosen = change.settles === undefined || merged.otherEdit === null
      const asTold = knew && chosen && merged.review === change.review && merged.edit === change.edit
      to.draft.setReview(job, head, reviewColumns(merged), asTold)
    }
    return unknown ? NO_ITEMS : null
  })
}

function regenerate(to: Applying, payload: EventPayload<'item.regenerated'>): string | null {
  return onJob(to, payload.jobUid, (job) => {
    const head = to.draft.item(payload.jobUid, payload.position)
    if (head?.status !== 'DONE') return NO_ITEMS
    const stands = sharedReviewOf(head)
    const { taken, review: merged } = mergeProposal(stands, payload, { by: to.by, deviceName: to.deviceName })
    const knew = payload.base === stands.rev || head.changed_by === to.by
    to.draft.setReview(job, head, reviewColumns(merged), taken && knew)
    const { proposal, flags, model } = payload
    if (taken) to.draft.setProposal(head, { proposal, flags, model })
    return null
  })
}

function reviewColumns(merged: SharedReview): ReviewWrite {
  return {
    review: merged.review,
    edit: merged.edit,
    other_edit: merged.otherEdit?.text ?? null,
    other_edit_by: merged.otherEdit?.deviceName ?? null,
    review_rev: merged.rev,
    review_by: merged.by,
    proposal_rev: merged.proposalRev,
    proposal_by: merged.proposalBy
  }
}

function sharedReviewOf(head: ItemHead): SharedReview {
  const { other_edit: text, other_edit_by: deviceName } = head
  return {
    review: head.review,
    edit: head.edit,
    otherEdit: text === null || deviceName === null ? null : { text, deviceName },
    rev: head.review_rev,
    by: head.review_by,
    proposalRev: head.proposal_rev,
    proposalBy: head.proposal_by
  }
}

function publish(to: Applying, jobUid: string, rows: readonly PublishedRow[]): string | null {
  return onJob(to, jobUid, () => {
    let unknown = false
    for (const row of rows) {
      const head = to.draft.item(jobUid, row.position)
      if (head === undefined) unknown = true
      else to.draft.setPublished(head, row)
    }
    return unknown ? NO_ITEMS : null
  })
}
