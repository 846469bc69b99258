import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { keptEdit, shownText } from '#shared/model/kept-edit.ts'
import type { KeptReviewChange, ReviewChangeRow } from '../../ports/review-store.ts'
import type { ItemSelectionQuery, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { textProblem, twoTexts } from './edit-problem.ts'
import type { ListSelection, ReviewLists } from './review-lists.ts'

const DOING = {
  APPROVED: 'approve it',
  REJECTED: 'reject it',
  OPEN: 'reopen it'
} as const satisfies Record<ReviewState, string>

/**
 * Decides on items and keeps the human's text apart from the model's. A decision is about the text that was seen: an item that shows another
 * one by now is left as it is, and when the text changes without a new decision, an approval is void.
 */
export function reviewItems(
  deps: EngineDeps,
  lists: ReviewLists,
  instanceId: string,
  input: Parsed<'items.review'>
): Result<Output<'items.review'>, ErrorBody> {
  const listed = input.listId === undefined ? null : lists.select(instanceId, input.listId, input.except)
  if (listed?.ok === false) return listed
  const seen = new Map([...(listed?.value.seen ?? []), ...input.seen])
  const result = deps.store.write((tx): Result<Output<'items.review'>, ErrorBody> => {
    const query = selectionOf(instanceId, input, listed?.value)
    const edited = editedTexts(tx, instanceId, input)
    if (!edited.ok) return edited
    const selected = tx.selectForReview(query)
    const wanted = typeof input.edit === 'string' ? textHash(input.edit) : undefined
    // A text that reads already as it is to read is no surprise: an answer got lost, and it is saved once more.
    const isAsSeen = ({ id, hash }: (typeof selected.items)[number]): boolean =>
      (seen.get(id) ?? hash) === hash || hash === wanted
    const unaltered = selected.items.filter(isAsSeen)
    const altered = selected.items.filter((item) => !isAsSeen(item))
    if (altered.length > 0 && input.ids?.length === 1) return err(textChanged())
    // A decision is about one text: nobody makes it on two people's without having chosen one of them. Nor is one of them replaced by a
    // third: that would be a choice too, by somebody who need not have seen either.
    const items = unaltered.filter((item) => !item.twoTexts)
    const unsettled = unaltered.length - items.length
    if (unsettled > 0 && input.ids?.length === 1)
      return err(twoTexts(input.decision === undefined ? 'edit it' : DOING[input.decision]))
    const skipped = selected.skipped + unsettled
    const changes: ReviewChangeRow[] = []
    for (const item of items) {
      const texts = edited.value
      const editAfter = input.edit === undefined || texts === null ? item.edit : keptEdit(texts, input.edit)
      const isAnotherText = texts !== null && shownText({ ...texts, edit: editAfter }) !== shownText(texts)
      const reviewAfter: ReviewState =
        input.decision ?? (isAnotherText && item.review === 'APPROVED' ? 'OPEN' : item.review)
      if (reviewAfter === item.review && editAfter === item.edit) continue
      changes.push({
        itemId: item.id,
        jobId: item.jobId,
        reviewBefore: item.review,
        editBefore: item.edit,
        reviewAfter,
        editAfter
      })
    }
    const at = deps.clock.now()
    const changeId = changes.length === 0 ? null : tx.applyReview(changes, at)
    if (changes.length > 0) tx.tell(instanceId, { type: 'items.reviewed', changes: changes.map(decided) }, at)
    return ok({
      changeId,
      changed: changes.length,
      unchanged: items.length - changes.length,
      skipped,
      textChanged: altered.map(({ id }) => id)
    })
  })
  if (result.ok && result.value.changed > 0) deps.bus.changed(instanceId, ['items', 'jobs', 'products'])
  return result
}

export function undoReview(
  deps: EngineDeps,
  instanceId: string,
  changeId: number
): Result<Output<'items.undo'>, ErrorBody> {
  return moveChange(deps, instanceId, { changeId, to: 'undone' })
}

export function redoReview(
  deps: EngineDeps,
  instanceId: string,
  changeId: number
): Result<Output<'items.redo'>, ErrorBody> {
  return moveChange(deps, instanceId, { changeId, to: 'done' })
}

/** Doing a change again is taking back the change the other way round. */
function moveChange(
  deps: EngineDeps,
  instanceId: string,
  { changeId, to }: { readonly changeId: number; readonly to: 'done' | 'undone' }
): Result<Output<'items.undo'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'items.undo'>, ErrorBody> => {
    const found = tx.getReviewChange(instanceId, changeId, to === 'undone' ? 'done' : 'undone')
    if (!found) return err(notFound('Review change', changeId))
    const at = deps.clock.now()
    const changes = to === 'undone' ? found : found.map(reversed)
    const moved = changes.filter((change) => tx.undoReview(change, at))
    tx.moveReviewChange(
      changeId,
      moved.map(({ itemId }) => itemId),
      to
    )
    // Before the decisions on them.
    for (const { itemId, rewritten } of moved)
      if (rewritten) tx.tell(instanceId, { type: 'item.regenerated', itemId }, at)
    if (moved.length > 0) tx.tell(instanceId, { type: 'items.reviewed', changes: moved.map(undone) }, at)
    return ok({ restored: moved.length, left: changes.length - moved.length })
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'jobs', 'products'])
  return result
}

function reversed(change: KeptReviewChange): KeptReviewChange {
  const { rewritten } = change
  return {
    ...change,
    reviewBefore: change.reviewAfter,
    editBefore: change.editAfter,
    fromBefore: change.fromAfter,
    reviewAfter: change.reviewBefore,
    editAfter: change.editBefore,
    fromAfter: change.fromBefore,
    ...(rewritten && { rewritten: { before: rewritten.after, after: rewritten.before } })
  }
}

const decided = ({ itemId, jobId, reviewAfter, editAfter }: ReviewChangeRow) => ({
  itemId,
  jobId,
  review: reviewAfter,
  edit: editAfter
})
const undone = ({ itemId, jobId, reviewBefore, editBefore }: ReviewChangeRow) => ({
  itemId,
  jobId,
  review: reviewBefore,
  edit: editBefore
})

function selectionOf(
  instanceId: string,
  input: Parsed<'items.review'>,
  listed: ListSelection | undefined
): ItemSelectionQuery {
  if (listed) return { instanceId, selection: { ids: listed.ids } }
  if (input.ids) return { instanceId, selection: { ids: [...new Set(input.ids)] } }
  if (input.filter) return { instanceId, selection: { filter: input.filter, except: input.except } }
  throw new Error('The contract lets no review through without ids, a filter or a list')
}

/** The item that an edit is of, as it is before; null without an edit. */
function editedTexts(
  tx: StoreTx,
  instanceId: string,
  input: Parsed<'items.review'>
): Result<Pick<JobItem, 'proposal' | 'edit'> | null, ErrorBody> {
  const id = input.ids?.[0]
  if (input.edit === undefined || id === undefined) return ok(null)
  const item = tx.getJobItem(instanceId, id)
  if (!item) return err(notFound('Item', id))
  if (item.status !== 'DONE')
    return err(errorBody('CONFLICT', 'Only a delivered text can be edited.', { details: { field: 'ids' } }))
  const problem = input.edit === null ? null : textProblem(item.attribute, input.edit, 'edit')
  return problem ? err(problem) : ok(item)
}

/** Somebody else has changed the text, or the model has. */
function textChanged(): ErrorBody {
  return errorBody('CONFLICT', 'This text has been changed meanwhile. Look at it again.', {
    details: { field: 'seen' }
  })
}
