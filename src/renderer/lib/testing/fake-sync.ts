import type { Output } from '#shared/contract/contract.ts'
import type { SyncDevice, SyncLogEntry, SyncState } from '#shared/contract/sync.ts'
import { FAKE_NOW } from './fake-data.ts'

type StoreCredits = NonNullable<Output<'credits.get'>['store']>

/** What the devices and the balance of this one do not tell of a store's month: `fakeBalance` counts the rest from them. */
export type FakeStoreCredits = Pick<StoreCredits, 'allowance' | 'unleased' | 'heldBefore' | 'asOf'>
export type FakeUnsent = Output<'sync.unsent'>

/** How a fake store stands with its backend. */
export interface FakeSync {
  readonly state: SyncState
  readonly devices: readonly SyncDevice[]
  /** Newest first. */
  readonly log: readonly SyncLogEntry[]
  readonly store: FakeStoreCredits | null
  readonly unsent: FakeUnsent
}

/** The pairing code that the fake backend takes. */
export const FAKE_CODE = 'K7QM-2RXD'

export const LOCAL_SYNC: FakeSync = {
  state: {
    status: 'local',
    url: null,
    storeName: null,
    deviceId: null,
    deviceName: null,
    waiting: 0,
    quarantined: 0,
    twoTexts: 0,
    lastSyncedAt: null,
    nextTryAt: null,
    problem: null
  },
  devices: [],
  log: [],
  store: null,
  unsent: { events: [], total: 0 }
}

export function fakeSyncState(over: Partial<SyncState> = {}): SyncState {
  return {
    status: 'up-to-date',
    url: 'https://shelf.northbank.example',
    storeName: 'Northbank Goods',
    deviceId: 'device-1',
    deviceName: 'Anna’s laptop',
    waiting: 0,
    quarantined: 0,
    twoTexts: 0,
    lastSyncedAt: FAKE_NOW,
    nextTryAt: null,
    problem: null,
    ...over
  }
}

export function fakeDevice(over: Partial<SyncDevice> = {}): SyncDevice {
  return {
    deviceId: 'device-1',
    name: 'Anna’s laptop',
    thisDevice: true,
    captured: 40,
    open: 0,
    free: 60,
    lastSeenAt: FAKE_NOW,
    writtenOff: false,
    ...over
  }
}

export function fakeSyncLogEntry(id: number, over: Partial<SyncLogEntry> = {}): SyncLogEntry {
  return { id, at: FAKE_NOW, level: 'info', message: `Sent 12 changes, took over ${id}.`, ...over }
}

/** A store that is linked on two devices. The numbers add up to its allowance of 2,000, of which 100 have lapsed. */
export function fakeLinked(over: Partial<FakeSync> = {}): FakeSync {
  return {
    state: fakeSyncState(),
    devices: [
      fakeDevice(),
      fakeDevice({
        deviceId: 'device-2',
        name: 'Studio',
        thisDevice: false,
        captured: 700,
        open: 30,
        free: 170,
        lastSeenAt: '2026-11-20T09:00:00.000Z'
      })
    ],
    log: Array.from({ length: 45 }, (_, at) => fakeSyncLogEntry(45 - at)),
    store: {
      allowance: 2_000,
      unleased: 900,
      heldBefore: 0,
      asOf: FAKE_NOW
    },
    unsent: { events: [], total: 0 },
    ...over
  }
}

/** Changes that the backend has not acknowledged, as `sync.unsent` gives them. */
export function fakeUnsent(count: number, total = count): FakeUnsent {
  return {
    events: Array.from({ length: count }, (_, at) => ({
      seq: at + 1,
      type: 'items.reviewed',
      at: FAKE_NOW,
      payload: { jobUid: 'job-1', changes: [] }
    })),
    total
  }
}
