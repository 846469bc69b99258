import { asList, asObject, asRevision, asText, type JsonObject } from './json.ts'
import type { CollectionContent, StoredCollection } from './model.ts'
import {
  applicationError,
  lengthViolation,
  validationError,
  type FieldViolation,
  type WixAnswer,
  type WixRequest,
  type WixRoute
} from './route.ts'
import { readSeo } from './seo-write.ts'
import type { WixStore } from './store.ts'
import { noRevision, notFound } from './v3-entities.ts'
import { CATEGORY_FIELDS, isFields, readFields, unparsable, type Fields } from './v3-fields.ts'
import type { V3QueryRules } from './v3-filter.ts'
import { isV3Page, queryV3 } from './v3-query.ts'
import { v3Category } from './v3-shape.ts'
import { stale } from './v3-write.ts'

const RULES: V3QueryRules<StoredCollection> = {
  limit: 1_000,
  filterable: new Set(['id', 'name', 'slug', 'visible', 'createdDate', 'updatedDate']),
  sortable: new Set(['name', 'slug', 'createdDate', 'updatedDate']),
  read(category, field) {
    switch (field) {
      case 'id':
      case 'name':
      case 'slug':
      case 'visible':
      case 'createdDate':
      case 'updatedDate':
        return category[field]
      default:
        return undefined
    }
  }
}

/** Categories of the store's tree. A request without `treeReference` is refused: the tree is not guessed. */
export const CATEGORY_ROUTES: readonly WixRoute[] = [
  read('POST', '/categories/v1/categories/query', (request, store) => list(request, store, 'query')),
  read('POST', '/categories/v1/categories/search', (request, store) => list(request, store, 'search')),
  read('POST', '/categories/v1/categories/count', (request, store) => ({
    status: 200,
    body: { count: seen(request.body, store).length }
  })),
  read('GET', '/categories/v1/categories/:id', (request, store) =>
    single(request, store, store.collections.get(request.params['id'] ?? ''))
  ),
  read('GET', '/categories/v1/categories/slug/:slug', (request, store) =>
    single(
      request,
      store,
      [...store.collections.values()].find(({ slug }) => slug === request.params['slug'])
    )
  ),
  ...(['GET', 'POST'] as const).map((method) => read(method, '/categories/v1/categories/:id/list-items', listItems)),
  { ...read('PATCH', '/categories/v1/categories/:id', update), permission: 'write-categories' },
  { ...read('POST', '/categories/v1/bulk/categories/update', bulkUpdate), permission: 'write-categories' }
]

function read(method: WixRoute['method'], path: string, handle: WixRoute['handle']): WixRoute {
  return { method, path, catalog: 'V3', permission: 'read-categories', handle }
}

/** Wix Stores' own app id, as each item of a store's category carries it. */
const STORES_APP_ID = '1380b703-ce81-ff05-f115-39571d94dfcd'

function list(request: WixRequest, store: WixStore, member: 'query' | 'search'): WixAnswer {
  const fields = readFields(request.body['fields'], CATEGORY_FIELDS)
  if (!isFields(fields)) return fields
  if (!hasTree(request.body)) return noTree()
  const page = queryV3(seen(request.body, store), asObject(request.body[member]), RULES)
  if (!isV3Page(page)) return page
  const categories = page.items.map((category) => v3Category(store, category, fields))
  return { status: 200, body: { categories, pagingMetadata: page.metadata } }
}

/** Hidden categories only where asked for. */
function seen(body: JsonObject, store: WixStore): readonly StoredCollection[] {
  const all = [...store.collections.values()]
  return body['returnNonVisibleCategories'] === true ? all : all.filter(({ visible }) => visible)
}

function single(request: WixRequest, store: WixStore, category: StoredCollection | undefined): WixAnswer {
  const fields = readFields(request.query.getAll('fields'), CATEGORY_FIELDS)
  if (!isFields(fields)) return fields
  if (request.query.get('treeReference.appNamespace') === null) return noTree()
  return category === undefined ? notFound('Category') : answer(store, category, fields)
}

