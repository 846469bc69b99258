import type { Attribute } from '#shared/model/attribute.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'

/** Wix moves stores from one to the other; its own word for both is "catalog". */
const NAMES: Readonly<Record<CatalogVersion, string>> = {
  V1: 'Wix’s older catalogue (V1)',
  V3: 'Wix’s newer catalogue (V3)'
}

export function catalogName(version: CatalogVersion): string {
  return NAMES[version]
}

/** What this store can't take from outside, and what can be done about it; null where it takes everything. */
export function unpublishableWords(attributes: readonly Attribute[]): string | null {
  if (attributes.length === 0) return null
  const names = attributes.map((attribute) => ATTRIBUTE_RULES[attribute].label).join(', ')
  return `${names}: can be written and exported here, but this store can’t take it from outside until Wix moves it to the newer catalogue.`
}
