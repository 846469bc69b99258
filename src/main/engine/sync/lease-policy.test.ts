import { describe, expect, test } from 'vitest'
import { periodView } from '../../../../test/support/linked-store.ts'
import { OTHER_DEVICE } from '../../../../test/support/sync-engine.ts'
import type { Lease, SyncLink } from '../../ports/sync-store.ts'
import { planLease, WORKING_STOCK, type LeaseFacts } from './lease-policy.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const MINUTE = 60_000

const link = (change: Partial<SyncLink> = {}): SyncLink => ({
  instanceId: 'i',
  url: 'https://backend.test',
  deviceId: 'me',
  deviceName: 'Studio',
  remoteId: 'remote',
  remoteName: 'Lamps and Co',
  epoch: 'e',
  nextSeq: 1,
  ackedSeq: 0,
  cursor: 0,
  leaseRequest: null,
  period: periodView('2026-11', { devices: [OTHER_DEVICE] }),
  serverTime: NOW,
  syncedAt: NOW,
  ...change
})
const lease = (change: Partial<Lease> = {}): Lease => ({
  instanceId: 'i',
  epoch: 'e',
  period: '2026-11',
  granted: 100,
  returned: 10,
  open: 20,
  captured: 30,
  state: 'active',
  ...change
})
const facts = (change: Partial<LeaseFacts> = {}): LeaseFacts => ({
  now: NOW,
  activeAt: NOW,
  createdAt: null,
  running: false,
  leaving: 'no',
  mayAsk: true,
  online: true,
  ...change
})
const idle = facts({ activeAt: NOW - 10 * MINUTE })
const alone = { period: periodView('2026-11') }
const given = (...args: Parameters<typeof planLease>) => planLease(...args).give

describe('what a device gives back', () => {
  test('is what nothing holds, after ten idle minutes and not a moment before', () => {
    expect(given(link(), [lease()], idle)).toEqual([{ period: '2026-11', amount: 40 }])
    expect(given(link(), [lease()], facts({ activeAt: NOW - 10 * MINUTE + 1 }))).toEqual([])
    expect(given(link(), [lease({ open: 60 })], idle)).toEqual([])
  })

  test('is nothing while a job runs, however long it takes', () => {
    expect(given(link(), [lease()], { ...idle, running: true })).toEqual([])
  })

  test('is all of a month that is over, at once, and nothing of one that is sealed', () => {
    expect(given(link(), [lease({ state: 'draining' })], facts({ running: true }))).toEqual([
      { period: '2026-11', amount: 40 }
    ])
    expect(given(link(), [lease({ period: '2026-10' })], facts())).toEqual([{ period: '2026-10', amount: 40 }])
    expect(given(link(), [lease({ state: 'sealed' })], idle)).toEqual([])
  })

  test('is all when it leaves; the only device keeps its stock when it just quits', () => {
    const rich = lease({ granted: 200 })
    expect(given(link(), [rich], facts({ leaving: 'stop' }))).toEqual([{ period: '2026-11', amount: 140 }])
    expect(given(link(alone), [rich], facts({ leaving: 'stop' }))).toEqual([
      { period: '2026-11', amount: 140 - WORKING_STOCK }
    ])
    expect(given(link(alone), [lease()], idle)).toEqual([])
    expect(given(link(alone), [rich], facts({ leaving: 'sign-out' }))).toEqual([{ period: '2026-11', amount: 140 }])
  })

  test('is nothing where nobody can be told: it is for the time without a network then', () => {
    const leaving = { ...idle, leaving: 'stop' } as const
    for (const unused of [idle, leaving]) {
      expect(given(link(), [lease()], { ...unused, online: false })).toEqual([])
      // After a sleep the last call says nothing any more.
      expect(given(link({ syncedAt: NOW - 2 * MINUTE }), [lease()], unused)).toEqual([])
      expect(given(link({ syncedAt: NOW - 2 * MINUTE + 1 }), [lease()], unused)).toHaveLength(1)
      expect(given(link({ syncedAt: null }), [lease()], unused)).toEqual([])
    }
    const offline = { ...idle, online: false }
    expect(given(link(), [lease()], { ...offline, leaving: 'sign-out' })).toHaveLength(1)
    expect(given(link(), [lease({ state: 'draining' })], offline)).toHaveLength(1)
  })

  test.each([
    ['was given up', { writtenOff: true }],
    ['was not seen for a week', { lastSeenAt: '2026-11-16T11:59:59.000Z' }],
    ['was never seen', { lastSeenAt: null }]
  ])('does not count another device that %s', (_what, change) => {
    const devices = [{ ...OTHER_DEVICE, ...change }]
    expect(given(link({ period: periodView('2026-11', { devices }) }), [lease()], idle)).toEqual([])
  })
})

describe('what a device asks for', () => {
  const recent = facts({ createdAt: NOW - 10 * MINUTE + 1 })
  const low = [lease({ granted: 69 })]

  test('is a working stock, where few are left and a job was made lately', () => {
    expect(planLease(link(), low, recent).want).toBe(WORKING_STOCK - 9)
    expect(planLease(link(), [], recent).want).toBe(WORKING_STOCK)
    expect(planLease(link(), [lease({ granted: 70 })], recent).want).toBe(0)
    expect(planLease(link(), low, facts({ createdAt: NOW - 10 * MINUTE })).want).toBe(0)
    expect(planLease(link(), low, facts()).want).toBe(0)
  })

  test('is that without a job where it is alone', () => {
    expect(planLease(link(alone), [], facts()).want).toBe(WORKING_STOCK)
  })

  test.each([
    ['one request is open', link({ leaseRequest: { requestId: 'r', want: 1, exact: false } }), recent],
    ['the store has none', link({ period: periodView('2026-11', { unleased: 0, devices: [OTHER_DEVICE] }) }), recent],
    ['it was refused just now', link(), { ...recent, mayAsk: false }],
    ['it leaves', link(), { ...recent, leaving: 'stop' as const }],
    ['it has not heard of any month', link({ period: null }), recent]
  ])('is nothing where %s', (_what, at, now) => {
    expect(planLease(at, low, now).want).toBe(0)
  })
})
