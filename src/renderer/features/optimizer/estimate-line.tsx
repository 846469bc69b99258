import { Anchor, Skeleton } from '@mantine/core'
import type { JobEstimate } from '#shared/contract/jobs.ts'
import { formatDay } from '../../lib/format.ts'
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

/** What the job will take of tokens and money, below its price in credits. */
export function EstimateLine({ state, estimate, upTo }: EstimateLineProps) {
  if (state.kind === 'none') return null
  if (state.kind === 'failed') {
    return (
      <div className={classes['estimate']} role="status">
        Tokens and money could not be estimated. The credits are exact all the same.{' '}
        <Anchor component="button" type="button" size="xs" onClick={state.retry}>
          Estimate again
        </Anchor>
      </div>
    )
  }
  const counting = state.kind === 'counting'
  if (estimate === null) {
    return counting ? (
      <div className={classes['estimate']} role="status" aria-label="Estimating tokens and money">
        <Skeleton height={12} width="80%" mt={3} />
        <Skeleton height={12} width="60%" mt={8} />
      </div>
    ) : null
  }
  const { inputTokens, outputTokens, usd } = estimate
  const about = upTo ? 'up to' : 'about'
  const tokens = `${formatTokens(inputTokens + outputTokens)} tokens`
  const money = usd === null || isFree(estimate) ? '' : ` \u00b7 ${about} ${formatUsd(usd)}`
  return (
    <div
      className={classes['estimate']}
      role="status"
      aria-busy={counting}
      data-stale={counting || undefined}
      title={`${formatTokens(inputTokens)} in, ${formatTokens(outputTokens)} out, in ${formatTokens(estimate.requests)} requests`}
    >
      <div className={classes['estimated']}>
        {upTo ? 'Up to' : 'About'} {tokens}
        {money}
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
  if (isFree(estimate)) return 'The sample model runs inside the app and costs nothing.'
  if (usd === null) return `What ${model} costs is not known.`
  return pricesCheckedOn === null ? model : `${model}, prices checked ${formatDay(pricesCheckedOn)}`
}
