import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { ListTodo, Search } from 'lucide-react'
import { useState } from 'react'
import { JOB_STATUSES, type JobStatus } from '#shared/model/job-state.ts'
import { useApiPages } from '../../lib/api.tsx'
import { formatCount } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { JobTable } from './job-table.tsx'
import classes from './jobs-screen.module.css'

const PAGE_SIZE = 50

const TABS: readonly { readonly value: JobStatus | 'ALL'; readonly label: string }[] = [
  { value: 'ALL', label: 'All' },
  { value: 'RUNNING', label: 'Running' },
  { value: 'PENDING', label: 'Pending' },
  { value: 'PAUSED', label: 'Paused' },
  { value: 'COMPLETED', label: 'Completed' },
  { value: 'CANCELLED', label: 'Cancelled' },
  { value: 'FAILED', label: 'Failed' }
]

/** Every job of the store, newest first. */
export function JobsScreen() {
  const [status, setStatus] = useState<JobStatus | null>(null)
  const query = useApiPages('jobs.list', { ...(status === null ? {} : { status }), limit: PAGE_SIZE })
  const jobs = query.data?.pages.flatMap((page) => page.jobs) ?? []
  const total = query.data?.pages.at(-1)?.total ?? 0
  return (
    <div className={classes['screen']}>
      <PageHeader
        title="Jobs"
        description={query.data === undefined || (total === 0 && status === null) ? ' ' : formatCount(total, 'job')}
        actions={
          <Button component="a" href={routes.optimize()} variant="default">
            New job
          </Button>
        }
      />
      <div className={classes['tabs']}>
        <SegmentedControl
          size="xs"
          aria-label="Which jobs"
          value={status ?? 'ALL'}
          onChange={(value) => setStatus(JOB_STATUSES.find((known) => known === value) ?? null)}
          data={TABS.map(({ value, label }) => ({ value, label }))}
        />
      </div>
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <Stack gap="xs" px="lg" py="sm" aria-busy aria-label="Loading">
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} height={56} radius="sm" animate={false} />
          ))}
        </Stack>
      )}
      {query.data !== undefined && jobs.length === 0 && <NoJobs status={status} onAll={() => setStatus(null)} />}
      {jobs.length > 0 && <JobTable jobs={jobs} />}
      <MoreButton pages={query} className={classes['more'] ?? ''}>
        Show older jobs
      </MoreButton>
    </div>
  )
}

function NoJobs({ status, onAll }: { readonly status: JobStatus | null; readonly onAll: () => void }) {
  if (status !== null) {
    const name = TABS.find(({ value }) => value === status)?.label.toLowerCase() ?? ''
    return (
      <EmptyState
        icon={Search}
        title={`No ${name} job`}
        action={
          <Button variant="default" onClick={onAll}>
            Show all jobs
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon={ListTodo}
      title="No jobs yet"
      text="Choose products and what to rewrite. You see the price in credits before anything starts."
      action={
        <Button component="a" href={routes.products()}>
          Choose products
        </Button>
      }
    />
  )
}
