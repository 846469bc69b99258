import { Loader } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { formatCount } from '../../lib/format.ts'
import { ItemCard } from './item-card.tsx'
import type { ItemView } from './item-view.ts'
import { rowsOf } from './review-rows.ts'
import { isRowSelected } from '../../lib/row-selection.ts'
import type { CardActions } from './use-card-actions.ts'
import type { ReviewActions } from './use-review-actions.ts'
import type { ShownChange } from './use-change-steps.ts'
import type { Review } from './use-review.ts'
import classes from './review-list.module.css'

const PRODUCT_HEIGHT = 34
const ITEM_HEIGHT = 96
/** Rows from the end at which the next page is asked for. */
const LOAD_AHEAD = 30

export interface ReviewListProps {
  readonly review: Review
  readonly actions: ReviewActions
  readonly cardActions: CardActions
  readonly view: ItemView
  readonly open: ReadonlySet<number>
  readonly onOpen: (id: number) => void
  /** The change of one item that is brought into sight. */
  readonly change: ShownChange | null
}

/** Only what is in sight is in the page; the rest is known by its place. */
export function ReviewList({ review, actions, cardActions, view, open, onOpen, change }: ReviewListProps) {
  'use no memo'
  const scroller = useRef<HTMLDivElement>(null)
  const { items, hasMore, loadMore } = review
  const rows = useMemo(() => rowsOf(items), [items])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'product' ? PRODUCT_HEIGHT : ITEM_HEIGHT),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    // The name of the product above the first item of a jump stays in sight.
    scrollPaddingStart: PRODUCT_HEIGHT,
    scrollPaddingEnd: 12
  })
  const shown = virtual.getVirtualItems()

  const cursorId = actions.cursor?.id
  const cursorRow = useMemo(
    () => rows.findIndex((row) => row.kind === 'item' && row.item.id === cursorId),
    [rows, cursorId]
  )
  // The list follows the cursor when it goes to another item, not whenever rows come or change their height.
  const follow = useEffectEvent(() => {
    if (cursorRow >= 0) virtual.scrollToIndex(cursorRow, { align: 'auto' })
  })
  useEffect(() => follow(), [cursorId, actions.editingId])

  const last = shown.at(-1)?.index ?? 0
  const nearEnd = rows.length > 0 && last >= rows.length - LOAD_AHEAD
  useEffect(() => {
    if (nearEnd && hasMore) void loadMore()
  }, [nearEnd, hasMore, loadMore, rows.length])

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      aria-label="Texts to review"
      aria-rowcount={rows.length}
      aria-multiselectable
      aria-busy={hasMore && nearEnd}
      aria-activedescendant={cursorId === undefined ? undefined : `review-item-${cursorId}`}
      tabIndex={0}
    >
      <div role="presentation" className={classes['space']} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const isCursor = row.kind === 'item' && row.item.id === cursorId
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              role="row"
              aria-rowindex={index + 1}
              {...(row.kind === 'item'
                ? {
                    id: `review-item-${row.item.id}`,
                    'aria-selected': isRowSelected(actions.selection, row.item.id),
                    'aria-current': isCursor
                  }
                : {})}
            >
              {row.kind === 'product' ? (
                <div role="rowheader" className={classes['product']}>
                  <span className={classes['productName']} dir="auto">
                    {row.name}
                  </span>
                  <span className={classes['productCount']}>{formatCount(row.itemIds.length, 'text')}</span>
                </div>
              ) : (
                <ItemCard
                  item={row.item}
                  view={view}
                  active={isCursor}
                  selected={isRowSelected(actions.selection, row.item.id)}
                  editing={actions.editingId === row.item.id}
                  open={open.has(row.item.id)}
                  onOpen={onOpen}
                  change={change?.itemId === row.item.id ? change.number : undefined}
                  actions={cardActions}
                />
              )}
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
