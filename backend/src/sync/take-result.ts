import type { ItemRow, SharedItemStatus } from '#shared/sync/rows.ts'

/**
 * take: the row stands. keep: what stands already stays. tell: it stays, and the device that says otherwise is to learn of it.
 */
export type Taking = 'take' | 'keep' | 'tell'

export interface StandingItem {
  readonly status: SharedItemStatus
  /** The row is exactly what this device told last. */
  readonly own: boolean
}

/**
 * What becomes of a row that a device tells. A delivered text is never taken back and never replaced by a second one. `items` is how the
 * job was made, or a retelling of it; it says nothing about an item that is known to be over. `landed` is news of the device that runs the
 * job; of a life that no longer does, only a delivery counts.
 */
export function takeResult(
  stands: StandingItem | null,
  row: Pick<ItemRow, 'status'>,
  event: 'items' | 'landed',
  runsHere: boolean
): Taking {
  if (stands === null) return 'take'
  if (stands.status === 'DONE') return row.status === 'DONE' && event === 'landed' && !stands.own ? 'tell' : 'keep'
  if (row.status === 'DONE') return 'take'
  if (row.status === stands.status && row.status === 'PENDING') return 'keep'
  if (stands.status === 'PENDING') return 'take'
  // Rows are read when they are sent: it is open again by now, as the event for that will say.
  if (row.status === 'PENDING') return 'keep'
  return event === 'landed' && runsHere ? 'take' : 'keep'
}
