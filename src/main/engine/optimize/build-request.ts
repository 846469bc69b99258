import type { Attribute } from '#shared/model/attribute.ts'
import type { OptimizeRequest } from '../../ports/llm.ts'
import type { ClaimedProduct, StoreRead } from '../../ports/store.ts'

/** What the model can do better next time. That a server was busy or out of reach is no news to it. */
const MENDABLE: ReadonlySet<string> = new Set(['CHECK_FAILED', 'UNUSABLE', 'INCOMPLETE'])

export interface BuiltRequest {
  readonly request: OptimizeRequest
  /** The state of the product that the request shows; null where the catalogue has changed since the job was created. */
  readonly productVersion: string | null
  /** Names the banned words that the model is told of; empty where there are none. */
  readonly bannedKey: string
}

/**
 * One request for everything of a product that is still to do. The originals are those that the job froze when it was created; what
 * else the model may know of the product is as the catalogue has it now.
 */
export function buildRequest(
  db: Pick<StoreRead, 'getProductContext' | 'getBannedWords'>,
  claimed: ClaimedProduct
): BuiltRequest {
  const context = db.getProductContext(claimed.productKey)
  if (!context) throw new Error(`Job ${claimed.jobId} lost its product ${claimed.productKey}`)
  const { version, ...product } = context
  const banned = db.getBannedWords(claimed.instanceId)
  const values: Record<Attribute, string | null> = { ...product.values }
  const corrections: Partial<Record<Attribute, string>> = {}
  let asCatalogued = true
  for (const item of claimed.items) {
    asCatalogued &&= (values[item.attribute] ?? '') === item.original
    values[item.attribute] = item.original
    if (item.lastError && MENDABLE.has(item.lastError.code)) corrections[item.attribute] = item.lastError.message
  }
  const { rework } = claimed
  return {
    request: {
      attributes: claimed.items.map((item) => item.attribute),
      product: { ...product, values },
      language: claimed.language,
      prompt: claimed.prompt,
      bannedWords: banned.words,
      corrections,
      ...(rework && { rework: { previous: rework.previous, note: rework.note } })
    },
    // What was written with a note answers another request than the job's prompt alone.
    productVersion: asCatalogued && rework === null ? version : null,
    bannedKey: banned.key
  }
}
