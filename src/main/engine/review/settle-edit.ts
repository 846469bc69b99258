import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { bothHashes } from '#shared/model/two-texts.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'

/**
 * Chooses between the two texts that two people wrote for one item without knowing of each other. Whichever is kept is to be looked at
 * again: nobody has approved it as the only one. The other one is gone from the item on every device, so the choice is between the texts that
 * were seen: where one of them is another by now, nothing is chosen.
 */
export function settleEdit(
  deps: EngineDeps,
  instanceId: string,
  { id, keep, seen }: Parsed<'items.settle'>
): Result<Output<'items.settle'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'items.settle'>, ErrorBody> => {
    const item = tx.getJobItem(instanceId, id)
    if (!item) return err(notFound('Item', id))
    if (item.otherEdit === null) return err(errorBody('CONFLICT', 'This item has one text only.'))
    const now = bothHashes(item)
    if (now.this !== seen.this || now.other !== seen.other) return err(textsChanged())
    const { jobId, review, edit } = item
    const kept = keep === 'this' ? edit : item.otherEdit.text
    const at = deps.clock.now()
    tx.dropOtherEdit(id, at)
    if (review !== 'OPEN' || kept !== edit)
      tx.applyReview(
        [{ itemId: id, jobId, reviewBefore: review, editBefore: edit, reviewAfter: 'OPEN', editAfter: kept }],
        at
      )
    const change = { itemId: id, jobId, review: 'OPEN', edit: kept, settles: item.otherEdit.text } as const
    tx.tell(instanceId, { type: 'items.reviewed', changes: [change] }, at)
    const settled = tx.getJobItem(instanceId, id)
    if (!settled) throw new Error(`Item ${id} vanished`)
    return ok(settled)
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'jobs', 'products', 'sync'])
  return result
}

function textsChanged(): ErrorBody {
  return errorBody('CONFLICT', 'One of the two texts has been changed meanwhile. Look at both again, then choose.', {
    details: { field: 'seen' }
  })
}
