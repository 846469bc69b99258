import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSameSecret, newDeviceToken, newPairingCode, pairingCodeDigest } from './secrets.ts'

test('a pairing code is eight letters that nobody takes for others, and is read however it is typed', () => {
  const code = newPairingCode(randomBytes)
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(pairingCodeDigest(code.toLowerCase().replace('-', ''))).toBe(pairingCodeDigest(code))
  expect(pairingCodeDigest('oIl0-0000')).toBe(pairingCodeDigest('0110-0000'))
})

test('every letter of a code comes from the bytes that were drawn', () => {
  expect(newPairingCode(() => new Uint8Array([0, 1, 9, 10, 31, 32, 63, 255]))).toBe('019A-Z0ZZ')
})

test('a device token holds 32 random bytes', () => {
  const token = newDeviceToken(randomBytes)
  expect(token).toMatch(/^wsd_[\w-]{43}$/)
  expect(newDeviceToken(randomBytes)).not.toBe(token)
})

test('secrets of different lengths are compared like any others', () => {
  expect(isSameSecret('abc', 'abc')).toBe(true)
  expect(isSameSecret('abc', 'abcd')).toBe(false)
  expect(isSameSecret('', 'abcd')).toBe(false)
})
