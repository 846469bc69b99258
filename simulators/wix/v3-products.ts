import { asList, asObject, asText, isObject, type JsonObject } from './json.ts'
import type { StoredProduct } from './model.ts'
import { applicationError, validationError, type WixAnswer, type WixRequest, type WixRoute } from './route.ts'
import type { WixStore } from './store.ts'
import { isFields, PRODUCT_FIELDS, readFields, unparsable } from './v3-fields.ts'
import { filterProblem, matchesV3, type V3QueryRules } from './v3-filter.ts'
import { isV3Page, queryV3 } from './v3-query.ts'
import { isUpdate, readUpdate } from './v3-read.ts'
import { v3Product } from './v3-shape.ts'
import { applyUpdate, isProduct, noSuchProduct } from './v3-write.ts'

const PAGE_LIMIT = 100
const BULK_LIMIT = 100
const BULK_SECTIONS = 100

const QUERY_RULES: V3QueryRules<StoredProduct> = {
  limit: PAGE_LIMIT,
  place: ({ numericId }) => numericId,
  filterable: new Set(['id', 'handle', 'slug', 'options.id', 'createdDate', 'updatedDate', 'visible']),
  sortable: new Set(['slug', 'createdDate', 'updatedDate', 'visible']),
  read(product, field) {
    switch (field) {
      case 'id':
        return product.id
      case 'handle':
        return product.handle
      case 'slug':
        return product.slug
      case 'options.id':
        return product.options.map((_, index) => `o${index + 1}`)
      case 'createdDate':
        return product.createdDate
      case 'updatedDate':
        return product.updatedDate
      case 'visible':
        return product.visible
      case 'name':
        return product.name
      case 'directCategoriesInfo.categories':
      case 'allCategoriesInfo.categories':
        return product.collectionIds
      default:
        return undefined
    }
  }
}

/** Search knows more names than query, and a text to look for. */
const SEARCH_RULES: V3QueryRules<StoredProduct> = {
  ...QUERY_RULES,
  filterable: new Set([
    ...QUERY_RULES.filterable,
    'name',
    'directCategoriesInfo.categories',
    'allCategoriesInfo.categories'
  ]),
  sortable: new Set([...QUERY_RULES.sortable, 'name'])
}

export const V3_PRODUCT_ROUTES: readonly WixRoute[] = [
  // Wix's SDK asks by GET with everything in `.r`, which arrives here as the body.
  ...(['POST', 'GET'] as const).flatMap((method): readonly WixRoute[] => [
    route(method, '/stores/v3/products/query', (request, store) => list(request, store, 'query')),
    route(method, '/stores/v3/products/search', (request, store) => list(request, store, 'search')),
    route(method, '/stores/v3/products/count', count)
  ]),
  route('GET', '/stores/v3/products/:id', (request, store) => {
    const product = store.products.get(request.params['id'] ?? '')
    return single(request, store, product, request.params['id'] ?? '')
  }),
  route('GET', '/stores/v3/products/slug/:slug', (request, store) => {
    const slug = request.params['slug'] ?? ''
    return single(request, store, store.productBySlug(slug), slug)
  }),
  { ...route('PATCH', '/stores/v3/products/:id', update), permission: 'write-products' },
  { ...route('POST', '/stores/v3/bulk/products/update', bulkUpdate), permission: 'write-products' }
]

function route(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V3', permission: 'read-products', handle }
}

function list(request: WixRequest, store: WixStore, member: 'query' | 'search'): WixAnswer {
  const fields = readFields(request.body['fields'], PRODUCT_FIELDS)
  if (!isFields(fields)) return fields
  const query = asObject(request.body[member])
  const words = member === 'search' ? (asText(asObject(query['search'])['expression']) ?? '').toLowerCase() : ''
  const named = candidates(store, asObject(query['filter']))
  const all = words === '' ? named : [...named].filter(({ name }) => name.toLowerCase().includes(words))
  const page = queryV3(all, query, member === 'query' ? QUERY_RULES : SEARCH_RULES)
  if (!isV3Page(page)) return page
  const products = page.items.map((product) => v3Product(store, product, fields, 'list'))
  return { status: 200, body: { products, pagingMetadata: page.metadata } }
}

/** All products, or those that a filter names by id, without a look at each of the others. */
function candidates(store: WixStore, filter: JsonObject): Iterable<StoredProduct> {
  const ids = asObject(filter['id'])['$in']
  if (!Array.isArray(ids)) return store.products.values()
  const found = [...new Set(ids.map(String))].flatMap((id) => store.products.get(id) ?? [])
  return found.toSorted((a, b) => (a.numericId < b.numericId ? -1 : 1))
}

