import type { TextFlag } from './text-flags.ts'

/**
 * What each flag adds to the risk of a text. A warning weighs at least `LOW_RISK_BELOW`, so that a text of low risk has none; what is
 * below is a remark. The order between them is that of what a wrong text costs a merchant: a wrong fact, a broken page, a poor look.
 */
const RISK_WEIGHTS: Readonly<Record<TextFlag, number>> = {
  empty: 60,
  'number-lost': 50,
  markup: 50,
  'unit-lost': 45,
  language: 45,
  'number-added': 40,
  'banned-word': 40,
  'structure-lost': 35,
  'big-change': 30,
  'over-recommended': 20,
  unchanged: 5
}

const LOW_RISK_BELOW = 20
const HIGH_RISK_FROM = 50

export const RISK_BANDS = ['low', 'medium', 'high'] as const
export type RiskBand = (typeof RISK_BANDS)[number]

/** The band's least and greatest risk. */
export const RISK_RANGES: Readonly<Record<RiskBand, readonly [least: number, most: number]>> = {
  low: [0, LOW_RISK_BELOW - 1],
  medium: [LOW_RISK_BELOW, HIGH_RISK_FROM - 1],
  high: [HIGH_RISK_FROM, 100]
}

/** 0 to 100. Among texts with the same flags, one that says more in other words comes higher. @param changedShare thousandths */
export function riskOf(flags: readonly TextFlag[], changedShare: number): number {
  const weights = flags.reduce((sum, flag) => sum + RISK_WEIGHTS[flag], 0)
  return Math.min(100, weights + Math.floor(changedShare / 100))
}

export function riskBandOf(risk: number): RiskBand {
  if (risk < LOW_RISK_BELOW) return 'low'
  return risk < HIGH_RISK_FROM ? 'medium' : 'high'
}
