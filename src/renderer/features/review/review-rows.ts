import type { JobItem } from '#shared/contract/jobs.ts'

/** A line of the list: the name of a product, or one of its items. `index` counts items only. */
export type ReviewRow =
  | {
      readonly kind: 'product'
      readonly key: string
      readonly productId: string
      readonly name: string
      readonly itemIds: readonly number[]
    }
  | { readonly kind: 'item'; readonly key: string; readonly item: JobItem; readonly index: number }

/** Items come in catalogue order, so the items of a product are neighbours. */
export function rowsOf(items: readonly JobItem[]): readonly ReviewRow[] {
  const rows: ReviewRow[] = []
  let itemIds: number[] = []
  let productId: string | null = null
  for (const [index, item] of items.entries()) {
    if (item.productId !== productId) {
      itemIds = []
      productId = item.productId
      rows.push({ kind: 'product', key: `product-${item.id}`, productId, name: item.productName, itemIds })
    }
    itemIds.push(item.id)
    rows.push({ kind: 'item', key: `item-${item.id}`, item, index })
  }
  return rows
}

/**
 * The item to go to once those in `decided` have their decision: the next one that is open, else the first open one from the top,
 * else none.
 */
export function nextUndecided(
  items: readonly JobItem[],
  fromId: number | null,
  decided: ReadonlySet<number>
): JobItem | undefined {
  const from = items.findIndex((item) => item.id === fromId)
  const isOpen = (item: JobItem): boolean => item.review === 'OPEN' && item.id !== fromId && !decided.has(item.id)
  return items.slice(from + 1).find(isOpen) ?? items.slice(0, Math.max(0, from)).find(isOpen)
}

/** The text that an approval would approve. */
export function finalText(item: JobItem): string {
  return item.edit ?? item.proposal ?? ''
}
