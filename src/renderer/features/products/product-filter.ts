import type { PRODUCT_SORTS } from '#shared/contract/catalog.ts'
import type { Attribute } from '#shared/model/attribute.ts'

export type ProductSort = (typeof PRODUCT_SORTS)[number]

/** What decides which products match. Sorting changes their order only, so it is not part of it. */
export interface ProductFilter {
  readonly query?: string
  readonly collectionId?: string
  readonly missing?: Attribute
}

export const NO_FILTER: ProductFilter = {}

export interface FilterChange {
  readonly query?: string
  readonly collectionId?: string | null
  readonly missing?: Attribute | null
}

/** Empty values are left out, so that two filters that mean the same are equal and share their cached pages. */
export function changeFilter(filter: ProductFilter, change: FilterChange): ProductFilter {
  const query = (change.query ?? filter.query ?? '').trim()
  const collectionId = change.collectionId === undefined ? filter.collectionId : change.collectionId
  const missing = change.missing === undefined ? filter.missing : change.missing
  return {
    ...(query === '' ? {} : { query }),
    ...(collectionId ? { collectionId } : {}),
    ...(missing ? { missing } : {})
  }
}

export function sameFilter(a: ProductFilter, b: ProductFilter): boolean {
  return a.query === b.query && a.collectionId === b.collectionId && a.missing === b.missing
}

export function isFiltered(filter: ProductFilter): boolean {
  return !sameFilter(filter, NO_FILTER)
}
