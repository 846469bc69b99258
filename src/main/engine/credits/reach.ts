import { remainingCredits } from '#shared/model/credits.ts'
import type { InstanceRow } from '../../ports/store.ts'
import type { SyncLink, SyncStoreRead } from '../../ports/sync-store.ts'

/** What a job on this device could be paid from. */
export interface Reach {
  /** What it may spend now, asking nobody. */
  readonly own: number
  /** With a backend: what any device could still lease, as of the last sync. */
  readonly unleased: number
  /** With a backend: devices that hold credits which they do not use, as of the last sync. */
  readonly elsewhere: readonly { readonly name: string; readonly free: number }[]
  /** Credits that this device holds and may not spend before it has synced, because their month is over; 0 where there are none. */
  readonly expired: number
}

/** Of a store without a backend: its balance, and nothing else. */
export function reachOf(db: Pick<SyncStoreRead, 'getSyncLink'>, instance: InstanceRow, now: number): Reach {
  return reachWith(instance, db.getSyncLink(instance.instanceId), now)
}

export function reachWith(
  instance: Pick<InstanceRow, 'creditsTotal' | 'creditsUsed'>,
  link: SyncLink | null,
  now: number
): Reach {
  const free = remainingCredits(instance)
  if (link === null) return { own: free, unleased: 0, elsewhere: [], expired: 0 }
  const usable = isLeaseUsable(link, now)
  return {
    own: usable ? free : 0,
    unleased: link.period?.unleased ?? 0,
    elsewhere: (link.period?.devices ?? [])
      .filter((device) => device.deviceId !== link.deviceId && device.free > 0 && !device.writtenOff)
      .map(({ name, free: held }) => ({ name, free: held })),
    expired: usable ? 0 : free
  }
}

/**
 * The courtesy rule: a device that has not heard of the new month goes on for a while with what it holds of the old one, and then asks
 * first. Nothing is safe because of it, so that a clock that is set wrong costs a sync and no credit.
 */
export function isLeaseUsable(link: SyncLink, now: number): boolean {
  return link.period === null || estimatedServerTime(link, now) < Date.parse(link.period.usableUntil)
}

/** When this device's clock will say that the lease may no longer be spent, unless the backend says something else before; null where there is none. */
export function leaseEndsAt({ period, serverTime, syncedAt }: SyncLink): number | null {
  if (period === null) return null
  const until = Date.parse(period.usableUntil)
  return serverTime === null || syncedAt === null ? until : syncedAt + (until - serverTime)
}

/** The backend's last word and what has passed here since then; a clock that was set back does not take it back. */
function estimatedServerTime({ serverTime, syncedAt }: SyncLink, now: number): number {
  if (serverTime === null || syncedAt === null) return now
  return serverTime + Math.max(0, now - syncedAt)
}
