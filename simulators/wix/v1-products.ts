import type { StoredProduct } from './model.ts'
import { isObject } from './json.ts'
import {
  applicationError,
  lengthViolation,
  validationError,
  type WixAnswer,
  type WixRequest,
  type WixRoute
} from './route.ts'
import { ALL_PRODUCTS_ID, type WixStore } from './store.ts'
import { isPage, queryV1, type QueryRules, type Readable } from './v1-query.ts'
import { v1Product } from './v1-shape.ts'
import { nameId, patchV1Product, unreadable, V1_LIMITS } from './v1-write.ts'

const BULK_MAX = 100
const MEDIA_MAX = 50

/** Products of catalogue V1: the documented calls, and those of Wix's SDK where it uses others. */
export const V1_PRODUCT_ROUTES: readonly WixRoute[] = [
  ...(['/stores/v1/products/query', '/stores-reader/v1/products/query'] as const).map((path) =>
    read('POST', path, documentedQuery)
  ),
  read('GET', '/stores-reader/v1/products/query-platformized', sdkQuery),
  read('POST', '/stores-reader/v1/products/query-platformized', sdkQuery),
  read('GET', '/stores/v1/products/:id', getProduct),
  read('GET', '/stores-reader/v1/products/:id', getProduct),
  write('PATCH', '/stores/v1/products/:id', patchProduct),
  write('POST', '/stores/v1/bulk/products/update', bulkUpdate),
  write('POST', '/stores/v1/products/:id/remove-ribbon', (request, store) => removeName(request, store, 'ribbon')),
  write('POST', '/stores/v1/products/:id/remove-brand', (request, store) => removeName(request, store, 'brand')),
  write('POST', '/stores/v1/products/:id/media', addMedia),
  write('POST', '/stores/v1/products/:id/media/delete', deleteMedia)
]

/** A product that isn't there, as V1 words it. */
export function noProduct(id: string): WixAnswer {
  return applicationError(404, 'PRODUCT_NOT_FOUND', `Product with id ${id} not found`)
}

function read(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V1', permission: 'read-products', handle }
}

function write(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V1', permission: 'write-products', handle }
}

/** Hidden products are left out unless asked for, which only a key that may write products can. */
function documentedQuery(request: WixRequest, store: WixStore): WixAnswer {
  const { query, includeHiddenProducts, includeVariants, includeMerchantSpecificData } = request.body
  const manages = request.may('write-products')
  const page = queryV1(visibleTo(store, includeHiddenProducts === true && manages), query, productRules(store, 100))
  if (!isPage(page)) return page
  const view = { variants: includeVariants === true, merchantData: includeMerchantSpecificData === true && manages }
  return {
    status: 200,
    body: {
      products: page.items.map((product) => v1Product(store, product, view)),
      metadata: { items: page.items.length, offset: page.offset },
      totalResults: page.total
    }
  }
}

/** The SDK's query can't ask for hidden products, so it never shows any. */
function sdkQuery(request: WixRequest, store: WixStore): WixAnswer {
  const page = queryV1(visibleTo(store, false), request.body['query'], productRules(store, 50))
  if (!isPage(page)) return page
  const view = { variants: false, merchantData: false }
  return {
    status: 200,
    body: {
      products: page.items.map((product) => v1Product(store, product, view)),
      metadata: { count: page.items.length, offset: page.offset, total: page.total }
    }
  }
}

function visibleTo(store: WixStore, hiddenToo: boolean): readonly StoredProduct[] {
  const all = [...store.products.values()]
  return hiddenToo ? all : all.filter((product) => product.visible)
}

const SORTABLE = new Set([
  'id',
  'name',
  'sku',
  'slug',
  'price',
  'priceData.price',
  'numericId',
  'productType',
  'lastUpdated',
  'createdDate'
])

function productRules(store: WixStore, defaultLimit: number): QueryRules<StoredProduct> {
  return { defaultLimit, sortable: SORTABLE, read: (product, name) => readMember(store, product, name) }
}

function readMember(store: WixStore, product: StoredProduct, name: string): Readable | undefined {
  switch (name) {
    case 'id':
    case 'name':
    case 'slug':
    case 'description':
    case 'numericId':
    case 'productType':
    case 'createdDate':
    case 'visible':
      return product[name]
    case 'sku':
      return product.sku ?? ''
    case 'price':
    case 'priceData.price':
      return product.price / 100
    case 'lastUpdated':
      return product.updatedDate
    case 'brand':
      return store.brandName(product.brandId) ?? ''
    case 'inventoryStatus':
      return 'IN_STOCK'
    case 'collections.id':
    case 'collectionIds':
      return [ALL_PRODUCTS_ID, ...product.collectionIds]
    default:
      return undefined
  }
}

