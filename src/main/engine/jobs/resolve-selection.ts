import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { StoreRead } from '../../ports/store.ts'

export interface Selection {
  readonly sourceScope: 'products' | 'collections'
  readonly productIds?: readonly string[]
  readonly collectionIds?: readonly string[]
}

/** How many unknown ids an error names. */
const NAMED = 20

/** The products that a selection means, once each and in catalogue order. Ids of another instance are as unknown as invented ones. */
export function resolveSelection(
  db: StoreRead,
  instanceId: string,
  selection: Selection
): Result<readonly number[], ErrorBody> {
  const byProduct = selection.sourceScope === 'products'
  const ids = (byProduct ? selection.productIds : selection.collectionIds) ?? []
  const { keys, unknown } = byProduct ? db.findProducts(instanceId, ids) : db.findProductsOfCollections(instanceId, ids)
  const list = byProduct ? 'productIds' : 'collectionIds'
  const first = unknown[0]
  if (first !== undefined) {
    const what = byProduct ? 'product' : 'collection'
    const field = `${list}[${first}]`
    const named = unknown.slice(0, NAMED).map((at) => ids[at])
    return err(
      errorBody('VALIDATION_ERROR', `${field}: this store has no ${what} with the id "${ids[first] ?? ''}"`, {
        details: { field, unknown: named, unknownCount: unknown.length }
      })
    )
  }
  if (keys.length === 0)
    return err(errorBody('VALIDATION_ERROR', 'At least one product must be selected', { details: { field: list } }))
  return ok(keys)
}
