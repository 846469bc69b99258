import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { MAX_REWORKS } from '#shared/contract/review.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EngineDeps } from '../deps.ts'
import { askAgain, findReworkable } from './ask-again.ts'
import type { ReviewLists } from './review-lists.ts'

/**
 * Asks the model for one text once more. It is a job of one item like any other, charged, run and landed by the same paths; only what it
 * delivers goes to the item that it was asked for. The item itself is not touched before.
 */
export function regenerateItem(
  deps: EngineDeps,
  instanceId: string,
  { id, note }: Parsed<'items.regenerate'>
): Result<Output<'items.regenerate'>, ErrorBody> {
  const asked = askAgain(deps, { instanceId, note }, (tx) => {
    const found = findReworkable(tx, instanceId, id)
    return found.ok ? ok([found.value]) : found
  })
  if (!asked.ok) return asked
  const { jobIds, remainingCredits } = asked.value
  return ok({ jobId: jobIds[0] ?? 0, requiredCredits: 1, remainingCredits })
}

/** The same for several: all that can be asked for, in one transaction, or none where there is not a credit for each. */
export function regenerateItems(
  deps: EngineDeps,
  lists: ReviewLists,
  instanceId: string,
  { ids, listId, except, note }: Parsed<'items.regenerateMany'>
): Result<Output<'items.regenerateMany'>, ErrorBody> {
  const listed = listId === undefined ? ok({ ids: ids ?? [] }) : lists.select(instanceId, listId, except)
  if (!listed.ok) return listed
  const wanted = new Set(listed.value.ids)
  if (wanted.size > MAX_REWORKS) return refused(`Ask for ${MAX_REWORKS} texts or fewer at a time.`)
  const asked = askAgain(deps, { instanceId, note }, (tx) => {
    const found = [...wanted].flatMap((id) => {
      const one = findReworkable(tx, instanceId, id)
      // Which of two texts is meant has to be said first.
      return one.ok && !one.value.twoTexts ? [one.value] : []
    })
    return found.length === 0 ? refused('None of these texts can be written anew now.') : ok(found)
  })
  if (!asked.ok) return asked
  const { jobIds, remainingCredits } = asked.value
  const requiredCredits = jobIds.length
  return ok({ asked: jobIds.length, skipped: wanted.size - jobIds.length, requiredCredits, remainingCredits })
}

function refused(message: string): Result<never, ErrorBody> {
  return err(errorBody('CONFLICT', message, { details: { field: 'ids' } }))
}
