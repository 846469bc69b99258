import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { requiredCredits } from '#shared/model/credits.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { heldElsewhere } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { askedOf } from '../optimize/asked-of.ts'
import { estimateJob } from '../optimize/estimate-job.ts'
import type { ModelSource } from '../settings/model-source.ts'
import { resolveSelection } from './resolve-selection.ts'

type Quote = Output<'jobs.quote'>

/**
 * The exact price of a selection in credits and, where language and prompt are known, an estimate of its price in money and what
 * earlier results would save. An empty selection costs nothing and is no error: the form asks while it is being filled in.
 */
export async function quoteJob(
  deps: Pick<EngineDeps, 'store' | 'clock' | 'log'>,
  instanceId: string,
  input: Parsed<'jobs.quote'>,
  models: ModelSource
): Promise<Result<Quote, ErrorBody>> {
  const { language, prompt } = input
  const attributes = [...new Set(input.attributes)]
  const model = models.current()
  const asked =
    language === undefined || prompt === undefined ? null : { model, wish: { attributes, language, prompt } }

  const priced = deps.store.write((tx) => {
    const now = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, now)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const ids = input.sourceScope === 'products' ? input.productIds : input.collectionIds
    const products = ids.length === 0 ? ok([]) : resolveSelection(tx, instanceId, input)
    if (!products.ok) return products
    const productKeys = products.value
    const required = requiredCredits(productKeys.length, attributes.length)
    const reach = reachOf(tx, instance, now)
    const remaining = reach.own + reach.unleased
    const quote: Quote = {
      productCount: productKeys.length,
      attributeCount: attributes.length,
      requiredCredits: required,
      remainingBefore: remaining,
      heldHere: reach.own,
      heldElsewhere: heldElsewhere(reach),
      remainingAfter: remaining - required,
      sufficient: required <= remaining,
      estimate: null,
      reusable: null
    }
    if (asked === null) return ok({ quote, productKeys })
    const items = tx.countReusable({
      instanceId,
      productKeys,
      ...asked.wish,
      asked: askedOf(tx, instanceId, asked.model)
    })
    const rest = required - items
    const reusable = { items, requiredCredits: rest, sufficient: rest <= remaining }
    return ok({ quote: { ...quote, reusable }, productKeys })
  })
  if (!priced.ok) return priced
  const { quote, productKeys } = priced.value
  if (asked === null) return ok(quote)
  return ok({ ...quote, estimate: await estimateJob(deps, asked.model, { instanceId, productKeys, ...asked.wish }) })
}
