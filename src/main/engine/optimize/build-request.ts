import type { Attribute } from '#shared/model/attribute.ts'
import type { OptimizeRequest } from '../../ports/llm.ts'
import type { ClaimedProduct, StoreRead } from '../../ports/store.ts'

/** What the model can do better next time. That a server was busy or out of reach is no news to it. */
const MENDABLE: ReadonlySet<string> = new Set(['CHECK_FAILED', 'UNUSABLE', 'INCOMPLETE'])

/**
 * One request for everything of a product that is still to do. The originals are those that the job froze when it was created; what
 * else the model may know of the product is as the catalogue has it now.
 */
export function buildRequest(db: StoreRead, claimed: ClaimedProduct): OptimizeRequest {
  const job = db.getJob(claimed.instanceId, claimed.jobId)
  const product = db.getProductContext(claimed.productKey)
  if (!job || !product) throw new Error(`Job ${claimed.jobId} lost its product ${claimed.productKey}`)
  const values: Record<Attribute, string | null> = { ...product.values }
  const corrections: Partial<Record<Attribute, string>> = {}
  for (const item of claimed.items) {
    values[item.attribute] = item.original
    if (item.lastError && MENDABLE.has(item.lastError.code)) corrections[item.attribute] = item.lastError.message
  }
  return {
    attributes: claimed.items.map((item) => item.attribute),
    product: { ...product, values },
    language: job.language,
    prompt: job.prompt,
    corrections
  }
}
