import { riskBandOf, type RiskBand } from '#shared/model/risk.ts'
import { t } from '../../lib/i18n.ts'
import classes from './risk-mark.module.css'

export function riskWords(band: RiskBand): string {
  return t(`review:risk.${band}`)
}

/** Thousandths as whole percent; what has changed at all is never shown as nothing. */
function percentOf(share: number): number {
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
    <span className={classes['mark']} title={t('review:risk.of100', { risk })}>
      <span className={classes['risk']} data-band={band}>
        {riskWords(band)}
      </span>
      <span>{t('review:risk.changed', { share: percentOf(changeShare) })}</span>
    </span>
  )
}
