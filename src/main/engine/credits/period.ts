import { periodAt } from '#shared/model/credits.ts'
import type { InstanceRow, StoreTx } from '../../ports/store.ts'

/**
 * The instance with its running month open. Months turn over when somebody looks, so an app that slept across the first of the
 * month is right again with its next call. A clock that was set back never reopens a month that is over.
 */
export function openCurrentPeriod(tx: StoreTx, instanceId: string, now: number): InstanceRow | null {
  const instance = tx.getInstance(instanceId)
  if (!instance) return null
  const period = periodAt(now)
  if (instance.period >= period) return instance
  tx.openPeriod(instanceId, period, now)
  return { ...instance, period, creditsUsed: 0 }
}
