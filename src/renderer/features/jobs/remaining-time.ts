import { t } from '../../lib/i18n.ts'

/** `at` in milliseconds of any clock that only goes forward. */
export interface ProgressSample {
  readonly at: number
  readonly finished: number
}

const WINDOW_MS = 60_000
const MIN_SPAN_MS = 8_000
const MIN_FINISHED = 8

/** Adds a sample; forgets those before the window, and everything when the count went back, as it does after a retry. */
export function withSample(samples: readonly ProgressSample[], sample: ProgressSample): readonly ProgressSample[] {
  const last = samples.at(-1)
  if (last !== undefined && sample.finished < last.finished) return [sample]
  const kept = samples.filter((each) => sample.at - each.at <= WINDOW_MS)
  return [...kept, sample]
}

/** Milliseconds to go at the pace of the last minute; null until there is enough to tell by. */
export function remainingMs(samples: readonly ProgressSample[], total: number): number | null {
  const first = samples[0]
  const last = samples.at(-1)
  if (first === undefined || last === undefined) return null
  const span = last.at - first.at
  const finished = last.finished - first.finished
  if (span < MIN_SPAN_MS || finished < MIN_FINISHED) return null
  return ((total - last.finished) * span) / finished
}

/** Rounded to what an estimate is worth: `less than a minute`, `about 4 min`, `about 2 h 10 min`. */
export function sayRemaining(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return t('jobs:remaining.underMinute')
  if (minutes < 60) return t('jobs:remaining.minutes', { minutes })
  const tens = Math.round(minutes / 10) * 10
  const rest = tens % 60
  const hours = Math.floor(tens / 60)
  return rest === 0 ? t('jobs:remaining.hours', { hours }) : t('jobs:remaining.hoursMinutes', { hours, minutes: rest })
}
