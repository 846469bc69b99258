import type { AnyEvent } from '#shared/contract/events.ts'
import type { Job } from '#shared/contract/jobs.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import type { Pull } from '#shared/contract/shop.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { say } from '../texts.ts'

/** `resting` goes on by itself or when its owner says so; `asking` waits for somebody who does not know it yet. */
export type WorkState = 'running' | 'resting' | 'asking' | 'failed' | 'done' | 'cancelled'

/** A job, a publish or a pull as the desktop sees it: its bar, its notices and its line in the tray. Its words are in the language of now. */
export interface Work {
  readonly kind: 'job' | 'publish' | 'pull'
  readonly instanceId: string
  readonly id: number
  readonly state: WorkState
  /** Stands still because somebody said so. */
  readonly pausedByUser: boolean
  /** What it weighs against others: items, values or products. */
  readonly total: number
  readonly percentage: number
  /** Such as `Job 12`. */
  readonly name: string
  /** What has come of it so far, such as `238 of 240 items done, 2 failed`. */
  readonly result: string
  /** Why it waits or failed, and what to do. */
  readonly message: string | null
}

/** Null where an event tells of no work of this computer's. */
export function workOf(event: AnyEvent): Work | null {
  switch (event.name) {
    case 'job.progress':
      return jobWork(event.payload.instanceId, event.payload.job)
    case 'publish.progress':
      return publishWork(event.payload.instanceId, event.payload.publish)
    case 'pull.progress':
      return pullWork(event.payload.instanceId, event.payload.pull)
    case 'import.progress':
    case 'changed':
      return null
    default:
      return assertNever(event, 'event')
  }
}

/** Null for the job of another device, whether it runs is nothing to this computer; and for a single text, which is over in seconds. */
export function jobWork(instanceId: string, job: Job): Work | null {
  if (job.device !== null || job.regenerates !== null) return null
  const { done, failed, total, percentage } = job.progress
  return {
    kind: 'job',
    instanceId,
    id: job.id,
    state: jobState(job),
    pausedByUser: job.status === 'PAUSED' && job.pausedBy === 'user',
    total,
    percentage,
    get name() {
      return say('work.job', { id: job.id })
    },
    get result() {
      return list([say('work.itemsDone', { done, count: total }), failed > 0 && say('work.failed', { count: failed })])
    },
    message: job.statusMessage
  }
}

function jobState({ status, pausedBy }: Job): WorkState {
  if (status === 'PAUSED') return pausedBy === 'user' || pausedBy === 'offline' ? 'resting' : 'asking'
  if (!isJobFinished(status)) return status === 'RUNNING' ? 'running' : 'resting'
  return status === 'COMPLETED' ? 'done' : status === 'FAILED' ? 'failed' : 'cancelled'
}

export function publishWork(instanceId: string, publish: Publish): Work {
  const { published, unchanged, conflict, failed } = publish.counts
  const undo = publish.kind === 'UNDO'
  return {
    kind: 'publish',
    instanceId,
    id: publish.id,
    state: publishState(publish),
    pausedByUser: publish.state === 'PAUSED' && publish.pausedBy === 'user',
    total: publish.total,
    percentage: publish.percentage,
    get name() {
      return say(undo ? 'work.undo' : 'work.publish', { id: publish.id })
    },
    get result() {
      return list([
        say(undo ? 'work.putBack' : 'work.onStore', { count: published + unchanged }),
        conflict > 0 && say('work.conflicts', { count: conflict }),
        failed > 0 && say('work.failed', { count: failed })
      ])
    },
    message: publish.message
  }
}

function publishState({ state, pausedBy }: Publish): WorkState {
  switch (state) {
    case 'RUNNING':
      return 'running'
    case 'SCHEDULED':
      return 'resting'
    case 'MISSED':
      return 'asking'
    case 'PAUSED':
      // The version of the catalogue is found out anew by itself.
      return pausedBy === 'user' || pausedBy === 'offline' || pausedBy === 'version' ? 'resting' : 'asking'
    case 'DONE':
      return 'done'
    case 'CANCELLED':
      return 'cancelled'
    default:
      return assertNever(state, 'state of a publish')
  }
}

const PULL_STATES = {
  RUNNING: 'running',
  PAUSED: 'resting',
  DONE: 'done',
  CANCELLED: 'cancelled',
  FAILED: 'failed'
} as const satisfies Readonly<Record<Pull['state'], WorkState>>

export function pullWork(instanceId: string, { id, state, total, seen, message, problem }: Pull): Work {
  return {
    kind: 'pull',
    instanceId,
    id,
    state: PULL_STATES[state],
    // A pull that waits for something says for what.
    pausedByUser: state === 'PAUSED' && problem === null,
    total: total ?? seen,
    percentage: total === null || total === 0 ? 0 : Math.min(100, Math.floor((seen * 100) / total)),
    get name() {
      return say('work.pull')
    },
    get result() {
      return say('work.lookedAt', { count: seen })
    },
    message
  }
}

/** Nothing more comes of it unless somebody starts it again. */
export function isOver(state: WorkState): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled'
}

/** Counts one after the other. */
function list(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(', ')
}
