import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits, requiredCredits } from '#shared/model/credits.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import type { EngineDeps } from '../deps.ts'
import { resolveSelection } from './resolve-selection.ts'

/** The exact price of a selection. An empty one costs nothing and is no error: the form asks while it is being filled in. */
export function quoteJob(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'jobs.quote'>
): Result<Output<'jobs.quote'>, ErrorBody> {
  return deps.store.write((tx) => {
    const instance = openCurrentPeriod(tx, instanceId, deps.clock.now())
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const ids = input.sourceScope === 'products' ? input.productIds : input.collectionIds
    const products = ids.length === 0 ? ok([]) : resolveSelection(tx, instanceId, input)
    if (!products.ok) return products
    const attributes = new Set(input.attributes).size
    const required = requiredCredits(products.value.length, attributes)
    const remaining = remainingCredits(instance)
    return ok({
      productCount: products.value.length,
      attributeCount: attributes,
      requiredCredits: required,
      remainingBefore: remaining,
      remainingAfter: remaining - required,
      sufficient: required <= remaining,
      estimate: null,
      reusable: null
    })
  })
}
