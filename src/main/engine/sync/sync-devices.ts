import type { Output } from '#shared/contract/contract.ts'
import type { SyncLink } from '../../ports/sync-store.ts'

/** The devices of a store as of the last sync, this one first. */
export function syncDevices(link: SyncLink | null): Output<'sync.devices'> {
  if (link === null || link.period === null) return { devices: [], asOf: null }
  const devices = link.period.devices.map((device) => ({ ...device, thisDevice: device.deviceId === link.deviceId }))
  return {
    devices: devices.toSorted((a, b) => Number(b.thisDevice) - Number(a.thisDevice) || a.name.localeCompare(b.name)),
    asOf: link.syncedAt === null ? null : new Date(link.syncedAt).toISOString()
  }
}
