import type { Lease, SyncLink } from '../../ports/sync-store.ts'

/** What a device holds while somebody works on it: enough for a few small jobs without asking, little enough for the others. */
export const WORKING_STOCK = 50
const LOW = 10
const RECENT_MS = 10 * 60_000
const IDLE_MS = 10 * 60_000
/** A device calls about once a minute: a call that came back well longer ago says nothing of the network, the computer may have slept. */
const HEARD_MS = 2 * 60_000
/** A device that was not seen for longer does not count as one that may need credits. */
const SEEN_MS = 7 * 86_400_000

export interface LeaseFacts {
  readonly now: number
  /** When something last happened here: a job, a result, a decision, a question for credits. */
  readonly activeAt: number
  /** When a job was last created, or credits were last asked for; null where that was before the start. */
  readonly createdAt: number | null
  readonly running: boolean
  /** The app quits, or the device signs out. */
  readonly leaving: 'no' | 'stop' | 'sign-out'
  /** False for a while after the backend had nothing to give. */
  readonly mayAsk: boolean
  /** The last call came back well. */
  readonly online: boolean
}

export interface LeasePlan {
  readonly give: readonly { readonly period: string; readonly amount: number }[]
  /** Credits to ask for; 0 for none. */
  readonly want: number
}

/** Credits of a lease that nothing holds and that were not given back. */
export function freeOf({ granted, returned, open, captured }: Lease): number {
  return Math.max(0, granted - returned - open - captured)
}

/**
 * What to give back and what to ask for. A store's only device keeps a stock for the time without a network; where there are several,
 * what one does not use is for the others. That is so where the backend can be told: what is given back without a network is nobody's,
 * and was to be used here.
 */
export function planLease(link: SyncLink, leases: readonly Lease[], facts: LeaseFacts): LeasePlan {
  const sole = isSoleDevice(link)
  const stock = sole && facts.leaving !== 'sign-out' ? WORKING_STOCK : 0
  const idle = !facts.running && facts.now - facts.activeAt >= IDLE_MS
  const unused = facts.leaving === 'sign-out' || ((idle || facts.leaving === 'stop') && isHeard(link, facts))
  const current = link.period?.period ?? null
  const give = leases.flatMap((lease) => {
    const free = freeOf(lease)
    if (lease.state === 'sealed') return []
    const over = lease.state === 'draining' || (current !== null && lease.period < current)
    const amount = over ? free : unused ? free - stock : 0
    return amount > 0 ? [{ period: lease.period, amount }] : []
  })
  return { give, want: facts.leaving === 'no' ? wantOf(link, leases, facts, sole) : 0 }
}

function wantOf(link: SyncLink, leases: readonly Lease[], facts: LeaseFacts, sole: boolean): number {
  const { period } = link
  if (period === null || link.leaseRequest !== null || period.unleased === 0 || !facts.mayAsk) return 0
  const recent = facts.createdAt !== null && facts.now - facts.createdAt < RECENT_MS
  if (!recent && !sole) return 0
  const lease = leases.find((one) => one.period === period.period && one.state === 'active')
  const free = lease ? freeOf(lease) : 0
  return free < LOW ? WORKING_STOCK - free : 0
}

function isHeard({ syncedAt }: SyncLink, { online, now }: LeaseFacts): boolean {
  return online && syncedAt !== null && now - syncedAt < HEARD_MS
}

function isSoleDevice({ period, deviceId, serverTime }: SyncLink): boolean {
  if (period === null || serverTime === null) return false
  return !period.devices.some(
    (device) =>
      device.deviceId !== deviceId &&
      !device.writtenOff &&
      device.lastSeenAt !== null &&
      serverTime - Date.parse(device.lastSeenAt) < SEEN_MS
  )
}
