import { useCallback, useState } from 'react'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import { useApi } from '../../lib/api.tsx'
import { saveText, toCsv } from '../../lib/csv.ts'
import { notifyError } from '../../lib/notify.ts'
import { LEDGER_WORDS } from './ledger-words.ts'

/** The most that one page of the contract holds. */
const PAGE = 500

export function ledgerCsv(entries: readonly LedgerEntry[]): string {
  return toCsv([
    ['Entry', 'Time (UTC)', 'Period', 'Kind', 'Job', 'Credits', 'In use after', 'Note'],
    ...entries.map((entry) => [
      entry.id,
      entry.at,
      entry.period,
      LEDGER_WORDS[entry.kind].label,
      entry.jobId ?? '',
      entry.amount,
      entry.usedAfter,
      entry.note ?? ''
    ])
  ])
}

/** Reads the whole ledger, page by page, and hands it over as a file. */
export function useLedgerExport(filter: { readonly jobId?: number }): {
  readonly busy: boolean
  readonly run: () => Promise<void>
} {
  const client = useApi()
  const [busy, setBusy] = useState(false)
  const run = useCallback(async () => {
    setBusy(true)
    const entries: LedgerEntry[] = []
    let cursor: string | undefined
    for (;;) {
      const page = await client.call('credits.ledger', { ...filter, cursor, limit: PAGE })
      if (!page.ok) {
        setBusy(false)
        return notifyError(page.error)
      }
      entries.push(...page.value.entries)
      if (page.value.nextCursor === null) break
      cursor = page.value.nextCursor
    }
    setBusy(false)
    saveText(
      filter.jobId === undefined ? 'wordshelf-ledger.csv' : `wordshelf-ledger-job-${filter.jobId}.csv`,
      ledgerCsv(entries)
    )
  }, [client, filter])
  return { busy, run }
}
