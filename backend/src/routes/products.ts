import { err, ok } from '#shared/lib/result.ts'
import { textCursor } from '../db/cursor.ts'
import { getProducts, putProducts } from '../db/products.ts'
import type { BackendDeps } from '../deps.ts'
import { foreignCursor } from '../http/foreign-cursor.ts'
import type { HandlersOf } from '../http/handlers.ts'

export function productRoutes(deps: BackendDeps): HandlersOf<'products.put' | 'products.list'> {
  return {
    'products.put': async ({ products }, { instanceId }) => {
      await putProducts(deps.db, instanceId, products)
      return ok({ stored: products.length })
    },
    'products.list': async ({ query, cursor, limit }, { instanceId }) => {
      const after = cursor === undefined ? '' : textCursor(cursor)
      if (after === null) return err(foreignCursor())
      const page = await getProducts(deps.db, instanceId, query, { after, limit })
      return ok({ products: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    }
  }
}
