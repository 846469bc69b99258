import { expect, test } from 'vitest'
import { fakeDevice, fakeLinked } from '../../lib/testing/fake-sync.ts'
import { holdersOf, sharesInWords, sharesOf, type StoreCredits } from './store-share.ts'

const STORE: StoreCredits = {
  allowance: 2_000,
  unleased: 900,
  captured: 740,
  open: 30,
  freeHere: 60,
  freeElsewhere: 170,
  asOf: '2026-11-23T09:00:00.000Z'
}

test('the parts of the month add up to the allowance, with what has lapsed', () => {
  const shares = sharesOf(STORE)
  expect(shares.reduce((sum, { value }) => sum + value, 0)).toBe(STORE.allowance)
  expect(shares.at(-1)).toEqual({ kind: 'lapsed', value: 100 })
  expect(sharesOf({ ...STORE, unleased: 1_000 }).map(({ kind }) => kind)).not.toContain('lapsed')
})

test('the bar says in words what it shows', () => {
  expect(sharesInWords(sharesOf({ ...STORE, unleased: 1_000 }), 2_000)).toBe(
    '740 delivered, 30 under way, 60 unused here, 170 unused elsewhere, 1,000 at the store, of 2,000'
  )
})

test('this device stands first, and devices without any part in the month are left out', () => {
  const idle = fakeDevice({ deviceId: 'idle', thisDevice: false, captured: 0, open: 0, free: 0 })
  const devices = [idle, ...[...fakeLinked().devices].toReversed()]
  expect(holdersOf(devices).map(({ deviceId }) => deviceId)).toEqual(['device-1', 'device-2'])
})
