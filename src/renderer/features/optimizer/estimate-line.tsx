import { Anchor, Skeleton } from '@mantine/core'
import type { JobEstimate } from '#shared/contract/jobs.ts'
import { formatDay } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { formatTokens, formatUsd } from './format-estimate.ts'
import classes from './optimizer.module.css'
import type { EstimateState } from './use-quote.ts'

export interface EstimateLineProps {
  readonly state: EstimateState
  /** The last estimate, also while the next is being made. */
  readonly estimate: JobEstimate | null
  /** Earlier results are taken over: it can only become less. */
  readonly upTo: boolean
}

/**
 * What the job will take of tokens and money, below its price in credits. Its room is the same whether there is nothing to count yet, or it
 * is counted, known, or cannot be known: the button below would move from under the pointer that presses it.
 */
export function EstimateLine({ state, estimate, upTo }: EstimateLineProps) {
  if (state.kind === 'none') return <div className={classes['estimate']} />
  if (state.kind === 'failed') {
    return (
      <div className={classes['estimate']} role="status">
        {t('optimizer:estimate.failed')}{' '}
        <Anchor component="button" type="button" size="xs" onClick={state.retry}>
          {t('optimizer:estimate.again')}
        </Anchor>
      </div>
    )
  }
  const counting = state.kind === 'counting'
  if (estimate === null) {
    return counting ? (
      <div className={classes['estimate']} role="status" aria-label={t('optimizer:estimate.counting')}>
        <Skeleton height={12} width="80%" mt={3} />
        <Skeleton height={12} width="60%" mt={8} />
      </div>
    ) : (
      <div className={classes['estimate']} />
    )
  }
  const { inputTokens, outputTokens, usd } = estimate
  const bound = upTo ? 'upTo' : 'about'
  const tokens = formatTokens(inputTokens + outputTokens)
  return (
    <div
      className={classes['estimate']}
      role="status"
      aria-busy={counting}
      data-stale={counting || undefined}
      title={t('optimizer:estimate.details', {
        count: estimate.requests,
        input: formatTokens(inputTokens),
        output: formatTokens(outputTokens),
        requests: formatTokens(estimate.requests)
      })}
    >
      <div className={classes['estimated']}>
        {usd === null || isFree(estimate)
          ? t(`optimizer:estimate.${bound}.tokens`, { tokens })
          : t(`optimizer:estimate.${bound}.money`, { tokens, money: formatUsd(usd) })}
      </div>
      <div>{sourceOf(estimate)}</div>
    </div>
  )
}

/** Only the sample model has a price without a day on which it was looked up. */
function isFree({ usd, pricesCheckedOn }: JobEstimate): boolean {
  return usd === 0 && pricesCheckedOn === null
}

function sourceOf(estimate: JobEstimate): string {
  const { model, usd, pricesCheckedOn } = estimate
  if (isFree(estimate)) return t('optimizer:estimate.sample')
  if (usd === null) return t('optimizer:estimate.unknownPrice', { model })
  return pricesCheckedOn === null ? model : t('optimizer:estimate.pricesOf', { model, day: formatDay(pricesCheckedOn) })
}
