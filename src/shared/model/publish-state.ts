import type { PublishState } from './item-state.ts'

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
 * was written, it was not (`PLANNED`, or `CANCELLED` where the run was), or something else stands there. `UNCHANGED`: the store already
 * held the value. A conflict is decided by a person: mine or a merge plans it again, the live value skips it.
 */
export const PUBLISH_OP_TRANSITIONS: Readonly<Record<PublishOpState, readonly PublishOpState[]>> = {
  PLANNED: ['SENDING', 'UNCHANGED', 'SKIPPED', 'CONFLICT', 'FAILED', 'CANCELLED'],
  SENDING: ['PLANNED', 'UNKNOWN', 'PUBLISHED', 'CONFLICT', 'FAILED', 'CANCELLED'],
  UNKNOWN: ['PLANNED', 'PUBLISHED', 'CONFLICT', 'FAILED', 'CANCELLED'],
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

/**
 * A time that passed while the app was closed or asleep is `MISSED` and asks: nothing fires late. A run that is done runs again when a
 * conflict of it is decided.
 */
export const PUBLISH_RUN_TRANSITIONS: Readonly<Record<PublishRunState, readonly PublishRunState[]>> = {
  SCHEDULED: ['SCHEDULED', 'RUNNING', 'MISSED', 'CANCELLED'],
  MISSED: ['SCHEDULED', 'RUNNING', 'CANCELLED'],
  RUNNING: ['PAUSED', 'DONE', 'CANCELLED'],
  PAUSED: ['RUNNING', 'DONE', 'CANCELLED'],
  DONE: ['RUNNING'],
  CANCELLED: []
}

export function canPublishRunMove(from: PublishRunState, to: PublishRunState): boolean {
  return PUBLISH_RUN_TRANSITIONS[from].includes(to)
}

export const PUBLISH_RUN_KINDS = ['PUBLISH', 'UNDO'] as const
export type PublishRunKind = (typeof PUBLISH_RUN_KINDS)[number]

/** What an item is between two publishes: never on the store, on it, or taken back. */
export const RESTING_STATES = ['NONE', 'PUBLISHED', 'REVERTED'] as const
export type RestingState = (typeof RESTING_STATES)[number]

/**
 * Where an item stands while a value of it stands in `state`. `rest` is where it stood before, `outcome` where it will stand if the store
 * holds the value. An undo is nothing to an item until it has succeeded: its text is on the store as long as it is.
 */
export function itemPublishState(
  state: PublishOpState,
  {
    kind,
    rest,
    outcome
  }: { readonly kind: PublishRunKind; readonly rest: RestingState; readonly outcome: RestingState }
): PublishState {
  switch (state) {
    case 'PUBLISHED':
    case 'UNCHANGED':
      return outcome
    case 'SKIPPED':
    case 'FAILED':
    case 'CANCELLED':
      return rest
    case 'PLANNED':
    case 'SENDING':
    case 'UNKNOWN':
    case 'CONFLICT':
      return kind === 'UNDO' ? rest : state
  }
}
