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
  capturedHere: 40,
  openHere: 0,
  heldBefore: 0,
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
  expect(holdersOf(devices, STORE).map(({ deviceId }) => deviceId)).toEqual(['device-1', 'device-2'])
})

test('the table adds up to the bar, also where this device has gone on since the last sync or began anew', () => {
  const { devices } = fakeLinked()
  const store = { ...STORE, captured: 745, open: 40, freeHere: 45, freeElsewhere: 178 }
  const rows = holdersOf(devices, { ...store, capturedHere: 45, openHere: 10, heldBefore: 8 })
  const sum = (what: 'captured' | 'open' | 'free') => rows.reduce((total, row) => total + row[what], 0)
  expect([sum('captured'), sum('open'), sum('free')]).toEqual([745, 40, 45 + 178])
  expect(rows.map(({ free }) => free)).toEqual([45, 8, 170])
})
