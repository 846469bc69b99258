import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import classes from './credit-table.module.css'

const ROW_HEIGHT = 33

export interface Column<T> {
  readonly name: string
  /** As in `grid-template-columns`. */
  readonly width: string
  readonly cell: (row: T) => ReactNode
  readonly look?: 'number' | 'dimmed'
  /** The whole text, where the cell may cut it off. */
  readonly title?: (row: T) => string | null
}

export interface CreditTableProps<T> {
  readonly label: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => number
  /** Rows that there are, loaded or not. */
  readonly total: number
  /** The reader comes close to the last loaded row. */
  readonly onEnd: () => void
}

/** A long table of which only the rows in sight exist. */
export function CreditTable<T>({ label, columns, rows, keyOf, total, onEnd }: CreditTableProps<T>) {
  'use no memo'
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12
  })
  const visible = virtual.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  const near = rows.length < total && last >= rows.length - 20
  const gridTemplateColumns = columns.map((column) => column.width).join(' ')

  useEffect(() => {
    if (near) onEnd()
  })

  return (
    <div ref={scroller} className={classes['scroller']} tabIndex={0} role="region" aria-label={label}>
      <div role="table" aria-label={label} aria-rowcount={total + 1} className={classes['table']}>
        <div role="rowgroup" className={classes['head']}>
          <div role="row" aria-rowindex={1} className={classes['row']} style={{ gridTemplateColumns }}>
            {columns.map((column) => (
              <div key={column.name} role="columnheader" data-look={column.look}>
                {column.name}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: virtual.getTotalSize() }}>
          {visible.map(({ index, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              <div
                key={keyOf(row)}
                role="row"
                aria-rowindex={index + 2}
                className={classes['row']}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
              >
                {columns.map((column) => (
                  <div key={column.name} role="cell" data-look={column.look} title={column.title?.(row) ?? undefined}>
                    {column.cell(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
    </div>
  )
}
