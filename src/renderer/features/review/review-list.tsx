import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import { formatLanguage } from '../../lib/format.ts'
import { isRowSelected } from '../../lib/row-selection.ts'
import { ItemCard } from './item-card.tsx'
import type { ItemView } from './item-view.ts'
import { staysIn, type ReviewTab } from './review-filter.ts'
import { beginsProduct } from './review-rows.ts'
import { useCompareAhead } from './use-compare-ahead.ts'
import type { CardActions } from './use-card-actions.ts'
import type { ReviewActions } from './use-review-actions.ts'
import type { ShownChange } from './use-change-steps.ts'
import type { Review } from './use-review.ts'
import classes from './review-list.module.css'

const PRODUCT_HEIGHT = 34
const ITEM_HEIGHT = 96

export interface ReviewListProps {
  readonly review: Review
  readonly actions: ReviewActions
  readonly cardActions: CardActions
  readonly tab: ReviewTab
  readonly view: ItemView
  /** Texts of more than one job can be on it. */
  readonly ofJobs: boolean
  readonly open: ReadonlySet<number>
  readonly onOpen: (id: number) => void
  /** The change of one item that is brought into sight. */
  readonly change: ShownChange | null
}

/** All of a list by its places, of which only those in sight are in the page. */
export function ReviewList(props: ReviewListProps) {
  'use no memo'
  const { review, actions, cardActions, tab, view, ofJobs, open, onOpen, change } = props
  const { total, rowAt, show } = review
  const listId = review.list?.listId ?? ''
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => ITEM_HEIGHT, []),
    overscan: 6,
    scrollPaddingEnd: 12,
    // Rows that turn out higher than was reckoned move the others without being drawn anew.
    directDomUpdates: true,
    directDomUpdatesMode: 'position'
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => show(first, last), [show, first, last])

  // Heights are kept by place, as numbers: whenever one turns out another than reckoned, all that follow are looked up. They are of one list.
  useLayoutEffect(() => virtual.measure(), [virtual, listId])
  useCompareAhead(review.known, view.form)

  const cursorId = actions.cursor?.id
  // The list follows the cursor when it goes to another item, not whenever rows come or change their height.
  const follow = useEffectEvent(() => {
    if (total > 0) virtual.scrollToIndex(actions.place, { align: 'auto' })
  })
  useEffect(() => follow(), [actions.place, listId, actions.editingId])

  // The editor takes the focus with it when it goes: the next Tab would begin at the top of the window.
  useEffect(() => {
    if (actions.editingId === null && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true })
  }, [actions.editingId])

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      aria-label={t('review:texts')}
      aria-rowcount={total}
      aria-multiselectable
      aria-activedescendant={cursorId === undefined ? undefined : `review-item-${cursorId}`}
      tabIndex={0}
    >
      <div ref={virtual.containerRef} role="presentation" className={classes['space']}>
        {shown.map(({ index: place }) => {
          const item = rowAt(place)
          return (
            <div
              key={`${listId} ${place}`}
              ref={virtual.measureElement}
              data-index={place}
              className={classes['row']}
              role="row"
              aria-rowindex={place + 1}
              {...(item
                ? {
                    id: `review-item-${item.id}`,
                    'aria-selected': isRowSelected(actions.selection, item.id),
                    'aria-current': place === actions.place
                  }
                : {})}
            >
              {item ? (
                <>
                  {beginsProduct(item, place === 0 ? null : rowAt(place - 1)) && (
                    <ProductName item={item} ofJobs={ofJobs} />
                  )}
                  <ItemCard
                    item={item}
                    place={place}
                    view={view}
                    active={place === actions.place}
                    done={!staysIn(tab, item)}
                    selected={isRowSelected(actions.selection, item.id)}
                    editing={actions.editingId === item.id}
                    open={open.has(item.id)}
                    onOpen={onOpen}
                    change={change?.itemId === item.id ? change.number : undefined}
                    actions={cardActions}
                  />
                </>
              ) : item === null ? (
                <div role="gridcell" className={classes['gone']}>
                  {t('review:gone')}
                </div>
              ) : (
                <Unread />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function ProductName({ item, ofJobs }: { readonly item: ReviewItem; readonly ofJobs: boolean }) {
  return (
    <div role="rowheader" className={classes['product']} style={{ height: PRODUCT_HEIGHT }}>
      <span className={classes['productName']} dir="auto">
        {item.productName}
      </span>
      {ofJobs && (
        <span className={classes['productJob']}>
          {t('review:jobInLanguage', { id: String(item.jobId), language: formatLanguage(item.language) })}
        </span>
      )}
    </div>
  )
}

/** A row that is being read: never nothing, and nothing that moves. */
function Unread() {
  return (
    <div role="gridcell" aria-busy aria-label={t('review:loading')} className={classes['unread']}>
      <div className={classes['bar']} />
      <div className={classes['bar']} />
    </div>
  )
}
