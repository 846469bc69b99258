import { Button } from '@mantine/core'
import { Download, ReceiptText } from 'lucide-react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import classes from './credits-screen.module.css'
import { CreditTable, type Column } from './credit-table.tsx'
import { JobFilter } from './job-filter.tsx'

export interface CreditListProps<T> {
  readonly label: string
  readonly view: 'jobs' | 'items' | undefined
  /** So many rows, in words. */
  readonly countWords: (count: number) => string
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
  const { label, view, countWords, jobId, columns, rows, keyOf, total, error, onRetry, onEnd, exporting } = props
  return (
    <>
      <div className={classes['tools']}>
        <span className={classes['count']} role="status">
          {total !== undefined && countWords(total)}
        </span>
        <JobFilter jobId={jobId} view={view} />
        <Button
          variant="default"
          leftSection={<Download size={14} aria-hidden />}
          loading={exporting.busy}
          disabled={total === undefined || total === 0}
          onClick={() => void exporting.run()}
        >
          {t('credits:list.export')}
        </Button>
      </div>
      {error && <ErrorState error={error} onRetry={onRetry} />}
      {total === 0 && (
        <EmptyState
          icon={ReceiptText}
          title={jobId === undefined ? t('credits:list.emptyTitle') : t('credits:list.emptyTitleOfJob', { id: jobId })}
          text={t('credits:list.emptyText')}
          action={
            <Button component="a" href={jobId === undefined ? routes.optimize() : routes.credits({ view })}>
              {jobId === undefined ? t('credits:list.startJob') : t('common:ui.showAllJobs')}
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
