import { formatDollars } from '../../lib/format.ts'
import { t, uiLanguage } from '../../lib/i18n.ts'

/** 1,234,567 → `1.2 M`: an estimate has no more digits than that. */
export function formatTokens(tokens: number): string {
  return new Intl.NumberFormat(uiLanguage(), { notation: 'compact', maximumSignificantDigits: 2 })
    .formatToParts(tokens)
    .map(({ type, value }) => (type === 'compact' ? `\u00a0${value}` : value))
    .join('')
}

/** 0.347 → `$0.35`, 1234.5 → `$1,235`; below a cent it is said that it is. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.01) return t('optimizer:estimate.lessThan', { money: formatDollars(0.01) })
  return formatDollars(usd, usd < 100 ? 2 : 0)
}
