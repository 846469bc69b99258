import { ATTRIBUTES, type Attribute, type AttributeValues } from '#shared/model/attribute.ts'
import { visibleTextOf } from '#shared/lib/html-tokens.ts'
import type { ATTRIBUTE_COLUMNS } from './tables.ts'

const EXCERPT_LENGTH = 160

/** One bit per attribute, by its place in `ATTRIBUTES`. */
export function missingBit(attribute: Attribute): number {
  return 1 << ATTRIBUTES.indexOf(attribute)
}

/** Attributes that have a place in the source but no text that a reader would see. */
export function missingMask(values: AttributeValues): number {
  let mask = 0
  for (const attribute of ATTRIBUTES) {
    const value = values[attribute]
    if (value !== null && visibleTextOf(value) === '') mask |= missingBit(attribute)
  }
  return mask
}

export function missingAttributes(mask: number): Attribute[] {
  return ATTRIBUTES.filter((attribute) => (mask & missingBit(attribute)) !== 0)
}

export function excerptOf(values: AttributeValues): string {
  return Array.from(visibleTextOf(values.description ?? ''))
    .slice(0, EXCERPT_LENGTH)
    .join('')
}

/** What the search box looks through, folded the same way as the query. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

export type ValueRow = Readonly<Record<(typeof ATTRIBUTE_COLUMNS)[Attribute], string | null>>

export function valuesOfRow(row: ValueRow): Record<Attribute, string | null> {
  return {
    title: row.title,
    description: row.description,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    imageAlt: row.image_alt,
    ribbon: row.ribbon,
    slug: row.slug
  }
}

/** JSON columns are written by this adapter alone and guarded by `json_valid`. */
export function parseStrings(json: string): string[] {
  const value: unknown = JSON.parse(json)
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
}
