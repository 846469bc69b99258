import { asObject, asRevision, asText, isObject, type JsonObject } from './json.ts'
import type { ProductContent } from './model.ts'
import { isWellFormed, rewriteHtml } from './rich-html.ts'
import { lengthViolation, validationError, type FieldViolation, type WixAnswer } from './route.ts'
import { readSeo } from './seo-write.ts'
import { unparsable } from './v3-fields.ts'
import { fromRichContent } from './v3-rich-content.ts'

export const V3_LIMITS = {
  name: 80,
  slug: 300,
  description: 16_000,
  media: 50,
  altText: 1_000,
  sections: 20,
  sectionTitle: 50,
  sectionUniqueName: 100,
  ribbon: 30
} as const

/** A section that a product is to show: one that there is, or one to be made. */
export type SectionWish =
  | { readonly id: string }
  | { readonly uniqueName: string; readonly title: string; readonly html: string }

/** An update of one product, read and found valid in itself; whether it fits the store is decided when it is applied. */
export interface V3Update {
  readonly id: string
  readonly revision: string
  readonly content: Partial<ProductContent>
  readonly sections: readonly SectionWish[] | undefined
  readonly media: readonly MediaWish[] | undefined
  /** Null takes it away. */
  readonly ribbon: NameWish | null | undefined
  readonly brand: NameWish | null | undefined
  /** Sends options of variants: publishes a hidden product unless it also says whether it is visible. */
  readonly variants: boolean
  readonly keywordsOnly: boolean
}

export interface MediaWish {
  readonly id: string
  readonly url: string | undefined
  readonly altText: string | null
}

export interface NameWish {
  readonly id: string | undefined
  readonly name: string | undefined
}

/**
 * Reads what a caller sent for one product. Whatever is wrong in it refuses all of it.
 * @param at where it lies in the request, as `product` or `products[3].product`
 */
