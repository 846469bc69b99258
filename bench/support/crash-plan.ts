import type { Input } from '../../src/shared/contract/contract.ts'
import type { CrashPoint } from './crash-points.ts'

/** A fault built into the child on purpose, to show that the checks would find it. */
export const SABOTAGES = ['split-create', 'split-landing', 'early-answer', 'no-rescue'] as const
export type Sabotage = (typeof SABOTAGES)[number]

/** What a merchant asks for when they create a job. */
export type AskedJob = Extract<Input<'jobs.create'>, { sourceScope: 'products' }>

/** A create of which the merchant never got the answer. It is sent again with its key, as a client would. */
export interface UnansweredCreate {
  readonly key: string
  readonly selection: AskedJob
}

export type CrashEnd =
  /** Kills itself at this point, when it comes there for the `nth` time. */
  | { readonly kind: 'point'; readonly point: CrashPoint; readonly nth: number }
  /** Works until somebody kills it. */
  | { readonly kind: 'outside' }
  /** Stops after so many commits: by quitting, or as a killed process. */
  | { readonly kind: 'commits'; readonly commits: number; readonly quit: boolean }
  /** Starts nothing new, resumes what waits, and quits when every job is over. */
  | { readonly kind: 'finish' }

/** Everything that one child is told. It goes over as JSON. */
export interface CrashPlan {
  readonly dir: string
  /** The file that the child writes what it was told into; it outlives the process as a pipe's other end would. */
  readonly journal: string
  readonly modelUrl: string
  readonly seed: number
  /** Unique among the children of one folder; starts the idempotency keys. */
  readonly name: string
  /** Milliseconds since 1970 at which this child's clock starts: never before what an earlier child wrote. */
  readonly startAt: number
  readonly end: CrashEnd
  readonly unanswered: readonly UnansweredCreate[]
  readonly sabotage: Sabotage | null
  readonly synchronous: 'FULL' | 'NORMAL' | 'OFF'
  /** Pages of write-ahead log after which SQLite checkpoints; null leaves the engine's own. */
  readonly walPages: number | null
  /** Steps added to the app's migrations, so that a folder is migrated more than once. */
  readonly extraMigrations: number
}
