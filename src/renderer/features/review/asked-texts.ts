import type { ReviewItem } from '#shared/contract/review-lists.ts'

/** Texts that the model was asked for and that have not come yet, as this screen knows them. */
export interface AskedTexts {
  /** These are asked for at once, and are now as they are shown here. */
  ask(items: readonly ReviewItem[]): Asking
  /** As it was shown when it was asked for last. A text can come before it was ever read as being written. */
  before(id: number): ReviewItem | undefined
  /** Whether a reading shows what has become of it: the asking was done when this one began. */
  isIn(id: number, reading: number): boolean
  /** It has come, or nothing will. Answers which asking it was part of; undefined where nobody here asked. */
  land(id: number): number | undefined
}

export interface Asking {
  /** All of it is being written. @param readings how many have been begun by now, see `ReadWindow` */
  done(readings: number): void
  /** It was refused, and one from before stands. */
  refuse(): void
}

interface Waiting {
  readonly before: ReviewItem
  readonly asking: number
  /** Readings that do not show for certain what has become of it. */
  readings?: number
}

export function createAskedTexts(): AskedTexts {
  const waiting = new Map<number, Waiting>()
  let askings = 0
  return {
    ask: (items) => {
      askings += 1
      const asking = askings
      const earlier = items.map(({ id }) => waiting.get(id))
      for (const before of items) waiting.set(before.id, { before, asking })
      return {
        done: (readings) => {
          for (const { id } of items) {
            const one = waiting.get(id)
            if (one?.asking === asking) one.readings = readings
          }
        },
        refuse: () => {
          for (const [at, { id }] of items.entries()) {
            if (waiting.get(id)?.asking !== asking) continue
            const before = earlier[at]
            if (before === undefined) waiting.delete(id)
            else waiting.set(id, before)
          }
        }
      }
    },
    isIn: (id, reading) => reading > (waiting.get(id)?.readings ?? Infinity),
    before: (id) => waiting.get(id)?.before,
    land: (id) => {
      const asking = waiting.get(id)?.asking
      waiting.delete(id)
      return asking
    }
  }
}
