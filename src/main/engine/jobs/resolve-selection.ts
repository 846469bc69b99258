import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { unknownIds } from '#shared/contract/job-errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { StoreRead } from '../../ports/store.ts'

export interface Selection {
  readonly sourceScope: 'products' | 'collections'
  readonly productIds?: readonly string[]
  readonly collectionIds?: readonly string[]
}

/** The products that a selection means, once each and in catalogue order. Ids of another instance are no better known than invented ones. */
export function resolveSelection(
  db: StoreRead,
  instanceId: string,
  selection: Selection
): Result<readonly number[], ErrorBody> {
  const byProduct = selection.sourceScope === 'products'
  const ids = (byProduct ? selection.productIds : selection.collectionIds) ?? []
  const { keys, unknown } = byProduct ? db.findProducts(instanceId, ids) : db.findProductsOfCollections(instanceId, ids)
  const refused = unknownIds(byProduct ? 'product' : 'collection', ids, unknown)
  if (refused) return err(refused)
  if (keys.length === 0)
    return err(
      errorBody('VALIDATION_ERROR', 'At least one product must be selected', {
        details: { field: byProduct ? 'productIds' : 'collectionIds' }
      })
    )
  return ok(keys)
}
