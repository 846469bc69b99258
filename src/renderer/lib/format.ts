import { t, uiLanguage, uiLocale } from './i18n.ts'

/** Formatters are dear to make: one of each kind for each language that the window has shown. */
function ofLocale<T>(make: (locale: string) => T): () => T {
  const made = new Map<string, T>()
  return () => {
    const locale = uiLocale()
    return remembered(made, locale, () => make(locale))
  }
}

function remembered<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key)
  if (found !== undefined) return found
  const value = make()
  known.set(key, value)
  return value
}

const number = ofLocale((locale) => new Intl.NumberFormat(locale))
const decimal = ofLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
)
const dateTime = ofLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23'
    })
)
const moment = ofLocale(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23'
    })
)
const day = ofLocale(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
)
const month = ofLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }))
const relative = ofLocale((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
const list = ofLocale((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }))
const languages = ofLocale((locale) => new Intl.DisplayNames(locale, { type: 'language' }))
const money = new Map<string, Intl.NumberFormat>()

/** 1234 → `1,234`. */
export function formatNumber(value: number): string {
  return number().format(value)
}

/** How the fields that numbers are typed into write them, as everything else in the window does. */
export function numberSeparators(): { readonly thousandSeparator: string; readonly decimalSeparator: string } {
  const parts = number().formatToParts(1_000_000.5)
  const markOf = (type: Intl.NumberFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? ''
  return { thousandSeparator: markOf('group'), decimalSeparator: markOf('decimal') }
}

/** ISO date and time → `23 Nov 2026, 14:05` in the reader's zone. */
export function formatDateTime(iso: string): string {
  return dateTime().format(new Date(iso))
}

/** As `formatDateTime`, with seconds and no year, for what happened shortly after one another: `23 Nov, 14:05:07`. */
export function formatMoment(iso: string): string {
  return moment().format(new Date(iso))
}

/** ISO date → `23 Nov 2026`, as the calendar of the date itself has it. */
export function formatDay(iso: string): string {
  return day().format(new Date(iso))
}

/** `2026-11` → `November 2026`. */
export function formatPeriod(period: string): string {
  return month().format(new Date(`${period}-01T00:00:00Z`))
}

const DAY_MS = 86_400_000
const STEPS = [
  ['hour', 3_600_000],
  ['minute', 60_000]
] as const

/** `2 hours ago`, `yesterday`; `now` in milliseconds is the reader's clock. */
export function formatRelative(iso: string, now: number): string {
  const at = new Date(iso).getTime()
  const delta = at - now
  const days = daysBetween(now, at)
  // A day on which clocks are set back has more than 24 hours.
  if (Math.abs(delta) >= DAY_MS && days !== 0) return relative().format(days, 'day')
  for (const [unit, size] of STEPS)
    if (Math.abs(delta) >= size) return withoutEcho(relative().format(Math.round(delta / size), unit))
  return t('common:time.justNow')
}

/** Hebrew's data writes a number again behind the word that says it: `לפני דקה (1)`. */
function withoutEcho(words: string): string {
  return words.replace(/ \([12]\)$/, '')
}

/** Days of the reader's calendar: `yesterday` is the day before this one, however many hours ago that is. */
function daysBetween(from: number, to: number): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS)
}

function startOfDay(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0)
}

/** Milliseconds → `45 s`, `3 min 20 s`, `2 h 05 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return t('common:time.seconds', { count: seconds })
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return t('common:time.minutesSeconds', { minutes, seconds: seconds % 60 })
  return t('common:time.hoursMinutes', {
    hours: Math.floor(minutes / 60),
    minutes: String(minutes % 60).padStart(2, '0')
  })
}

/** Bytes → `1.4 MB`, in thousands as file managers show it. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t('common:bytes', { count: bytes })
  const units = ['kB', 'MB', 'GB', 'TB'] as const
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value >= 100 ? number().format(Math.round(value)) : decimal().format(value)} ${units[unit] ?? 'TB'}`
}

/** `de` → `German`, `pt-BR` → `Brazilian Portuguese`; an unknown tag is shown as it is. */
export function formatLanguage(tag: string): string {
  return remembered(languageNames(), tag, () => languageName(tag))
}

/** By tag. Each row of a long list names a language, and the formatter takes long to answer. */
const languageNames = ofLocale(() => new Map<string, string>())

function languageName(tag: string): string {
  try {
    return languages().of(tag) ?? tag
  } catch {
    return tag
  }
}

/** `1 new, 2 changed, 3 gone`: what stands side by side, none of it a sentence. */
export function formatList(parts: readonly string[]): string {
  return list().format(parts)
}

/** US dollars; the vendors' prices are in no other currency. `digits`: of cents, at most. */
export function formatDollars(value: number, digits = 2): string {
  // British English would call them US$.
  const key = `${uiLanguage()} ${digits}`
  const formatter = remembered(
    money,
    key,
    () => new Intl.NumberFormat(uiLanguage(), { style: 'currency', currency: 'USD', maximumFractionDigits: digits })
  )
  return formatter.format(value)
}
