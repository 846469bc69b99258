import { isStorable } from './json-text.ts'

/** Keyset cursors are opaque to callers: base64url of the last row's sort value. */
export function encodeCursor(value: string | number): string {
  return Buffer.from(JSON.stringify([value])).toString('base64url')
}

/** Null for what this backend did not make: taken for the first page, it would send its reader round in circles. */
export function numberCursor(cursor: string): number | null {
  const value = decode(cursor)
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

export function textCursor(cursor: string): string | null {
  const value = decode(cursor)
  return typeof value === 'string' && isStorable(value) ? value : null
}

function decode(cursor: string): unknown {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(values) && values.length === 1 ? values[0] : undefined
  } catch {
    return undefined
  }
}
