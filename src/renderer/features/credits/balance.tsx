import type { Output } from '#shared/contract/contract.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import classes from './balance.module.css'

export interface BalanceProps {
  readonly credits: Output<'credits.get'>
  /** The numbers are this device's part: what the whole store has is not known before the next sync. */
  readonly linked: boolean
}

/** The four numbers of a period, and how they make up the whole. */
export function Balance({ credits, linked }: BalanceProps) {
  const { creditsTotal, creditsUsed, reserved, remaining } = credits
  // Delivered, and what was corrected by hand.
  const used = creditsUsed - reserved
  // An allowance that was lowered below what is used: the bar is full, not longer than full.
  const whole = Math.max(1, creditsTotal, creditsUsed)
  const parts = [
    { value: used, kind: 'used' },
    { value: reserved, kind: 'reserved' },
    { value: remaining, kind: 'remaining' }
  ] as const
  return (
    <section className={classes['balance']} aria-label={t('credits:balance.title')}>
      <dl className={classes['numbers']}>
        <div>
          <dt>{linked ? t('credits:balance.part') : t('credits:balance.allowance')}</dt>
          <dd>{formatNumber(creditsTotal)}</dd>
        </div>
        {parts.map((part) => (
          <div key={part.kind}>
            <dt>
              <span className={classes['mark']} data-kind={part.kind} aria-hidden />
              {t(`credits:balance.${part.kind}`)}
            </dt>
            <dd>{formatNumber(part.value)}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['bar']} aria-hidden>
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span key={part.kind} data-kind={part.kind} style={{ width: `${(part.value * 100) / whole}%` }} />
          ))}
      </div>
      {linked && <p className={classes['asOf']}>{t('credits:balance.unsynced')}</p>}
    </section>
  )
}
