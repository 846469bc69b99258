import { z } from 'zod'
import { errorBody, type ErrorBody } from './errors.ts'
import { err, ok, type Result } from '../lib/result.ts'

/**
 * The query string as input. Values stay strings, which the schemas coerce. The same name several times is a list where the
 * schema wants one, and else a mistake that must not be resolved by guessing.
 */
export function readQuery(
  query: Iterable<readonly [name: string, value: string]>,
  schema: z.ZodType
): Result<Readonly<Record<string, unknown>>, ErrorBody> {
  const fields = schema instanceof z.ZodObject ? schema.shape : {}
  const input: [string, unknown][] = []
  for (const [name, values] of grouped(query)) {
    const field = Object.hasOwn(fields, name) ? unwrap(fields[name]) : null
    if (field instanceof z.ZodArray) {
      input.push([name, values])
      continue
    }
    const [value] = values
    if (values.length > 1) return invalid(name, `${name} must be given only once`)
    input.push([name, value])
  }
  // Defines own properties, whatever the names are: `__proto__` is a field like any other.
  return ok(Object.fromEntries(input))
}

function grouped(query: Iterable<readonly [name: string, value: string]>): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const [name, value] of query) {
    const values = byName.get(name)
    if (values === undefined) byName.set(name, [value])
    else values.push(value)
  }
  return byName
}

function unwrap(field: unknown): unknown {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodNullable) {
    return unwrap(field.unwrap())
  }
  return field
}

function invalid(field: string, message: string): Result<never, ErrorBody> {
  return err(errorBody('VALIDATION_ERROR', message, { details: { field } }))
}
