const number = new Intl.NumberFormat('en')
const dateTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23'
})
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const plurals = new Intl.PluralRules('en')
const languages = new Intl.DisplayNames('en', { type: 'language' })

/** 1234 → `1,234`. */
export function formatNumber(value: number): string {
  return number.format(value)
}

/** `1 item`, `2 items`, `1,234 entries`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${plurals.select(count) === 'one' ? one : many}`
}

/** `Image alt text` → `image alt text`; `SEO title` and `URL slug` begin with letters that stay as they are. */
export function inSentence(label: string): string {
  return label.replace(/^\p{Lu}(?!\p{Lu})/u, (first) => first.toLowerCase())
}

/** ISO date and time → `23 Nov 2026, 14:05` in the reader's zone. */
export function formatDateTime(iso: string): string {
  return dateTime.format(new Date(iso))
}

/** `2026-11` → `November 2026`. */
export function formatPeriod(period: string): string {
  return month.format(new Date(`${period}-01T00:00:00Z`))
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000]
] as const

/** `2 hours ago`, `yesterday`; `now` in milliseconds is the reader's clock. */
export function formatRelative(iso: string, now: number): string {
  const delta = new Date(iso).getTime() - now
  for (const [unit, size] of STEPS) if (Math.abs(delta) >= size) return relative.format(Math.round(delta / size), unit)
  return 'just now'
}

/** Milliseconds → `45 s`, `3 min 20 s`, `2 h 05 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}

/** Bytes → `1.4 MB`, in thousands as file managers show it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, 'byte')
  const units = ['kB', 'MB', 'GB', 'TB'] as const
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? 'TB'}`
}

/** `de` → `German`, `pt-BR` → `Brazilian Portuguese`; an unknown tag is shown as it is. */
export function formatLanguage(tag: string): string {
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
