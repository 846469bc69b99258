import { afterEach, expect, test } from 'vitest'
import { formatRelative } from './format.ts'
import { showUiLanguage } from './i18n.ts'

afterEach(() => showUiLanguage('en'))

test('a time in Hebrew does not say its number twice', async () => {
  const now = Date.parse('2026-11-23T12:00:00Z')
  await showUiLanguage('he')
  expect(formatRelative('2026-11-23T11:59:00Z', now)).toBe('לפני דקה')
  expect(formatRelative('2026-11-23T10:00:00Z', now)).toBe('לפני שעתיים')
  expect(formatRelative('2026-11-23T11:57:00Z', now)).toBe('לפני 3 דקות')
})
