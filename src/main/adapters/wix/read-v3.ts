import { queryCategories } from '@wix/auto_sdk_categories_categories'
import {
  countProducts,
  queryProducts,
  type QueryProductsOptions,
  type V3ProductQuery
} from '@wix/auto_sdk_stores_products-v-3'
import { z } from 'zod'
import type {
  ShopAccess,
  ShopCollection,
  ShopPage,
  ShopPageRequest,
  ShopProduct,
  ShopResult
} from '../../ports/shop.ts'
import { decodeV3Cursor, encodeCursor, PAGE_SIZE, type V3Cursor } from './paging.ts'
import { fromV3, V3Product } from './product-v3.ts'
import { lostPlace, stuckPage, understood, type ReadFault } from './reading.ts'
import { callWix, type CallResult, type WixDeps } from './wix-call.ts'

type Fields = NonNullable<QueryProductsOptions['fields']>

/** Members that Wix leaves out unless they are asked for, with every page anew. */
const FIELDS: Fields = [
  'PLAIN_DESCRIPTION',
  'MEDIA_ITEMS_INFO',
  'CURRENCY',
  'DIRECT_CATEGORIES_INFO',
  'MIN_PRICE_VARIANT'
]

const paging = {
  pagingMetadata: z.object({ cursors: z.object({ next: z.string().nullish() }).nullish() }).nullish()
}
const Products = z.object({ products: z.array(V3Product).nullish(), ...paging })
const Ids = z.object({ products: z.array(z.object({ id: z.string().min(1) })).nullish(), ...paging })
const Categories = z.object({
  categories: z.array(z.object({ id: z.string().min(1), name: z.string() })).nullish(),
  ...paging
})

/** The tree that every Wix store has its categories in. */
const STORES_TREE = { appNamespace: '@wix/stores', treeKey: null }

const READS_PRODUCTS = { needs: 'read-products', writes: false } as const

export interface V3Reader {
  readonly access: ShopAccess
  readonly deps: WixDeps
}

export async function readV3Page(
  reader: V3Reader,
  request: ShopPageRequest,
  signal: AbortSignal
): Promise<ShopResult<ShopPage<ShopProduct>>> {
  const place = request.cursor === null ? undefined : decodeV3Cursor(request.cursor)
  if (request.cursor !== null && place === undefined) return lostPlace()
  const filter: V3ProductQuery['filter'] =
    request.since === null ? undefined : { _updatedDate: { $gte: new Date(request.since) } }
  const called = await query(reader, signal, pageQuery(place, filter), FIELDS)
  if (isLost(called, place)) return lostPlace()
  return understood(called, Products, (body) => {
    const rows = body.products ?? []
    return page(rows, rows.map(fromV3), body, place)
  })
}

export async function readV3ById(
  reader: V3Reader,
  ids: readonly string[],
  signal: AbortSignal
): Promise<ShopResult<readonly ShopProduct[]>> {
  if (ids.length === 0) return { ok: true, value: [] }
  const called = await query(reader, signal, pageQuery(undefined, { _id: { $in: [...ids] } }), FIELDS)
  const asked = new Set(ids)
  return understood(called, Products, ({ products }) => (products ?? []).map(fromV3).filter(({ id }) => asked.has(id)))
}

/** Without `fields`, which makes the answer as small as Wix can make it. */
export async function readV3Ids(
  reader: V3Reader,
  cursor: string | null,
  signal: AbortSignal
): Promise<ShopResult<ShopPage<string>>> {
  const place = cursor === null ? undefined : decodeV3Cursor(cursor)
  if (cursor !== null && place === undefined) return lostPlace()
  const called = await query(reader, signal, pageQuery(place, undefined), [])
  if (isLost(called, place)) return lostPlace()
  return understood(called, Ids, (body) => {
    const rows = body.products ?? []
    const ids = rows.map(({ id }) => id)
    return page(rows, ids, body, place)
  })
}

/** The query gives hidden products, the count leaves them out unless they are asked for. */
export async function countV3({ access, deps }: V3Reader, signal: AbortSignal): Promise<ShopResult<number>> {
  const called = await callWix(access, deps, READS_PRODUCTS, signal, (wix) =>
    wix.use(countProducts)({ returnNonVisibleProducts: true })
  )
  return understood(called, z.object({ count: z.number().int().nonnegative() }), ({ count }) => count)
}

export async function readV3Collections(
  { access, deps }: V3Reader,
  cursor: string | null,
  signal: AbortSignal
): Promise<ShopResult<ShopPage<ShopCollection>>> {
  const place = cursor === null ? undefined : decodeV3Cursor(cursor)
  if (cursor !== null && place === undefined) return lostPlace()
  const purpose = { needs: 'read-categories', writes: false } as const
  const called = await callWix(access, deps, purpose, signal, (wix) => {
    const all = wix.use(queryCategories)({ treeReference: STORES_TREE, returnNonVisibleCategories: true })
    const limited = all.limit(PAGE_SIZE)
    return (place === undefined ? limited : limited.skipTo(place.cursor)).find()
  })
  if (isLost(called, place)) return lostPlace()
  return understood(called, Categories, (body) => {
    const rows = body.categories ?? []
    return page(rows, rows, body, place)
  })
}

function query(
  { access, deps }: V3Reader,
  signal: AbortSignal,
  asked: V3ProductQuery,
  fields: Fields
): Promise<CallResult> {
  return callWix(access, deps, READS_PRODUCTS, signal, (wix) => wix.use(queryProducts)(asked, { fields }))
}

/** The selection is inside the cursor: beside it, a filter is refused. */
function pageQuery(place: V3Cursor | undefined, filter: V3ProductQuery['filter']): V3ProductQuery {
  if (place !== undefined) return { cursorPaging: { limit: PAGE_SIZE, cursor: place.cursor } }
  return { cursorPaging: { limit: PAGE_SIZE }, ...(filter === undefined ? {} : { filter }) }
}

/** A cursor that Wix takes no more: it was kept for too long, or belongs to another store. */
function isLost(called: CallResult, place: V3Cursor | undefined): boolean {
  return place !== undefined && !called.ok && called.failure.kind === 'rejected'
}

function page<T>(
  entities: readonly { readonly id: string }[],
  rows: readonly T[],
  {
    pagingMetadata
  }: {
    readonly pagingMetadata?: { cursors?: { next?: string | null | undefined } | null | undefined } | null | undefined
  },
  place: V3Cursor | undefined
): ShopPage<T> | ReadFault {
  const next = pagingMetadata?.cursors?.next ?? ''
  const first = entities[0]?.id
  const last = entities.at(-1)?.id
  if (first === undefined || last === undefined) return { rows, nextCursor: null }
  if (place !== undefined && (next === place.cursor || (first === place.first && last === place.last)))
    return stuckPage()
  if (next === '') return { rows, nextCursor: null }
  return { rows, nextCursor: encodeCursor({ cursor: next, first: place?.first ?? first, last: place?.last ?? last }) }
}
