import type { ItemStatus } from './item-state.ts'

export type ItemCounts = Readonly<Record<Lowercase<ItemStatus>, number>>

export interface Progress extends ItemCounts {
  readonly total: number
  /** Whole percent of items that reached a final state, rounded down so that 100 means finished. */
  readonly percentage: number
}

export function progressOf(counts: ItemCounts): Progress {
  const finished = counts.done + counts.failed + counts.cancelled + counts.skipped
  const total = finished + counts.pending + counts.running
  return { ...counts, total, percentage: total === 0 ? 100 : Math.floor((finished * 100) / total) }
}
