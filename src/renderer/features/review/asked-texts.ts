import type { ReviewItem } from '#shared/contract/review-lists.ts'

/** Texts that the model was asked for and that have not come yet, as this screen knows them. */
export interface AskedTexts {
  /** These are asked for at once, and are now as they are shown here. Returns what calls it off: the asking was refused, and one from before stands. */
  ask(items: readonly ReviewItem[]): () => void
  /** As it was shown when it was asked for last. A text can come before it was ever read as being written. */
  before(id: number): ReviewItem | undefined
  /** It has come. Answers which asking it was part of; undefined where nobody here asked. */
  land(id: number): number | undefined
}

export function createAskedTexts(): AskedTexts {
  const waiting = new Map<number, { readonly before: ReviewItem; readonly asking: number }>()
  let askings = 0
  return {
    ask: (items) => {
      askings += 1
      const asking = askings
      const earlier = items.map(({ id }) => waiting.get(id))
      for (const before of items) waiting.set(before.id, { before, asking })
      return () => {
        for (const [at, { id }] of items.entries()) {
          if (waiting.get(id)?.asking !== asking) continue
          const before = earlier[at]
          if (before === undefined) waiting.delete(id)
          else waiting.set(id, before)
        }
      }
    },
    before: (id) => waiting.get(id)?.before,
    land: (id) => {
      const asking = waiting.get(id)?.asking
      waiting.delete(id)
      return asking
    }
  }
}
