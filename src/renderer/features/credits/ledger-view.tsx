import { useMemo } from 'react'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { useApi, useApiPages } from '../../lib/api.tsx'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { CreditList } from './credit-list.tsx'
import type { Column } from './credit-table.tsx'
import { effectOf, LEDGER_WORDS } from './ledger-words.ts'
import { EXPORT_PAGE, exportName, useCreditsExport, type CreditsExport } from './use-credits-export.ts'

const PAGE = 200

const COLUMNS: readonly Column<LedgerEntry>[] = [
  { name: 'Time', width: '150px', cell: (entry) => formatDateTime(entry.at) },
  {
    name: 'Kind',
    width: 'minmax(180px, 1fr)',
    cell: ({ kind }) => (
      <>
        {LEDGER_WORDS[kind].label} <small>{LEDGER_WORDS[kind].meaning}</small>
      </>
    )
  },
  {
    name: 'Job',
    width: '80px',
    cell: ({ jobId }) => jobId !== null && <a href={routes.job(jobId)}>{`Job ${jobId}`}</a>
  },
  {
    name: 'Credits',
    width: '80px',
    look: 'number',
    cell: (entry) => `${effectOf(entry)}${formatNumber(Math.abs(entry.amount))}`
  },
  { name: 'In use after', width: '90px', look: 'number', cell: (entry) => formatNumber(entry.usedAfter) },
  {
    name: 'Note',
    width: 'minmax(160px, 1.4fr)',
    look: 'dimmed',
    cell: (entry) => entry.note,
    title: (entry) => entry.note
  }
]

export function ledgerExport(client: ApiClient, jobId: number | undefined): CreditsExport<LedgerEntry> {
  return {
    fileName: exportName('ledger', jobId),
    header: ['Entry', 'Time (UTC)', 'Period', 'Kind', 'Job', 'Credits', 'In use after', 'Note'],
    rowsOf: (entry) => [
      [
        entry.id,
        entry.at,
        entry.period,
        LEDGER_WORDS[entry.kind].label,
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
      label="Ledger"
      view={undefined}
      words={['entry', 'entries']}
      jobId={jobId}
      columns={COLUMNS}
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
