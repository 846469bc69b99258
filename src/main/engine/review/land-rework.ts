import type { ReviewState } from '#shared/model/item-state.ts'
import type { ClaimedRework, ItemChange, StoreTx } from '../../ports/store.ts'

/**
 * A text that was written anew takes the place of the model's earlier one, in the transaction that captures its credit. What a person
 * wrote or the store holds is not touched; a decision on the earlier text is void, because nobody has seen this one. It is a change like
 * any other of the review: undo brings the earlier text back, with the decision on it.
 * @param from the item that it was delivered as
 */
export function landRework(
  tx: StoreTx,
  { instanceId, rework, from }: { readonly instanceId: string; readonly rework: ClaimedRework; readonly from: number },
  { proposal, model }: ItemChange & { readonly to: 'DONE' },
  at: number
): void {
  const { itemId } = rework
  const item = tx.getJobItem(instanceId, itemId)
  const before = tx.getModelText(itemId)
  // The very same text is delivered and paid for, and there is nothing to change.
  if (!item || !before || before.text === proposal) return tx.forgetRegeneration(itemId)
  const { jobId, review, edit } = item
  const after: ReviewState = edit === null ? 'OPEN' : review
  const change = { itemId, jobId, reviewBefore: review, editBefore: edit, reviewAfter: after, editAfter: edit }
  tx.applyReview([{ ...change, rewritten: { before, after: { text: proposal, model, from } } }], at)
  tx.tell(instanceId, { type: 'item.regenerated', itemId }, at)
}
