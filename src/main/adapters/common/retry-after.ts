/** The part of `Headers` that is read here. */
export interface ReadableHeaders {
  get(name: string): string | null
}

/** No server is believed when it asks for a longer wait than this: a week. */
const LONGEST_WAIT_MS = 7 * 24 * 60 * 60 * 1_000

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000
}

/** Milliseconds of a Go duration (`20ms`, `1.5s`, `6m0s`, `1h2m3s`) or of bare seconds (`7.66`); undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 40) return undefined
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return bounded(Number(trimmed) * 1_000)
  let total = 0
  let rest = trimmed
  while (rest !== '') {
    const part = /^(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/.exec(rest)
    const unit = UNIT_MS[part?.[2] ?? '']
    if (part === null || unit === undefined) return undefined
    total += Number(part[1]) * unit
    rest = rest.slice(part[0].length)
  }
  return bounded(total)
}

/** How long the server asks to wait: `retry-after-ms`, or `retry-after` in seconds or as a date. `now` in milliseconds since 1970. */
export function retryAfterMs(headers: ReadableHeaders, now: number): number | undefined {
  const ms = headers.get('retry-after-ms')?.trim() ?? ''
  if (/^\d+(?:\.\d+)?$/.test(ms)) return bounded(Number(ms))
  const after = headers.get('retry-after')?.trim() ?? ''
  if (after === '') return undefined
  const duration = parseDuration(after)
  if (duration !== undefined) return duration
  // Date.parse reads odd things, such as "-5", as a year; an HTTP date begins with a weekday.
  const date = /^[a-z]{3}/i.test(after) ? Date.parse(after) : Number.NaN
  return Number.isNaN(date) ? undefined : bounded(date - now)
}

function bounded(ms: number): number {
  return Math.min(Math.max(0, Math.ceil(ms)), LONGEST_WAIT_MS)
}
