import type { Pull } from '#shared/contract/shop.ts'
import type { ItemStatus, PublishState, ReviewState } from '#shared/model/item-state.ts'
import type { JobStatus, PauseReason } from '#shared/model/job-state.ts'
import type { PublishOpState, PublishRunState } from '#shared/model/publish-state.ts'
import { t } from '../lib/i18n.ts'
import { drawn } from './drawn.tsx'
import { fillAttribute, fillText } from './fill.ts'
import classes from './status-badge.module.css'

type Tone = 'neutral' | 'active' | 'good' | 'warning' | 'bad'

interface Look {
  readonly label: string
  readonly tone: Tone
}

const JOB: Readonly<Record<JobStatus, Tone>> = {
  PENDING: 'neutral',
  RUNNING: 'active',
  PAUSED: 'warning',
  COMPLETED: 'good',
  CANCELLED: 'neutral',
  FAILED: 'bad'
}

const ITEM: Readonly<Record<ItemStatus, Tone>> = {
  PENDING: 'neutral',
  RUNNING: 'active',
  DONE: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
  SKIPPED: 'neutral'
}

const REVIEW: Readonly<Record<ReviewState, Tone>> = {
  OPEN: 'neutral',
  APPROVED: 'good',
  REJECTED: 'bad'
}

const PUBLISH: Readonly<Record<PublishState, Tone>> = {
  NONE: 'neutral',
  PLANNED: 'neutral',
  SENDING: 'active',
  PUBLISHED: 'good',
  CONFLICT: 'warning',
  UNKNOWN: 'warning',
  REVERTED: 'neutral'
}

const PUBLISH_RUN: Readonly<Record<PublishRunState, Tone>> = {
  SCHEDULED: 'neutral',
  MISSED: 'warning',
  RUNNING: 'active',
  PAUSED: 'warning',
  DONE: 'good',
  CANCELLED: 'neutral'
}

const PUBLISH_OP: Readonly<Record<PublishOpState, Tone>> = {
  PLANNED: 'neutral',
  SENDING: 'active',
  UNKNOWN: 'warning',
  PUBLISHED: 'good',
  UNCHANGED: 'neutral',
  SKIPPED: 'neutral',
  CONFLICT: 'warning',
  FAILED: 'bad',
  CANCELLED: 'neutral'
}

const PULL: Readonly<Record<Pull['state'], Tone>> = {
  RUNNING: 'active',
  PAUSED: 'warning',
  DONE: 'good',
  CANCELLED: 'neutral',
  FAILED: 'bad'
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
  | {
      readonly of: 'publish'
      readonly status: PublishState
      /** The text is another one than was published, so that "published" is never said of it. */
      readonly changedSince?: boolean
    }
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
      if (props.status === 'PAUSED' && props.pausedBy)
        return { label: t(`common:ui.status.paused.${props.pausedBy}`), tone: 'warning' }
      if (props.status === 'COMPLETED' && (props.failed ?? 0) > 0)
        return { label: t('common:ui.status.job.withFailures'), tone: 'warning' }
      if (props.status === 'RUNNING' && props.trial) return { label: t('common:ui.status.job.trial'), tone: 'active' }
      return { label: t(`common:ui.status.job.${props.status}`), tone: JOB[props.status] }
    case 'item':
      return { label: t(`common:ui.status.item.${props.status}`), tone: ITEM[props.status] }
    case 'review':
      return { label: t(`common:ui.status.review.${props.status}`), tone: REVIEW[props.status] }
    case 'publish':
      if (props.status === 'PUBLISHED' && props.changedSince)
        return { label: t('common:ui.status.publish.thenChanged'), tone: 'warning' }
      return { label: t(`common:ui.status.publish.${props.status}`), tone: PUBLISH[props.status] }
    case 'publishRun':
      if (props.status === 'DONE' && (props.failed ?? 0) > 0)
        return { label: t('common:ui.status.publishRun.withFailures'), tone: 'warning' }
      if (props.status === 'DONE' && (props.conflicts ?? 0) > 0)
        return { label: t('common:ui.status.publishRun.withConflicts'), tone: 'warning' }
      return { label: t(`common:ui.status.publishRun.${props.status}`), tone: PUBLISH_RUN[props.status] }
    case 'publishOp':
      if (props.status === 'PUBLISHED' && props.undo)
        return { label: t('common:ui.status.publishOp.putBack'), tone: 'good' }
      return { label: t(`common:ui.status.publishOp.${props.status}`), tone: PUBLISH_OP[props.status] }
    case 'pull':
      return { label: t(`common:ui.status.pull.${props.status}`), tone: PULL[props.status] }
  }
}

/** A state as a dot and a word: never colour alone. */
export function fillStatusBadge(element: HTMLElement, props: StatusBadgeProps): void {
  const { label, tone } = lookOf(props)
  fillAttribute(element, 'class', classes['badge'])
  fillAttribute(element, 'data-tone', tone)
  fillText(element, label)
}

export const StatusBadge = drawn(fillStatusBadge)
