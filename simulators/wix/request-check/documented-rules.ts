import { isObject } from '../json.ts'

/** Rules that stand in Wix's documentation, or were met on live sites, and that the SDK's types don't carry. */

/** The text of a product, and what addresses it. Whatever else a product has is no business of a tool for text. */
const WRITTEN = {
  V1: new Set(['id', 'name', 'slug', 'description', 'ribbon', 'seoData', 'additionalInfoSections']),
  V3: new Set(['id', 'revision', 'name', 'slug', 'plainDescription', 'ribbon', 'seoData', 'media', 'infoSections'])
}

const ORDER = ['$eq', '$ne', '$lt', '$lte', '$gt', '$gte'] as const
const ID = ['$eq', '$ne', '$in', '$exists', '$startsWith'] as const
const TEXT_V1 = ['$eq', '$ne', '$hasSome', '$contains', '$startsWith', '$in'] as const

type Operators = Readonly<Record<string, readonly string[]>>

const FILTERS: Readonly<Record<'v1-products' | 'v3-products', Operators>> = {
  'v1-products': {
    id: ['$eq', '$ne', '$hasSome', '$in'],
    name: TEXT_V1,
    slug: TEXT_V1,
    sku: TEXT_V1,
    description: TEXT_V1,
    price: [...ORDER, '$hasSome'],
    numericId: [...ORDER, '$hasSome', '$in'],
    lastUpdated: [...ORDER, '$hasSome'],
    createdDate: [...ORDER, '$hasSome'],
    productType: ['$eq', '$ne', '$hasSome'],
    'collections.id': ['$eq', '$ne', '$hasSome', '$hasAll'],
    collectionIds: ['$hasSome', '$hasAll'],
    inventoryStatus: ['$eq', '$ne', '$hasSome'],
    visible: ['$eq', '$ne']
  },
  'v3-products': {
    id: ID,
    handle: ID,
    slug: ID,
    'options.id': ID,
    createdDate: [...ORDER, '$in', '$exists'],
    updatedDate: [...ORDER, '$in', '$exists'],
    visible: ['$eq', '$ne', '$exists', '$in']
  }
}

const SORTS = {
  'v1-products': new Set([
    'id',
    'name',
    'sku',
    'slug',
    'price',
    'numericId',
    'productType',
    'lastUpdated',
    'createdDate'
  ]),
  'v3-products': new Set(['slug', 'createdDate', 'updatedDate', 'visible'])
}

/** V1 serves no product beyond this place of a list. */
const OFFSET_CAP = 10_000
/** Of a bulk update, over all its products. */
const BULK_SECTIONS = 100

/** @returns one line per rule that a write of a product breaks; `where` is its path in the body */
export function productWriteProblems(product: unknown, version: 'V1' | 'V3', where: string): readonly string[] {
  if (!isObject(product)) return [`${where} is missing`]
  const problems = Object.keys(product)
    .filter((key) => !WRITTEN[version].has(key))
    .map((key) => `${where}.${key} is not text: a publish must leave it alone`)
  if (version === 'V3' && typeof product['revision'] !== 'string') problems.push(`${where}.revision must be a string`)
  if (version === 'V3' && typeof product['id'] !== 'string') problems.push(`${where}.id is missing`)
  if (Object.keys(product).every((key) => key === 'id' || key === 'revision')) problems.push(`${where} writes nothing`)
  const { media } = product
  if (version === 'V3' && isObject(media) && !isObject(media['itemsInfo']))
    problems.push(`${where}.media without itemsInfo has no effect`)
  return [...problems, ...seoProblems(product['seoData'], `${where}.seoData`)]
}

export function bulkWriteProblems(products: unknown): readonly string[] {
  if (!Array.isArray(products)) return ['products is missing']
  const written = products.map((one: unknown) => (isObject(one) ? one['product'] : undefined))
  const ids = written.map((product) => (isObject(product) ? product['id'] : undefined))
  const sections = written.reduce<number>((sum, product) => {
    const own = isObject(product) ? product['infoSections'] : undefined
    return sum + (Array.isArray(own) ? own.length : 0)
  }, 0)
  return [
    ...written.flatMap((product, index) => productWriteProblems(product, 'V3', `products[${index}].product`)),
    ...(new Set(ids).size < ids.length ? ['a product comes twice in one bulk update'] : []),
    ...(sections > BULK_SECTIONS ? [`a bulk update has ${sections} info sections, allowed are ${BULK_SECTIONS}`] : [])
  ]
}

