import { Loader } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'
import classes from './virtual-list.module.css'

/** Rows from the end at which more are asked for. */
const LOAD_AHEAD = 20

export interface VirtualListProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => number | string
  /** Pixels that a row takes until it is measured. */
  readonly rowHeight: number
  /** Rows that there are, loaded or not. */
  readonly total: number
  readonly renderRow: (row: T) => ReactNode
  readonly hasMore: boolean
  readonly onMore: () => void
  /** Index of the row that must stay in sight when it becomes another one. */
  readonly cursor?: number | undefined
}

/** A long list of rows of any height, of which only those in sight are in the page. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  'use no memo'
  const { label, rows, keyOf, rowHeight, total, renderRow, hasMore, onMore, cursor } = props
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
    overscan: 6,
    scrollPaddingEnd: 12
  })
  const shown = virtual.getVirtualItems()
  const nearEnd = rows.length > 0 && (shown.at(-1)?.index ?? 0) >= rows.length - LOAD_AHEAD

  useEffect(() => {
    if (nearEnd && hasMore) onMore()
  }, [nearEnd, hasMore, onMore, rows.length])

  // The list follows the cursor when it goes elsewhere, not whenever rows come or change their height.
  const follow = useEffectEvent((index: number) => virtual.scrollToIndex(index, { align: 'auto' }))
  useEffect(() => {
    if (cursor !== undefined && cursor >= 0) follow(cursor)
  }, [cursor])

  return (
    <div ref={scroller} className={classes['scroller']} tabIndex={0} role="region" aria-label={label}>
      <div role="list" aria-label={label} className={classes['space']} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={total}
              aria-current={index === cursor ? true : undefined}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
            >
              {renderRow(row)}
            </div>
          )
        })}
      </div>
      {hasMore && (
        <div aria-hidden className={classes['more']}>
          <Loader size="xs" />
        </div>
      )}
    </div>
  )
}
