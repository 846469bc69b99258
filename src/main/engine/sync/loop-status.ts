import type { SyncState } from '#shared/contract/sync.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'

export interface Problem {
  readonly code: NonNullable<SyncState['problem']>['code']
  readonly message: string
  /** Tried again by itself, after a while and when the network comes back. */
  readonly passes: boolean
}

/** How a loop stands. */
export interface LoopStatus {
  readonly problem: Problem | null
  /** The last call came to nothing. */
  readonly failing: boolean
  /** A call has come back well since the start, or since the network was lost. */
  readonly fresh: boolean
  /** Of a try after a failure. */
  readonly nextTryAt: number | null
}

type Stopping = Extract<BackendFailure, { readonly kind: 'unauthorized' | 'upgrade' | 'refused' | 'unusable' }>

export function problemOf(failure: Stopping): Problem {
  const code = failure.kind === 'unusable' ? 'backend' : failure.kind
  return { code, message: failure.message, passes: true }
}

export const STUCK: Problem = {
  code: 'stuck',
  message:
    'Sending does not get on: the backend answers, or seems to, and nothing comes of it. Restart Wordshelf; if that does not help, ask whoever runs the backend.',
  passes: true
}
export const OUR_FAULT: Problem = {
  code: 'stuck',
  message:
    'What the backend answers cannot be kept on this computer. Nothing is lost; restart Wordshelf, and look whether its disk is full.',
  passes: true
}
export const CLONE: Problem = {
  code: 'clone',
  message:
    'Another copy of these data is in use under the name of this device. Close the other copy, then sync again here.',
  passes: false
}
