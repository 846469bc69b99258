import type { SyncState } from '#shared/contract/sync.ts'
import type { StoreRead } from '../../ports/store.ts'
import type { LoopStatus } from './loop-status.ts'

export const LOCAL: SyncState = {
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
}

/** What a window shows of a store and its backend. `loop` is null where nothing is done by itself, as while the app stops. */
export function syncState(db: StoreRead, instanceId: string, loop: LoopStatus | null): SyncState {
  const link = db.getSyncLink(instanceId)
  if (link === null) return LOCAL
  const waiting = db.countUnsent(instanceId)
  const problem = loop?.problem ?? null
  return {
    status: statusOf(loop, waiting),
    url: link.url,
    storeName: link.remoteName,
    deviceId: link.deviceId,
    deviceName: link.deviceName,
    waiting,
    quarantined: db.countQuarantined(instanceId),
    twoTexts: db.countTwoTexts(instanceId),
    lastSyncedAt: iso(link.syncedAt),
    nextTryAt: iso(loop?.nextTryAt ?? null),
    problem: problem && { code: problem.code, message: problem.message }
  }
}

function statusOf(loop: LoopStatus | null, waiting: number): SyncState['status'] {
  if (loop === null) return 'offline'
  if (loop.problem !== null) return 'attention'
  if (loop.failing) return 'offline'
  // A look at the feed about once a minute is nothing to show: what is sent, and the first look, is.
  return waiting > 0 || !loop.fresh ? 'syncing' : 'up-to-date'
}

function iso(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