function getProduct(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  const product = store.products.get(id)
  if (product === undefined) return noProduct(id)
  const merchantData = request.query.get('includeMerchantSpecificData') === 'true' && request.may('write-products')
  return { status: 200, body: { product: v1Product(store, product, { variants: false, merchantData }) } }
}

function patchProduct(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  const product = store.products.get(id)
  if (product === undefined) return noProduct(id)
  const { product: written } = request.body
  if (!isObject(written)) return unreadable()
  const result = patchV1Product(store, product, written)
  if ('status' in result) return result
  return { status: 200, body: { product: v1Product(store, result, { variants: false, merchantData: false }) } }
}

/** One property for up to a hundred products; each is told apart, and the answer is 200 even if all of them failed. */
function bulkUpdate(request: WixRequest, store: WixStore): WixAnswer {
  const { ids, set } = request.body
  if (!Array.isArray(ids) || !isObject(set)) return unreadable()
  if (ids.length === 0 || ids.length > BULK_MAX) {
    const description = `has size ${ids.length}, expected 1 to ${BULK_MAX}`
    return validationError('request', [
      { field: 'ids', description, violatedRule: ids.length === 0 ? 'MIN_SIZE' : 'MAX_SIZE' }
    ])
  }
  const [first, ...more] = Object.entries(set)
  if (first === undefined || more.length > 0)
    return validationError('request', [
      { field: 'set', description: 'must have exactly one value', violatedRule: 'OTHER' }
    ])
  const [name, value] = first
  const change = propertyChange(store, name, value)
  if (change === undefined) return unreadable()
  if ('status' in change) return change
  const results = ids.map((one: unknown, originalIndex) => {
    const id = String(one)
    const done = store.updateProduct(id, change) !== undefined
    const error = { code: 'PRODUCT_NOT_FOUND', description: `Product with id ${id} not found`, data: {} }
    return { itemMetadata: { id, originalIndex, success: done, ...(done ? {} : { error }) } }
  })
  const totalSuccesses = results.filter(({ itemMetadata }) => itemMetadata.success).length
  const totals = { totalSuccesses, totalFailures: results.length - totalSuccesses, undetailedFailures: 0 }
  return { status: 200, body: { results, bulkActionMetadata: totals } }
}

function propertyChange(
  store: WixStore,
  name: string,
  value: unknown
): Parameters<WixStore['updateProduct']>[1] | WixAnswer | undefined {
  if ((name === 'ribbon' || name === 'brand') && typeof value === 'string') {
    const violation = lengthViolation(`set.${name}`, value, 0, V1_LIMITS[name].max)
    if (violation !== undefined) return validationError('request', [violation])
    const id = nameId(store, name, value)
    return name === 'ribbon' ? { ribbonId: id } : { brandId: id }
  }
  if (typeof value !== 'number') return undefined
  if (name === 'price') return { price: Math.round(value * 100), discountedPrice: Math.round(value * 100) }
  if (name === 'weight') return { weight: value }
  return name === 'cost' ? {} : undefined
}

function removeName(request: WixRequest, store: WixStore, kind: 'ribbon' | 'brand'): WixAnswer {
  const id = request.params['id'] ?? ''
  const gone = store.updateProduct(id, kind === 'ribbon' ? { ribbonId: null } : { brandId: null })
  return gone === undefined ? noProduct(id) : { status: 200, body: {} }
}

/** Takes no alt text: there is no call of V1 that does. */
function addMedia(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  const product = store.products.get(id)
  if (product === undefined) return noProduct(id)
  const { media } = request.body
  if (!Array.isArray(media) || media.length === 0 || media.length > MEDIA_MAX) return unreadable()
  const added = media.map((one: { readonly mediaId?: unknown; readonly url?: unknown }, index) => {
    const mediaId =
      typeof one.mediaId === 'string' ? one.mediaId : `${product.numericId}_${product.media.length + index}.jpg`
    const url = typeof one.url === 'string' ? one.url : `https://static.wixstatic.com/media/${mediaId}`
    return { id: mediaId, url, kind: 'image' as const, title: mediaId, altText: null, width: 1_000, height: 1_000 }
  })
  store.updateProduct(id, { media: [...product.media, ...added] })
  return { status: 200, body: {} }
}

/** An empty list takes all of them away. */
function deleteMedia(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  const product = store.products.get(id)
  if (product === undefined) return noProduct(id)
  const { mediaIds = [] } = request.body
  if (!Array.isArray(mediaIds)) return unreadable()
  const left = mediaIds.length === 0 ? [] : product.media.filter((item) => !mediaIds.includes(item.id))
  store.updateProduct(id, { media: left })
  return { status: 200, body: {} }
}
