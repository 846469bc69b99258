import type { ProductContent, StoredProduct } from './model.ts'
import { isObject, type JsonObject } from './json.ts'
import { applicationError, lengthViolation, validationError, type FieldViolation, type WixAnswer } from './route.ts'
import { readSeo } from './seo-write.ts'
import type { WixStore } from './store.ts'

/** What V1 checks of a product's texts, in UTF-16 code units. */
export const V1_LIMITS = {
  name: { min: 1, max: 80 },
  slug: { min: 0, max: 100 },
  description: { min: 0, max: 8_000 },
  sku: { min: 0, max: 40 },
  ribbon: { min: 0, max: 30 },
  brand: { min: 1, max: 50 }
} as const

const SECTION_TITLE_MAX = 50
const SECTION_TEXT_MAX = 16_000

/** A body that is no message of this type at all, as Wix refuses it. */
export function unreadable(): WixAnswer {
  return { status: 400, body: { message: 'Failed to parse JSON or deserialize protobuf message', details: {} } }
}

/**
 * Applies a V1 PATCH. There is no revision: the last writer wins. What V1 doesn't write is passed over without a word; lists and
 * `seoData` are replaced whole; one value out of bounds refuses all of them.
 */
export function patchV1Product(store: WixStore, before: StoredProduct, product: JsonObject): StoredProduct | WixAnswer {
  if (product['productType'] === 'digital' && before.productType !== 'digital')
    return applicationError(400, 'INVALID_ARGUMENT', 'product.productType digital is not supported')
  const violations: FieldViolation[] = []
  const texts: Partial<Record<keyof typeof V1_LIMITS, string>> = {}
  for (const name of Object.keys(V1_LIMITS) as (keyof typeof V1_LIMITS)[]) {
    const value = product[name]
    if (value === undefined || value === null) continue
    if (typeof value !== 'string') return unreadable()
    const { min, max } = V1_LIMITS[name]
    const violation = lengthViolation(`product.${name}`, value, min, max)
    if (violation !== undefined) violations.push(violation)
    texts[name] = value
  }
  const sections = readSections(product['additionalInfoSections'], violations)
  if (sections === 'unreadable') return unreadable()
  const seo = readSeo(product['seoData'], 'product.seoData', violations)
  if (seo !== undefined && 'status' in seo) return seo
  if (violations.length > 0) return validationError('product', violations)
  const { slug } = texts
  const owner = slug === undefined ? undefined : store.productBySlug(slug)
  if (owner !== undefined && owner.id !== before.id)
    return applicationError(409, 'DUPLICATE_SLUG_ERROR', `Product with slug '${slug ?? ''}' already exists`)
  return (
    store.updateProduct(before.id, {
      ...(texts.name === undefined ? {} : { name: texts.name }),
      ...(slug === undefined || slug === '' ? {} : { slug }),
      ...(texts.description === undefined ? {} : { description: texts.description }),
      ...(texts.sku === undefined ? {} : { sku: texts.sku === '' ? null : texts.sku }),
      ...(texts.ribbon === undefined ? {} : { ribbonId: nameId(store, 'ribbon', texts.ribbon) }),
      ...(texts.brand === undefined ? {} : { brandId: nameId(store, 'brand', texts.brand) }),
      ...(seo === undefined ? {} : { seo }),
      ...(sections === undefined ? {} : { sectionIds: store.ownSections(before.id, sections) }),
      ...saleContent(product)
    }) ?? before
  )
}

/** The id of a ribbon or brand by name, made if need be; the empty name takes it off. */
export function nameId(store: WixStore, kind: 'ribbon' | 'brand', name: string): string | null {
  if (name === '') return null
  return (kind === 'ribbon' ? store.ribbonByName(name) : store.brandByName(name)).id
}

/** What no tool for text may send, and Wix nevertheless does. */
function saleContent(product: JsonObject): Partial<ProductContent> {
  const { visible, weight, priceData } = product
  const price = isObject(priceData) ? priceData['price'] : undefined
  const hundredths = typeof price === 'number' ? Math.round(price * 100) : undefined
  return {
    ...(typeof visible === 'boolean' ? { visible } : {}),
    ...(typeof weight === 'number' ? { weight } : {}),
    ...(hundredths === undefined ? {} : { price: hundredths, discountedPrice: hundredths })
  }
}

function readSections(
  value: unknown,
  violations: FieldViolation[]
): readonly { readonly title: string; readonly html: string }[] | undefined | 'unreadable' {
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) return 'unreadable'
  const sections: { title: string; html: string }[] = []
  for (const [index, one] of value.entries()) {
    const { title = '', description = '' } = isObject(one) ? one : {}
    if (typeof title !== 'string' || typeof description !== 'string') return 'unreadable'
    const where = `product.additionalInfoSections[${index}]`
    const found = [
      lengthViolation(`${where}.title`, title, 0, SECTION_TITLE_MAX),
      lengthViolation(`${where}.description`, description, 0, SECTION_TEXT_MAX)
    ]
    for (const violation of found) if (violation !== undefined) violations.push(violation)
    sections.push({ title, html: description })
  }
  return sections
}
