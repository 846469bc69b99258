import { riskBandOf, type RiskBand } from '#shared/model/risk.ts'
import { t } from '../../lib/i18n.ts'
import { drawn } from '../../ui/drawn.tsx'
import { fillAttribute, fillText, made } from '../../ui/fill.ts'
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
export function fillRiskMark(element: HTMLElement, { risk, changeShare }: RiskMarkProps): void {
  if (element.childElementCount === 0) element.append(made('span', classes['risk']), ' ', made('span', undefined))
  const [band, changed] = element.children
  fillAttribute(element, 'class', classes['mark'])
  fillAttribute(element, 'title', t('review:risk.of100', { risk }))
  if (band === undefined || changed === undefined) return
  fillAttribute(band, 'data-band', riskBandOf(risk))
  fillText(band, riskWords(riskBandOf(risk)))
  fillText(changed, t('review:risk.changed', { share: percentOf(changeShare) }))
}

export const RiskMark = drawn(fillRiskMark)
