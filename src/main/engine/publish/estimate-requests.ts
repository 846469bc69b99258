import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { PreviewTotals } from '../../ports/publish-store.ts'
import { READ_LIMIT, UNPROTECTED_LIMIT } from './publish-run.ts'

/** Requests that a publish takes if nothing goes wrong: the version, readings before and after, and the writes. */
export function requestsFor(
  version: CatalogVersion,
  { products, changedProducts }: Pick<PreviewTotals, 'products' | 'changedProducts'>
): number {
  if (products === 0) return 0
  if (version === 'V3') return 1 + Math.ceil(products / READ_LIMIT) + 2 * Math.ceil(changedProducts / READ_LIMIT)
  // What was written is read again together with what comes next.
  return 1 + Math.ceil(products / UNPROTECTED_LIMIT) + (changedProducts > 0 ? 1 : 0) + changedProducts
}
