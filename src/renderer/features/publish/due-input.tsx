import { TextInput } from '@mantine/core'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { localZone } from './publish-words.ts'

export interface DueInputProps {
  /** As the browser writes it, local time: `2026-12-01T09:00`. */
  readonly value: string
  readonly onChange: (value: string) => void
  /** Shown in place of the explanation. */
  readonly error: string | null
}

/** The time of a publish, in the reader's zone, with what must be true for it to happen. */
export function DueInput({ value, onChange, error }: DueInputProps) {
  return (
    <TextInput
      type="datetime-local"
      label={t('publish:due.label')}
      description={t('publish:due.zone', { zone: localZone() })}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
      data-autofocus
    />
  )
}

/** What is wrong with a time; null: nothing. `now` in milliseconds. */
export function dueProblem(value: string, now: number): string | null {
  const at = Date.parse(value)
  if (Number.isNaN(at)) return t('publish:due.choose')
  return at <= now ? t('publish:due.passed') : null
}

/** `2026-12-01T09:00` of the reader's zone as the contract writes it. */
export function dueInstant(value: string): string {
  return new Date(value).toISOString()
}

export function dueWords(value: string): string {
  return formatDateTime(dueInstant(value))
}

/** Milliseconds since 1970 as a `datetime-local` holds them, in whole minutes. */
export function localValue(ms: number): string {
  const at = new Date(ms)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The next full hour that is at least half an hour away: a time to start from. */
export function nextHour(now: number): string {
  const hour = 3_600_000
  return localValue(Math.ceil((now + hour / 2) / hour) * hour)
}
