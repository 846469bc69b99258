import { Button } from '@mantine/core'
import { CheckCheck, FilterX, Hourglass, Inbox } from 'lucide-react'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { tabCount, type TabCounts } from './review-filter.ts'
import { WITHOUT_FILTER } from './filter-words.ts'
import { isNarrowed, type ReviewSearch } from './review-search.ts'

export interface ReviewEmptyProps {
  /** Of a review of one job. */
  readonly jobId: number | undefined
  /** More texts are to come. */
  readonly working: boolean
  readonly counts: TabCounts
  /** The store is one on Wix, where approved texts go; elsewhere they go into a file. */
  readonly connected: boolean
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
}

/** Why the list is empty, and the one way on from there. */
export function ReviewEmpty({ jobId, working, counts, connected, search, onSearch }: ReviewEmptyProps) {
  const delivered = tabCount('all', counts)
  if (delivered === 0 && isNarrowed(search)) {
    return (
      <EmptyState
        icon={FilterX}
        title="Nothing matches"
        text="No text here is what the filter and the search ask for."
        action={
          <Button variant="default" onClick={() => onSearch({ ...WITHOUT_FILTER, query: undefined })}>
            Clear the filter
          </Button>
        }
      />
    )
  }
  if (delivered === 0) return <NoTexts jobId={jobId} working={working} />
  const tab = search.tab ?? 'open'
  if (tab === 'open') {
    return (
      <EmptyState
        icon={CheckCheck}
        title={working ? 'Reviewed so far' : 'All reviewed'}
        text={`${formatNumber(counts.approved)} approved, ${formatNumber(counts.rejected)} rejected.${working ? ' More texts appear as the job delivers them.' : ''}`}
        action={
          counts.approved > 0 && !working && jobId !== undefined ? (
            <Button component="a" href={connected ? routes.publish(jobId) : routes.export(jobId)}>
              {connected ? 'Publish' : 'Export'} {formatCount(counts.approved, 'text')}
            </Button>
          ) : (
            <Button variant="default" onClick={() => onSearch({ tab: 'all' })}>
              Show all texts
            </Button>
          )
        }
      />
    )
  }
  if (tab === 'two-texts') {
    return (
      <EmptyState
        icon={CheckCheck}
        title="No two texts"
        text="Of every item there is one text only. What was chosen is to be reviewed like any other."
        action={
          <Button variant="default" onClick={() => onSearch({ tab: 'open' })}>
            Show what is to review
          </Button>
        }
      />
    )
  }
  const words = { approved: 'approved', rejected: 'rejected', edited: 'edited', all: 'delivered' }[tab]
  return (
    <EmptyState
      icon={Inbox}
      title={`Nothing ${words}`}
      text={`No text here is ${words} yet.`}
      action={
        <Button variant="default" onClick={() => onSearch({ tab: 'open' })}>
          Show what is to review
        </Button>
      }
    />
  )
}

function NoTexts({ jobId, working }: Pick<ReviewEmptyProps, 'jobId' | 'working'>) {
  if (jobId === undefined) {
    return (
      <EmptyState
        icon={Inbox}
        title="No texts yet"
        text="What your jobs deliver is reviewed here, before and after."
        action={
          <Button component="a" href={routes.optimize()} variant="default">
            New job
          </Button>
        }
      />
    )
  }
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
