import { useMemo } from 'react'
import type { JobCredits } from '#shared/contract/credits.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { useApi, useApiPages } from '../../lib/api.tsx'
import { formatDateTime, formatNumber, formatPeriod } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { CreditList } from './credit-list.tsx'
import type { Column } from './credit-table.tsx'
import { JobName } from './job-name.tsx'
import { EXPORT_PAGE, exportName, useCreditsExport, type CreditsExport } from './use-credits-export.ts'

const PAGE = 200

const number = (name: string, value: (job: JobCredits) => number, width = '68px'): Column<JobCredits> => ({
  name,
  width,
  look: 'number',
  cell: (job) => formatNumber(value(job))
})

/** `November 2026`, and of a job that was charged in several months how much in each. */
function periodsOf({ periods }: JobCredits): string {
  const [only] = periods
  if (only && periods.length === 1) return formatPeriod(only.period)
  return periods.map(({ period, granted }) => `${formatPeriod(period)}: ${formatNumber(granted)}`).join(', ')
}

const columns = (): readonly Column<JobCredits>[] => [
  {
    name: t('credits:column.job'),
    width: '88px',
    cell: ({ jobId, regenerated }) => <JobName jobId={jobId} regenerated={regenerated} />
  },
  { name: t('credits:column.created'), width: '136px', cell: (job) => formatDateTime(job.createdAt) },
  {
    name: t('credits:column.status'),
    width: '105px',
    cell: ({ status, pausedBy, failed }) => <StatusBadge of="job" status={status} pausedBy={pausedBy} failed={failed} />
  },
  // Retries with it, and what has come back: what is held now stands by itself.
  number(t('credits:column.reserved'), (job) => job.granted, '114px'),
  number(t('credits:column.captured'), (job) => job.captured),
  number(t('credits:column.released'), (job) => job.released),
  number(t('credits:state.HELD'), (job) => job.held),
  number(t('credits:column.free'), (job) => job.free),
  {
    name: t('credits:column.month'),
    width: 'minmax(124px, 1fr)',
    look: 'dimmed',
    cell: periodsOf,
    title: periodsOf
  },
  {
    name: t('credits:column.items'),
    width: '62px',
    cell: ({ jobId }) => <a href={routes.credits({ view: 'items', jobId })}>{t('credits:column.items')}</a>
  }
]

/** One line per job and month; a job that cost nothing has one line without a month. */
export function jobsExport(client: ApiClient, jobId: number | undefined): CreditsExport<JobCredits> {
  return {
    fileName: exportName('credits-by-job', jobId),
    header: [
      'Job',
      'Created (UTC)',
      'Status',
      'Items',
      'Free items',
      'Period',
      'Reserved in all',
      'Captured',
      'Returned',
      'Held'
    ],
    rowsOf: (job) => {
      const lead = [job.jobId, job.createdAt, job.status, job.totalItems, job.free] as const
      if (job.periods.length === 0) return [[...lead, '', 0, 0, 0, 0]]
      return job.periods.map((row) => [...lead, row.period, row.granted, row.captured, row.released, row.held])
    },
    fetchPage: async (cursor) => {
      const page = await client.call('credits.jobs', { jobId, cursor, limit: EXPORT_PAGE })
      return page.ok ? { ok: true, value: { rows: page.value.jobs, nextCursor: page.value.nextCursor } } : page
    }
  }
}

/** What each job reserved, used and gave back. */
export function JobsView({ jobId }: { readonly jobId: number | undefined }) {
  const client = useApi()
  const pages = useApiPages('credits.jobs', { ...(jobId === undefined ? {} : { jobId }), limit: PAGE })
  const exporting = useCreditsExport(useMemo(() => jobsExport(client, jobId), [client, jobId]))
  const jobs = useMemo(() => pages.data?.pages.flatMap((page) => page.jobs) ?? [], [pages.data])
  return (
    <CreditList
      label={t('credits:list.jobs')}
      view="jobs"
      countWords={(count) => t('common:count.job', { count })}
      jobId={jobId}
      columns={columns()}
      rows={jobs}
      keyOf={(job) => job.jobId}
      total={pages.data?.pages[0]?.total}
      error={pages.error?.body}
      onRetry={() => void pages.refetch()}
      onEnd={() => {
        if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
      }}
      exporting={exporting}
    />
  )
}