/** Hidden products don't count unless asked for, although query returns them. */
function count(request: WixRequest, store: WixStore): WixAnswer {
  const filter = request.body['filter'] ?? {}
  if (!isObject(filter)) return unparsable()
  const problem = filterProblem(filter, SEARCH_RULES)
  if (problem !== undefined) return problem
  // Wix's SDK packs into `.r` only what is nested; this alone comes as a plain parameter.
  const all =
    request.body['returnNonVisibleProducts'] === true || request.query.get('returnNonVisibleProducts') === 'true'
  const counted = [...store.products.values()].filter(
    (product) => (all || product.visible) && matchesV3(filter, product, SEARCH_RULES)
  )
  return { status: 200, body: { count: counted.length } }
}

function single(request: WixRequest, store: WixStore, product: StoredProduct | undefined, asked: string): WixAnswer {
  const fields = readFields(request.query.getAll('fields'), PRODUCT_FIELDS)
  if (!isFields(fields)) return fields
  if (product === undefined) return noSuchProduct(asked)
  return { status: 200, body: { product: v3Product(store, product, fields, 'single') } }
}

function update(request: WixRequest, store: WixStore): WixAnswer {
  const fields = readFields(request.body['fields'], PRODUCT_FIELDS)
  if (!isFields(fields)) return fields
  if (request.body['fieldMask'] !== undefined)
    return applicationError(400, 'FIELD_MASK_VALUE_NOT_SUPPORTED', 'Field mask value is not supported')
  const read = readUpdate(request.body['product'], 'product')
  if (!isUpdate(read)) return read
  const product = applyUpdate(store, { ...read, id: request.params['id'] ?? '' }, request.staleBody)
  if (!isProduct(product)) return product
  return { status: 200, body: { product: v3Product(store, product, fields, 'single') } }
}

/**
 * What is wrong with the request as such refuses all of it; what doesn't fit one product fails that one alone, and the answer is 200 even
 * where all failed.
 */
function bulkUpdate(request: WixRequest, store: WixStore): WixAnswer {
  const fields = readFields(request.body['fields'], PRODUCT_FIELDS)
  if (!isFields(fields)) return fields
  const items = asList(request.body['products'])
  if (items.length < 1 || items.length > BULK_LIMIT) return wrongSize('products', items.length, BULK_LIMIT)
  const updates = items.map((item, index) => readUpdate(asObject(item)['product'], `products[${index}].product`))
  const refused = updates.find((one) => !isUpdate(one))
  if (refused !== undefined && !isUpdate(refused)) return refused
  const read = updates.filter(isUpdate)
  if (new Set(read.map(({ id }) => id)).size < read.length) {
    const rule = { violatedRule: 'CUSTOM', ruleName: 'DUPLICATE_PRODUCT_IDS_REQUEST' }
    return validationError('products', [{ field: 'products', description: 'DUPLICATE_PRODUCT_IDS_REQUEST', ...rule }])
  }
  const sections = read.reduce((sum, one) => sum + (one.sections?.length ?? 0), 0)
  if (sections > BULK_SECTIONS) return wrongSize('products.product.infoSections', sections, BULK_SECTIONS)
  const results = read.map((one, originalIndex) => {
    const failed = request.fails(one.id)
    const product = failed ? INTERNAL : applyUpdate(store, one, request.staleBody)
    const metadata = { id: one.id, originalIndex, success: isProduct(product) }
    if (!isProduct(product)) return { itemMetadata: { ...metadata, error: itemError(product) } }
    return request.body['returnEntity'] === true
      ? { itemMetadata: metadata, item: v3Product(store, product, fields, 'single') }
      : { itemMetadata: metadata }
  })
  const totalSuccesses = results.filter(({ itemMetadata }) => itemMetadata.success).length
  const bulkActionMetadata = { totalSuccesses, totalFailures: results.length - totalSuccesses, undetailedFailures: 0 }
  return { status: 200, body: { results, bulkActionMetadata } }
}

const INTERNAL = applicationError(500, 'INTERNAL', 'Internal error')

/** The error of one product; one that has no code of its own (a 409 without details) is told by its status alone. */
function itemError(answer: WixAnswer): unknown {
  const body = asObject(answer.body)
  const error = asObject(asObject(body['details'])['applicationError'])
  return {
    code: asText(error['code']) ?? String(answer.status),
    description: asText(error['description']) ?? asText(body['message']) ?? '',
    data: error['data'] ?? {}
  }
}

function wrongSize(field: string, found: number, most: number): WixAnswer {
  const description = `has size ${found}, expected ${found < 1 ? '1 or more' : `${most} or less`}`
  const violatedRule = found < 1 ? 'MIN_SIZE' : 'MAX_SIZE'
  return validationError(field, [{ field, description, violatedRule, data: { threshold: found < 1 ? 1 : most } }])
}
