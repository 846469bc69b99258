import { asList, asObject, asText, isObject, type JsonObject } from './json.ts'
import type { WixAnswer } from './route.ts'
import { unparsable } from './v3-fields.ts'
import { filterProblem, matchesV3, notDeclared, type V3QueryRules } from './v3-filter.ts'

export interface V3Page<Item> {
  readonly items: readonly Item[]
  readonly metadata: unknown
}

interface Cursor {
  readonly filter: JsonObject
  readonly sort: readonly SortKey[]
  /** Of the last item that was given; empty at the start. */
  readonly after: Place
}

/** Where an item stands in its order: the values of the sort and the id, or the one text that orders all. */
type Place = readonly (string | number | boolean)[]

interface SortKey {
  readonly field: string
  readonly descending: boolean
}

/**
 * One page. A cursor holds filter and sort of the first page and is refused beside them; it counts in `cursorPaging` alone and is not
 * seen anywhere else. Items that appear or go meanwhile move nothing: a page starts behind the last item of the one before. Without a
 * sort, items come by id.
 */
export function queryV3<Item extends { readonly id: string }>(
  all: Iterable<Item>,
  query: JsonObject,
  rules: V3QueryRules<Item>
): V3Page<Item> | WixAnswer {
  const paging = asObject(query['cursorPaging'])
  const limit = paging['limit'] ?? rules.limit
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1) return unparsable()
  if (limit > rules.limit) return tooManyPerPage(limit, rules.limit)
  const text = paging['cursor']
  const start = text === undefined || text === null || text === '' ? readStart(query) : readCursor(query, text)
  if ('status' in start) return start
  const problem = filterProblem(start.filter, rules) ?? sortProblem(start.sort, rules)
  if (problem !== undefined) return problem
  const { place } = rules
  const ordered = start.sort.length === 0 && place !== undefined
  const placeOf = (item: Item): Place => (ordered ? [place(item)] : [...sortValues(item, start.sort, rules), item.id])
  const found = [...all].filter((item) => matchesV3(start.filter, item, rules))
  const sorted = ordered ? found : sortByPlace(found, placeOf, start.sort)
  const behind = sorted.findIndex((item) => comparePlaces(placeOf(item), start.after, start.sort) > 0)
  // By place and not by item, since the last item may be gone by now.
  const from = start.after.length === 0 ? 0 : behind < 0 ? sorted.length : behind
  const items = sorted.slice(from, from + limit)
  const last = items.at(-1)
  const hasNext = from + limit < sorted.length && last !== undefined
  const next = hasNext ? { next: writeCursor({ ...start, after: placeOf(last) }) } : {}
  return { items, metadata: { count: items.length, cursors: next, hasNext } }
}

export function isV3Page<Item>(result: V3Page<Item> | WixAnswer): result is V3Page<Item> {
  return 'items' in result
}

function readStart(query: JsonObject): Cursor | WixAnswer {
  const filter = query['filter'] ?? {}
  if (!isObject(filter)) return unparsable()
  const sort = asList(query['sort']).map((item) => ({
    field: asText(asObject(item)['fieldName']) ?? '',
    descending: asObject(item)['order'] === 'DESC'
  }))
  return { filter, sort, after: [] }
}

function readCursor(query: JsonObject, text: unknown): Cursor | WixAnswer {
  const filter = query['filter']
  if (
    (isObject(filter) && Object.keys(filter).length > 0) ||
    asList(query['sort']).length > 0 ||
    isObject(query['search'])
  )
    return cursorWithFilter()
  try {
    const value: unknown = JSON.parse(Buffer.from(asText(text) ?? '', 'base64url').toString('utf8'))
    const cursor = asObject(value)
    const after = asList(cursor['after']).filter(
      (one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean'
    )
    if (after.length === 0) return badCursor()
    const sort = asList(cursor['sort']).map((item) => ({
      field: asText(asObject(item)['field']) ?? '',
      descending: asObject(item)['descending'] === true
    }))
    return { filter: asObject(cursor['filter']), sort, after }
  } catch {
    return badCursor()
  }
}

function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function sortValues<Item>(
  item: Item,
  sort: readonly SortKey[],
  rules: V3QueryRules<Item>
): (string | number | boolean)[] {
  return sort.map(({ field }) => {
    const value = rules.read(item, field)
    return value === undefined || typeof value === 'object' ? '' : value
  })
}

function sortByPlace<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => Place,
  sort: readonly SortKey[]
): readonly Item[] {
  return items
    .map((item) => ({ item, place: placeOf(item) }))
    .toSorted((a, b) => comparePlaces(a.place, b.place, sort))
    .map(({ item }) => item)
}

function comparePlaces(a: Place, b: Place, sort: readonly SortKey[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]
    if (right === undefined || left === right) continue
    return (left < right ? -1 : 1) * (sort[index]?.descending === true ? -1 : 1)
  }
  return 0
}

function sortProblem<Item>(sort: readonly SortKey[], rules: V3QueryRules<Item>): WixAnswer | undefined {
  const bad = sort.find(({ field }) => !rules.sortable.has(field))
  return bad === undefined ? undefined : notDeclared(bad.field, 'sortable')
}

function tooManyPerPage(limit: number, most: number): WixAnswer {
  const description = `must be less than or equal to ${most}`
  const violation = { field: 'query.cursorPaging.limit', description, violatedRule: 'MAX', data: { threshold: most } }
  return {
    status: 400,
    body: {
      message: `limit ${limit} ${description}`,
      details: { validationError: { fieldViolations: [violation] } }
    }
  }
}

function cursorWithFilter(): WixAnswer {
  return {
    status: 400,
    body: {
      message:
        'SE-1141: Invalid usage of cursor paging: Search, filter and aggregations cannot be specified together with cursor',
      details: {}
    }
  }
}

function badCursor(): WixAnswer {
  return { status: 400, body: { message: 'INVALID_CURSOR', details: {} } }
}
