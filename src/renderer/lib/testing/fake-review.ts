import type { CallResult, Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { err, ok } from '#shared/lib/result.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { keptEdit, shownText } from '#shared/model/kept-edit.ts'
import { shortOf } from './fake-create-handlers.ts'
import { ownCredits } from './fake-credits.ts'
import type { FakeChange, FakeState } from './fake-state.ts'

interface Reviewed {
  items: JobItem[]
  changes: FakeChange[]
  reviewLists: Map<string, readonly number[]>
}

/** What the engine does, small: only delivered items change, as they were seen, and an edit without a decision voids an approval. */
export function reviewItems(input: Parsed<'items.review'>, state: Reviewed): CallResult<Output<'items.review'>> {
  const seen = new Map(input.seen)
  const isAsSeen = (item: JobItem): boolean => {
    const hash = textHash(item.edit ?? item.proposal ?? '')
    return (seen.get(item.id) ?? hash) === hash
  }
  const named = state.items.filter((item) => isMeant(item, input, state.reviewLists))
  const meant = named.filter(isAsSeen)
  const textChanged = named.filter((item) => !isAsSeen(item)).map(({ id }) => id)
  if (textChanged.length > 0 && input.ids?.length === 1)
    return err(
      errorBody('CONFLICT', 'This text has been changed meanwhile. Look at it again.', { details: { field: 'seen' } })
    )
  const before: JobItem[] = []
  let unchanged = 0
  let skipped = 0
  for (const item of meant) {
    // Nobody has said yet which of two texts is meant.
    if (item.status !== 'DONE' || item.otherEdit !== null) {
      skipped += 1
      continue
    }
    const edit = input.edit === undefined ? item.edit : keptEdit(item, input.edit)
    const isAnotherText = shownText({ ...item, edit }) !== shownText(item)
    const review = input.decision ?? (isAnotherText && item.review === 'APPROVED' ? 'OPEN' : item.review)
    if (edit === item.edit && review === item.review) unchanged += 1
    else {
      before.push(item)
      state.items = state.items.map((each) => (each.id === item.id ? { ...item, edit, review } : each))
    }
  }
  if (before.length === 0) return ok({ changeId: null, changed: 0, unchanged, skipped, textChanged })
  const changeId = state.changes.length + 1
  const after = state.items.filter(({ id }) => before.some((item) => item.id === id))
  state.changes.push({ id: changeId, before, after })
  return ok({ changeId, changed: before.length, unchanged, skipped, textChanged })
}

/** The job that writes an item's text anew, in the fake's list of none. */
const FAKE_REWORK_JOB = 900

/** The text is asked for, and stays under way until a test lands it. */
export function regenerateItem(
  { id, note }: Parsed<'items.regenerate'>,
  state: FakeState
): CallResult<Output<'items.regenerate'>> {
  const refused = reserve(1, state)
  if (refused) return refused
  ask(id, note, state)
  return ok({ jobId: FAKE_REWORK_JOB, requiredCredits: 1, remainingCredits: ownCredits(state) })
}

function reserve(required: number, state: FakeState): CallResult<never> | null {
  const refused = shortOf(required, state)
  if (refused) return refused
  state.creditsUsed += required
  state.reserved += required
  return null
}

function ask(id: number, note: string, state: Reviewed): void {
  const regeneration = { jobId: FAKE_REWORK_JOB, status: 'RUNNING', message: null, note } as const
  const asked = (item: JobItem): JobItem & Pick<ReviewItem, 'regeneration'> => ({ ...item, regeneration })
  state.items = state.items.map((item) => (item.id === id ? asked(item) : item))
}

/** All but those with two texts and those that are under way. */
export function reworkable(
  { ids, listId, except }: Parsed<'items.countReworkable'>,
  state: Reviewed
): { readonly meant: readonly number[]; readonly free: readonly JobItem[] } {
  const meant = (ids ?? state.reviewLists.get(listId ?? '') ?? []).filter((id) => !except.includes(id))
  const isFree = (item: JobItem): boolean => item.otherEdit === null && !('regeneration' in item)
  return { meant, free: state.items.filter((item) => meant.includes(item.id) && isFree(item)) }
}

export function regenerateItems(
  { note, ...texts }: Parsed<'items.regenerateMany'>,
  state: FakeState
): CallResult<Output<'items.regenerateMany'>> {
  const { meant, free } = reworkable(texts, state)
  const asked = free.length
  const refused = reserve(asked, state)
  if (refused) return refused
  for (const { id } of free) ask(id, note, state)
  return ok({ asked, skipped: meant.length - asked, requiredCredits: asked, remainingCredits: ownCredits(state) })
}

export function undoReview(input: Parsed<'items.undo'>, state: Reviewed): CallResult<Output<'items.undo'>> {
  return putBack(input.changeId, state, ({ before }) => before)
}

export function redoReview(input: Parsed<'items.redo'>, state: Reviewed): CallResult<Output<'items.redo'>> {
  return putBack(input.changeId, state, ({ after }) => after)
}

function putBack(
  changeId: number,
  state: Reviewed,
  itemsOf: (change: FakeChange) => readonly JobItem[]
): CallResult<Output<'items.undo'>> {
  const change = state.changes.find((each) => each.id === changeId)
  if (!change) return err(errorBody('NOT_FOUND', 'This change does not exist.'))
  const old = new Map(itemsOf(change).map((item) => [item.id, item]))
  state.items = state.items.map((item) => old.get(item.id) ?? item)
  return { ok: true, value: { restored: old.size, left: 0 } }
}

function isMeant(
  item: JobItem,
  { ids, filter, listId, except }: Parsed<'items.review'>,
  lists: Reviewed['reviewLists']
): boolean {
  if (ids !== undefined) return ids.includes(item.id)
  if (listId !== undefined) return (lists.get(listId) ?? []).includes(item.id) && !except.includes(item.id)
  if (filter === undefined || except.includes(item.id) || item.jobId !== filter.jobId) return false
  return (
    (filter.status === undefined || item.status === filter.status) &&
    (filter.review === undefined || item.review === filter.review) &&
    (filter.attribute === undefined || item.attribute === filter.attribute) &&
    (filter.edited === undefined || (item.edit !== null) === filter.edited) &&
    (filter.twoTexts === undefined || (item.otherEdit !== null) === filter.twoTexts) &&
    (filter.query === undefined || item.productName.toLowerCase().includes(filter.query.toLowerCase()))
  )
}
