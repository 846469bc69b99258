import type { ItemStatus } from './item-state.ts'

export type ItemCounts = Readonly<Record<Lowercase<ItemStatus>, number>>

export interface Progress extends ItemCounts {
  readonly total: number
  /** Whole percent of items that reached a final state, rounded down so that 100 means finished. */
  readonly percentage: number
}

export function progressOf({ pending, running, done, failed, cancelled, skipped }: ItemCounts): Progress {
  const finished = done + failed + cancelled + skipped
  const total = finished + pending + running
  const percentage = total === 0 ? 100 : Math.floor((finished * 100) / total)
  return { total, percentage, pending, running, done, failed, cancelled, skipped }
}
