import type { Pull } from '#shared/contract/shop.ts'
import type { ItemStatus, PublishState, ReviewState } from '#shared/model/item-state.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { PublishOpState, PublishRunState } from '#shared/model/publish-state.ts'
import classes from './status-badge.module.css'

type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad'

interface Look {
  readonly label: string
  readonly tone: Tone
}

const JOB: Readonly<Record<JobStatus, Look>> = {
  PENDING: { label: 'Pending', tone: 'neutral' },
  RUNNING: { label: 'Running', tone: 'active' },
  PAUSED: { label: 'Paused', tone: 'warning' },
  COMPLETED: { label: 'Completed', tone: 'good' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  FAILED: { label: 'Failed', tone: 'bad' }
}

const PAUSED: Readonly<Record<PauseReason, string>> = {
  trial: 'Trial done',
  user: 'Paused',
  offline: 'Paused: offline',
  quota: 'Paused: quota used up',
  auth: 'Paused: key refused',
  model: 'Paused: model not available',
  credits: 'Paused: no credits'
}

const ITEM: Readonly<Record<ItemStatus, Look>> = {
  PENDING: { label: 'Pending', tone: 'neutral' },
  RUNNING: { label: 'Running', tone: 'active' },
  DONE: { label: 'Done', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'bad' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  SKIPPED: { label: 'Skipped', tone: 'neutral' }
}

const REVIEW: Readonly<Record<ReviewState, Look>> = {
  OPEN: { label: 'To review', tone: 'neutral' },
  APPROVED: { label: 'Approved', tone: 'good' },
  REJECTED: { label: 'Rejected', tone: 'bad' }
}

const PUBLISH: Readonly<Record<PublishState, Look>> = {
  NONE: { label: 'Not published', tone: 'neutral' },
  PLANNED: { label: 'Planned', tone: 'neutral' },
  SENDING: { label: 'Sending', tone: 'active' },
  PUBLISHED: { label: 'Published', tone: 'good' },
  CONFLICT: { label: 'Conflict', tone: 'warning' },
  UNKNOWN: { label: 'Unknown', tone: 'warning' },
  REVERTED: { label: 'Reverted', tone: 'neutral' }
}

const PUBLISH_RUN: Readonly<Record<PublishRunState, Look>> = {
  SCHEDULED: { label: 'Scheduled', tone: 'neutral' },
  MISSED: { label: 'Time missed', tone: 'warning' },
  RUNNING: { label: 'Running', tone: 'active' },
  PAUSED: { label: 'Paused', tone: 'warning' },
  DONE: { label: 'Done', tone: 'good' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' }
}

const PUBLISH_OP: Readonly<Record<PublishOpState, Look>> = {
  PLANNED: { label: 'Waiting', tone: 'neutral' },
  SENDING: { label: 'Sending', tone: 'active' },
  UNKNOWN: { label: 'Unknown', tone: 'warning' },
  PUBLISHED: { label: 'Published', tone: 'good' },
  UNCHANGED: { label: 'Unchanged', tone: 'neutral' },
  SKIPPED: { label: 'Skipped', tone: 'neutral' },
  CONFLICT: { label: 'Conflict', tone: 'warning' },
  FAILED: { label: 'Failed', tone: 'bad' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' }
}

const PULL: Readonly<Record<Pull['state'], Look>> = {
  RUNNING: { label: 'Fetching', tone: 'active' },
  PAUSED: { label: 'Paused', tone: 'warning' },
  DONE: { label: 'Done', tone: 'good' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  FAILED: { label: 'Failed', tone: 'bad' }
}

export type StatusBadgeProps =
  | {
      readonly of: 'job'
      readonly status: JobStatus
      readonly pausedBy?: PauseReason | null
      /** Failed items of a completed job, so that "done" never hides a failure. */
      readonly failed?: number
      /** It runs its first products only. */
      readonly trial?: boolean
    }
  | { readonly of: 'item'; readonly status: ItemStatus }
  | { readonly of: 'review'; readonly status: ReviewState }
  | { readonly of: 'publish'; readonly status: PublishState }
  | {
      readonly of: 'publishRun'
      readonly status: PublishRunState
      /** Conflicts and failures of a run that is done, so that "done" never hides them. */
      readonly conflicts?: number
      readonly failed?: number
    }
  | { readonly of: 'publishOp'; readonly status: PublishOpState; readonly undo?: boolean }
  | { readonly of: 'pull'; readonly status: Pull['state'] }

function lookOf(props: StatusBadgeProps): Look {
  switch (props.of) {
    case 'job':
      if (props.status === 'PAUSED' && props.pausedBy) return { label: PAUSED[props.pausedBy], tone: 'warning' }
      if (props.status === 'COMPLETED' && (props.failed ?? 0) > 0)
        return { label: 'Completed with failures', tone: 'warning' }
      if (props.status === 'RUNNING' && props.trial) return { label: 'Running: trial', tone: 'active' }
      return JOB[props.status]
    case 'item':
      return ITEM[props.status]
    case 'review':
      return REVIEW[props.status]
    case 'publish':
      return PUBLISH[props.status]
    case 'publishRun':
      if (props.status === 'DONE' && (props.failed ?? 0) > 0) return { label: 'Done with failures', tone: 'warning' }
      if (props.status === 'DONE' && (props.conflicts ?? 0) > 0)
        return { label: 'Done with conflicts', tone: 'warning' }
      return PUBLISH_RUN[props.status]
    case 'publishOp':
      if (props.status === 'PUBLISHED' && props.undo) return { label: 'Put back', tone: 'good' }
      return PUBLISH_OP[props.status]
    case 'pull':
      return PULL[props.status]
  }
}

/** A state as a dot and a word: never colour alone. */
export function StatusBadge(props: StatusBadgeProps) {
  const { label, tone } = lookOf(props)
  return (
    <span className={classes['badge']} data-tone={tone}>
      <span className={classes['dot']} aria-hidden />
      {label}
    </span>
  )
}
