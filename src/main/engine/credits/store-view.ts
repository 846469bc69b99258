import type { Output } from '#shared/contract/contract.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { InstanceRow, StoreRead } from '../../ports/store.ts'

type StoreView = NonNullable<Output<'credits.get'>['store']>

/**
 * The running month of the whole store: of the other devices as of the last sync, of this one as of now. Null without a backend, and
 * while the two are not of one month.
 */
export function storeView(db: StoreRead, instance: InstanceRow): StoreView | null {
  const link = db.getSyncLink(instance.instanceId)
  if (!link?.period || link.syncedAt === null || link.period.period !== instance.period) return null
  const { allowance, unleased, devices } = link.period
  const others = devices.filter((device) => device.deviceId !== link.deviceId)
  const lastHeard = devices.find((device) => device.deviceId === link.deviceId)
  const lease = db
    .getLeases(instance.instanceId)
    .find(({ epoch, period }) => epoch === link.epoch && period === instance.period)
  return {
    allowance,
    unleased,
    // An earlier life of this device may have delivered too, which only the backend knows.
    captured: sum(others, 'captured') + Math.max(lastHeard?.captured ?? 0, lease?.captured ?? 0),
    open: sum(others, 'open') + (lease?.open ?? 0),
    freeHere: remainingCredits(instance),
    freeElsewhere: sum(others, 'free'),
    asOf: new Date(link.syncedAt).toISOString()
  }
}

function sum<K extends string>(rows: readonly { readonly [key in K]: number }[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
