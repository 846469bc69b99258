import { asList, asObject, isObject, type JsonObject } from './json.ts'
import type { WixAnswer } from './route.ts'
import { unparsable } from './v3-fields.ts'

export type V3Value = string | number | boolean | readonly string[] | undefined

/** What a list may be asked by. */
export interface V3QueryRules<Item> {
  read(item: Item, field: string): V3Value
  readonly filterable: ReadonlySet<string>
  readonly sortable: ReadonlySet<string>
  readonly limit: number
  /** Rises along the order in which the items come; pages without a sort follow it. Without it they come by id. */
  place?(item: Item): string
}

/** A filter of the query language over what `rules` can read; names must have been checked. */
export function matchesV3<Item>(filter: JsonObject, item: Item, rules: Pick<V3QueryRules<Item>, 'read'>): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    if (key === '$and') return asList(wanted).every((part) => matchesV3(asObject(part), item, rules))
    if (key === '$or') return asList(wanted).some((part) => matchesV3(asObject(part), item, rules))
    if (key === '$not') return !matchesV3(asObject(wanted), item, rules)
    const value = rules.read(item, key)
    if (!isObject(wanted)) return equals(value, wanted)
    return Object.entries(wanted).every(([operator, operand]) => holds(value, operator, operand))
  })
}

/** 400 for a name that can't be filtered by, or an operator that Wix doesn't have. */
export function filterProblem<Item>(filter: JsonObject, rules: V3QueryRules<Item>): WixAnswer | undefined {
  for (const [key, wanted] of Object.entries(filter)) {
    if (key === '$and' || key === '$or') {
      for (const part of asList(wanted)) {
        const problem = filterProblem(asObject(part), rules)
        if (problem !== undefined) return problem
      }
      continue
    }
    if (key === '$not') {
      const problem = filterProblem(asObject(wanted), rules)
      if (problem !== undefined) return problem
      continue
    }
    if (!rules.filterable.has(key)) return notDeclared(key, 'filterable')
    if (isObject(wanted) && Object.keys(wanted).some((operator) => !OPERATORS.has(operator))) return unparsable()
  }
  return undefined
}

const OPERATORS: ReadonlySet<string> = new Set(
  '$eq $ne $exists $in $hasSome $hasAll $startsWith $lt $lte $gt $gte $matchItems'.split(' ')
)

function holds(value: V3Value, operator: string, operand: unknown): boolean {
  switch (operator) {
    case '$eq':
      return equals(value, operand)
    case '$ne':
      return !equals(value, operand)
    case '$exists':
      return (value !== undefined) === (operand === true)
    case '$in':
    case '$hasSome':
      return asList(operand).some((one) => equals(value, one))
    case '$hasAll':
      return asList(operand).every((one) => equals(value, one))
    case '$startsWith':
      return typeof value === 'string' && typeof operand === 'string' && value.startsWith(operand)
    case '$lt':
      return order(value, operand) < 0
    case '$lte':
      return order(value, operand) <= 0
    case '$gt':
      return order(value, operand) > 0
    case '$gte':
      return order(value, operand) >= 0
    case '$matchItems':
      return asList(operand).every((part) => {
        const id = asObject(asObject(part)['id'])
        return Object.entries(id).every(([inner, one]) => holds(value, inner, one))
      })
    default:
      return false
  }
}

function equals(value: V3Value, wanted: unknown): boolean {
  return typeof value === 'object' ? typeof wanted === 'string' && value.includes(wanted) : value === wanted
}

/** NaN, which no comparison holds for, where the two can't be compared. Dates compare as their ISO texts do. */
function order(value: V3Value, operand: unknown): number {
  if (typeof value === 'number' && typeof operand === 'number') return value - operand
  if (typeof value !== 'string' || typeof operand !== 'string') return Number.NaN
  return value < operand ? -1 : Number(value > operand)
}

/** 400 for a name that can't be used so; the wording is Wix's. */
export function notDeclared(field: string, how: 'filterable' | 'sortable'): WixAnswer {
  const description = `Field '${field}' is not declared as ${how}`
  return {
    status: 400,
    body: {
      message: `value ${description}`,
      details: { validationError: { fieldViolations: [{ field: 'value', description }] } }
    }
  }
}
