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
  const lease = db.getLeases(instance.instanceId).find(({ period }) => period === instance.period)
  // An earlier life of this device may have delivered too, which only the backend knows.
  const captured = Math.max(lastHeard?.captured ?? 0, lease?.captured ?? 0)
  const open = lease?.open ?? 0
  const freeHere = remainingCredits(instance)
  // What such a life held stays counted until the month is sealed, and this one cannot spend it.
  const heldBefore = lastHeard
    ? Math.max(0, lastHeard.captured + lastHeard.open + lastHeard.free - captured - open - freeHere)
    : 0
  return {
    allowance,
    unleased,
    captured: sum(others, 'captured') + captured,
    open: sum(others, 'open') + open,
    freeHere,
    freeElsewhere: sum(others, 'free') + heldBefore,
    capturedHere: captured,
    openHere: open,
    heldBefore,
    asOf: new Date(link.syncedAt).toISOString()
  }
}

function sum<K extends string>(rows: readonly { readonly [key in K]: number }[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0)
}
