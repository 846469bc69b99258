import { isObject } from './json.ts'
import { validationError, type WixAnswer } from './route.ts'

/** V1 serves no product beyond this place of a list. */
export const OFFSET_CAP = 10_000
const PAGE_LIMIT = 100
/** As texts are compared here: in lower case. */
const DATE = /^\d{4}-\d{2}-\d{2}t\d{2}:\d{2}/

/** What may stand for a value in a filter: the member's value in a product or collection, compared by type. */
export type Readable = string | number | boolean | readonly string[]

export interface QueryRules<Item> {
  /** How many come where no limit was given. */
  readonly defaultLimit: number
  /** The value that a filter's or sort's name stands for; undefined for a name that isn't known. */
  read(item: Item, name: string): Readable | undefined
  readonly sortable: ReadonlySet<string>
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly offset: number
  readonly total: number
}

/**
 * Filter, sort and page, in any of the forms that are documented or sent by Wix's SDK: filter and sort as JSON text or as plain
 * objects, sort as `{name: "asc"}` or `{fieldName, order}`.
 * @returns the page, or the 400 that Wix answers
 */
export function queryV1<Item>(all: readonly Item[], query: unknown, rules: QueryRules<Item>): Page<Item> | WixAnswer {
  const { filter, sort, paging } = isObject(query) ? query : {}
  const read = parsed(filter)
  const order = parsed(sort)
  if (read === NOT_JSON) return refused('query.filter', 'is not a JSON object')
  if (order === NOT_JSON) return refused('query.sort', 'is not a JSON array')
  const pages = isObject(paging) ? paging : {}
  const limit = pages['limit'] ?? rules.defaultLimit
  const offset = pages['offset'] ?? 0
  if (!isCount(limit) || limit > PAGE_LIMIT) return refused('query.paging.limit', `must be at most ${PAGE_LIMIT}`)
  if (!isCount(offset)) return refused('query.paging.offset', 'must be a whole number')
  if (offset >= OFFSET_CAP) return refused('query.paging.offset', `must be less than ${OFFSET_CAP}`)
  const [sample] = all
  const problem = sample === undefined ? undefined : nameProblem(read, order, sample, rules)
  if (problem !== undefined) return problem
  const found = all.filter((item) => matches(read, item, rules))
  const sorted = sortBy(found, order, rules)
  return { items: sorted.slice(offset, offset + limit), offset, total: found.length }
}

export function isPage<Item>(result: Page<Item> | WixAnswer): result is Page<Item> {
  return 'items' in result
}

const NOT_JSON = Symbol('not JSON')

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return NOT_JSON
  }
}

function refused(field: string, description: string): WixAnswer {
  return validationError('query', [{ field, description, violatedRule: 'OTHER' }])
}

function nameProblem<Item>(
  filter: unknown,
  sort: unknown,
  sample: Item,
  rules: QueryRules<Item>
): WixAnswer | undefined {
  for (const name of filterNames(filter)) {
    if (rules.read(sample, name) === undefined)
      return refused('query.filter', `Field '${name}' is not declared as filterable`)
  }
  for (const { name } of sortOrders(sort)) {
    if (!rules.sortable.has(name)) return refused('query.sort', `Field '${name}' is not declared as sortable`)
  }
  return undefined
}

function filterNames(filter: unknown): readonly string[] {
  if (!isObject(filter)) return []
  return Object.entries(filter).flatMap(([name, condition]) => {
    if (!name.startsWith('$')) return [name]
    return (Array.isArray(condition) ? condition : [condition]).flatMap(filterNames)
  })
}

function matches<Item>(filter: unknown, item: Item, rules: QueryRules<Item>): boolean {
  if (!isObject(filter)) return true
  return Object.entries(filter).every(([name, condition]) => {
    if (name === '$and') return list(condition).every((one) => matches(one, item, rules))
    if (name === '$or') return list(condition).some((one) => matches(one, item, rules))
    if (name === '$not') return !list(condition).some((one) => matches(one, item, rules))
    const value = rules.read(item, name) ?? ''
    if (!isObject(condition)) return compares('$eq', value, condition)
    return Object.entries(condition).every(([operator, wanted]) => compares(operator, value, wanted))
  })
}

/** Text without regard to case, as the SDK's own builder says of `startsWith`; numbers, also as text, by size. */
function compares(operator: string, value: Readable, wanted: unknown): boolean {
  const values = typeof value === 'object' ? value : [value]
  const texts = values.map((one) => String(one).toLowerCase())
  const asked = list(wanted).map((one) => String(one).toLowerCase())
  const [first = ''] = asked
  switch (operator) {
    case '$eq':
      return texts.includes(first)
    case '$ne':
      return !texts.includes(first)
    case '$in':
    case '$hasSome':
      return asked.some((one) => texts.includes(one))
    case '$hasAll':
      return asked.every((one) => texts.includes(one))
    case '$contains':
      return texts.some((one) => one.includes(first))
    case '$startsWith':
      return texts.some((one) => one.startsWith(first))
    case '$exists':
      return (texts.join('') !== '') === (wanted === true)
    case '$lt':
      return texts.some((one) => inOrder(one, first) < 0)
    case '$lte':
      return texts.some((one) => inOrder(one, first) <= 0)
    case '$gt':
      return texts.some((one) => inOrder(one, first) > 0)
    case '$gte':
      return texts.some((one) => inOrder(one, first) >= 0)
    default:
      return false
  }
}

/** Decimal ids are longer than what a double holds exactly, so whole numbers are compared by length first. */
function inOrder(a: string, b: string): number {
  if (DATE.test(a) && DATE.test(b)) return Date.parse(a) - Date.parse(b)
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
  if (a !== '' && b !== '' && Number.isFinite(Number(a)) && Number.isFinite(Number(b))) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

function sortOrders(sort: unknown): readonly { readonly name: string; readonly down: boolean }[] {
  return (Array.isArray(sort) ? sort : []).filter(isObject).map((one) => {
    if (typeof one['fieldName'] === 'string')
      return { name: one['fieldName'], down: String(one['order'] ?? one['direction']).toUpperCase() === 'DESC' }
    const [[name, order] = ['', '']] = Object.entries(one)
    return { name, down: String(order).toLowerCase() === 'desc' }
  })
}

function sortBy<Item>(items: readonly Item[], sort: unknown, rules: QueryRules<Item>): readonly Item[] {
  const orders = sortOrders(sort)
  if (orders.length === 0) return items
  const text = (item: Item, name: string): string => String(rules.read(item, name) ?? '').toLowerCase()
  return items.toSorted((a, b) => {
    for (const { name, down } of orders) {
      const order = inOrder(text(a, name), text(b, name))
      if (order !== 0) return down ? -order : order
    }
    return 0
  })
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
