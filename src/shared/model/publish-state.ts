/** How one value stands on its way to the store. The rest of the journey is in the item's own `publish` state. */
export const PUBLISH_OP_STATES = [
  'PLANNED',
  'SENDING',
  'UNKNOWN',
  'PUBLISHED',
  'UNCHANGED',
  'SKIPPED',
  'CONFLICT',
  'FAILED',
  'CANCELLED'
] as const
export type PublishOpState = (typeof PUBLISH_OP_STATES)[number]

/**
 * `SENDING` is durable before anything is sent. A lost answer is `UNKNOWN`, and the only ways out of it are what a re-reading finds: it
 * was written, it was not (`PLANNED`), or something else stands there. `UNCHANGED`: the store already held the value. A conflict is
 * decided by a person: mine or a merge plans it again, the live value skips it.
 */
export const PUBLISH_OP_TRANSITIONS: Readonly<Record<PublishOpState, readonly PublishOpState[]>> = {
  PLANNED: ['SENDING', 'UNCHANGED', 'SKIPPED', 'CONFLICT', 'FAILED', 'CANCELLED'],
  SENDING: ['PLANNED', 'UNKNOWN', 'PUBLISHED', 'CONFLICT', 'FAILED'],
  UNKNOWN: ['PLANNED', 'PUBLISHED', 'CONFLICT', 'FAILED'],
  CONFLICT: ['PLANNED', 'SKIPPED', 'CANCELLED'],
  PUBLISHED: [],
  UNCHANGED: [],
  SKIPPED: [],
  FAILED: [],
  CANCELLED: []
}

export function canPublishOpMove(from: PublishOpState, to: PublishOpState): boolean {
  return PUBLISH_OP_TRANSITIONS[from].includes(to)
}

export const PUBLISH_RUN_STATES = ['SCHEDULED', 'MISSED', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED'] as const
export type PublishRunState = (typeof PUBLISH_RUN_STATES)[number]

/** A time that passed while the app was closed or asleep is `MISSED` and asks: nothing fires late. */
export const PUBLISH_RUN_TRANSITIONS: Readonly<Record<PublishRunState, readonly PublishRunState[]>> = {
  SCHEDULED: ['RUNNING', 'MISSED', 'CANCELLED'],
  MISSED: ['SCHEDULED', 'RUNNING', 'CANCELLED'],
  RUNNING: ['PAUSED', 'DONE', 'CANCELLED'],
  PAUSED: ['RUNNING', 'DONE', 'CANCELLED'],
  DONE: ['RUNNING'],
  CANCELLED: []
}

export const PUBLISH_RUN_KINDS = ['PUBLISH', 'UNDO'] as const
export type PublishRunKind = (typeof PUBLISH_RUN_KINDS)[number]