export function readUpdate(value: unknown, at: string): V3Update | WixAnswer {
  if (!isObject(value))
    return { status: 400, body: { message: 'product is invalid: revision must not be empty', details: {} } }
  const violations: FieldViolation[] = []
  const revision = asRevision(value['revision'])
  if (revision === undefined)
    return { status: 400, body: { message: 'product is invalid: revision must not be empty', details: {} } }
  const content: { -readonly [K in keyof ProductContent]?: ProductContent[K] } = {}
  const { name, slug, visible } = value
  if (name !== undefined) {
    if (typeof name !== 'string') return unparsable()
    note(violations, lengthViolation(`${at}.name`, name, 1, V3_LIMITS.name))
    content.name = name
  }
  if (slug !== undefined) {
    if (typeof slug !== 'string') return unparsable()
    note(violations, lengthViolation(`${at}.slug`, slug, 1, V3_LIMITS.slug))
    if (slug !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
      note(violations, custom(`${at}.slug`, 'INVALID_SLUG_FORMAT'))
    content.slug = slug
  }
  if (visible !== undefined) {
    if (typeof visible !== 'boolean') return unparsable()
    content.visible = visible
    // With `visible` in the update, hiding a product also hides its default variant, which no later `true` brings back.
    if (!visible) content.purchasable = false
  }
  const description = readDescription(value, at, violations)
  if (typeof description === 'object') return description
  if (description !== undefined) content.description = description
  const seo = readSeo(value['seoData'], `${at}.seoData`, violations)
  if (seo !== undefined && 'status' in seo) return seo
  if (seo !== undefined) content.seo = seo
  if (value['seoData'] === null) content.seo = null
  const media = readMedia(value['media'], at, violations)
  const sections = readSections(value['infoSections'], at, violations)
  const ribbon = readName(value['ribbon'])
  const brand = readName(value['brand'])
  if (ribbon?.name !== undefined)
    note(violations, lengthViolation(`${at}.ribbon.name`, ribbon.name, 1, V3_LIMITS.ribbon))
  if (brand && brand.id === undefined) note(violations, custom(`${at}.brand`, 'BRAND_MISSING_ID'))
  if (violations.length > 0) return validationError('product', violations)
  return {
    id: asText(value['id']) ?? '',
    revision,
    content,
    sections,
    media,
    ribbon,
    brand,
    variants: value['variantsInfo'] !== undefined,
    keywordsOnly: isKeywordsOnly(value['seoData'])
  }
}

export function isUpdate(value: V3Update | WixAnswer): value is V3Update {
  return 'content' in value
}

/** HTML as it will be stored; where both forms are sent the rich one wins. */
function readDescription(
  product: JsonObject,
  at: string,
  violations: FieldViolation[]
): string | undefined | WixAnswer {
  const { description, plainDescription } = product
  if (description !== undefined && description !== null) {
    if (typeof description === 'string') return { status: 400, body: { message: 'Expected an object', details: {} } }
    const html = fromRichContent(description)
    return html === undefined ? unparsable() : html
  }
  if (plainDescription === undefined) return undefined
  if (typeof plainDescription !== 'string') return unparsable()
  return readHtml(plainDescription, `${at}.plainDescription`, violations)
}

/** Refuses HTML that is too long before or after Wix's own rewriting, and HTML that is not well-formed. */
export function readHtml(html: string, field: string, violations: FieldViolation[]): string {
  const long = lengthViolation(field, html, 0, V3_LIMITS.description)
  if (long !== undefined) {
    violations.push(long)
    return html
  }
  if (!isWellFormed(html)) {
    violations.push({ field, description: 'is not a valid HTML', violatedRule: 'OTHER' })
    return html
  }
  const stored = rewriteHtml(html)
  if (stored.length > V3_LIMITS.description) violations.push(custom(field, 'DESCRIPTION_SIZE_TOO_BIG'))
  return stored
}

/** `media.main` is read by nobody: alone it changes nothing. */
function readMedia(value: unknown, at: string, violations: FieldViolation[]): MediaWish[] | undefined {
  const items = asObject(asObject(value)['itemsInfo'])['items']
  if (!Array.isArray(items)) return undefined
  const field = `${at}.media.itemsInfo.items`
  if (items.length > V3_LIMITS.media) violations.push(size(field, items.length, V3_LIMITS.media))
  const wishes = items.map((item: unknown, index) => {
    const { id, url, altText } = asObject(item)
    if (typeof altText === 'string')
      note(violations, lengthViolation(`${field}[${index}].altText`, altText, 1, V3_LIMITS.altText))
    return { id: asText(id) ?? '', url: asText(url), altText: asText(altText) ?? null }
  })
  const ids = wishes.map(({ id }) => id).filter((id) => id !== '')
  if (new Set(ids).size < ids.length) violations.push(custom(field, 'DUPLICATE_MEDIA_ERROR'))
  return wishes
}

function readSections(value: unknown, at: string, violations: FieldViolation[]): SectionWish[] | undefined {
  if (!Array.isArray(value)) return undefined
  const field = `${at}.infoSections`
  if (value.length > V3_LIMITS.sections) violations.push(size(field, value.length, V3_LIMITS.sections))
  return value.map((item: unknown, index) => {
    const section = asObject(item)
    const id = asText(section['id'])
    if (id !== undefined) return { id }
    const uniqueName = asText(section['uniqueName']) ?? ''
    const title = asText(section['title']) ?? uniqueName
    note(violations, lengthViolation(`${field}[${index}].uniqueName`, uniqueName, 1, V3_LIMITS.sectionUniqueName))
    note(violations, lengthViolation(`${field}[${index}].title`, title, 1, V3_LIMITS.sectionTitle))
    const html = readHtml(asText(section['plainDescription']) ?? '', `${field}[${index}].plainDescription`, violations)
    return { uniqueName, title, html }
  })
}

function readName(value: unknown): NameWish | null | undefined {
  if (value === undefined) return undefined
  if (!isObject(value)) return null
  const id = asText(value['id'])
  const name = asText(value['name'])
  return id === undefined && name === undefined ? null : { id, name }
}

function isKeywordsOnly(seoData: unknown): boolean {
  const settings = asObject(seoData)['settings']
  return isObject(settings) && Array.isArray(settings['keywords']) && settings['preventAutoRedirect'] === undefined
}

function custom(field: string, ruleName: string): FieldViolation {
  return { field, description: ruleName, violatedRule: 'CUSTOM', ruleName }
}

function size(field: string, found: number, most: number): FieldViolation {
  return {
    field,
    description: `has size ${found}, expected ${most} or less`,
    violatedRule: 'MAX_SIZE',
    data: { threshold: most }
  }
}

function note(violations: FieldViolation[], violation: FieldViolation | undefined): void {
  if (violation !== undefined) violations.push(violation)
}