/** The types give the shape; these are what Wix refuses beyond it. */
export function seoProblems(seo: unknown, where: string): readonly string[] {
  if (seo === undefined) return []
  if (!isObject(seo)) return [`${where} is not an object`]
  const problems: string[] = []
  // Written whole: a part of it would take the rest away.
  if (!Array.isArray(seo['tags'])) problems.push(`${where} without its tags takes all tags away`)
  else
    for (const [index, tag] of seo['tags'].entries()) {
      if (!isObject(tag)) continue
      const { type, custom } = tag
      if (typeof type !== 'string' || !['title', 'meta', 'script', 'link'].includes(type))
        problems.push(`${where}.tags[${index}].type is no kind of tag`)
      if (custom === true && (type === 'title' || type === 'script'))
        problems.push(`${where}.tags[${index}] is a custom ${type}, which is TAG_TYPE_NOT_ALLOWED`)
    }
  const { settings } = seo
  if (isObject(settings) && 'keywords' in settings && typeof settings['preventAutoRedirect'] !== 'boolean')
    problems.push(`${where}.settings has keywords and no preventAutoRedirect, which is INVALID_PATCH`)
  return problems
}

/** A query of products: what may be filtered and sorted by, and what a cursor excludes. */
export function productQueryProblems(query: unknown, of: 'v1-products' | 'v3-products'): readonly string[] {
  if (!isObject(query)) return []
  const problems: string[] = []
  const filter = plain(query['filter'], 'query.filter', problems)
  const sort = plain(query['sort'], 'query.sort', problems)
  const cursorPaging = query['cursorPaging']
  const paging = query['paging']
  if (isObject(cursorPaging) && cursorPaging['cursor'] !== undefined && cursorPaging['cursor'] !== null) {
    if (isObject(filter) && Object.keys(filter).length > 0) problems.push('a filter comes with a cursor')
    if (Array.isArray(sort) && sort.length > 0) problems.push('a sort comes with a cursor')
  }
  if (isObject(paging) && typeof paging['offset'] === 'number' && paging['offset'] >= OFFSET_CAP)
    problems.push(`offset ${paging['offset']} is at or beyond ${OFFSET_CAP}, which is not served`)
  filterProblems(filter, of, problems)
  for (const one of Array.isArray(sort) ? sort : []) {
    if (!isObject(one)) continue
    const [first = ''] = Object.keys(one)
    const name = typeof one['fieldName'] === 'string' ? one['fieldName'] : first
    if (!SORTS[of].has(name)) problems.push(`products can't be sorted by ${name}`)
  }
  return problems
}

function filterProblems(filter: unknown, of: 'v1-products' | 'v3-products', problems: string[]): void {
  if (!isObject(filter)) return
  for (const [name, condition] of Object.entries(filter)) {
    if (name === '$and' || name === '$or') {
      for (const one of Array.isArray(condition) ? condition : []) filterProblems(one, of, problems)
      continue
    }
    if (name === '$not') {
      filterProblems(condition, of, problems)
      continue
    }
    const operators = FILTERS[of][name]
    if (operators === undefined) problems.push(`products can't be filtered by ${name}`)
    else if (isObject(condition))
      for (const operator of Object.keys(condition))
        if (!operators.includes(operator)) problems.push(`${name} can't be filtered with ${operator}`)
  }
}

/** V1's documented form has JSON as text where the SDK sends plain objects. */
function plain(value: unknown, where: string, problems: string[]): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    problems.push(`${where} is text and not JSON`)
    return undefined
  }
}

/** Headers that every call needs, whichever way it was made. */
export function headerProblems(headers: Headers, hasBody: boolean): readonly string[] {
  const key = headers.get('authorization') ?? ''
  return [
    ...(key === '' ? ['no key was sent'] : []),
    ...(/^bearer /i.test(key) ? ['an API key is sent bare, without Bearer'] : []),
    ...(headers.get('wix-site-id') === null ? ['no wix-site-id was sent'] : []),
    ...(headers.get('wix-account-id') === null ? [] : ['wix-account-id belongs to calls on the account']),
    ...(hasBody && !(headers.get('content-type') ?? '').startsWith('application/json')
      ? ['a body without Content-Type: application/json']
      : [])
  ]
}
