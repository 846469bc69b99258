import { ATTRIBUTE_RULES, type Attribute } from './attribute.ts'

/** A Wix store is on one of two catalogue versions; it may move from V1 to V3, never back. */
export const CATALOG_VERSIONS = ['V1', 'V3'] as const
export type CatalogVersion = (typeof CATALOG_VERSIONS)[number]

/** No endpoint of V1 takes an image's alt text: it can be written and exported, not published. */
export const UNPUBLISHABLE: Readonly<Record<CatalogVersion, readonly Attribute[]>> = { V1: ['imageAlt'], V3: [] }

export function canPublish(version: CatalogVersion, attribute: Attribute): boolean {
  return !UNPUBLISHABLE[version].includes(attribute)
}

/** V1 takes half of V3's description. */
const DESCRIPTION_LIMIT: Readonly<Record<CatalogVersion, number>> = { V1: 8_000, V3: 16_000 }

/** What a store of this version takes at most, in UTF-16 code units, as Wix counts; a longer text is refused there. */
export function longestText(version: CatalogVersion, attribute: Attribute): number {
  return attribute === 'description' ? DESCRIPTION_LIMIT[version] : ATTRIBUTE_RULES[attribute].maxLength
}
