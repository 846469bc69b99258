const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 2 })
const cents = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' })
const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** 1,234,567 → `1.2 M`: an estimate has no more digits than that. */
export function formatTokens(tokens: number): string {
  return compact
    .formatToParts(tokens)
    .map(({ type, value }) => (type === 'compact' ? `\u00a0${value}` : value))
    .join('')
}

/** 0.347 → `$0.35`, 1234.5 → `$1,235`; below a cent it is said that it is. */
export function formatDollars(usd: number): string {
  if (usd > 0 && usd < 0.01) return 'less than $0.01'
  return usd < 100 ? cents.format(usd) : dollars.format(usd)
}

/** `2026-11-23` → `23 Nov 2026`. */
export function formatDay(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00Z`))
}
