import type { JobEstimate } from '#shared/contract/jobs.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Attribute } from '#shared/model/attribute.ts'
import { costNano, dollarsOf, type TokenPrice } from '#shared/model/price.ts'
import type { OptimizeRequest, TokenCount } from '../../ports/llm.ts'
import type { StoreRead } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import type { ModelSource } from '../settings/model-source.ts'

/** Products whose requests are counted. More of them would make the figure hardly better and the answer later. */
export const SAMPLED_PRODUCTS = 25

export interface EstimatedJob {
  readonly instanceId: string
  /** In catalogue order, once each. */
  readonly productKeys: readonly number[]
  readonly attributes: readonly Attribute[]
  readonly language: string
  readonly prompt: string
}

/** The model that the job would go to, as the settings stand. */
export type EstimatedModel = Pick<ReturnType<ModelSource['current']>, 'llm' | 'name' | 'concurrency'>

/**
 * What a job will probably take, from the requests that it would send for a few of its products. Null where nothing is selected or the
 * model can't count, and where counting failed: an estimate is never a reason to refuse what it is an estimate for.
 */
export async function estimateJob(
  { store, log }: Pick<EngineDeps, 'store' | 'log'>,
  model: EstimatedModel,
  job: EstimatedJob
): Promise<JobEstimate | null> {
  const { llm, name, concurrency } = model
  const requests = store.read((db) =>
    job.attributes.length === 0 ? [] : sampleOf(job.productKeys).flatMap((key) => plannedRequest(db, key, job))
  )
  if (requests.length === 0 || llm.countTokens === undefined) return null
  try {
    const counts: TokenCount[] = []
    // One after another: counting gives way to other work between two requests, not within one.
    for (const request of requests) counts.push(await llm.countTokens(request))
    const price = llm.priceOf?.(name) ?? null
    return scaleEstimate(counts, { requests: job.productKeys.length, model: name, price, concurrency })
  } catch (error) {
    log.warn('a job could not be estimated', { model: name, error: errorMessage(error) })
    return null
  }
}

/** Up to `SAMPLED_PRODUCTS` of a list, from the middles of equal parts of it: always the same for the same list. */
export function sampleOf(productKeys: readonly number[]): readonly number[] {
  const parts = Math.min(SAMPLED_PRODUCTS, productKeys.length)
  return Array.from({ length: parts }, (_, part) => Math.floor(((part + 0.5) * productKeys.length) / parts)).flatMap(
    (at) => productKeys[at] ?? []
  )
}

/**
 * From the counted requests to all of them, one for each product: answers that have to be asked for again are not foreseen.
 *
 * Money is on the high side of what caching allows. A server is taken to know the shared beginning only from the request after the
 * first `concurrency` on, since those are on their way before the first answer; and of the beginning no more than what it keeps.
 */
export function scaleEstimate(
  counts: readonly TokenCount[],
  job: {
    readonly requests: number
    readonly model: string
    readonly price: TokenPrice | null
    readonly concurrency: number
  }
): JobEstimate {
  const { requests, model, price, concurrency } = job
  const inputTokens = scaled(counts, requests, (count) => count.input)
  const outputTokens = scaled(counts, requests, (count) => count.output)
  const shared = Math.min(...counts.map((count) => count.cacheable))
  const cachedTokens = shared * Math.max(0, requests - concurrency)
  return {
    model,
    requests,
    inputTokens,
    outputTokens,
    usd: price === null ? null : dollarsOf(costNano(price, { inputTokens, cachedTokens, outputTokens })),
    pricesCheckedOn: price?.checkedOn ?? null,
    sampledProducts: counts.length
  }
}

function scaled(counts: readonly TokenCount[], requests: number, of: (count: TokenCount) => number): number {
  const sum = counts.reduce((total, count) => total + of(count), 0)
  return Math.round((sum * requests) / counts.length)
}

/** The request that the product would be sent with: an attribute without a text goes out as an empty one. None for a product that is gone. */
function plannedRequest(db: StoreRead, productKey: number, job: EstimatedJob): readonly OptimizeRequest[] {
  const product = db.getProductContext(productKey)
  if (product === null) return []
  const { name, brand, price, collections, options } = product
  const { attributes, language, prompt } = job
  const originals = Object.fromEntries(attributes.map((attribute) => [attribute, product.values[attribute] ?? '']))
  const values = { ...product.values, ...originals }
  return [
    {
      attributes,
      product: { name, values, brand, price, collections, options },
      language,
      prompt,
      bannedWords: db.getBannedWords(job.instanceId).words,
      corrections: {}
    }
  ]
}
