/** A type as Wix's declaration files write it; `name` is that of an interface or of a list of words. */
export type WixType =
  | { readonly kind: 'string' | 'number' | 'boolean' | 'date' | 'any' }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'record'; readonly of: WixType }

export interface WixField {
  readonly name: string
  readonly type: WixType
  readonly nullable: boolean
  readonly optional: boolean
  /** The JSDoc tags that set a limit, as text: `maxLength` → `80`, `readonly` → ``. */
  readonly tags: ReadonlyMap<string, string>
}

export interface TypeTable {
  readonly interfaces: ReadonlyMap<string, { readonly parents: readonly string[]; readonly own: readonly WixField[] }>
  /** The values of each enumeration. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
}

const INTERFACE = /^interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)^\}/gm
const FIELD = /^ {4}(?:\/\*\*([\s\S]*?)\*\/\s+)?(\w+)(\??): ([^;]+);/gm
const TAG = /@(\w+)[ \t]*([^\n]*)/g
const WORDS = /^type (\w+) = ((?:[\w]+ \| )?'[^;]+);/gm

/**
 * Reads interfaces and enumerations out of a declaration file. Wix generates them all alike, which is what makes regular expressions
 * enough: one field a line below its comment, no inline objects.
 */
export function readTypeTable(declarations: string): TypeTable {
  const interfaces = new Map<string, { parents: string[]; own: WixField[] }>()
  for (const [, name = '', parents, body = ''] of declarations.matchAll(INTERFACE)) {
    const own = [...body.matchAll(FIELD)].map(([, comment = '', field = '', question, type = '']) =>
      readField(comment, field, question === '?', type)
    )
    interfaces.set(name, { parents: parents === undefined ? [] : parents.split(',').map((one) => one.trim()), own })
  }
  const words = new Map<string, ReadonlySet<string>>()
  for (const [, name = '', union = ''] of declarations.matchAll(WORDS))
    words.set(name, new Set([...union.matchAll(/'([^']*)'/g)].map(([, word = '']) => word)))
  return { interfaces, words }
}

const collected = new WeakMap<TypeTable, Map<string, ReadonlyMap<string, WixField>>>()

/** All fields of an interface, those of its parents included; undefined where there is none of that name. */
export function fieldsOf(table: TypeTable, name: string): ReadonlyMap<string, WixField> | undefined {
  const cache = collected.get(table) ?? new Map<string, ReadonlyMap<string, WixField>>()
  collected.set(table, cache)
  const known = cache.get(name) ?? collect(table, name)
  if (known !== undefined) cache.set(name, known)
  return known
}

function collect(table: TypeTable, name: string): ReadonlyMap<string, WixField> | undefined {
  const found = table.interfaces.get(name)
  if (found === undefined) return undefined
  const fields = new Map<string, WixField>()
  for (const parent of found.parents) {
    for (const [key, field] of fieldsOf(table, parent) ?? []) fields.set(key, field)
  }
  for (const field of found.own) fields.set(field.name, field)
  return fields
}

function readField(comment: string, name: string, optional: boolean, written: string): WixField {
  const parts = written.split(' | ').filter((part) => part !== 'null')
  const tags = new Map<string, string>()
  for (const [, tag = '', value = ''] of comment.matchAll(TAG)) tags.set(tag, value.replace('*/', '').trim())
  return { name, optional, nullable: written.includes('| null'), type: readType(parts.join(' | ')), tags }
}

function readType(written: string): WixType {
  if (written.endsWith('[]')) return { kind: 'list', of: readType(written.slice(0, -2)) }
  const record = /^Record<string, ([\w[\]]+)>$/.exec(written)?.[1]
  if (record !== undefined) return { kind: 'record', of: readType(record) }
  switch (written) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'any':
      return { kind: written }
    case 'Date':
      return { kind: 'date' }
    default:
      return /^\w+$/.test(written) ? { kind: 'named', name: written } : { kind: 'any' }
  }
}
