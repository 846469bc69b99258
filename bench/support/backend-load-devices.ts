import type { SyncReply } from '../../src/shared/sync/protocol.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { facts, row, standing } from '../../backend/test/support/device.ts'
import { seedStores, type LoadStore } from './backend-load-calls.ts'

export interface DevicesOutcome {
  readonly events: number
  /** Calls that were refused, events that were put aside, and devices whose events were not all acknowledged. */
  readonly errors: readonly string[]
}

const ITEMS = 50
const EVENTS_PER_CALL = 250

/** Devices of several stores, all at once, each telling `events` events in calls of a few hundred, over HTTP. */
export async function syncDevices(
  origin: string,
  deps: BackendDeps,
  { stores, perStore, events }: { readonly stores: number; readonly perStore: number; readonly events: number }
): Promise<DevicesOutcome> {
  const devices = await seedStores(deps, stores, perStore)
  const errors: string[] = []
  await Promise.all(devices.map((device, n) => syncOne(origin, device, { n, events, errors })))
  return { events: devices.length * events, errors }
}

async function syncOne(
  origin: string,
  { device, token }: LoadStore,
  { n, events, errors }: { readonly n: number; readonly events: number; readonly errors: string[] }
): Promise<void> {
  const jobUid = `uid-of-device-${n}`
  const job = facts(ITEMS)
  device.tell('job.created', { jobUid, period: '2026-11', credits: 0, again: true, job })
  const places = Array.from({ length: ITEMS }, (_, position) => position)
  device.tell(
    'job.items',
    { jobUid, from: 0, to: ITEMS },
    places.map((position) => row(position, { status: 'DONE', proposal: 'A better text.' }))
  )
  for (let at = 2; at < events; at += 1)
    if (at % 2 === 0)
      device.tell('items.reviewed', {
        jobUid,
        changes: [{ position: at % ITEMS, review: at % 3 === 0 ? 'APPROVED' : 'OPEN', edit: `Edit ${at}`, base: 0 }]
      })
    else device.tell('job.standing', { jobUid, standing: standing({ requests: at }) })
  while (device.acked < events) {
    const request = device.request({ events: device.told.slice(device.acked, device.acked + EVENTS_PER_CALL) })
    const response = await fetch(`${origin}/v1/sync`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(request)
    })
    const reply = (await response.json()) as SyncReply
    if (!response.ok) {
      errors.push(`device ${n}: ${response.status} ${JSON.stringify(reply).slice(0, 200)}`)
      return
    }
    for (const { reason } of reply.quarantined) errors.push(`device ${n}: ${reason}`)
    if (reply.ackSeq <= device.acked) {
      errors.push(`device ${n}: stands still at ${reply.ackSeq}`)
      return
    }
    device.acked = reply.ackSeq
    device.cursor = reply.nextCursor
  }
}
