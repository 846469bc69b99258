import type { CollectionContent, StoredCollection } from './model.ts'
import { isObject } from './json.ts'
import {
  applicationError,
  lengthViolation,
  validationError,
  type FieldViolation,
  type WixAnswer,
  type WixRequest,
  type WixRoute
} from './route.ts'
import { ALL_PRODUCTS_ID, type WixStore } from './store.ts'
import { isPage, queryV1, type QueryRules } from './v1-query.ts'
import { allProducts, v1Collection } from './v1-shape.ts'
import { unreadable } from './v1-write.ts'

/** Collections of catalogue V1: the documented calls, and those under `/v2/collections` that Wix's SDK makes. */
export const V1_COLLECTION_ROUTES: readonly WixRoute[] = [
  read('POST', '/stores/v1/collections/query', documentedQuery),
  read('POST', '/stores-reader/v1/collections/query', documentedQuery),
  read('GET', '/v2/collections/query', sdkQuery),
  read('POST', '/v2/collections/query', sdkQuery),
  read('GET', '/stores/v1/collections/slug/:slug', getBySlug),
  read('GET', '/stores-reader/v1/collections/slug/:slug', getBySlug),
  read('GET', '/v2/collections/slug/:slug', getBySlug),
  read('GET', '/stores/v1/collections/:id', getCollection),
  read('GET', '/v2/collections/:id', getCollection),
  {
    method: 'PATCH',
    path: '/stores/v1/collections/:id',
    catalog: 'V1',
    permission: 'write-products',
    handle: patchCollection
  }
]

const LIMITS = { name: { min: 1, max: 50 }, slug: { min: 1, max: 100 }, description: { min: 0, max: 600 } } as const

function read(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V1', permission: 'read-products', handle }
}

function all(store: WixStore): readonly StoredCollection[] {
  return [allProducts(store), ...store.collections.values()]
}

const RULES: QueryRules<StoredCollection> = {
  defaultLimit: 100,
  sortable: new Set(['id', 'name', 'slug']),
  read: (collection, name) => (name === 'id' || name === 'name' || name === 'slug' ? collection[name] : undefined)
}

function documentedQuery(request: WixRequest, store: WixStore): WixAnswer {
  const { query, includeNumberOfProducts, includeDescription } = request.body
  const page = queryV1(all(store), query, RULES)
  if (!isPage(page)) return page
  const asked = { counted: includeNumberOfProducts === true, described: includeDescription === true }
  return {
    status: 200,
    body: {
      collections: page.items.map((collection) => v1Collection(store, collection, asked)),
      metadata: { items: page.items.length, offset: page.offset },
      totalResults: page.total
    }
  }
}

function sdkQuery(request: WixRequest, store: WixStore): WixAnswer {
  const page = queryV1(all(store), request.body['query'], { ...RULES, defaultLimit: 50 })
  if (!isPage(page)) return page
  return {
    status: 200,
    body: {
      collections: page.items.map((collection) => v1Collection(store, collection, { counted: true, described: true })),
      metadata: { count: page.items.length, offset: page.offset, total: page.total }
    }
  }
}

function getCollection(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  return answer(store, id, (collection) => collection.id === id)
}

function getBySlug(request: WixRequest, store: WixStore): WixAnswer {
  const slug = request.params['slug'] ?? ''
  return answer(store, slug, (collection) => collection.slug === slug)
}

function answer(store: WixStore, asked: string, is: (collection: StoredCollection) => boolean): WixAnswer {
  const collection = all(store).find(is)
  if (collection === undefined) return noCollection(asked)
  return { status: 200, body: { collection: v1Collection(store, collection, { counted: true, described: true }) } }
}

function noCollection(asked: string): WixAnswer {
  return applicationError(404, 'COLLECTION_NOT_FOUND', `Collection ${asked} not found`)
}

/** The answer of an update is short, as documented: what was written is read back with a query. */
function patchCollection(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  const { collection } = request.body
  if (!isObject(collection)) return unreadable()
  if (id === ALL_PRODUCTS_ID || !store.collections.has(id)) return noCollection(id)
  const violations: FieldViolation[] = []
  const content: { -readonly [Name in keyof CollectionContent]?: CollectionContent[Name] } = {}
  for (const name of Object.keys(LIMITS) as (keyof typeof LIMITS)[]) {
    const value = collection[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') return unreadable()
    const violation = lengthViolation(`collection.${name}`, value, LIMITS[name].min, LIMITS[name].max)
    if (violation !== undefined) violations.push(violation)
    content[name] = value
  }
  if (violations.length > 0) return validationError('collection', violations)
  if (typeof collection['visible'] === 'boolean') content.visible = collection['visible']
  const after = store.updateCollection(id, content)
  if (after === undefined) return noCollection(id)
  return { status: 200, body: { collection: { id, name: after.name, media: { items: [] } } } }
}
