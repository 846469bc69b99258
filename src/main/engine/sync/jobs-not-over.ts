import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { StoreRead } from '../../ports/store.ts'

/** Why a store can't be linked or signed out while this device still works for it; null where it does not. */
export function jobsNotOver(db: StoreRead, instanceId: string, then: 'link the store' | 'sign out'): ErrorBody | null {
  const open = db.countOpenJobs(instanceId)
  if (open === 0) return null
  return errorBody(
    'CONFLICT',
    open === 1
      ? `A job is not over yet: let it end or cancel it, then ${then}.`
      : `${open} jobs are not over yet: let them end or cancel them, then ${then}.`
  )
}
