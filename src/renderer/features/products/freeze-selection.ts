import type { ApiClient } from '#shared/contract/transport.ts'
import { productSelection } from '../../lib/selection.ts'
import type { ProductFilter } from './product-filter.ts'

/**
 * Turns "all that match" into the ids it stands for, minus what was taken out. Answers false where they could not be had; the
 * selection is then empty rather than another one than the merchant saw. A selection of ids is left as it is.
 */
export async function freezeSelection(client: ApiClient, filter: ProductFilter): Promise<boolean> {
  const selection = productSelection.get()
  if (selection.mode === 'ids') return true
  const answer = await client.call('products.ids', filter)
  if (productSelection.get() !== selection) return true
  if (!answer.ok) {
    productSelection.clear()
    return false
  }
  productSelection.selectIds(answer.value.ids.filter((id) => !selection.except.has(id)))
  return true
}
