import { expect, test } from 'vitest'
import { fakeSyncState, LOCAL_SYNC } from '../../lib/testing/fake-sync.ts'
import { fetchWords, reachOf, shortWords, spendable, type Reach } from './reach.ts'

const ONLINE: Reach = { atStore: 300, elsewhere: 0, reachable: true }
const OFFLINE: Reach = { ...ONLINE, reachable: false }
const priced = (requiredCredits: number) => ({ requiredCredits, heldHere: 12 })
const COUNTED = { heldHere: 12, remainingBefore: 312, heldElsewhere: 170 }

test('what the store has is told where it is needed and can be had', () => {
  expect(fetchWords(priced(40), ONLINE)).toBe(
    '12 here, 300 more at the store: they are fetched when you create the job.'
  )
  expect(shortWords(priced(40), ONLINE)).toBeNull()
  for (const required of [12, 313]) expect(fetchWords(priced(required), ONLINE)).toBeNull()
})

test('without the backend only this device’s own credits count, and the others are said to be out of reach', () => {
  expect(spendable(priced(40), OFFLINE)).toBe(12)
  expect(fetchWords(priced(40), OFFLINE)).toBeNull()
  expect(shortWords(priced(40), OFFLINE)).toBe(
    '12 here, 300 more at the store, which can’t be fetched while this device is not in touch with it.'
  )
})

test('a job too large for the whole store is told so in the seed’s words, with what lies on other devices', () => {
  expect(shortWords(priced(400), ONLINE)).toBe('You need 400 credits but only have 312 remaining.')
  expect(shortWords(priced(400), { ...ONLINE, elsewhere: 170 })).toBe(
    'You need 400 credits but only have 312 remaining. Other devices hold 170 unused credits, which only they can spend.'
  )
})

test('a store without a backend has nothing but its own', () => {
  expect(reachOf(COUNTED, LOCAL_SYNC.state)).toBeNull()
  expect(shortWords(priced(40), null)).toBe('You need 40 credits but only have 12 remaining.')
  expect(spendable(priced(40), null)).toBe(12)
})

test('a backend that can’t be asked now, for whatever reason, lends nothing', () => {
  const reachable = (status: 'up-to-date' | 'syncing' | 'offline' | 'attention') =>
    reachOf(COUNTED, fakeSyncState({ status }))?.reachable
  expect([reachable('up-to-date'), reachable('syncing'), reachable('offline'), reachable('attention')]).toEqual([
    true,
    true,
    false,
    false
  ])
})

test('what the store and the other devices have is what the quote counts', () => {
  expect(reachOf(COUNTED, fakeSyncState())).toEqual({ atStore: 300, elsewhere: 170, reachable: true })
  expect(reachOf(undefined, fakeSyncState())).toBeNull()
})
