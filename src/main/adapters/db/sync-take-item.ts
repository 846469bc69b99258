import type { CreditState, ItemStatus, PublishState, ReviewState } from '#shared/model/item-state.ts'
import type { ItemChange } from '#shared/sync/rows.ts'

/** The columns of an item that a change from the backend may set. */
export interface TakenColumns {
  readonly status: ItemStatus
  readonly credit: CreditState
  readonly reservation_id?: null
  readonly proposal: string | null
  readonly proposal_from: number | null
  readonly flags: string
  readonly model: string | null
  readonly error_code: string | null
  readonly error_message: string | null
  readonly review: ReviewState
  readonly edit: string | null
  readonly other_edit: string | null
  readonly other_edit_by: string | null
  readonly review_rev: number
  readonly review_seq: number | null
  readonly publish: PublishState
  readonly published: string | null
  readonly published_at: number | null
}

/** An item as it stands here, with what decides who has the last word on it. */
export interface TakenInto extends Omit<TakenColumns, 'reservation_id'> {
  readonly id: number
  /** Whether the job is this device's own. */
  readonly own: 0 | 1
  readonly attribute: string
  readonly acked_seq: number
  /** Whether later items took over its text. */
  readonly lent: 0 | 1
  /** Whether its job was created or taken up again in this life of the database. */
  readonly recent: 0 | 1
}

type Result = Pick<
  TakenColumns,
  | 'status'
  | 'credit'
  | 'reservation_id'
  | 'proposal'
  | 'proposal_from'
  | 'flags'
  | 'model'
  | 'error_code'
  | 'error_message'
>
type Review = Pick<TakenColumns, 'review' | 'edit' | 'other_edit' | 'other_edit_by' | 'review_rev' | 'review_seq'>
type Publish = Pick<TakenColumns, 'publish' | 'published' | 'published_at'>

/** States in which a publish of this device has the field: what it comes to is told afterwards. */
const UNDER_WAY: readonly PublishState[] = ['PLANNED', 'SENDING', 'UNKNOWN', 'CONFLICT']

/** A proposal comes with a delivered item, and only with one. */
export function isSoundItem(item: ItemChange): boolean {
  return (item.status === 'DONE') === (item.proposal !== null)
}

function resultOf(item: ItemChange): Result {
  return {
    status: item.status,
    credit: 'ELSEWHERE',
    proposal: item.proposal,
    proposal_from: item.proposalRev === 0 ? null : -item.proposalRev,
    flags: item.flags.length === 0 ? '[]' : JSON.stringify(item.flags),
    model: item.model,
    error_code: item.error?.code ?? null,
    error_message: item.error?.message ?? null
  }
}

/** Of this device's decisions on the item, the backend does not know the last. */
const isUnheard = ({ review_seq, acked_seq }: TakenInto): boolean => review_seq !== null && review_seq > acked_seq

/** What came of it, under its own name where it is the text that is here already. */
function takeResult(here: TakenInto, item: ItemChange): Result {
  if (here.status !== 'DONE' || item.status !== 'DONE' || (here.proposal_from === null && item.proposalRev === 0))
    return takeFirstResult(here, item)
  const { status, credit, proposal, proposal_from, flags, model, error_code, error_message } = here
  const mine = { status, credit, proposal, proposal_from, flags, model, error_code, error_message }
  // Written anew, here or elsewhere. A decision that is on its way is on the text that stands here.
  return item.proposal === proposal || isUnheard(here) ? mine : { ...resultOf(item), credit }
}

