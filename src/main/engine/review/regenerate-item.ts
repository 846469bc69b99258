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
  input: Parsed<'items.regenerate'>,
  idempotencyKey: string | undefined
): Result<Output<'items.regenerate'>, ErrorBody> {
  return askAgain(
    deps,
    { instanceId, input, idempotencyKey },
    (tx) => {
      const found = findReworkable(tx, instanceId, input.id)
      return found.ok ? ok({ texts: [found.value], skipped: 0 }) : found
    },
    ({ jobIds: [jobId = 0], remainingCredits }): Output<'items.regenerate'> => ({
      jobId,
      requiredCredits: 1,
      remainingCredits
    })
  )
}

/** The same for several: all that can be asked for, in one transaction, or none where there is not a credit for each. */
export function regenerateItems(
  deps: EngineDeps,
  lists: ReviewLists,
  instanceId: string,
  input: Parsed<'items.regenerateMany'>,
  idempotencyKey: string | undefined
): Result<Output<'items.regenerateMany'>, ErrorBody> {
  const { credits } = input
  return askAgain(
    deps,
    { instanceId, input, idempotencyKey },
    (tx) => {
      const wanted = wantedTexts(lists, instanceId, input)
      if (!wanted.ok) return wanted
      const texts = allReworkable(tx, instanceId, wanted.value)
      if (texts.length === 0) return refused('None of these texts can be written anew now.')
      // One that was under way when the price was shown may have come since.
      if (texts.length > (credits ?? texts.length))
        return refused('More texts can be asked for now than the price that you saw is for. Look at it again.')
      return ok({ texts, skipped: wanted.value.size - texts.length })
    },
    ({ jobIds, skipped, remainingCredits }): Output<'items.regenerateMany'> => ({
      asked: jobIds.length,
      skipped,
      requiredCredits: jobIds.length,
      remainingCredits
    })
  )
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
