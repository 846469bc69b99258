import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { withLease } from '../engine/credits/with-lease.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import { countReworkable, regenerateItem, regenerateItems } from '../engine/review/regenerate-item.ts'
import { redoReview, reviewItems, undoReview } from '../engine/review/review-items.ts'
import { changeView, deleteView, listViews, saveView } from '../engine/review/review-views.ts'
import { settleEdit } from '../engine/review/settle-edit.ts'
import type { HandlersOf } from './handlers.ts'
import { repeatable } from './repeatable.ts'

type ReviewHandlers = HandlersOf<
  | 'items.get'
  | 'items.review'
  | 'items.settle'
  | 'items.regenerate'
  | 'items.regenerateMany'
  | 'items.countReworkable'
  | 'items.undo'
  | 'items.redo'
  | 'review.open'
  | 'review.rows'
  | 'review.range'
  | 'review.find'
  | 'review.sample'
  | 'review.counts'
  | 'review.waiting'
  | 'review.views'
  | 'review.saveView'
  | 'review.changeView'
  | 'review.deleteView'
  | 'wording.get'
  | 'wording.put'
>

export function reviewHandlers({ deps, reviewLists, runner, sync, wording }: Engine): ReviewHandlers {
  const { store, hash } = deps
  /** Runs what begins jobs that credits are needed for. */
  async function spend<T>(instanceId: string, run: () => Result<T, ErrorBody>): Promise<Result<T, ErrorBody>> {
    const created = await withLease(deps, sync, instanceId, run)
    if (created.ok) runner.wake()
    return created
  }
  return {
    'items.get': ({ id }, { instanceId }) => {
      const item = store.read((db) => db.getJobItem(instanceId, id))
      return item ? ok(item) : err(notFound('Item', id))
    },
    'items.review': repeatable(hash, (input, { instanceId }) => reviewItems(deps, reviewLists, instanceId, input)),
    'items.settle': repeatable(hash, (input, { instanceId }) => settleEdit(deps, instanceId, input)),
    'items.regenerate': (input, { instanceId, idempotencyKey }) =>
      spend(instanceId, () => regenerateItem(deps, instanceId, input, idempotencyKey)),
    'items.regenerateMany': (input, { instanceId, idempotencyKey }) =>
      spend(instanceId, () => regenerateItems(deps, reviewLists, instanceId, input, idempotencyKey)),
    'items.countReworkable': (input, { instanceId }) => countReworkable(deps, reviewLists, instanceId, input),
    'items.undo': repeatable(hash, ({ changeId }, { instanceId }) => undoReview(deps, instanceId, changeId)),
    'items.redo': repeatable(hash, ({ changeId }, { instanceId }) => redoReview(deps, instanceId, changeId)),

    'review.open': (view, { instanceId }) => ok(reviewLists.open(instanceId, view)),
    'review.rows': (wanted, { instanceId }) => reviewLists.rows(instanceId, wanted),
    'review.range': (wanted, { instanceId }) => reviewLists.range(instanceId, wanted),
    'review.find': (wanted, { instanceId }) => reviewLists.find(instanceId, wanted),
    'review.sample': (wanted, { instanceId }) => reviewLists.sample(instanceId, wanted),
    'review.counts': ({ filter }, { instanceId }) => ok(store.read((db) => db.countReviewItems(instanceId, filter))),

    'review.waiting': (_input, { instanceId }) => ok({ open: store.read((db) => db.countWaiting(instanceId)) }),

    'review.views': (_input, { instanceId }) => ok(listViews(deps, instanceId)),
    'review.saveView': (input, { instanceId }) => saveView(deps, instanceId, input),
    'review.changeView': (input, { instanceId }) => changeView(deps, instanceId, input),
    'review.deleteView': ({ id }, { instanceId }) => deleteView(deps, instanceId, id),

    'wording.get': (_input, { instanceId }) => ok(wording.get(instanceId)),
    'wording.put': (input, { instanceId }) => ok(wording.put(instanceId, input))
  }
}
