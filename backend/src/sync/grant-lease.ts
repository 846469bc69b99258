import { BACKEND_DEVICE, type LeaseRequest, type SyncReply } from '#shared/sync/protocol.ts'
import type { CreditBook, Holder } from '../credits/book.ts'
import { decideGrant, IN_USE_MS } from '../credits/decide-grant.ts'
import { freeOf } from '../credits/moves.ts'
import { BACKEND_NAME, type SeenDevice } from '../credits/period-view.ts'
import type { GrantRow } from './read-context.ts'

export interface Granting {
  readonly reply: NonNullable<SyncReply['leaseReply']>
  /** To be kept; null where the request was answered before. */
  readonly fresh: { readonly period: string; readonly amount: number; readonly message: string | null } | null
}

/** Answers a request for credits, always the same way, and moves them if they are granted now. */
export function grantLease(
  book: CreditBook,
  holder: Holder,
  request: LeaseRequest,
  known: { readonly earlier: GrantRow | null; readonly devices: readonly SeenDevice[]; readonly now: number }
): Granting {
  const { requestId, want, exact } = request
  const { earlier, devices, now } = known
  if (earlier !== null) {
    const own = earlier.deviceId === holder.deviceId && earlier.epoch === holder.epoch
    const reply = own
      ? { requestId, granted: earlier.amount, message: earlier.message }
      : { requestId, granted: 0, message: 'Another copy of this computer’s data has asked for these credits already.' }
    return { reply, fresh: null }
  }
  const { period, unleased } = book.running()
  const writtenOff = book.lease(period, holder)?.state === 'written_off'
  const { amount, message } = writtenOff
    ? { amount: 0, message: 'This computer was written off for this month. Sign out and link it again to use credits.' }
    : decideGrant({
        want,
        exact,
        unleased,
        devicesInUse: devices.filter((device) => device.deviceId === holder.deviceId || isInUse(device, now)).length,
        elsewhere: elsewhere(book, holder, devices)
      })
  book.grant(holder, amount)
  return { reply: { requestId, granted: amount, message }, fresh: { period, amount, message } }
}

function isInUse({ lastSeenAt, signedOut, writtenOff }: SeenDevice, now: number): boolean {
  return !signedOut && !writtenOff && lastSeenAt !== null && now - lastSeenAt < IN_USE_MS
}

/** What others hold of the running month without using it, most first. */
function elsewhere(
  book: CreditBook,
  holder: Holder,
  devices: readonly SeenDevice[]
): readonly { readonly name: string; readonly kept: number }[] {
  const names = new Map(devices.map((device) => [device.deviceId, device.name]))
  const { period } = book.running()
  const kept = new Map<string, number>()
  for (const lease of book.leases()) {
    if (lease.period !== period || (lease.deviceId === holder.deviceId && lease.epoch === holder.epoch)) continue
    const name =
      lease.deviceId === BACKEND_DEVICE
        ? BACKEND_NAME
        : `${names.get(lease.deviceId) ?? 'A former device'}${lease.deviceId === holder.deviceId ? ' (an earlier copy)' : ''}`
    kept.set(name, (kept.get(name) ?? 0) + freeOf(lease))
  }
  return [...kept].map(([name, amount]) => ({ name, kept: amount })).toSorted((a, b) => b.kept - a.kept)
}
