import type { ReviewState } from '../model/item-state.ts'
import type { ReviewChange } from './events.ts'

/** How an item's review stands for everybody. */
export interface SharedReview {
  readonly review: ReviewState
  readonly edit: string | null
  readonly otherEdit: { readonly text: string; readonly deviceName: string } | null
  readonly rev: number
  /** The (device, epoch) whose decision stands; null before the first. */
  readonly by: string | null
  /** Since which `rev` the model's text is the one that it is, and the (device, epoch) that had it written anew; 0 and null before that. */
  readonly proposalRev: number
  readonly proposalBy: string | null
}

/**
 * Puts one device's decision over what stands. A decision on what the person saw, or on the device's own last decision, is taken as it
 * is. One that was made without knowing of another device's is put together with it, so that no human's text is lost and nothing is
 * approved that its approver did not see: of two texts the first stays, the second is kept beside it, and the item is open again.
 */
export function mergeReview(stands: SharedReview, change: Decision, from: Decider): SharedReview {
  const merged = voidIfUnseen(stands, putTogether(stands, change, from), change, from)
  // Whoever approved saw one of the two texts only.
  return merged.otherEdit !== null && merged.review === 'APPROVED' ? { ...merged, review: 'OPEN' } : merged
}

/**
 * Puts a text that the model wrote anew in the place of the one before. It touches no human's text; a decision on the model's text is void,
 * because nobody has seen this one. Of two that were written without knowing of each other the first stays: both are of the model.
 */
export function mergeProposal(
  stands: SharedReview,
  { base }: Pick<ReviewChange, 'base'>,
  { by }: Decider
): { readonly taken: boolean; readonly review: SharedReview } {
  const rev = stands.rev + 1
  if (base < stands.proposalRev && stands.proposalBy !== by) return { taken: false, review: { ...stands, rev } }
  const knew = base === stands.rev || stands.by === by || stands.by === null
  return {
    taken: true,
    review: {
      ...stands,
      review: stands.edit === null ? 'OPEN' : stands.review,
      rev,
      by: knew ? by : stands.by,
      proposalRev: rev,
      proposalBy: by
    }
  }
}

/** A decision on a text of the model that is no longer there is none on the one that is. */
function voidIfUnseen(stands: SharedReview, merged: SharedReview, change: Decision, { by }: Decider): SharedReview {
  const unseen = change.edit === null && change.base < stands.proposalRev && stands.proposalBy !== by
  if (!unseen || merged.edit !== null) return merged
  return { ...merged, review: stands.edit === null ? stands.review : 'OPEN' }
}

type Decision = Pick<ReviewChange, 'review' | 'edit' | 'base' | 'settles'>

interface Decider {
  /** Device and epoch. */
  readonly by: string
  readonly deviceName: string
}

function putTogether(stands: SharedReview, change: Decision, from: Decider): SharedReview {
  const rev = stands.rev + 1
  if (change.base === stands.rev || stands.by === from.by || stands.by === null) {
    const otherEdit = change.settles === undefined ? stands.otherEdit : unsettled(stands.otherEdit, change.settles)
    return { ...stands, review: change.review, edit: change.edit, otherEdit, rev, by: from.by }
  }
  if (change.edit === stands.edit) {
    // The same text, decided twice: two opinions are for a person, unless one of them was no decision.
    const review = agreed(stands.review, change.review)
    return { ...stands, review, rev, by: from.by }
  }
  // Its person saw the model's text where a human's stands by now: a decision on another text is none on this one.
  if (change.edit === null) return { ...stands, rev }
  // A human's text over the model's: nobody's words are lost by it.
  if (stands.edit === null) return { ...stands, review: change.review, edit: change.edit, rev, by: from.by }
  // Two humans' texts. A third one takes the place of neither: it is joined to the one kept beside.
  const text = stands.otherEdit === null ? change.edit : joined(stands.otherEdit.text, change.edit)
  const deviceName =
    stands.otherEdit === null ? from.deviceName : joinedNames(stands.otherEdit.deviceName, from.deviceName)
  return { ...stands, review: 'OPEN', otherEdit: { text, deviceName }, rev }
}

/** Settled is what the person had before them: a third text that was joined since is still to be chosen. */
function unsettled(otherEdit: SharedReview['otherEdit'], settled: string): SharedReview['otherEdit'] {
  if (otherEdit === null) return null
  // Where somebody has settled a part of it, the rest goes one by one.
  const text = [settled, ...settled.split(SEPARATOR)].reduce(without, otherEdit.text)
  return text === '' ? null : { ...otherEdit, text }
}

function agreed(one: ReviewState, other: ReviewState): ReviewState {
  if (one === other) return one
  if (one === 'OPEN') return other
  if (other === 'OPEN') return one
  return 'OPEN'
}

function joined(text: string, more: string): string {
  return framed(text).includes(framed(more)) ? text : `${text}${SEPARATOR}${more}`
}

function without(text: string, one: string): string {
  return framed(text)
    .replace(framed(one), () => SEPARATOR)
    .slice(SEPARATOR.length, -SEPARATOR.length)
}

const SEPARATOR = '\n\n'

/** One of several joined texts is found between separators, even where it has blank lines of its own. */
function framed(text: string): string {
  return `${SEPARATOR}${text}${SEPARATOR}`
}

function joinedNames(names: string, name: string): string {
  return names.split(', ').includes(name) ? names : `${names}, ${name}`
}
