import { useMemo } from 'react'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { useApi, useApiPages } from '../../lib/api.tsx'
import { engineText } from '../../lib/error-words.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { CreditList } from './credit-list.tsx'
import type { Column } from './credit-table.tsx'
import { effectOf } from './ledger-effect.ts'
import { JobName } from './job-name.tsx'
import { EXPORT_PAGE, IN_FILES, exportName, useCreditsExport, type CreditsExport } from './use-credits-export.ts'

const PAGE = 200

const columns = (): readonly Column<LedgerEntry>[] => [
  { name: t('credits:column.time'), width: '150px', cell: (entry) => formatDateTime(entry.at) },
  {
    name: t('credits:column.kind'),
    width: 'minmax(180px, 1.3fr)',
    cell: ({ kind }) => (
      <>
        {t(`credits:kind.${kind}`)} <small>{t(`credits:kindMeans.${kind}`)}</small>
      </>
    )
  },
  {
    name: t('credits:column.job'),
    width: '88px',
    cell: ({ jobId, regenerated }) => jobId !== null && <JobName jobId={jobId} regenerated={regenerated} />
  },
  {
    name: t('credits:column.credits'),
    width: '80px',
    look: 'number',
    // The sign stays before its number where the line runs from the right.
    cell: (entry) => <bdi dir="ltr">{`${effectOf(entry)}${formatNumber(Math.abs(entry.amount))}`}</bdi>
  },
  {
    name: t('credits:column.inUseAfter'),
    width: '110px',
    look: 'number',
    cell: (entry) => formatNumber(entry.usedAfter)
  },
  {
    name: t('credits:column.note'),
    width: 'minmax(140px, 1fr)',
    look: 'dimmed',
    cell: (entry) => <bdi>{noteOf(entry)}</bdi>,
    title: noteOf
  }
]

/** The engine's, or in the words of whoever adjusted. */
function noteOf({ note }: LedgerEntry): string | null {
  return note === null ? null : engineText(note)
}

export function ledgerExport(client: ApiClient, jobId: number | undefined): CreditsExport<LedgerEntry> {
  return {
    fileName: exportName('ledger', jobId),
    header: ['Entry', 'Time (UTC)', 'Period', 'Kind', 'Job', 'Credits', 'In use after', 'Note'],
    rowsOf: (entry) => [
      [
        entry.id,
        entry.at,
        entry.period,
        t(`credits:kind.${entry.kind}`, IN_FILES),
        entry.jobId ?? '',
        entry.amount,
        entry.usedAfter,
        entry.note ?? ''
      ]
    ],
    fetchPage: async (cursor) => {
      const page = await client.call('credits.ledger', { jobId, cursor, limit: EXPORT_PAGE })
      return page.ok ? { ok: true, value: { rows: page.value.entries, nextCursor: page.value.nextCursor } } : page
    }
  }
}

/** Every movement of credits, newest first. */
export function LedgerView({ jobId }: { readonly jobId: number | undefined }) {
  const client = useApi()
  const ledger = useApiPages('credits.ledger', { ...(jobId === undefined ? {} : { jobId }), limit: PAGE })
  const exporting = useCreditsExport(useMemo(() => ledgerExport(client, jobId), [client, jobId]))
  const entries = useMemo(() => ledger.data?.pages.flatMap((page) => page.entries) ?? [], [ledger.data])
  return (
    <CreditList
      label={t('credits:list.ledger')}
      view={undefined}
      countWords={(count) => t('credits:list.entries', { count })}
      jobId={jobId}
      columns={columns()}
      rows={entries}
      keyOf={(entry) => entry.id}
      total={ledger.data?.pages[0]?.total}
      error={ledger.error?.body}
      onRetry={() => void ledger.refetch()}
      onEnd={() => {
        if (ledger.hasNextPage && !ledger.isFetchingNextPage) void ledger.fetchNextPage()
      }}
      exporting={exporting}
    />
  )
}
