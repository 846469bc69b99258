import type { ReviewState } from '#shared/model/item-state.ts'
import type { ReviewCounts, ReviewFilter, ReviewView } from '#shared/contract/review-filter.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'

/** The model's text of an item, with what names it: see `job_items.proposal_from`. */
export interface ModelText {
  readonly text: string
  readonly model: string | null
  readonly from: number | null
}

/** One item's review before and after a change; the change is what undo takes back. */
export interface ReviewChangeRow {
  readonly itemId: number
  readonly jobId: number
  readonly reviewBefore: ReviewState
  readonly editBefore: string | null
  readonly reviewAfter: ReviewState
  readonly editAfter: string | null
  /** Where the model's text was changed with it. */
  readonly rewritten?: { readonly before: ModelText; readonly after: ModelText }
}

/** A change as it was kept: only an item that still shows the same text of the model is put back by it. */
export interface KeptReviewChange extends ReviewChangeRow {
  readonly fromBefore: number | null
  readonly fromAfter: number | null
}

/** What a filter found: items in the order of the list, and of each the text that it showed then. */
export interface FoundItems {
  readonly ids: Float64Array
  /** `TextFacts.hash` by place. */
  readonly hashes: Float64Array
  readonly counts: ReviewCounts
}

export interface ShownItem {
  readonly item: ReviewItem
  readonly hash: number
}

/** A filter and a sort under a name, as it was saved: what it holds may be of another version. */
export interface ViewRow {
  readonly id: number
  readonly name: string
  readonly view: unknown
  readonly updatedAt: number
}

/** Delivered items over all jobs of an instance. */
export interface ReviewStoreRead {
  findReviewItems(instanceId: string, view: ReviewView): FoundItems
  countReviewItems(instanceId: string, filter: ReviewFilter): ReviewCounts
  /** Delivered items of all jobs that nobody has decided on. */
  countWaiting(instanceId: string): number
  /** In the order of `ids`; null where there is none, or none of this instance. */
  getReviewItems(instanceId: string, ids: readonly number[]): readonly (ShownItem | null)[]
  /** `TextFacts.hash` of what each of these items shows now; none for those that are not there, or not of this instance. */
  getShownHashes(instanceId: string, ids: readonly number[]): ReadonlyMap<number, number>
  /** By name. */
  getReviewViews(instanceId: string): readonly ViewRow[]
}

export interface ReviewStoreTx {
  /** Null where another view of the instance has that name; capitals make no difference. */
  createReviewView(instanceId: string, view: Pick<ViewRow, 'name' | 'view'>, at: number): number | null
  /** False where another view has that name. */
  updateReviewView(instanceId: string, id: number, view: Pick<ViewRow, 'name' | 'view'>, at: number): boolean
  /** False where there is none. */
  deleteReviewView(instanceId: string, id: number): boolean
}
