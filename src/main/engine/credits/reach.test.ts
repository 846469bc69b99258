import { describe, expect, test } from 'vitest'
import type { SyncLink } from '../../ports/sync-store.ts'
import { reachWith } from './reach.ts'

const NOW = Date.UTC(2026, 10, 27, 12)
const HOUR = 3_600_000
const BALANCE = { creditsTotal: 30, creditsUsed: 10 }

const device = (deviceId: string, free: number, writtenOff = false) => ({
  deviceId,
  name: `Device ${deviceId}`,
  captured: 0,
  open: 0,
  free,
  lastSeenAt: null,
  writtenOff
})

const LINK: SyncLink = {
  instanceId: 'i',
  url: 'https://backend.example',
  deviceId: 'me',
  deviceName: 'Mine',
  remoteId: 'r',
  remoteName: 'Store',
  epoch: 'e',
  nextSeq: 1,
  ackedSeq: 0,
  cursor: 0,
  leaseRequest: null,
  period: {
    period: '2026-11',
    allowance: 200,
    unleased: 70,
    closesAt: new Date(NOW + 5 * HOUR).toISOString(),
    usableUntil: new Date(NOW + 6 * HOUR).toISOString(),
    devices: [device('me', 20), device('a', 15), device('b', 0), device('lost', 9, true)]
  },
  serverTime: NOW,
  syncedAt: NOW
}

describe('what a device can count on', () => {
  test('is its balance, and nothing else, without a backend', () => {
    expect(reachWith(BALANCE, null, NOW)).toEqual({ own: 20, unleased: 0, elsewhere: [], expired: 0 })
    expect(reachWith({ creditsTotal: 5, creditsUsed: 10 }, null, NOW).own).toBe(0)
  })

  test('counts its own as of now and the others as of the last sync, without a device that was given up', () => {
    expect(reachWith(BALANCE, LINK, NOW)).toEqual({
      own: 20,
      unleased: 70,
      elsewhere: [{ name: 'Device a', free: 15 }],
      expired: 0
    })
  })

  test('is nothing of its own once its month is over by the time of the backend', () => {
    expect(reachWith(BALANCE, LINK, NOW + 6 * HOUR - 1)).toMatchObject({ own: 20, expired: 0 })
    expect(reachWith(BALANCE, LINK, NOW + 6 * HOUR)).toMatchObject({ own: 0, expired: 20 })
  })

  test('goes by the backend and not by a clock here that is years off', () => {
    const off = { ...LINK, syncedAt: NOW + 100_000 * HOUR }
    expect(reachWith(BALANCE, off, NOW + 100_005 * HOUR)).toMatchObject({ own: 20 })
    expect(reachWith(BALANCE, off, NOW + 100_006 * HOUR)).toMatchObject({ own: 0 })
  })

  test('does not come back by setting the clock back further than the last sync', () => {
    const late = { ...LINK, serverTime: NOW + 7 * HOUR }
    expect(reachWith(BALANCE, late, NOW - 1_000 * HOUR)).toMatchObject({ own: 0, expired: 20 })
  })

  test('is what it holds while nothing was heard of a month yet', () => {
    expect(reachWith(BALANCE, { ...LINK, period: null }, NOW)).toEqual({
      own: 20,
      unleased: 0,
      elsewhere: [],
      expired: 0
    })
  })
})
