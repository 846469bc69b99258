import { encodeCursor } from './cursor.ts'

export interface Page<T> {
  readonly rows: readonly T[]
  readonly nextCursor: string | null
  readonly total: number
}

/** @param rows of a query that asked for one row more than `limit`, so that there is no empty last page */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  total: number,
  keyOf: (row: R) => string | number,
  view: (row: R) => T
): Page<T> {
  const shown = rows.length > limit ? rows.slice(0, limit) : rows
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { rows: shown.map(view), nextCursor: last === undefined ? null : encodeCursor(keyOf(last)), total }
}
