import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { periodAt } from '#shared/model/credits.ts'
import type { InstanceRow, StoreRead, StoreTx } from '../../ports/store.ts'

/**
 * The instance with its running month open. Months turn over when somebody looks, so an app that slept across the first of the month is
 * right again with its next call. A clock that was set back never reopens a month that is over. The month of a store with a backend is
 * the backend's, and turns when the backend says so.
 */
export function openCurrentPeriod(tx: StoreTx, instanceId: string, now: number): InstanceRow | null {
  const instance = tx.getInstance(instanceId)
  if (!instance) return null
  const period = periodAt(now)
  if (instance.period >= period || tx.getSyncLink(instanceId) !== null) return instance
  tx.openPeriod(instanceId, period, now)
  return { ...instance, period, creditsUsed: 0 }
}

/** Plans and refunds of a store with a backend are the backend's: what one device booked by itself would be true for it alone. */
export function keptByBackend(db: StoreRead, instanceId: string): ErrorBody | null {
  return db.getSyncLink(instanceId) === null
    ? null
    : errorBody(
        'CONFLICT',
        "This store's credits come from its backend. Change its plan or refund credits there, or sign this device out first."
      )
}
