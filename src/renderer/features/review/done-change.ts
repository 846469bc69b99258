import { decided, type Decided } from './review-patches.ts'
import type { AdoptedChange, Landed, ReviewChange } from './review-change.ts'

interface Rewrite extends Pick<AdoptedChange, 'words'> {
  readonly landed: readonly Landed[]
  readonly asking: number | undefined
}

/** A change that can be taken back. */
export interface Done extends Pick<ReviewChange, 'sayUndone' | 'sayRedone'> {
  /** Of a change of the model's own text: what has landed, and the asking that all of it was part of. */
  readonly rewrite?: Rewrite
  items: readonly { readonly id: number; readonly before: Decided; readonly after: Decided }[]
  /** Null where it was done, or may have been, and its answer is lost: there is no name to take it back by. */
  readonly changeIds: Promise<readonly number[] | null>
}

export function doneRewrite(rewrite: Rewrite): Done {
  const { sayUndone, sayRedone } = rewrite.words(rewrite.landed)
  return {
    rewrite,
    items: rewrite.landed.map(({ before, after }) => ({
      id: after.id,
      before: decided(before),
      after: decided(after)
    })),
    changeIds: Promise.resolve(rewrite.landed.map(({ changeId }) => changeId)),
    sayUndone,
    sayRedone
  }
}
