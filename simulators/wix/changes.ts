import type { ProductContent, StoreChange, StoredMedia, StoredProduct } from './model.ts'
import { seoDescription, seoRole, seoTitle } from './seo-tags.ts'

const PLAIN_FIELDS = [
  'name',
  'slug',
  'handle',
  'visible',
  'productType',
  'description',
  'sku',
  'price',
  'discountedPrice',
  'weight',
  'sectionIds',
  'options',
  'variantCount',
  'purchasable',
  'variantsMisaligned',
  'collectionIds'
] as const satisfies readonly (keyof ProductContent)[]

export interface NameLookup {
  ribbonName(id: string | null): string | null
  brandName(id: string | null): string | null
}

/** Every value that differs between two states of one product. */
export function productChanges(from: StoredProduct, to: StoredProduct, names: NameLookup): StoreChange[] {
  const values: [field: string, from: unknown, to: unknown][] = PLAIN_FIELDS.map((field) => [
    field,
    from[field],
    to[field]
  ])
  values.push(
    ['ribbon', names.ribbonName(from.ribbonId), names.ribbonName(to.ribbonId)],
    ['brand', names.brandName(from.brandId), names.brandName(to.brandId)]
  )
  if (from.seo !== to.seo) {
    values.push(
      ['seoTitle', seoTitle(from.seo), seoTitle(to.seo)],
      ['seoDescription', seoDescription(from.seo), seoDescription(to.seo)],
      ['seoOther', otherSeo(from), otherSeo(to)]
    )
  }
  if (from.media !== to.media) {
    values.push(['media', files(from.media), files(to.media)])
    for (const id of new Set([...from.media, ...to.media].map((item) => item.id))) {
      values.push([`altText:${id}`, altText(from.media, id), altText(to.media, id)])
    }
  }
  return values
    .filter(([, before, after]) => !same(before, after))
    .map(([field, before, after]) => ({ entity: 'product', id: to.id, field, from: before, to: after }))
}

/** Every key whose value differs, for records that need no more than that. */
export function recordChanges<T extends { readonly id: string }>(
  entity: StoreChange['entity'],
  from: T,
  to: T,
  fields: readonly (keyof T & string)[]
): StoreChange[] {
  return fields
    .filter((field) => !same(from[field], to[field]))
    .map((field) => ({ entity, id: to.id, field, from: from[field], to: to[field] }))
}

/** The order of members means nothing in JSON; a caller that sends tags back may have another. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left: Readonly<Record<string, unknown>> = { ...a }
  const right: Readonly<Record<string, unknown>> = { ...b }
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]))
}

/** No SEO data at all, no tags and settings that were never made show alike. */
function otherSeo({ seo }: StoredProduct): unknown {
  return {
    tags: (seo?.tags ?? []).filter((tag) => seoRole(tag) === 'other'),
    settings: seo?.settings ?? { preventAutoRedirect: false, keywords: [] }
  }
}

function files(media: readonly StoredMedia[]): readonly string[] {
  return media.map((item) => item.id)
}

function altText(media: readonly StoredMedia[], id: string): string | null {
  return media.find((item) => item.id === id)?.altText ?? null
}
