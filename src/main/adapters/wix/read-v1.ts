import type { QueryCollectionsRequestOriginal, QueryProductsRequestOriginal } from '@wix/auto_sdk_stores_products/meta'
import { z } from 'zod'
import type {
  ShopAccess,
  ShopCollection,
  ShopPage,
  ShopPageRequest,
  ShopProduct,
  ShopResult
} from '../../ports/shop.ts'
import { decodeOffsetCursor, decodeV1Cursor, encodeCursor, PAGE_SIZE } from './paging.ts'
import { fromV1, V1Product } from './product-v1.ts'
import { lostPlace, stuckPage, understood } from './reading.ts'
import { callWix, type CallResult, type WixDeps } from './wix-call.ts'

/**
 * Both by the documented requests, typed by Wix's own types: the SDK's functions for V1 can't ask for hidden products, and theirs for
 * collections go to an address that is not documented for stores on V1.
 */
const PRODUCTS_URL = 'https://www.wixapis.com/stores-reader/v1/products/query'
const COLLECTIONS_URL = 'https://www.wixapis.com/stores/v1/collections/query'

const Products = z.object({ products: z.array(V1Product).nullish(), totalResults: z.number().nullish() })
const Collections = z.object({
  collections: z.array(z.object({ id: z.string().min(1), name: z.string() })).nullish(),
  totalResults: z.number().nullish()
})

export interface V1Reader {
  readonly access: ShopAccess
  readonly deps: WixDeps
}

/**
 * Wix serves no offset from 10,000 on, so a page begins after the number of the last product (dev.wix.com, "Pagination" of Stores).
 */
export async function readV1Page(
  { access, deps }: V1Reader,
  request: ShopPageRequest,
  signal: AbortSignal
): Promise<ShopResult<ShopPage<ShopProduct>>> {
  const place = request.cursor === null ? undefined : decodeV1Cursor(request.cursor)
  if (request.cursor !== null && place === undefined) return lostPlace()
  const since = place?.since ?? (place === undefined ? request.since : null)
  const filter = {
    ...(place === undefined ? {} : { numericId: { $gt: place.after } }),
    ...(since === null ? {} : { lastUpdated: { $gte: since } })
  }
  const called = await queryProducts(access, deps, signal, {
    query: {
      ...(Object.keys(filter).length === 0 ? {} : { filter: JSON.stringify(filter) }),
      sort: JSON.stringify([{ numericId: 'asc' }]),
      paging: { limit: PAGE_SIZE, offset: 0 }
    }
  })
  return understood(called, Products, ({ products, totalResults }) => {
    const rows = products ?? []
    const last = rows.at(-1)
    if (last === undefined) return { rows: [], nextCursor: null }
    // Numbers only rise from page to page; else the filter was not applied and the pages would never end.
    if (place !== undefined && !isAfter(rows[0]?.numericId ?? '', place.after)) return stuckPage()
    const isLast = typeof totalResults === 'number' && totalResults <= rows.length
    return { rows: rows.map(fromV1), nextCursor: isLast ? null : encodeCursor({ after: last.numericId, since }) }
  })
}

export async function readV1ById(
  { access, deps }: V1Reader,
  ids: readonly string[],
  signal: AbortSignal
): Promise<ShopResult<readonly ShopProduct[]>> {
  if (ids.length === 0) return { ok: true, value: [] }
  const called = await queryProducts(access, deps, signal, {
    query: { filter: JSON.stringify({ id: { $hasSome: ids } }), paging: { limit: PAGE_SIZE, offset: 0 } }
  })
  const asked = new Set(ids)
  return understood(called, Products, ({ products }) => (products ?? []).map(fromV1).filter(({ id }) => asked.has(id)))
}

export async function countV1({ access, deps }: V1Reader, signal: AbortSignal): Promise<ShopResult<number>> {
  const called = await queryProducts(access, deps, signal, { query: { paging: { limit: 1, offset: 0 } } })
  const Count = z.object({ totalResults: z.number().int().nonnegative() })
  return understood(called, Count, ({ totalResults }) => totalResults)
}

export async function readV1Collections(
  { access, deps }: V1Reader,
  cursor: string | null,
  signal: AbortSignal
): Promise<ShopResult<ShopPage<ShopCollection>>> {
  const place = cursor === null ? undefined : decodeOffsetCursor(cursor)
  if (cursor !== null && place === undefined) return lostPlace()
  const offset = place?.offset ?? 0
  const body: QueryCollectionsRequestOriginal = { query: { paging: { limit: PAGE_SIZE, offset } } }
  const purpose = { needs: 'read-products', writes: false } as const
  const called = await callWix(access, deps, purpose, signal, (wix) => wix.fetchWithAuth(COLLECTIONS_URL, post(body)))
  return understood(called, Collections, ({ collections, totalResults }) => {
    const rows = collections ?? []
    const next = offset + rows.length
    const isLast = rows.length === 0 || (typeof totalResults === 'number' && totalResults <= next)
    return { rows, nextCursor: isLast ? null : encodeCursor({ offset: next }) }
  })
}

/** Hidden products are left out without a word unless they are asked for, which takes the permission to manage products. */
export function queryProducts(
  access: ShopAccess,
  deps: WixDeps,
  signal: AbortSignal,
  request: QueryProductsRequestOriginal,
  includeHiddenProducts = true
): Promise<CallResult> {
  const body: QueryProductsRequestOriginal = { includeHiddenProducts, ...request }
  const purpose = { needs: includeHiddenProducts ? 'write-products' : 'read-products', writes: false } as const
  return callWix(access, deps, purpose, signal, (wix) => wix.fetchWithAuth(PRODUCTS_URL, post(body)))
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
}

/** Of two decimal numbers of any length. */
function isAfter(number: string, before: string): boolean {
  return BigInt(number) > BigInt(before)
}
