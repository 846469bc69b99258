import { expect, test } from 'vitest'
import { createRateLimit } from './rate-limit.ts'

test('so many in a window, then the wait until its end, for each key alone', () => {
  let now = 1_000
  const limit = createRateLimit(2, 60_000, () => now)
  expect([limit.take('a'), limit.take('a')]).toEqual([null, null])
  now += 10_000
  expect(limit.take('a')).toBe(50_000)
  expect(limit.take('b')).toBeNull()
  now += 50_000
  expect(limit.take('a')).toBeNull()
})

test('a clock that is set back a month begins a new window, and holds nobody up for a month', () => {
  let now = 40 * 86_400_000
  const limit = createRateLimit(1, 60_000, () => now)
  expect([limit.take('a'), limit.take('a')]).toEqual([null, 60_000])
  now -= 30 * 86_400_000
  expect([limit.take('a'), limit.take('a')]).toEqual([null, 60_000])
})

test('ever new keys do not fill the memory, and cost no one else the limit', () => {
  const limit = createRateLimit(1, 60_000, () => 0)
  for (let key = 0; key < 25_000; key += 1) expect(limit.take(String(key))).toBeNull()
  expect(limit.take('24999')).not.toBeNull()
})
