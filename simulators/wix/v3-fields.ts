import { asList } from './json.ts'
import type { WixAnswer } from './route.ts'

/** What `fields` may ask for. Each only adds members; nothing can be left away. */
export const PRODUCT_FIELDS = [
  'URL',
  'CURRENCY',
  'INFO_SECTION',
  'MERCHANT_DATA',
  'PLAIN_DESCRIPTION',
  'INFO_SECTION_PLAIN_DESCRIPTION',
  'SUBSCRIPTION_PRICES_INFO',
  'BREADCRUMBS_INFO',
  'WEIGHT_MEASUREMENT_UNIT_INFO',
  'VARIANT_OPTION_CHOICE_NAMES',
  'MEDIA_ITEMS_INFO',
  'DESCRIPTION',
  'DIRECT_CATEGORIES_INFO',
  'ALL_CATEGORIES_INFO',
  'INFO_SECTION_DESCRIPTION',
  'THUMBNAIL',
  'PRODUCT_CHOICES_MEDIA_REFERENCES',
  'PRODUCT_CHOICES_DISPLAY_IMAGE',
  'MIN_PRICE_VARIANT',
  'DISCOUNT_INFO'
] as const
export const SECTION_FIELDS = ['PLAIN_DESCRIPTION', 'DESCRIPTION', 'ASSIGNED_PRODUCTS_COUNT'] as const
export const CATEGORY_FIELDS = ['DESCRIPTION', 'BREADCRUMBS_INFO', 'RICH_CONTENT_DESCRIPTION'] as const

export type Fields = ReadonlySet<string>

/** From a body or, for GET, from the query; a value that Wix doesn't know fails the whole request. */
export function readFields(value: unknown, known: readonly string[]): Fields | WixAnswer {
  const names = asList(value)
  if (names.some((name) => typeof name !== 'string' || !known.includes(name))) return unparsable()
  return new Set(names.map(String))
}

export function isFields(value: Fields | WixAnswer): value is Fields {
  return value instanceof Set
}

/** What Wix says to JSON that is not of the documented shape. */
export function unparsable(): WixAnswer {
  return { status: 400, body: { message: 'Failed to parse JSON or deserialize protobuf message', details: {} } }
}
