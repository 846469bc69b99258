import type { Attribute, AttributeValues } from '#shared/model/attribute.ts'

/** One request: every attribute of one product that is still to do. All text in `product` is hostile data, never instructions. */
export interface OptimizeRequest {
  readonly attributes: readonly Attribute[]
  readonly product: ProductFacts
  /** BCP 47 tag of the language that the answer must be written in. */
  readonly language: string
  /** What the merchant asked for, in their own words. */
  readonly prompt: string
  /** Why the last answer for an attribute was not taken, so that the model can mend it. */
  readonly corrections: Readonly<Partial<Record<Attribute, string>>>
}

/** What the model may know of a product. `values` holds the originals. */
export interface ProductFacts {
  readonly name: string
  readonly values: AttributeValues
  readonly brand: string | null
  readonly price: string | null
  readonly collections: readonly string[]
  /** Option names with their choices, such as `Size: S, M, L`. */
  readonly options: readonly string[]
}

export interface LlmUsage {
  readonly inputTokens: number
  readonly cachedTokens: number
  readonly outputTokens: number
}

/** Why a whole job must wait for the merchant. */
export type LlmStop = 'auth' | 'quota' | 'model' | 'region' | 'request'

/**
 * Everything that can come of one call. `answered` may miss attributes (a partial answer); each missing one is an unusable answer
 * for that attribute alone.
 */
export type OptimizeOutcome =
  | {
      readonly kind: 'answered'
      readonly values: Readonly<Partial<Record<Attribute, string>>>
      readonly usage: LlmUsage
      readonly model: string
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly usage: LlmUsage }
  /** The answer was cut: at the token limit or by a content filter. */
  | { readonly kind: 'incomplete'; readonly reason: string; readonly usage: LlmUsage }
  /** An answer came, but nothing in it can be read as what was asked for. */
  | { readonly kind: 'unusable'; readonly reason: string }
  /** Not an attempt: wait and ask again. `retryAfterMs` is the server's own word, undefined where it said nothing. */
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined; readonly reason: string }
  /** Not an attempt: the server could not be reached at all. */
  | { readonly kind: 'offline'; readonly reason: string }
  /** 5xx, a time-out or a connection cut in the middle: counts as an attempt. */
  | { readonly kind: 'failed'; readonly reason: string; readonly retryAfterMs: number | undefined }
  /** This product will never be answered: the request itself was refused. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** Nothing of this job will be answered until somebody acts. */
  | { readonly kind: 'stopped'; readonly stop: LlmStop; readonly reason: string }
  | { readonly kind: 'aborted' }

export interface Llm {
  /** Never throws for anything that the network or the server did. */
  optimize(request: OptimizeRequest, signal: AbortSignal): Promise<OptimizeOutcome>
  /** One cheap call that shows whether key, model and server work together. */
  test(signal: AbortSignal): Promise<LlmTestResult>
}

export type LlmTestResult =
  | { readonly ok: true; readonly model: string; readonly latencyMs: number }
  | { readonly ok: false; readonly stop: LlmStop | 'offline' | 'server'; readonly message: string }

export type LlmApi = 'responses' | 'chat'

export interface LlmSettings {
  /** `sample` is the simulator inside the app: no key, no network. */
  readonly provider: 'openai' | 'sample'
  readonly baseUrl: string
  readonly api: LlmApi
  readonly model: string
  readonly apiKey: string | null
}
