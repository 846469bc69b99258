import { isStorable } from '../db/json-text.ts'

/**
 * The path of the first text, or name of a field, that PostgreSQL does not store: one with a zero character or with half a surrogate
 * pair, of which JSON can carry both. Null where there is none.
 */
export function findUnstorable(value: unknown, path = '', depth = 0): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path
  if (typeof value !== 'object' || value === null) return null
  if (depth > MAX_DEPTH) return 'body'
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) {
      const found = findUnstorable(entry, `${path}[${at}]`, depth + 1)
      if (found !== null) return found
    }
    return null
  }
  for (const [name, entry] of Object.entries(value)) {
    const below = path === '' ? name : `${path}.${name}`
    const found = isStorable(name) ? findUnstorable(entry, below, depth + 1) : path === '' ? 'body' : path
    if (found !== null) return found
  }
  return null
}

/** Nothing that can be asked for is as deep. */
const MAX_DEPTH = 50
