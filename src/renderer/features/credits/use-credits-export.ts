import { useCallback, useState } from 'react'
import type { CallResult } from '#shared/contract/contract.ts'
import { CSV_TYPE, toCsv } from '../../lib/csv.ts'
import { notifyError } from '../../lib/notify.ts'
import { saveText } from '../../lib/save-text.ts'

type Row = readonly (string | number)[]

interface Page<T> {
  readonly rows: readonly T[]
  readonly nextCursor: string | null
}

export interface CreditsExport<T> {
  readonly fileName: string
  readonly header: Row
  readonly rowsOf: (row: T) => readonly Row[]
  readonly fetchPage: (cursor: string | undefined) => Promise<CallResult<Page<T>>>
}

/** A file keeps its words whatever the window speaks: sheets and scripts that read it go on. */
export const IN_FILES = { lng: 'en' } as const

/** The most that one page of the contract holds. */
export const EXPORT_PAGE = 500

/** Rows as the part of a file that follows its first line: the byte order mark stands at the head of the file and nowhere else. */
const continued = (rows: readonly Row[]): string => (rows.length === 0 ? '' : toCsv(rows).slice(1))

/** The file, read page by page: of a page that was read nothing is kept but its text. Formulas are made harmless by `toCsv`. */
export async function creditsCsv<T>(source: CreditsExport<T>): Promise<CallResult<string>> {
  const parts = [toCsv([source.header])]
  let cursor: string | undefined
  for (;;) {
    const page = await source.fetchPage(cursor)
    if (!page.ok) return page
    parts.push(continued(page.value.rows.flatMap(source.rowsOf)))
    if (page.value.nextCursor === null) return { ok: true, value: parts.join('') }
    cursor = page.value.nextCursor
  }
}

export function useCreditsExport<T>(source: CreditsExport<T>): {
  readonly busy: boolean
  readonly run: () => Promise<void>
} {
  const [busy, setBusy] = useState(false)
  const run = useCallback(async () => {
    setBusy(true)
    const text = await creditsCsv(source)
    setBusy(false)
    if (text.ok) saveText(source.fileName, text.value, CSV_TYPE)
    else notifyError(text.error)
  }, [source])
  return { busy, run }
}

export function exportName(what: string, jobId: number | undefined): string {
  return jobId === undefined ? `wordshelf-${what}.csv` : `wordshelf-${what}-job-${jobId}.csv`
}
