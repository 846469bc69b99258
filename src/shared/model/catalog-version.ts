import type { Attribute } from './attribute.ts'

/** A Wix store is on one of two catalogue versions; it may move from V1 to V3, never back. */
export const CATALOG_VERSIONS = ['V1', 'V3'] as const
export type CatalogVersion = (typeof CATALOG_VERSIONS)[number]

/** No endpoint of V1 takes an image's alt text: it can be written and exported, not published. */
export const UNPUBLISHABLE: Readonly<Record<CatalogVersion, readonly Attribute[]>> = { V1: ['imageAlt'], V3: [] }

export function canPublish(version: CatalogVersion, attribute: Attribute): boolean {
  return !UNPUBLISHABLE[version].includes(attribute)
}

/** A text longer than what the store version takes is refused by Wix; V1 takes half of V3's description. */
export const DESCRIPTION_LIMIT: Readonly<Record<CatalogVersion, number>> = { V1: 8_000, V3: 16_000 }
