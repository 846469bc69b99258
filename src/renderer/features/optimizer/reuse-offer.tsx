import { Radio } from '@mantine/core'
import type { Ref } from 'react'
import { t } from '../../lib/i18n.ts'
import type { ProductSelection } from '../../lib/selection.ts'
import { draft, type Form } from './draft.ts'
import classes from './run-options.module.css'
import type { Quote } from './use-quote.ts'

/** What earlier results could do for this job; null where they can do nothing. */
export interface Offer {
  readonly items: number
  readonly totalItems: number
  /** Credits with and without taking them over. */
  readonly credits: number
  readonly creditsAnew: number
}

export function offerOf(quote: Quote | undefined): Offer | null {
  if (!quote?.reusable || quote.reusable.items === 0) return null
  return {
    items: quote.reusable.items,
    totalItems: quote.productCount * quote.attributeCount,
    credits: quote.reusable.requiredCredits,
    creditsAnew: quote.requiredCredits
  }
}

/** What was chosen for exactly these products; null where it is still open. */
export function reuseChosen(form: Form, selection: ProductSelection): boolean | null {
  const { reuse } = form
  if (reuse === null) return null
  return form.scope === 'collections' || reuse.selection === selection ? reuse.takeOver : null
}

export interface ReuseOfferProps {
  readonly offer: Offer
  readonly form: Form
  readonly selection: ProductSelection
  /** The job was about to be created without a choice. */
  readonly missing: boolean
  /** The first of the two choices. */
  readonly ref?: Ref<HTMLInputElement>
}

/** A choice that nobody makes for the merchant: one way is cheaper, the other is what was asked for. */
export function ReuseOffer({ offer, form, selection, missing, ref }: ReuseOfferProps) {
  const { items, totalItems, credits, creditsAnew } = offer
  const chosen = reuseChosen(form, selection)
  return (
    <section aria-label={t('optimizer:reuse.title')} className={classes['option']} data-tone="info">
      <Radio.Group
        label={t('optimizer:reuse.question', {
          count: items,
          items: t('common:count.item', { count: totalItems })
        })}
        classNames={{ label: classes['question'] ?? '', error: classes['error'] ?? '' }}
        value={chosen === null ? null : chosen ? 'take-over' : 'anew'}
        onChange={(value) => draft.change({ reuse: { takeOver: value === 'take-over', selection } })}
        error={missing && chosen === null ? t('optimizer:reuse.choose') : undefined}
        errorProps={{ role: 'alert' }}
      >
        <div className={classes['choices']}>
          <Radio
            ref={ref}
            size="xs"
            value="take-over"
            label={t('optimizer:reuse.takeOver', { count: items })}
            description={t('optimizer:reuse.price', {
              credits: t('common:count.credit', { count: credits }),
              anew: creditsAnew
            })}
          />
          <Radio
            size="xs"
            value="anew"
            label={t('optimizer:reuse.anew', { count: items })}
            description={t('common:count.credit', { count: creditsAnew })}
          />
        </div>
      </Radio.Group>
    </section>
  )
}
