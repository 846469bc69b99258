import { Button } from '@mantine/core'
import { Download, ReceiptText } from 'lucide-react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { formatCount } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import classes from './credits-screen.module.css'
import { CreditTable, type Column } from './credit-table.tsx'
import { JobFilter } from './job-filter.tsx'

export interface CreditListProps<T> {
  readonly label: string
  readonly view: 'jobs' | 'items' | undefined
  /** What a row is called: one, and many. */
  readonly words: readonly [string, string]
  readonly jobId: number | undefined
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => number
  /** Undefined while nothing has been loaded. */
  readonly total: number | undefined
  readonly error: ErrorBody | undefined
  readonly onRetry: () => void
  readonly onEnd: () => void
  readonly exporting: { readonly busy: boolean; readonly run: () => Promise<void> }
}

/** One of the views: how many rows, of which job, as a file, and the rows themselves. */
export function CreditList<T>(props: CreditListProps<T>) {
  const { label, view, words, jobId, columns, rows, keyOf, total, error, onRetry, onEnd, exporting } = props
  return (
    <>
      <div className={classes['tools']}>
        <span className={classes['count']} role="status">
          {total !== undefined && formatCount(total, ...words)}
        </span>
        <JobFilter jobId={jobId} view={view} />
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          loading={exporting.busy}
          disabled={total === undefined || total === 0}
          onClick={() => void exporting.run()}
        >
          Export CSV
        </Button>
      </div>
      {error && <ErrorState error={error} onRetry={onRetry} />}
      {total === 0 && (
        <EmptyState
          icon={ReceiptText}
          title={jobId === undefined ? 'No movements yet' : `Job ${jobId} has not moved any credits`}
          text="Credits move when a job is created, and when its items are delivered or given back."
          action={
            <Button component="a" href={jobId === undefined ? routes.optimize() : routes.credits({ view })}>
              {jobId === undefined ? 'Start a job' : 'Show all jobs'}
            </Button>
          }
        />
      )}
      {total !== undefined && total > 0 && (
        <CreditTable label={label} columns={columns} rows={rows} keyOf={keyOf} total={total} onEnd={onEnd} />
      )}
    </>
  )
}
