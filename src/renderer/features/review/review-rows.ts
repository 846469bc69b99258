import type { JobItem } from '#shared/contract/jobs.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'

/** What stands at one place of a list: null is an item that is gone, undefined a row that has not been read. */
export type RowAt = (place: number) => ReviewItem | null | undefined

/**
 * Where to go once those in `decided` have their decision: the next open item, else the first open one from the top, else nowhere.
 * `unread` says from which place on the rows have to be read to know.
 */
export function nextUndecided(
  rowAt: RowAt,
  total: number,
  from: number,
  decided: ReadonlySet<number>
): { readonly place: number } | { readonly unread: number } | undefined {
  for (let step = 1; step < total; step += 1) {
    const place = (from + step) % total
    const item = rowAt(place)
    if (item === undefined) return { unread: place }
    if (item !== null && item.review === 'OPEN' && !decided.has(item.id)) return { place }
  }
  return undefined
}

/** Whether a row begins another product, or another job's text of it, and so is given its name. */
export function beginsProduct(item: ReviewItem, above: ReviewItem | null | undefined): boolean {
  return !above || above.productId !== item.productId || above.jobId !== item.jobId
}

/** The text that an approval would approve. */
export function finalText(item: JobItem): string {
  return item.edit ?? item.proposal ?? ''
}
