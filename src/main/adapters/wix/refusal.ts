import { ATTRIBUTE_RULES, ATTRIBUTES, type Attribute } from '#shared/model/attribute.ts'
import { canPublish, type CatalogVersion } from '#shared/model/catalog-version.ts'
import type { ShopWrite, ShopWriteOutcome } from '../../ports/shop.ts'
import type { WixProblem } from './answer.ts'

type Refused = Extract<ShopWriteOutcome, { readonly kind: 'refused' }>

/**
 * A value that the store version takes never: refused here, since one of it has Wix refuse the whole call. Not for its length: some
 * limits are ours, and an undo puts back what the store held.
 */
export function refusedHere(version: CatalogVersion, { product, values }: ShopWrite): Refused | undefined {
  const given = ATTRIBUTES.filter((attribute) => values[attribute] !== undefined)
  const unpublishable = given.filter((attribute) => !canPublish(version, attribute))
  if (unpublishable.length > 0) {
    return refuse('NOT_PUBLISHABLE', `Wix takes no ${labels(unpublishable)} for this store.`, unpublishable)
  }
  if (values.imageAlt !== undefined && product.values.imageAlt === null) {
    return refuse('NO_IMAGE', 'The product has no image on Wix that an alt text could go to.', ['imageAlt'])
  }
  const missing = given.filter((attribute) => NEEDED.has(attribute) && isEmpty(values[attribute]))
  if (missing.length > 0) return refuse('EMPTY', `A product on Wix needs a ${labels(missing)}.`, missing)
  return undefined
}

const NEEDED: ReadonlySet<Attribute> = new Set<Attribute>(['title', 'slug'])

/** What Wix said of one product that it did not write. */
export function refusedByWix(problem: WixProblem, write: ShopWrite): Refused {
  const code = problem.code ?? problem.violations[0]?.rule ?? ''
  const blamed = blame(problem, write)
  if (/DUPLICATE_SLUG/.test(code)) {
    return refuse(code, 'Another product of the store has this URL slug: choose another one.', blamed)
  }
  if (code === 'VARIANTS_ARE_NOT_ALIGNED_WITH_PRODUCT') {
    return refuse(
      code,
      'Wix takes no change of this product, because its variants do not fit its options: open and save it once on Wix.',
      []
    )
  }
  const subject = blamed.length === 0 ? 'this product' : `the ${labels(blamed)} of this product`
  const rule = /^[A-Z][A-Z0-9_]{0,80}$/.test(code) ? ` (${code})` : ''
  return refuse(code === '' ? 'REFUSED' : code, `Wix refused ${subject}${rule}.`, blamed)
}

/** Codes that speak of one thing; the rest is told by the path of the field. */
const BY_CODE: readonly (readonly [RegExp, readonly Attribute[]])[] = [
  [/SLUG/, ['slug']],
  [/DESCRIPTION_SIZE/, ['description']],
  [/RIBBON/, ['ribbon']],
  [/TAG_TYPE|SEO|MISSING_HIERARCHIES|INVALID_PATCH/, ['seoTitle', 'seoDescription']],
  [/MEDIA/, ['imageAlt']]
]

const BY_FIELD: readonly (readonly [RegExp, readonly Attribute[]])[] = [
  [/(?:^|\.)name$/, ['title']],
  [/(?:^|\.)(?:plainDescription|description)(?:$|[.[])/, ['description']],
  [/(?:^|\.)slug$/, ['slug']],
  [/(?:^|\.)ribbon(?:$|[.[])/, ['ribbon']],
  [/(?:^|\.)seoData(?:$|[.[])/, ['seoTitle', 'seoDescription']],
  [/(?:^|\.)media(?:$|[.[])/, ['imageAlt']]
]

/** Of the attributes that were sent. `ribbon.name` and `media…name` end like the product's own name, so they are looked for first. */
function blame({ code = '', violations, message }: WixProblem, { values }: ShopWrite): readonly Attribute[] {
  const found = new Set<Attribute>()
  const rules = [code, ...violations.map(({ rule }) => rule), /\bINVALID_PATCH\b/.exec(message)?.[0] ?? '']
  for (const [pattern, attributes] of BY_CODE) {
    if (rules.some((rule) => pattern.test(rule))) for (const attribute of attributes) found.add(attribute)
  }
  for (const { field } of violations) {
    const nested =
      BY_FIELD.slice(1).find(([pattern]) => pattern.test(field)) ?? BY_FIELD.find(([pattern]) => pattern.test(field))
    for (const attribute of nested?.[1] ?? []) found.add(attribute)
  }
  return ATTRIBUTES.filter((attribute) => found.has(attribute) && values[attribute] !== undefined)
}

function refuse(code: string, message: string, attributes: readonly Attribute[]): Refused {
  return { kind: 'refused', code, message, attributes }
}

function labels(attributes: readonly Attribute[]): string {
  return attributes.map((attribute) => lowerFirst(ATTRIBUTE_RULES[attribute].label)).join(', ')
}

/** `SEO title` and `URL slug` stay as they are. */
function lowerFirst(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}

function isEmpty(value: string | null | undefined): boolean {
  return value === null || value === undefined || value.trim() === ''
}
