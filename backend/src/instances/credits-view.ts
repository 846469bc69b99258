import type { PeriodView } from '#shared/sync/protocol.ts'
import type { EndpointOutput } from '../contract/contract.ts'

/** The store's balance as a caller of this API can spend it: what no device has leased. */
export function creditsOf(period: PeriodView, deviceId: string | null, now: number): EndpointOutput<'credits.get'> {
  const sum = (of: (device: PeriodView['devices'][number]) => number) =>
    period.devices.reduce((total, device) => total + of(device), 0)
  const here = period.devices.find((device) => device.deviceId === deviceId)
  const freeHere = here?.free ?? 0
  const open = sum((device) => device.open)
  return {
    creditsTotal: period.allowance,
    creditsUsed: period.allowance - period.unleased,
    remaining: period.unleased,
    expired: 0,
    period: period.period,
    reserved: open,
    store: {
      allowance: period.allowance,
      unleased: period.unleased,
      captured: sum((device) => device.captured),
      open,
      freeHere,
      freeElsewhere: sum((device) => device.free) - freeHere,
      capturedHere: here?.captured ?? 0,
      openHere: here?.open ?? 0,
      // Among what the device's own row says: lives are not told apart here.
      heldBefore: 0,
      asOf: new Date(now).toISOString()
    }
  }
}
