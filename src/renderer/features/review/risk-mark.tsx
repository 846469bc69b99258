import { riskBandOf, type RiskBand } from '#shared/model/risk.ts'
import { formatNumber } from '../../lib/format.ts'
import classes from './risk-mark.module.css'

export const RISK_WORDS: Readonly<Record<RiskBand, string>> = {
  low: 'Low risk',
  medium: 'Medium risk',
  high: 'High risk'
}

/** Thousandths as whole percent; what has changed at all is never shown as nothing. */
export function percentOf(share: number): number {
  return share === 0 ? 0 : Math.max(1, Math.round(share / 10))
}

export interface RiskMarkProps {
  /** 0 to 100. */
  readonly risk: number
  /** Thousandths of the text. */
  readonly changeShare: number
}

/** How much care a text needs, and how much of it is another one. */
export function RiskMark({ risk, changeShare }: RiskMarkProps) {
  const band = riskBandOf(risk)
  return (
    <span className={classes['mark']} title={`Risk ${risk} of 100`}>
      <span className={classes['risk']} data-band={band}>
        <span className={classes['dot']} aria-hidden />
        {RISK_WORDS[band]}
      </span>
      <span>{formatNumber(percentOf(changeShare))}% changed</span>
    </span>
  )
}
