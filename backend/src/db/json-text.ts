/**
 * Text as PostgreSQL can keep it. It has no character 0 and no half of a surrogate pair, both of which a product's text can hold; each
 * becomes the replacement character.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** Escapes that jsonb refuses: character 0, and a lone surrogate, which is the only kind that JSON.stringify escapes. */
const REFUSED = /\\u0000|\\u[dD][89a-fA-F]/

/** JSON for a parameter of the type jsonb. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  // An escaped backslash before `u0000` looks the same; cleaning such a text changes nothing.
  return REFUSED.test(text) ? JSON.stringify(value, (_key, part: unknown) => clean(part)) : text
}

/** The same value with texts that PostgreSQL can keep; as a rule the very same. */
export function storableJson(value: unknown): unknown {
  const text = JSON.stringify(value)
  return REFUSED.test(text) ? JSON.parse(jsonText(value)) : value
}

/** Names are compared, so they are taken as they are or not at all. */
export function isStorable(text: string): boolean {
  return storable(text) === text
}

function clean(part: unknown): unknown {
  return typeof part === 'string' ? storable(part) : part
}
