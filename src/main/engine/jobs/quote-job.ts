import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits, requiredCredits } from '#shared/model/credits.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import type { EngineDeps } from '../deps.ts'
import { estimateJob } from '../optimize/estimate-job.ts'
import type { ModelSource } from '../settings/model-source.ts'
import { resolveSelection } from './resolve-selection.ts'

type Quote = Output<'jobs.quote'>

/**
 * The exact price of a selection in credits and, where language and prompt are known, an estimate of its price in money. An empty
 * selection costs nothing and is no error: the form asks while it is being filled in.
 */
export async function quoteJob(
  deps: Pick<EngineDeps, 'store' | 'clock' | 'log'>,
  instanceId: string,
  input: Parsed<'jobs.quote'>,
  models?: ModelSource
): Promise<Result<Quote, ErrorBody>> {
  const priced = priceInCredits(deps, instanceId, input)
  if (!priced.ok) return priced
  const { quote, productKeys } = priced.value
  const { language, prompt } = input
  if (models === undefined || language === undefined || prompt === undefined) return ok(quote)
  const attributes = [...new Set(input.attributes)]
  const estimate = await estimateJob(deps, models.current(), { productKeys, attributes, language, prompt })
  return ok({ ...quote, estimate })
}

function priceInCredits(
  { store, clock }: Pick<EngineDeps, 'store' | 'clock'>,
  instanceId: string,
  input: Parsed<'jobs.quote'>
): Result<{ readonly quote: Quote; readonly productKeys: readonly number[] }, ErrorBody> {
  return store.write((tx) => {
    const instance = openCurrentPeriod(tx, instanceId, clock.now())
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const ids = input.sourceScope === 'products' ? input.productIds : input.collectionIds
    const products = ids.length === 0 ? ok([]) : resolveSelection(tx, instanceId, input)
    if (!products.ok) return products
    const attributes = new Set(input.attributes).size
    const required = requiredCredits(products.value.length, attributes)
    const remaining = remainingCredits(instance)
    const quote: Quote = {
      productCount: products.value.length,
      attributeCount: attributes,
      requiredCredits: required,
      remainingBefore: remaining,
      remainingAfter: remaining - required,
      sufficient: required <= remaining,
      estimate: null,
      reusable: null
    }
    return ok({ quote, productKeys: products.value })
  })
}
