import { memo } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { formatLanguage } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { ItemCard, type ItemCardProps } from './item-card.tsx'
import classes from './review-list.module.css'

export interface ReviewRowProps extends Omit<ItemCardProps, 'item'> {
  readonly id: string
  /** Null where it is gone, undefined until it has been read. */
  readonly item: ReviewItem | null | undefined
  /** It is the first of its product, or of another job's text of it. */
  readonly named: boolean
  /** Texts of more than one job can be on the list. */
  readonly ofJobs: boolean
  /** Pixels that a row takes which has not been read yet. */
  readonly unreadHeight: number
}

/** One place of the list. Memoised: a list that scrolls draws the rows that come, and a key that moves the cursor two of them. */
export const ReviewRow = memo(function ReviewRow(props: ReviewRowProps) {
  const { id, item, named, ofJobs, unreadHeight, ...card } = props
  const { place, active, selected } = card
  return (
    <div
      data-place={place}
      className={classes['row']}
      role="row"
      aria-rowindex={place + 1}
      id={id}
      {...(item ? { 'aria-selected': selected, 'aria-current': active } : {})}
    >
      {item ? (
        <>
          <ProductName item={item} ofJobs={ofJobs} hidden={!named} />
          <ItemCard item={item} {...card} />
        </>
      ) : item === null ? (
        <div role="gridcell" className={classes['gone']}>
          {t('review:gone')}
        </div>
      ) : (
        <Unread height={unreadHeight} />
      )}
    </div>
  )
})

interface ProductNameProps {
  readonly item: ReviewItem
  readonly ofJobs: boolean
  readonly hidden: boolean
}

/** In each row, and hidden in most: an element that comes and goes costs a list that scrolls more than one that shows and hides. */
function ProductName({ item, ofJobs, hidden }: ProductNameProps) {
  return (
    <div role="rowheader" className={classes['product']} hidden={hidden}>
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
function Unread({ height }: { readonly height: number }) {
  return (
    <div role="gridcell" aria-busy aria-label={t('review:loading')} className={classes['unread']} style={{ height }}>
      <div className={classes['bar']} />
      <div className={classes['bar']} />
    </div>
  )
}
