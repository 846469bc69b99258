import { VisuallyHidden } from '@mantine/core'
import { useApiQuery } from '../../lib/api.tsx'
import { formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import classes from './foot.module.css'

/** How much of the month's allowance is left. The bar shows what is left, so it shrinks as work is done. */
export function CreditsMeter() {
  const { data } = useApiQuery('credits.get', {})
  if (!data) return <div className={classes['entry']} aria-hidden />
  const left = data.creditsTotal === 0 ? 0 : (data.remaining * 100) / data.creditsTotal
  return (
    <a href={routes.credits()} className={classes['entry']}>
      <span className={classes['line']}>
        <span>Credits </span>
        <span className={classes['value']}>
          <strong>{formatNumber(data.remaining)}</strong> of {formatNumber(data.creditsTotal)}
          <VisuallyHidden> remaining</VisuallyHidden>
        </span>
      </span>
      <span className={classes['track']} data-low={left < 10 || undefined}>
        <span style={{ width: `${left}%` }} />
      </span>
    </a>
  )
}
