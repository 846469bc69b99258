import { Button, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { ListTodo, Search } from 'lucide-react'
import { useState } from 'react'
import { JOB_STATUSES, type JobStatus } from '#shared/model/job-state.ts'
import { useApiPages } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { MoreButton } from '../../ui/more-button.tsx'
import { JobTable } from './job-table.tsx'
import classes from './jobs-screen.module.css'

const PAGE_SIZE = 50

const TABS = ['ALL', 'RUNNING', 'PENDING', 'PAUSED', 'COMPLETED', 'CANCELLED', 'FAILED'] as const

/** Every job of the store, newest first. */
export function JobsScreen() {
  const [status, setStatus] = useState<JobStatus | null>(null)
  const query = useApiPages('jobs.list', { ...(status === null ? {} : { status }), limit: PAGE_SIZE })
  const jobs = query.data?.pages.flatMap((page) => page.jobs) ?? []
  const total = query.data?.pages.at(-1)?.total ?? 0
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('jobs:title')}
        description={
          query.data === undefined || (total === 0 && status === null) ? ' ' : t('common:count.job', { count: total })
        }
        actions={
          <Button component="a" href={routes.optimize()} variant="default">
            {t('jobs:newJob')}
          </Button>
        }
      />
      <div className={classes['tabs']}>
        <SegmentedControl
          size="xs"
          aria-label={t('jobs:which')}
          value={status ?? 'ALL'}
          onChange={(value) => setStatus(JOB_STATUSES.find((known) => known === value) ?? null)}
          data={TABS.map((value) => ({ value, label: t(`jobs:filter.${value}`) }))}
        />
      </div>
      {query.error !== null && <ErrorState error={query.error.body} onRetry={() => void query.refetch()} />}
      {query.isPending && (
        <Stack gap="xs" px="lg" py="sm" role="group" aria-busy aria-label={t('jobs:loading')}>
          {[0, 1, 2].map((row) => (
            <Skeleton key={row} height={56} radius="sm" animate={false} />
          ))}
        </Stack>
      )}
      {query.data !== undefined && jobs.length === 0 && <NoJobs status={status} onAll={() => setStatus(null)} />}
      {jobs.length > 0 && (
        <div className={classes['table']}>
          <JobTable jobs={jobs} />
        </div>
      )}
      <MoreButton pages={query} className={classes['more'] ?? ''}>
        {t('jobs:showOlder')}
      </MoreButton>
    </div>
  )
}

function NoJobs({ status, onAll }: { readonly status: JobStatus | null; readonly onAll: () => void }) {
  if (status !== null) {
    return (
      <EmptyState
        icon={Search}
        title={t(`jobs:none.${status}`)}
        action={
          <Button variant="default" onClick={onAll}>
            {t('common:ui.showAllJobs')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      icon={ListTodo}
      title={t('jobs:none.title')}
      text={t('jobs:none.text')}
      action={
        <Button component="a" href={routes.products()}>
          {t('jobs:none.action')}
        </Button>
      }
    />
  )
}