function listItems(request: WixRequest, store: WixStore): WixAnswer {
  const id = request.params['id'] ?? ''
  if (!store.collections.has(id)) return notFound('Category')
  const members = [...store.products.values()].filter(({ collectionIds }) => collectionIds.includes(id))
  const limit = request.query.get('cursorPaging.limit')
  const cursor = request.query.get('cursorPaging.cursor')
  const paging =
    Object.keys(request.body).length > 0
      ? asObject(request.body['cursorPaging'])
      : { ...(limit === null ? {} : { limit: Number(limit) }), ...(cursor === null ? {} : { cursor }) }
  const rules = { limit: 1_000, filterable: new Set<string>(), sortable: new Set<string>(), read: () => undefined }
  const page = queryV3(members, { cursorPaging: paging }, rules)
  if (!isV3Page(page)) return page
  const items = page.items.map((product) => ({ catalogItemId: product.id, appId: STORES_APP_ID }))
  return { status: 200, body: { items, pagingMetadata: page.metadata } }
}

function update(request: WixRequest, store: WixStore): WixAnswer {
  const fields = readFields(request.body['fields'], CATEGORY_FIELDS)
  if (!isFields(fields)) return fields
  const wish = asObject(request.body['category'])
  if (!hasTree(request.body) && !hasTree(wish)) return noTree()
  const result = change(request, store, request.params['id'] ?? '', wish, 'category')
  return 'status' in result ? result : answer(store, result, fields)
}

function bulkUpdate(request: WixRequest, store: WixStore): WixAnswer {
  const items = asList(request.body['categories'])
  if (items.length < 1 || items.length > 100) return unparsable()
  if (!hasTree(request.body)) return noTree()
  const results = items.map((item, originalIndex) => {
    const wish = asObject(asObject(item)['category'])
    const id = asText(wish['id']) ?? ''
    const result = change(request, store, id, wish, `categories[${originalIndex}].category`)
    if (!('status' in result)) return { itemMetadata: { id, originalIndex, success: true } }
    const body = asObject(result.body)
    const error = asObject(asObject(body['details'])['applicationError'])
    const code = asText(error['code']) ?? String(result.status)
    const told = { code, description: asText(body['message']) ?? '', data: {} }
    return { itemMetadata: { id, originalIndex, success: false, error: told } }
  })
  const totalSuccesses = results.filter(({ itemMetadata }) => itemMetadata.success).length
  const bulkActionMetadata = { totalSuccesses, totalFailures: results.length - totalSuccesses, undetailedFailures: 0 }
  return { status: 200, body: { results, bulkActionMetadata } }
}

/** `visible` is not changed here: it has an endpoint of its own. */
function change(
  request: WixRequest,
  store: WixStore,
  id: string,
  wish: JsonObject,
  at: string
): StoredCollection | WixAnswer {
  const before = store.collections.get(id)
  if (before === undefined) return notFound('Category')
  const { name, slug, description } = wish
  const revision = asRevision(wish['revision'])
  if (revision === undefined) return noRevision('category')
  const violations: FieldViolation[] = []
  const content: { -readonly [K in keyof CollectionContent]?: CollectionContent[K] } = {}
  for (const [field, text, most] of [
    ['name', name, 80],
    ['slug', slug, 300],
    ['description', description, 600]
  ] as const) {
    if (text === undefined) continue
    // Null takes the description away; an empty one is too short.
    if (text === null && field === 'description') content.description = ''
    else if (typeof text !== 'string') return unparsable()
    else {
      const violation = lengthViolation(`${at}.${field}`, text, 1, most)
      if (violation !== undefined) violations.push(violation)
      content[field] = text
    }
  }
  if (content.slug !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(content.slug)) {
    const rule = { violatedRule: 'CUSTOM', ruleName: 'INVALID_SLUG_FORMAT' }
    violations.push({ field: `${at}.slug`, description: 'INVALID_SLUG_FORMAT', ...rule })
  }
  const seo = readSeo(wish['seoData'], `${at}.seoData`, violations)
  if (seo !== undefined && 'status' in seo) return seo
  if (seo !== undefined) content.seo = seo
  if (violations.length > 0) return validationError('category', violations)
  if (revision !== String(before.revision)) return stale(request.staleBody)
  const taken = [...store.collections.values()].some((other) => other.slug === content.slug && other.id !== id)
  if (taken) return applicationError(409, 'DUPLICATE_SLUG', `Category with slug '${content.slug ?? ''}' already exists`)
  return store.updateCollection(id, content) ?? notFound('Category')
}

function answer(store: WixStore, category: StoredCollection, fields: Fields): WixAnswer {
  return { status: 200, body: { category: v3Category(store, category, fields) } }
}

function hasTree(body: JsonObject): boolean {
  return asText(asObject(body['treeReference'])['appNamespace']) !== undefined
}

function noTree(): WixAnswer {
  const violation = { field: 'treeReference', description: 'must not be empty', violatedRule: 'REQUIRED_FIELD' }
  return validationError('treeReference', [violation])
}
