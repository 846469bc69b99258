import { createLlmFactory } from '../../src/main/app/llm-factory.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import type { Llm, OptimizeRequest } from '../../src/main/ports/llm.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'

export const SPEED_MODEL = 'gpt-6-luna'

/** What the engine asks of the model for a product that has come in by an import. */
export function requestOf(
  product: CsvProduct,
  attributes: readonly Attribute[],
  corrections: OptimizeRequest['corrections'] = {}
): OptimizeRequest {
  return {
    attributes,
    product: {
      name: product.name,
      values: product.values,
      brand: product.brand,
      price: product.price,
      collections: product.collections,
      options: product.options
    },
    language: 'en',
    prompt: 'Clear and friendly, for people who like plain things.',
    bannedWords: [],
    corrections
  }
}

export interface RequestRecorder {
  /** The app's own client: it builds each request for real, but the answer is an empty one and comes at once. */
  readonly llm: Llm
  /** Bodies of all requests so far, as they would have gone over the wire. */
  readonly bodies: string[]
}

export function recordRequests(): RequestRecorder {
  const bodies: string[] = []
  const factory = createLlmFactory({
    clock: systemClock,
    timers: systemTimers,
    fetch: (_input, init) => {
      if (typeof init?.body !== 'string') throw new Error('A request without a text was sent')
      bodies.push(init.body)
      return Promise.resolve(Response.json({ status: 'completed', model: SPEED_MODEL, output: [] }))
    }
  })
  const llm = factory.create({
    provider: 'openai',
    baseUrl: 'http://127.0.0.1/v1',
    api: 'responses',
    model: SPEED_MODEL,
    apiKey: null
  })
  return { llm, bodies }
}
