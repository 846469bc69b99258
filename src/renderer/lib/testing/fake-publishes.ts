import type { JobItem } from '#shared/contract/jobs.ts'
import type { HistoryEntry, PreviewItem, Publish, PublishOp } from '#shared/contract/publishes.ts'
import { FAKE_NOW, fakeItem } from './fake-data.ts'

/** The store on Wix that everything is published to. */
export const FAKE_STORE_NAME = 'Northbank Goods'

const NO_COUNTS: Publish['counts'] = {
  planned: 0,
  sending: 0,
  unknown: 0,
  published: 0,
  unchanged: 0,
  skipped: 0,
  conflict: 0,
  failed: 0,
  cancelled: 0
}

/** Total and percentage follow the counts; without counts everything is published. */
export function fakePublish(
  over: Omit<Partial<Publish>, 'counts'> & { readonly counts?: Partial<Publish['counts']> } = {}
): Publish {
  const { counts: given, ...rest } = over
  const counts = { ...NO_COUNTS, ...(given ?? { published: over.total ?? 10 }) }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const waiting = counts.planned + counts.sending + counts.unknown
  return {
    id: 1,
    kind: 'PUBLISH',
    state: 'DONE',
    pausedBy: null,
    message: null,
    jobId: 1,
    storeName: FAKE_STORE_NAME,
    dueAt: null,
    total,
    percentage: waiting === 0 ? 100 : Math.floor(((total - waiting) * 100) / total),
    counts,
    undone: 0,
    createdAt: FAKE_NOW,
    startedAt: FAKE_NOW,
    finishedAt: waiting === 0 ? FAKE_NOW : null,
    ...rest
  }
}

const VERDICT_OF: Partial<Record<JobItem['publish'], PreviewItem['verdict']>> = {
  PUBLISHED: 'unchanged',
  REVERTED: 'reverted'
}

/** What the last pull says about an approved item: nothing has changed since, but for a publish of ours. */
export function fakePreviewItem(item: JobItem, over: Partial<PreviewItem> = {}): PreviewItem {
  return {
    itemId: item.id,
    productId: item.productId,
    productName: item.productName,
    attribute: item.attribute,
    verdict: VERDICT_OF[item.publish] ?? 'change',
    reason: null,
    live: item.original,
    value: item.edit ?? item.proposal ?? item.original,
    ...over
  }
}

/** The n-th value of a job, as `fakeItem` numbers them. */
export function fakePublishOp(n: number, over: Partial<PublishOp> = {}): PublishOp {
  const item = fakeItem(n)
  return {
    id: n,
    publishId: 1,
    itemId: n,
    jobId: 1,
    productId: item.productId,
    productName: item.productName,
    attribute: item.attribute,
    kind: 'PUBLISH',
    state: 'PUBLISHED',
    original: item.original,
    base: item.original,
    value: item.proposal,
    live: null,
    before: item.original,
    stored: item.proposal,
    error: null,
    attempts: 1,
    undoneBy: null,
    updatedAt: FAKE_NOW,
    ...over
  }
}

/** A value in whose place the merchant wrote another on Wix since. */
export function fakeConflict(n: number, over: Partial<PublishOp> = {}): PublishOp {
  const op = fakePublishOp(n)
  return { ...op, state: 'CONFLICT', before: null, stored: null, live: `${op.original} on sale`, ...over }
}

export function fakeHistoryEntry(n: number, over: Partial<HistoryEntry> = {}): HistoryEntry {
  const op = fakePublishOp(n)
  return {
    opId: n,
    publishId: op.publishId,
    itemId: op.itemId,
    jobId: op.jobId,
    productId: op.productId,
    productName: op.productName,
    attribute: op.attribute,
    kind: 'PUBLISH',
    outcome: over.kind === 'UNDO' ? 'REVERTED' : 'PUBLISHED',
    before: op.before,
    value: op.value,
    stored: op.stored,
    publishedAt: FAKE_NOW,
    approvedAt: FAKE_NOW,
    approvedHere: true,
    edited: false,
    prompt: 'Make it short and clear.',
    language: 'en',
    model: 'sample-model',
    undoneBy: null,
    ...over
  }
}
