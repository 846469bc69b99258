import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ShopConnection } from '../../ports/shop-store.ts'
import type { StoreRead } from '../../ports/store.ts'

/** The store on Wix behind an instance. */
export function publishTarget(db: StoreRead, instanceId: string): Result<ShopConnection, ErrorBody> {
  const connection = db.getShopConnection(instanceId)
  if (connection) return ok(connection)
  return err(
    errorBody('CONFLICT', 'This store is not connected with Wix. Connect it first, or export the approved texts.', {
      details: { field: 'storeName' }
    })
  )
}

/** The merchant named the store that the texts go to; another name means another store was on their mind. */
export function sameStore({ name }: ShopConnection, storeName: string): ErrorBody | null {
  if (name.trim() === storeName.trim()) return null
  return errorBody(
    'CONFLICT',
    `You confirmed “${storeName}”, but the store is “${name}”. Nothing was published; look at the store's name and confirm again.`,
    { details: { field: 'storeName', storeName: name } }
  )
}
