import { Button } from '@mantine/core'
import { CheckCheck, FilterX, Hourglass, Inbox } from 'lucide-react'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FIRST_FILTER, tabCount, type ReviewCounts, type ReviewFilter } from './review-filter.ts'

export interface ReviewEmptyProps {
  readonly jobId: number
  readonly job: Job
  readonly counts: ReviewCounts
  /** The store is one on Wix, where approved texts go; elsewhere they go into a file. */
  readonly connected: boolean
  readonly filter: ReviewFilter
  readonly onFilter: (change: Partial<ReviewFilter>) => void
}

/** Why the list is empty, and the one way on from there. */
export function ReviewEmpty({ jobId, job, counts, connected, filter, onFilter }: ReviewEmptyProps) {
  const delivered = tabCount('all', counts)
  if (delivered === 0) {
    const working = !isJobFinished(job.status)
    return (
      <EmptyState
        icon={working ? Hourglass : Inbox}
        title={working ? 'No texts yet' : 'This job delivered no texts'}
        text={working ? 'They appear here as the job delivers them.' : 'The job says what went wrong.'}
        action={
          <Button component="a" href={routes.job(jobId)} variant="default">
            Go to the job
          </Button>
        }
      />
    )
  }
  if (filter.attribute !== null || filter.query.trim() !== '') {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches"
        text="No text here has this attribute and these words."
        action={
          <Button variant="default" onClick={() => onFilter({ attribute: null, query: '' })}>
            Clear the filter
          </Button>
        }
      />
    )
  }
  if (filter.tab === 'open') {
    const working = !isJobFinished(job.status)
    return (
      <EmptyState
        icon={CheckCheck}
        title={working ? 'Reviewed so far' : 'All reviewed'}
        text={`${formatNumber(counts.approved)} approved, ${formatNumber(counts.rejected)} rejected.${working ? ' More texts appear as the job delivers them.' : ''}`}
        action={
          counts.approved > 0 && !working ? (
            <Button component="a" href={connected ? routes.publish(jobId) : routes.export(jobId)}>
              {connected ? 'Publish' : 'Export'} {formatCount(counts.approved, 'text')}
            </Button>
          ) : (
            <Button variant="default" onClick={() => onFilter({ tab: 'all' })}>
              Show all texts
            </Button>
          )
        }
      />
    )
  }
  if (filter.tab === 'two-texts') {
    return (
      <EmptyState
        icon={CheckCheck}
        title="No two texts"
        text="Of every item there is one text only. What was chosen is to be reviewed like any other."
        action={
          <Button variant="default" onClick={() => onFilter(FIRST_FILTER)}>
            Show what is to review
          </Button>
        }
      />
    )
  }
  const words = { approved: 'approved', rejected: 'rejected', edited: 'edited', all: 'delivered' }[filter.tab]
  return (
    <EmptyState
      icon={Inbox}
      title={`Nothing ${words}`}
      text={`No text of this job is ${words} yet.`}
      action={
        <Button variant="default" onClick={() => onFilter(FIRST_FILTER)}>
          Show what is to review
        </Button>
      }
    />
  )
}
