import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import { RowLink } from '../../ui/row-link.tsx'
import classes from './item-card.module.css'

/** That other products have the text too, to the letter or nearly, and the way to all of them. */
export function NearMark({ near }: { readonly near: NonNullable<ReviewItem['near']> }) {
  const others = near.products - 1
  return (
    <>
      <span className={classes['flag']} title={t('review:near.help')}>
        {near.same ? t('review:near.same') : t('review:near.nearly')}
      </span>
      <RowLink
        href={routes.reviewAll({ tab: 'all', group: near.group })}
        text={t('review:near.show', { count: others })}
      />
    </>
  )
}
