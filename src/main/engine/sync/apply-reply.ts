import type { Topic } from '#shared/contract/events.ts'
import type { SyncReply, SyncRequest } from '#shared/sync/protocol.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { Lease, SyncLink } from '../../ports/sync-store.ts'
import { freeOf } from './lease-policy.ts'
import { sentences } from './sync-sentences.ts'
import type { Tally } from './tally.ts'

export type Applied =
  /** It was the answer to another life of this database, or the store has no backend any more: nothing was taken from it. */
  | { readonly kind: 'foreign' }
  /** The backend has heard something under this device's name that this database has not said: nothing was taken from it. */
  | { readonly kind: 'fork' }
  | {
      readonly kind: 'applied'
      /** There is more to pull, or another full call of changes to send. */
      readonly more: boolean
      /** A few changes wait, too few to go on at once. */
      readonly left: boolean
      /** Something was sent or pulled, and neither side is a step further. */
      readonly stalled: boolean
      readonly answered: Answered | null
      readonly topics: readonly Topic[]
    }

/** So many unsent changes are no reason to call again at once: more come together with them in a moment. */
const FEW = 20
/** How long acknowledged events are kept. */
const KEPT_MS = 30 * 86_400_000

export interface Answered {
  readonly requestId: string
  readonly granted: number
  readonly message: string | null
}

/**
 * Takes over what the backend answered, all of it or nothing: call it inside one transaction. A reply may come late, twice or in any
 * order: what has been acknowledged and granted only grows, a page of the feed counts only where it begins at the cursor, and an answer
 * to a lease request only where that request is still open.
 */
export function applyReply(
  tx: StoreTx,
  call: {
    readonly instanceId: string
    readonly request: SyncRequest
    readonly reply: SyncReply
    readonly tally: Tally
  },
  now: number
): Applied {
  const { instanceId, request, reply, tally } = call
  const link = tx.getSyncLink(instanceId)
  if (link === null || link.epoch !== request.epoch || link.deviceId !== request.deviceId) return { kind: 'foreign' }
  if (isFork(tx, link, reply)) return { kind: 'fork' }

  const topics = new Set<Topic>(['sync'])
  const ackedSeq = Math.max(link.ackedSeq, reply.ackSeq)
  // What is acknowledged first: a decision that the backend has heard no longer stands in the way of its merged form.
  tx.updateSyncLink(instanceId, { ackedSeq })
  tally.sent(ackedSeq - link.ackedSeq)
  takeCredits(tx, link, reply, topics, now)
  const answered = takeLeaseReply(tx, link, reply, now)
  const pulled = takePage(tx, link, reply, topics, tally, now)
  for (const entry of reply.quarantined) tx.noteQuarantine(instanceId, entry, now)
  if (reply.quarantined.length > 0) {
    const [first] = reply.quarantined
    const message = sentences.quarantined(reply.quarantined.length, first?.reason ?? '')
    tx.appendSyncLog(instanceId, { level: 'warning', message }, now)
  }
  // Kept for a while: for whoever has to find out what was told.
  if (ackedSeq > link.ackedSeq) tx.pruneEvents(instanceId, now - KEPT_MS)
  const unsent = tx.countUnsent(instanceId)
  const more = reply.more || !pulled.fits || unsent > Math.max(request.events.length, FEW)
  const moved = ackedSeq > link.ackedSeq || pulled.moved || answered !== null
  const wanted = request.events.length > 0 || request.leaseRequest !== undefined || reply.more || !pulled.fits
  if ((!more && unsent === 0) || tally.isDue(now)) tally.write(tx, instanceId, now)
  return { kind: 'applied', more, left: unsent > 0, stalled: wanted && !moved, answered, topics: [...topics] }
}

/** Acknowledged is an event that this database has not written, or has written differently. */
function isFork(tx: StoreTx, link: SyncLink, { ackSeq, ackId }: SyncReply): boolean {
  if (ackSeq === 0) return false
  if (ackSeq >= link.nextSeq) return true
  const held = tx.getEventId(link.instanceId, ackSeq)
  // What was acknowledged long ago is not kept for ever.
  if (held === null) return ackSeq > link.ackedSeq
  return held !== ackId
}

function takeCredits(tx: StoreTx, link: SyncLink, reply: SyncReply, topics: Set<Topic>, now: number): void {
  const { instanceId } = link
  const { period } = reply.period
  // Before its lease, which would open it without a word.
  if (tx.openLinkedPeriod(instanceId, period, now)) {
    tx.appendSyncLog(instanceId, { level: 'info', message: sentences.newMonth(period) }, now)
    topics.add('credits')
  }
  const before = tx.getLeases(instanceId)
  for (const lease of reply.leases) tx.takeLease(instanceId, lease, now)
  const after = tx.getLeases(instanceId)
  const granted = freeIn(after) - freeIn(before)
  if (granted > 0) tx.appendSyncLog(instanceId, { level: 'info', message: sentences.granted(granted) }, now)
  if (JSON.stringify(before) !== JSON.stringify(after)) topics.add('credits')
  const serverTime = Date.parse(reply.serverTime)
  // A late reply must not bring a month back that is over.
  if (link.period !== null && link.period.period > period) return
  if (JSON.stringify(link.period) !== JSON.stringify(reply.period)) topics.add('credits')
  tx.updateSyncLink(instanceId, { period: reply.period, serverTime, syncedAt: now })
}

function freeIn(leases: readonly Lease[]): number {
  return leases.reduce((sum, lease) => sum + freeOf(lease), 0)
}

function takeLeaseReply(tx: StoreTx, link: SyncLink, { leaseReply }: SyncReply, now: number): Answered | null {
  if (leaseReply === null || link.leaseRequest?.requestId !== leaseReply.requestId) return null
  tx.updateSyncLink(link.instanceId, { leaseRequest: null })
  if (leaseReply.granted === 0) {
    const message = sentences.denied(leaseReply.message)
    tx.appendSyncLog(link.instanceId, { level: 'warning', message }, now)
  }
  return leaseReply
}

function takePage(
  tx: StoreTx,
  link: SyncLink,
  reply: SyncReply,
  topics: Set<Topic>,
  tally: Tally,
  now: number
): { readonly fits: boolean; readonly moved: boolean } {
  const { instanceId } = link
  if (reply.baseCursor !== link.cursor || reply.nextCursor < reply.baseCursor) return { fits: false, moved: false }
  for (const job of reply.jobs) tx.takeJob(instanceId, job, now)
  const owners = new Map(reply.jobs.map((job) => [job.jobUid, job]))
  for (const item of reply.items) {
    if (tx.takeItem(instanceId, item, now) === 'unchanged') continue
    const owner = owners.get(item.jobUid)
    tally.received(owner === undefined || owner.deviceId === link.deviceId ? null : owner.deviceName)
  }
  if (reply.jobs.length > 0) topics.add('jobs')
  if (reply.items.length > 0) for (const topic of ITEM_TOPICS) topics.add(topic)
  if (reply.nextCursor > link.cursor) tx.updateSyncLink(instanceId, { cursor: reply.nextCursor })
  return { fits: true, moved: reply.nextCursor > reply.baseCursor }
}

const ITEM_TOPICS: readonly Topic[] = ['jobs', 'items', 'products']
