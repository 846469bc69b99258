import type { Input, Output } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import type { TabCounts } from './review-filter.ts'

/** A decision or an edit, of one text or many. */
export interface ReviewChange {
  readonly input: Input<'items.review'>
  /** The items in sight, as they are shown, that the change is about. There may be more that match the input. */
  readonly items: readonly JobItem[]
  readonly counts: TabCounts
  /** What to say of it once the engine has done it. */
  readonly say: (result: Output<'items.review'>) => string
  readonly sayUndone: (count: number) => string
  readonly sayRedone: (count: number) => string
  /** What was not answered turns out, later, to have been done or not. */
  readonly onLearnt?: (isDone: boolean) => void
}

/** A change that something else has made and that is here. */
export interface Landed {
  readonly changeId: number
  readonly before: JobItem
  readonly after: JobItem
}

export interface AdoptedChange {
  readonly changes: readonly Landed[]
  /** For these, and for those that came before of what was asked for at once. */
  readonly words: (all: readonly Landed[]) => Pick<ReviewChange, 'sayUndone' | 'sayRedone'> & { readonly said: string }
}
