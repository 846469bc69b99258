/** Keyset cursors are opaque to callers: base64url of the last row's sort values. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** Null for none, and for anything that this app did not make. */
export function decodeCursor(cursor: string | undefined): readonly (string | number)[] | null {
  if (cursor === undefined) return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.every((v) => typeof v === 'string' || typeof v === 'number')) return values
  } catch {
    // falls through
  }
  return null
}

/** The last number of a cursor, or the given start. */
export function cursorNumber(cursor: string | undefined, start: number): number {
  const last = decodeCursor(cursor)?.at(-1)
  return typeof last === 'number' ? last : start
}
