import { expect, test } from 'vitest'
import { fakePull } from '../../lib/testing/fake-shop.ts'
import { resultWords, seenWords, stageWords, wayOutOf } from './pull-words.ts'

test('how far a pull is says the total only while that still tells something', () => {
  expect(seenWords({ seen: 340, total: 1_000 })).toBe('340 of 1,000')
  expect(seenWords({ seen: 1, total: null })).toBe('1 product')
  expect(seenWords({ seen: 1_003, total: 1_000 })).toBe('1,003 products')
})

test('what is done now is said for each stage', () => {
  expect(stageWords({ stage: 'COLLECTIONS', seen: 0, total: 9 })).toBe('Reading collections')
  expect(stageWords({ stage: 'PRODUCTS', seen: 3, total: 9 })).toBe('Reading products: 3 of 9')
  expect(stageWords({ stage: 'SWEEP', seen: 6, total: null })).toBe('Looking for deleted products; 6 products read')
})

test('deleted products are told of only where there are any', () => {
  const counts = { newProducts: 1, changedProducts: 2, unchangedProducts: 1_000 }
  expect(resultWords(fakePull({ ...counts, goneProducts: 0 }))).toBe('1 new, 2 changed, 1,000 unchanged')
  expect(resultWords(fakePull({ ...counts, goneProducts: 4 }))).toBe('1 new, 2 changed, 1,000 unchanged, 4 gone')
})

test('a problem of the key leads to the key, one of the account to Wix', () => {
  expect(wayOutOf('auth')).toBe('change-key')
  expect(wayOutOf('forbidden')).toBe('change-key')
  expect(wayOutOf('plan')).toBe('wix-account')
  expect(wayOutOf('offline')).toBeNull()
})
