import { expect, test } from 'vitest'
import { abandonWords, statusWords, wayOutOf, writeOffWords } from './sync-words.ts'

test('what waits is said while it cannot be sent', () => {
  expect(statusWords({ status: 'offline', waiting: 1_234 })).toBe('Offline, 1,234 waiting')
  expect(statusWords({ status: 'offline', waiting: 0 })).toBe('Offline')
  expect(statusWords({ status: 'up-to-date', waiting: 3 })).toBe('Up to date')
})

test('a problem leads to where a person can do something about it', () => {
  const of = (code: Parameters<typeof wayOutOf>[0]['code']) => wayOutOf({ code, message: '' })
  expect(of('unauthorized')).toBe('link-again')
  expect(of('stuck')).toBe('read-log')
  expect(of('clone')).toBe('read-log')
  expect(of('upgrade')).toBeNull()
})

test('giving a device up states what comes back and the most that it may have spent already', () => {
  const words = writeOffWords({ name: 'Studio', free: 170, open: 30 }, 2_000)
  expect(words.freed).toBe(200)
  expect(words.comesBack).toBe(
    'Studio holds 170 unused credits and 30 credits held by items under way. They come back to the store at once.'
  )
  expect(words.excess).toContain('at most 200 credits more than the allowance of 2,000')
})

test('a device that holds nothing brings nothing back and can cost nothing', () => {
  const words = writeOffWords({ name: 'Studio', free: 0, open: 0 }, 2_000)
  expect(words.comesBack).toBe('Studio holds no credits, so nothing comes back.')
  expect(words.excess).toBe('')
})

test('leaving a backend for good says what it never hears and what stays counted there', () => {
  expect(abandonWords(1_234, 1).unheard).toBe('The backend will never get 1,234 changes of this device')
  expect(abandonWords(0, 0).unheard).toBe('The backend hears nothing of this sign-out')
  expect(abandonWords(1, 1).counted).toMatch(/^1 unused credit of this device stays counted there until it lapses/)
  expect(abandonWords(1, null).counted).toMatch(/^Unused credits of this device stay counted there/)
  expect(abandonWords(1, 0).counted).toMatch(/^This device holds no unused credits/)
})
