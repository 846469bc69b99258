import { BACKEND_DEVICE, type PeriodView } from '#shared/sync/protocol.ts'
import type { CreditBook } from './book.ts'
import { freeOf } from './moves.ts'

/** A device as far as its holdings are concerned. Times are milliseconds since 1970. */
export interface SeenDevice {
  readonly deviceId: string
  readonly name: string
  readonly lastSeenAt: number | null
  readonly signedOut: boolean
  readonly writtenOff: boolean
}

/** What jobs over the backend's own API are said to run on. */
export const BACKEND_NAME = 'Backend'

/** The running month with what every device holds of it, summed over the lives of each. */
export function periodViewOf(book: CreditBook, devices: readonly SeenDevice[]): PeriodView {
  const running = book.running()
  const leases = book.leases().filter((lease) => lease.period === running.period)
  const holding = (deviceId: string) => {
    const own = leases.filter((lease) => lease.deviceId === deviceId)
    const sum = (of: (lease: (typeof own)[number]) => number) => own.reduce((total, lease) => total + of(lease), 0)
    return { captured: sum((l) => l.captured), open: sum((l) => l.open), free: sum(freeOf) }
  }
  const known = devices.map((device) => ({ device, held: holding(device.deviceId) }))
  const backend = holding(BACKEND_DEVICE)
  return {
    period: running.period,
    allowance: running.allowance,
    unleased: running.unleased,
    closesAt: new Date(running.closesAt).toISOString(),
    usableUntil: new Date(running.sealAt).toISOString(),
    devices: [
      ...known
        // One that has left and holds nothing is of no interest to anybody.
        .filter(({ device, held }) => !device.signedOut || held.captured + held.open + held.free > 0)
        .map(({ device, held }) => ({
          deviceId: device.deviceId,
          name: device.name,
          ...held,
          lastSeenAt: device.lastSeenAt === null ? null : new Date(device.lastSeenAt).toISOString(),
          writtenOff: device.writtenOff
        })),
      ...(backend.captured + backend.open + backend.free > 0
        ? [{ deviceId: BACKEND_DEVICE, name: BACKEND_NAME, ...backend, lastSeenAt: null, writtenOff: false }]
        : [])
    ]
  }
}