/** What came of it. This device decides about its own items, unless an earlier life of it has delivered them. */
function takeFirstResult(here: TakenInto, item: ItemChange): Result {
  const given = here.status === 'FAILED' || here.status === 'CANCELLED' || here.status === 'SKIPPED'
  if (here.own === 1 && given && here.credit === 'RELEASED' && item.status === 'DONE')
    return { ...resultOf(item), reservation_id: null }
  // What an earlier life made of it is what everybody sees, as long as this one has not tried again.
  if (here.own === 1 && given && here.credit === 'RELEASED' && here.recent === 0 && item.status !== 'PENDING')
    return { ...resultOf(item), credit: 'RELEASED' }
  // Of an item that an earlier life delivered, the backend has the text.
  const theirs = here.own === 0 || here.credit === 'ELSEWHERE'
  if (theirs && (here.status !== 'DONE' || item.status === 'DONE')) return resultOf(item)
  const { status, credit, proposal, proposal_from, flags, model, error_code, error_message } = here
  // Delivered twice, by two lives: it was paid for twice, and the text that everybody sees is the first one.
  if (credit === 'CAPTURED' && item.status === 'DONE' && item.proposal !== proposal && here.lent === 0)
    return { ...resultOf(item), credit }
  return { status, credit, proposal, proposal_from, flags, model, error_code, error_message }
}

function reviewOf(item: ItemChange): Review {
  return {
    review: item.review,
    edit: item.edit,
    other_edit: item.otherEdit?.text ?? null,
    other_edit_by: item.otherEdit?.deviceName ?? null,
    review_rev: item.reviewRev,
    // From here on the decision that stands is the backend's.
    review_seq: null
  }
}

const UNDECIDED: Omit<Review, 'review_rev' | 'review_seq'> = {
  review: 'OPEN',
  edit: null,
  other_edit: null,
  other_edit_by: null
}

/** The backend's decision, but for one of this device that it does not know yet, and never an older one than is known. */
function takeReview(here: TakenInto, item: ItemChange, status: ItemStatus): Review {
  const { review, edit, other_edit, other_edit_by, review_rev, review_seq } = here
  const mine = { review, edit, other_edit, other_edit_by, review_rev, review_seq }
  if (status !== 'DONE') return { ...mine, ...UNDECIDED }
  if (item.status !== 'DONE' || item.reviewRev < review_rev) return mine
  if (isUnheard(here)) return mine
  // Two texts from before this link, of which this backend knows one at most: they stand until somebody here has chosen.
  const isUntold = review_rev === 0 && other_edit !== null && item.otherEdit === null && item.edit !== other_edit
  const theirs = isUntold ? { ...mine, edit: item.edit, review_seq: null } : reviewOf(item)
  const same = (['review', 'edit', 'other_edit', 'other_edit_by', 'review_rev'] as const).every(
    (name) => theirs[name] === mine[name]
  )
  return same ? mine : theirs
}

/** What the store on Wix holds. `toldHere`: this device has published it, and the backend does not know of it yet. */
function takePublish(here: TakenInto, item: ItemChange, toldHere: () => boolean): Publish {
  const { publish, published, published_at } = here
  const mine = { publish, published, published_at }
  if (UNDER_WAY.includes(publish) || UNDER_WAY.includes(item.publish) || item.publish === 'NONE') return mine
  if (item.publish === publish && item.published === published) return mine
  if (toldHere()) return mine
  return { publish: item.publish, published: item.published, published_at: item.publishedAt ?? 0 }
}

/** An item that is known here, with the backend's word on it. */
export function takenColumns(here: TakenInto, item: ItemChange, toldHere: () => boolean): TakenColumns {
  const result = takeResult(here, item)
  return { ...result, ...takeReview(here, item, result.status), ...takePublish(here, item, toldHere) }
}

/** An item that is new here. */
export function newColumns(item: ItemChange): TakenColumns {
  const shared = !UNDER_WAY.includes(item.publish) && item.publish !== 'NONE'
  return {
    ...resultOf(item),
    ...(item.status === 'DONE' ? reviewOf(item) : { ...UNDECIDED, review_rev: item.reviewRev, review_seq: null }),
    publish: shared ? item.publish : 'NONE',
    published: shared ? item.published : null,
    published_at: shared ? (item.publishedAt ?? 0) : null
  }
}
