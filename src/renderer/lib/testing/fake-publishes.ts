import type { CallResult, Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { PreviewItem, Publish } from '#shared/contract/publishes.ts'
import { err, ok } from '#shared/lib/result.ts'
import { FAKE_NOW } from './fake-data.ts'
import type { FakeState } from './fake-handlers.ts'

type Selection = Pick<Parsed<'publishes.preview'>, 'jobId' | 'itemIds' | 'except'>

export function fakePublish(over: Partial<Publish> = {}): Publish {
  const total = over.total ?? 10
  return {
    id: 1,
    kind: 'PUBLISH',
    state: 'DONE',
    pausedBy: null,
    message: null,
    jobId: 1,
    storeName: 'Northbank Goods',
    dueAt: null,
    total,
    percentage: 100,
    counts: {
      planned: 0,
      sending: 0,
      unknown: 0,
      published: total,
      unchanged: 0,
      skipped: 0,
      conflict: 0,
      failed: 0,
      cancelled: 0
    },
    createdAt: FAKE_NOW,
    startedAt: FAKE_NOW,
    finishedAt: FAKE_NOW,
    ...over
  }
}

/** The approved items of a job that are to be published. */
export function chosenItems(input: Selection, state: FakeState): readonly JobItem[] {
  return state.items.filter(
    (each) =>
      each.jobId === input.jobId &&
      each.review === 'APPROVED' &&
      (input.itemIds === undefined || input.itemIds.includes(each.id)) &&
      !input.except.includes(each.id)
  )
}

export function previewPublish(input: Selection, state: FakeState): Output<'publishes.preview'> {
  const items = chosenItems(input, state)
  const products = new Set(items.map((each) => each.productId)).size
  return {
    storeName: state.shop.storeName ?? 'Northbank Goods',
    catalogVersion: state.shop.catalogVersion ?? 'V3',
    currentAsOf: state.shop.currentAsOf,
    counts: { change: items.length, unchanged: 0, conflict: 0, skipped: 0 },
    products,
    requests: products * 2,
    seconds: Math.ceil((products * 2 * 60) / 150),
    skipped: []
  }
}

export function previewItem(item: JobItem): PreviewItem {
  return {
    itemId: item.id,
    productId: item.productId,
    productName: item.productName,
    attribute: item.attribute,
    verdict: 'change',
    reason: null,
    live: item.original,
    value: item.edit ?? item.proposal ?? item.original
  }
}

export function createPublish(input: Parsed<'publishes.create'>, state: FakeState): CallResult<Publish> {
  const total = chosenItems(input, state).length
  const none = fakePublish({ total }).counts
  const made = fakePublish({
    id: state.publishes.length + 1,
    state: input.at === undefined ? 'RUNNING' : 'SCHEDULED',
    jobId: input.jobId,
    storeName: input.storeName,
    dueAt: input.at ?? null,
    total,
    percentage: 0,
    counts: { ...none, planned: total, published: 0 },
    startedAt: input.at === undefined ? FAKE_NOW : null,
    finishedAt: null
  })
  state.publishes = [made, ...state.publishes]
  return ok(made)
}

export function changePublish(id: number, values: Partial<Publish>, state: FakeState): CallResult<Publish> {
  const old = state.publishes.find((each) => each.id === id)
  if (!old) return err(errorBody('NOT_FOUND', 'This publish does not exist.'))
  const next = { ...old, ...values }
  state.publishes = state.publishes.map((each) => (each.id === id ? next : each))
  return ok(next)
}
