/**
 * Text as PostgreSQL can keep it. It has no character 0 and no half of a surrogate pair, both of which a product's text can hold; each
 * becomes the replacement character.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** Escapes that jsonb refuses: character 0, and half of a surrogate pair. JSON carries both as escapes alone. */
const REFUSED = /\\u(?:0000|d[89a-f])/i

/** Whether a text that is JSON has to be looked at more closely: an escaped backslash before `u0000` looks the same, and so does a whole pair. */
export function mayBeUnstorable(json: string): boolean {
  return REFUSED.test(json)
}

/** JSON for a parameter of the type jsonb. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  // Cleaning a text that only looks like one changes nothing.
  return mayBeUnstorable(text) ? JSON.stringify(value, (_key, part: unknown) => clean(part)) : text
}

/** The same value with texts that PostgreSQL can keep; as a rule the very same. */
export function storableJson(value: unknown): unknown {
  const text = JSON.stringify(value)
  return mayBeUnstorable(text) ? JSON.parse(jsonText(value)) : value
}

/** Names are compared, so they are taken as they are or not at all. */
export function isStorable(text: string): boolean {
  return storable(text) === text
}

function clean(part: unknown): unknown {
  return typeof part === 'string' ? storable(part) : part
}
