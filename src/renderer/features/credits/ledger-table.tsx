import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import { formatDateTime, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import classes from './ledger-table.module.css'
import { LEDGER_WORDS } from './ledger-words.ts'

const ROW_HEIGHT = 33
const COLUMNS = ['Time', 'Kind', 'Job', 'Credits', 'In use after', 'Note'] as const

export interface LedgerTableProps {
  readonly entries: readonly LedgerEntry[]
  /** Of the whole ledger, loaded or not. */
  readonly total: number
  /** The reader comes close to the last loaded entry. */
  readonly onEnd: () => void
}

/** The ledger, newest first. Only the rows in sight exist. */
export function LedgerTable({ entries, total, onEnd }: LedgerTableProps) {
  'use no memo'
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12
  })
  const visible = rows.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  const near = entries.length < total && last >= entries.length - 20

  useEffect(() => {
    if (near) onEnd()
  })

  return (
    // A scrolled region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={scroller} className={classes['scroller']} tabIndex={0} role="region" aria-label="Ledger">
      <div role="table" aria-label="Ledger" aria-rowcount={total + 1} className={classes['table']}>
        <div role="rowgroup" className={classes['head']}>
          <div role="row" aria-rowindex={1} className={classes['row']}>
            {COLUMNS.map((name) => (
              <div key={name} role="columnheader">
                {name}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: rows.getTotalSize() }}>
          {visible.map(({ index, start }) => {
            const entry = entries[index]
            return entry && <Row key={entry.id} entry={entry} index={index} start={start} />
          })}
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  readonly entry: LedgerEntry
  readonly index: number
  /** Pixels from the top of the list. */
  readonly start: number
}

function Row({ entry, index, start }: RowProps) {
  const words = LEDGER_WORDS[entry.kind]
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes['row']}
      style={{ transform: `translateY(${start}px)` }}
    >
      <div role="cell" className={classes['time']}>
        {formatDateTime(entry.at)}
      </div>
      <div role="cell">
        {words.label} <span className={classes['meaning']}>{words.meaning}</span>
      </div>
      <div role="cell">{entry.jobId !== null && <a href={routes.job(entry.jobId)}>{`Job ${entry.jobId}`}</a>}</div>
      <div role="cell">
        {words.effect}
        {formatNumber(entry.amount)}
      </div>
      <div role="cell">{formatNumber(entry.usedAfter)}</div>
      <div role="cell" title={entry.note ?? undefined}>
        {entry.note}
      </div>
    </div>
  )
}
