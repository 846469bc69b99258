import { MIN_SYNC_PROTO, SYNC_PROTO, type SyncRequest } from '#shared/sync/protocol.ts'
import type { StoreRead } from '../../ports/store.ts'
import type { SyncLink } from '../../ports/sync-store.ts'
import type { CallSize } from './call-size.ts'

/**
 * What this device says next: what is unacknowledged from `afterSeq` on, what it asks for, and where it stands in the feed. Everything
 * in it must have reached the high-water file before it is sent.
 */
export function buildRequest(
  db: StoreRead,
  link: SyncLink,
  ask: { readonly size: CallSize; readonly afterSeq: number; readonly appVersion: string }
): SyncRequest {
  const { size, appVersion } = ask
  return {
    proto: SYNC_PROTO,
    minProto: MIN_SYNC_PROTO,
    appVersion,
    deviceId: link.deviceId,
    epoch: link.epoch,
    events: [
      ...db.getUnsent(link.instanceId, {
        afterSeq: Math.max(link.ackedSeq, ask.afterSeq),
        maxEvents: size.events,
        maxBytes: size.bytes
      })
    ],
    ...(link.leaseRequest === null ? {} : { leaseRequest: link.leaseRequest }),
    pull: { cursor: link.cursor, limit: size.changes }
  }
}
