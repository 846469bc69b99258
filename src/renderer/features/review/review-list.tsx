import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { useDraftIds } from '../../lib/draft-store.ts'
import { t } from '../../lib/i18n.ts'
import { isSelected } from '../../lib/selection.ts'
import { useRowWindow } from '../../lib/use-row-window.ts'
import { reviewDrafts } from './draft-store.ts'
import type { ItemView } from './item-view.ts'
import { staysIn, type ReviewTab } from './review-filter.ts'
import { ReviewRow, type ReviewRowProps } from './review-row.tsx'
import { beginsProduct } from './review-rows.ts'
import { useCompareAhead } from './use-compare-ahead.ts'
import type { CardActions } from './use-card-actions.ts'
import type { ReviewActions } from './use-review-actions.ts'
import type { ShownChange } from './use-change-steps.ts'
import type { Review } from './use-review.ts'
import classes from './review-list.module.css'

const ITEM_HEIGHT = 96
/** Pixels: what is said of the last change (review-footer.module.css), in one line, lies over the list's lower edge and not over the next text. */
const NOTICE_HEIGHT = 64

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
  const { review, actions, cardActions, tab, view, ofJobs, open, onOpen, change } = props
  const { total, rowAt, rows } = review
  const listId = review.list?.listId ?? ''
  const { scroller, space, shown, first, last, reveal } = useRowWindow({
    listId,
    count: total,
    reckoned: ITEM_HEIGHT,
    kept: actions.place,
    below: NOTICE_HEIGHT
  })
  // Not an effect of after the painting: each frame of a list that scrolls would have one, and React goes through all that was drawn for it.
  useLayoutEffect(() => rows.show(first, last), [rows, first, last])

  useCompareAhead(rows, view.form)

  const drafts = useDraftIds(reviewDrafts)
  const cursorId = actions.cursor?.id
  // The list follows the cursor when it goes to another item, not whenever rows come or change their height.
  const follow = useEffectEvent(() => {
    if (total > 0) reveal(actions.place)
  })
  useEffect(() => follow(), [actions.place, listId, actions.editingId])

  // In a window that is too low for the whole screen, whoever goes through the texts has scrolled what stands above them away. Never at
  // first: the screen opens at its top. Before anything is painted, since what is opened at the foot takes the focus only where it is in sight.
  const lastPlace = useRef(actions.place)
  useLayoutEffect(() => {
    if (lastPlace.current === actions.place && actions.editingId === null && actions.askingId === null) return
    lastPlace.current = actions.place
    scroller.current?.parentElement?.scrollIntoView({ block: 'end' })
  }, [actions.place, actions.editingId, actions.askingId, scroller])

  // The editor takes the focus with it when it goes: the next Tab would begin at the top of the window.
  useEffect(() => {
    if (actions.editingId === null && actions.askingId === null && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true })
  }, [actions.editingId, actions.askingId, scroller])

  const stateOf = (item: ReviewItem, place: number): RowState => ({
    named: beginsProduct(item, place === 0 ? null : rowAt(place - 1)),
    done: !staysIn(tab, item),
    selected: isSelected(actions.selection, item.id),
    editing: actions.editingId === item.id,
    asking: actions.askingId === item.id,
    draft: drafts.has(item.id),
    open: open.has(item.id),
    change: change?.itemId === item.id ? change.number : undefined
  })
  const places = shown.map(({ place }) => place).toSorted((a, b) => a - b)
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      role="grid"
      aria-label={t('review:texts')}
      aria-rowcount={total}
      aria-multiselectable
      aria-activedescendant={cursorId === undefined ? undefined : `review-item-${cursorId}`}
      // The elements of the rows are used over and over, so they stand in the page in another order than the rows.
      aria-owns={places.map((place) => rowId(place, rowAt(place))).join(' ')}
      tabIndex={0}
    >
      <div ref={space} role="presentation" className={classes['space']}>
        {shown.map(({ place, slot, height }) => {
          const item = rowAt(place)
          return (
            <ReviewRow
              key={slot}
              id={rowId(place, item)}
              item={item}
              place={place}
              ofJobs={ofJobs}
              // Of a row that is there it changes with each measuring, and says nothing.
              unreadHeight={item === undefined ? height : 0}
              view={view}
              active={place === actions.place}
              {...(item ? stateOf(item, place) : NOT_THERE)}
              onOpen={onOpen}
              actions={cardActions}
            />
          )
        })}
      </div>
    </div>
  )
}

type RowState = Pick<ReviewRowProps, 'named' | 'done' | 'selected' | 'editing' | 'asking' | 'draft' | 'open' | 'change'>

const NOT_THERE: RowState = {
  named: false,
  done: false,
  selected: false,
  editing: false,
  asking: false,
  draft: false,
  open: false,
  change: undefined
}

function rowId(place: number, item: ReviewItem | null | undefined): string {
  return item ? `review-item-${item.id}` : `review-place-${place}`
}
