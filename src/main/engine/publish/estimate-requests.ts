import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { PreviewTotals } from '../../ports/publish-store.ts'

/** Products in one reading, and in one reading where each is written by a request of its own; see `publish-run.ts`. */
const READ = 100
const READ_ONE_BY_ONE = 8

/** Requests that a publish takes if nothing goes wrong: the version, readings before and after, and the writes. */
export function requestsFor(
  version: CatalogVersion,
  { products, changedProducts }: Pick<PreviewTotals, 'products' | 'changedProducts'>
): number {
  if (products === 0) return 0
  if (version === 'V3') return 1 + Math.ceil(products / READ) + 2 * Math.ceil(changedProducts / READ)
  // What was written is read again together with what comes next.
  return 1 + Math.ceil(products / READ_ONE_BY_ONE) + (changedProducts > 0 ? 1 : 0) + changedProducts
}
