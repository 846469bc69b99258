import { MAX_CHANGES_PER_PAGE, MAX_EVENTS_PER_CALL, TARGET_CALL_BYTES } from '#shared/sync/protocol.ts'

/** How much one call carries each way at most. */
export interface CallSize {
  readonly events: number
  readonly bytes: number
  readonly changes: number
}

export const FULL_CALL: CallSize = {
  events: MAX_EVENTS_PER_CALL,
  bytes: TARGET_CALL_BYTES,
  changes: MAX_CHANGES_PER_PAGE
}
const SMALLEST: CallSize = { events: 1, bytes: 20_000, changes: 5 }

/** After a call that came to nothing: a slow line, or a server on the way that takes less, must not hold up everything for ever. */
export function smaller(size: CallSize): CallSize {
  return {
    events: Math.max(SMALLEST.events, Math.floor(size.events / 2)),
    bytes: Math.max(SMALLEST.bytes, Math.floor(size.bytes / 2)),
    changes: Math.max(SMALLEST.changes, Math.floor(size.changes / 2))
  }
}

export function larger(size: CallSize): CallSize {
  return {
    events: Math.min(FULL_CALL.events, size.events * 2),
    bytes: Math.min(FULL_CALL.bytes, size.bytes * 2),
    changes: Math.min(FULL_CALL.changes, size.changes * 2)
  }
}
