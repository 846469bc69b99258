import { VisuallyHidden } from '@mantine/core'
import { Trans } from 'react-i18next'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { routes } from '../../lib/routes.ts'
import classes from './foot.module.css'

/** How much of the month's allowance is left. The bar shows what is left, so it shrinks as work is done. */
export function CreditsMeter() {
  const { data } = useApiQuery('credits.get', {})
  if (!data) return <div className={classes['entry']} aria-hidden />
  const { remaining, expired, store } = data
  // In a linked store this device can have what nobody has leased, beside its own.
  const reach = store === null ? remaining : remaining + store.unleased
  const total = store === null ? data.creditsTotal : store.allowance
  const left = total === 0 ? 0 : Math.min(100, (reach * 100) / total)
  return (
    <a href={routes.credits()} className={classes['entry']}>
      <span className={classes['line']}>
        <span>{t('app:credits.name')} </span>
        <span className={classes['value']}>
          <Trans
            ns="app"
            i18nKey="credits.left"
            values={{ left: reach, total }}
            components={{ b: <strong />, hidden: <VisuallyHidden /> }}
          />
        </span>
      </span>
      <span className={classes['track']} data-low={left < 10 || undefined}>
        <span style={{ width: `${left}%` }} />
      </span>
      {store !== null && (
        <span className={classes['here']}>
          {expired > 0 ? t('app:credits.expired', { here: expired }) : t('app:credits.here', { here: remaining })}
        </span>
      )}
    </a>
  )
}
