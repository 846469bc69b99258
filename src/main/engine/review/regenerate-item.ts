import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { MAX_REWORKS } from '#shared/contract/review.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EngineDeps } from '../deps.ts'
import type { StoreRead } from '../../ports/store.ts'
import { askAgain, findReworkable, type Reworkable } from './ask-again.ts'
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
  { note, credits, ...texts }: Parsed<'items.regenerateMany'>
): Result<Output<'items.regenerateMany'>, ErrorBody> {
  const wanted = wantedTexts(lists, instanceId, texts)
  if (!wanted.ok) return wanted
  const asked = askAgain(deps, { instanceId, note }, (tx) => {
    const found = allReworkable(tx, instanceId, wanted.value)
    if (found.length === 0) return refused('None of these texts can be written anew now.')
    // One that was under way when the price was shown may have come since.
    if (found.length > (credits ?? found.length))
      return refused('More texts can be asked for now than the price that you saw is for. Look at it again.')
    return ok(found)
  })
  if (!asked.ok) return asked
  const { jobIds, remainingCredits } = asked.value
  const requiredCredits = jobIds.length
  return ok({ asked: jobIds.length, skipped: wanted.value.size - jobIds.length, requiredCredits, remainingCredits })
}

/** What asking for them would cost now, for whoever decides on it. */
export function countReworkable(
  deps: EngineDeps,
  lists: ReviewLists,
  instanceId: string,
  texts: Parsed<'items.countReworkable'>
): Result<Output<'items.countReworkable'>, ErrorBody> {
  const wanted = wantedTexts(lists, instanceId, texts)
  if (!wanted.ok) return wanted
  return ok({ count: deps.store.read((db) => allReworkable(db, instanceId, wanted.value).length) })
}

function wantedTexts(
  lists: ReviewLists,
  instanceId: string,
  { ids, listId, except }: Parsed<'items.countReworkable'>
): Result<ReadonlySet<number>, ErrorBody> {
  const listed = listId === undefined ? ok({ ids: ids ?? [] }) : lists.select(instanceId, listId, except)
  if (!listed.ok) return listed
  const wanted = new Set(listed.value.ids)
  return wanted.size > MAX_REWORKS ? refused(`Ask for ${MAX_REWORKS} texts or fewer at a time.`) : ok(wanted)
}

function allReworkable(db: StoreRead, instanceId: string, wanted: ReadonlySet<number>): readonly Reworkable[] {
  return [...wanted].flatMap((id) => {
    const one = findReworkable(db, instanceId, id)
    // Which of two texts is meant has to be said first.
    return one.ok && !one.value.twoTexts ? [one.value] : []
  })
}

function refused(message: string): Result<never, ErrorBody> {
  return err(errorBody('CONFLICT', message, { details: { field: 'ids' } }))
}
