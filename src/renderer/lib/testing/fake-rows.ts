import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'

export function missing(what: string): CallResult<never> {
  return err(errorBody('NOT_FOUND', `This ${what} does not exist.`))
}

export function one<T extends { readonly id: string | number }>(
  rows: readonly T[],
  id: T['id'],
  what: string
): CallResult<T> {
  const found = rows.find((each) => each.id === id)
  return found ? ok(found) : missing(what)
}

export function change<T extends { readonly id: number }>(
  rows: T[],
  id: number,
  values: Partial<T>,
  what: string
): CallResult<T> {
  const at = rows.findIndex((each) => each.id === id)
  const old = rows[at]
  if (!old) return missing(what)
  const next = { ...old, ...values }
  rows[at] = next
  return ok(next)
}

export function page<T>(rows: readonly T[], input: { readonly cursor?: string | undefined; readonly limit: number }) {
  const start = Number(input.cursor ?? 0)
  const end = start + input.limit
  return { rows: rows.slice(start, end), nextCursor: end < rows.length ? String(end) : null }
}
