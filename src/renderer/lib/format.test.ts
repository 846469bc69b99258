import { expect, test } from 'vitest'
import { formatBytes, formatDay, formatDuration, formatLanguage, formatPeriod, formatRelative } from './format.ts'

test('a period is a month, whatever the reader’s time zone', () => {
  expect(formatPeriod('2026-11')).toBe('November 2026')
})

test('sizes are in the units of file managers', () => {
  expect([formatBytes(999), formatBytes(1_400_000), formatBytes(150_000_000)]).toEqual([
    '999 bytes',
    '1.4 MB',
    '150 MB'
  ])
})

test('durations get coarser as they get longer', () => {
  expect([formatDuration(4_200), formatDuration(200_000), formatDuration(7_500_000)]).toEqual([
    '4 s',
    '3 min 20 s',
    '2 h 05 min'
  ])
})

test('times are told from the reader’s clock', () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  expect(formatRelative('2026-11-23T11:59:40Z', now)).toBe('just now')
  expect(formatRelative('2026-11-23T10:00:00Z', now)).toBe('2 hours ago')
})

test('a day or more is told in days of the reader’s calendar', () => {
  const now = new Date(2026, 10, 25, 8).getTime()
  const seen = (day: number, hour: number) => formatRelative(new Date(2026, 10, day, hour).toISOString(), now)
  expect([seen(23, 21), seen(24, 7), seen(26, 22), seen(24, 9)]).toEqual([
    '2 days ago',
    'yesterday',
    'tomorrow',
    '23 hours ago'
  ])
})

test('an unknown language is shown by its tag', () => {
  expect(formatLanguage('de')).toBe('German')
  expect(formatLanguage('not a tag')).toBe('not a tag')
})

test('a day is that day wherever the reader is', () => {
  expect(formatDay('2026-11-23')).toBe('23 Nov 2026')
  expect(formatDay('2026-01-01')).toBe('1 Jan 2026')
})
