import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ReviewState } from '#shared/model/item-state.ts'
import type { ItemSelectionQuery, ReviewChangeRow, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { textProblem, twoTexts } from './edit-problem.ts'

/**
 * Decides on items and keeps the human's text apart from the model's. An approval is for the text that was seen: when the text changes
 * without a new decision, the approval is void.
 */
export function reviewItems(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'items.review'>
): Result<Output<'items.review'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'items.review'>, ErrorBody> => {
    const query = selectionOf(instanceId, input)
    const problem = editProblem(tx, instanceId, input)
    if (problem) return err(problem)
    const selected = tx.selectForReview(query)
    // Nobody approves one of two people's texts without having chosen it.
    const items = input.decision === 'APPROVED' ? selected.items.filter((item) => !item.twoTexts) : selected.items
    const unsettled = selected.items.length - items.length
    if (unsettled > 0 && input.ids?.length === 1) return err(twoTexts('approve it'))
    const skipped = selected.skipped + unsettled
    const changes: ReviewChangeRow[] = []
    for (const item of items) {
      const editAfter = input.edit === undefined ? item.edit : input.edit
      const textChanged = editAfter !== item.edit
      const reviewAfter: ReviewState =
        input.decision ?? (textChanged && item.review === 'APPROVED' ? 'OPEN' : item.review)
      if (reviewAfter === item.review && !textChanged) continue
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
    return ok({ changeId, changed: changes.length, unchanged: items.length - changes.length, skipped })
  })
  if (result.ok && result.value.changed > 0) deps.bus.changed(instanceId, ['items', 'jobs', 'products'])
  return result
}

export function undoReview(
  deps: EngineDeps,
  instanceId: string,
  changeId: number
): Result<Output<'items.undo'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'items.undo'>, ErrorBody> => {
    const changes = tx.getReviewChange(instanceId, changeId)
    if (!changes) return err(notFound('Review change', changeId))
    const at = deps.clock.now()
    const restored = changes.filter((change) => tx.undoReview(change, at))
    tx.finishUndo(changeId)
    if (restored.length > 0) tx.tell(instanceId, { type: 'items.reviewed', changes: restored.map(undone) }, at)
    return ok({ restored: restored.length, left: changes.length - restored.length })
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'jobs', 'products'])
  return result
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

function selectionOf(instanceId: string, input: Parsed<'items.review'>): ItemSelectionQuery {
  if (input.ids) return { instanceId, selection: { ids: [...new Set(input.ids)] } }
  if (input.filter) return { instanceId, selection: { filter: input.filter, except: input.except } }
  throw new Error('The contract lets no review through without ids or a filter')
}

function editProblem(tx: StoreTx, instanceId: string, input: Parsed<'items.review'>): ErrorBody | null {
  const id = input.ids?.[0]
  if (input.edit === undefined || id === undefined) return null
  const item = tx.getJobItem(instanceId, id)
  if (!item) return notFound('Item', id)
  if (item.status !== 'DONE')
    return errorBody('CONFLICT', 'Only a delivered text can be edited.', { details: { field: 'ids' } })
  return input.edit === null ? null : textProblem(item.attribute, input.edit, 'edit')
}
