import { Button, CloseButton, Select } from '@mantine/core'
import { Download, ReceiptText } from 'lucide-react'
import { useMemo } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useApiPages, useApiQuery } from '../../lib/api.tsx'
import { formatCount, formatNumber, formatPeriod } from '../../lib/format.ts'
import { routes, useGo } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Balance } from './balance.tsx'
import classes from './credits-screen.module.css'
import { LedgerTable } from './ledger-table.tsx'
import { useLedgerExport } from './use-ledger-export.ts'

const PAGE = 200

export interface CreditsScreenProps {
  /** Show only the movements of this job. */
  readonly jobId?: number | undefined
}

/** The balance of the period, and every movement that led to it. */
export function CreditsScreen({ jobId }: CreditsScreenProps) {
  const credits = useApiQuery('credits.get', {})
  const filter = useMemo(() => (jobId === undefined ? {} : { jobId }), [jobId])
  const ledger = useApiPages('credits.ledger', { ...filter, limit: PAGE })
  const exporting = useLedgerExport(filter)
  const entries = useMemo(() => ledger.data?.pages.flatMap((page) => page.entries) ?? [], [ledger.data])
  const total = ledger.data?.pages[0]?.total ?? 0
  return (
    <div className={classes['screen']}>
      <PageHeader
        title="Credits"
        description={credits.data && summary(credits.data)}
        actions={
          <Button component="a" href={routes.settings()} variant="default">
            Set the allowance
          </Button>
        }
      />
      {credits.error && <ErrorState error={credits.error.body} onRetry={() => void credits.refetch()} />}
      {credits.data && <Balance credits={credits.data} />}
      <div className={classes['tools']}>
        <h2 className={classes['title']}>Ledger</h2>
        <span className={classes['count']} role="status">
          {ledger.data && formatCount(total, 'entry', 'entries')}
        </span>
        <JobFilter jobId={jobId} />
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          loading={exporting.busy}
          disabled={total === 0}
          onClick={() => void exporting.run()}
        >
          Export CSV
        </Button>
      </div>
      {ledger.error && <ErrorState error={ledger.error.body} onRetry={() => void ledger.refetch()} />}
      {ledger.data && total === 0 && (
        <EmptyState
          icon={ReceiptText}
          title={jobId === undefined ? 'No movements yet' : `Job ${jobId} has not moved any credits`}
          text="Credits move when a job is created, and when its items are delivered or given back."
          action={
            <Button component="a" href={jobId === undefined ? routes.optimize() : routes.credits()}>
              {jobId === undefined ? 'Start a job' : 'Show all jobs'}
            </Button>
          }
        />
      )}
      {total > 0 && (
        <LedgerTable
          entries={entries}
          total={total}
          onEnd={() => {
            if (ledger.hasNextPage && !ledger.isFetchingNextPage) void ledger.fetchNextPage()
          }}
        />
      )}
    </div>
  )
}

function summary(credits: Output<'credits.get'>): string {
  const used = `${formatNumber(credits.creditsUsed)} of ${formatCount(credits.creditsTotal, 'credit')} used in ${formatPeriod(credits.period)}`
  return `${used}. One credit is one attribute of one product.`
}

function JobFilter({ jobId }: { readonly jobId: number | undefined }) {
  const go = useGo()
  const { data } = useApiQuery('jobs.list', { limit: 200 })
  const ids = new Set([...(data?.jobs.map((job) => job.id) ?? []), ...(jobId === undefined ? [] : [jobId])])
  return (
    <Select
      aria-label="Job"
      placeholder="All jobs"
      data={[...ids].map((id) => ({ value: String(id), label: `Job ${id}` }))}
      value={jobId === undefined ? null : String(jobId)}
      onChange={(value) => go(routes.credits(value === null ? {} : { jobId: Number(value) }))}
      searchable
      nothingFoundMessage="No such job"
      w={150}
      {...(jobId === undefined
        ? {}
        : { rightSection: <CloseButton size="sm" aria-label="Show all jobs" onClick={() => go(routes.credits())} /> })}
      rightSectionPointerEvents={jobId === undefined ? 'none' : 'all'}
    />
  )
}
