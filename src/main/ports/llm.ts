import type { Attribute, AttributeValues } from '#shared/model/attribute.ts'
import type { ModelPrice, TokenPrice, TokenUsage } from '#shared/model/price.ts'

/** One request: every attribute of one product that is still to do. All text in `product` is hostile data, never instructions. */
export interface OptimizeRequest {
  readonly attributes: readonly Attribute[]
  readonly product: ProductFacts
  /** BCP 47 tag of the language that the answer must be written in. */
  readonly language: string
  /** What the merchant asked for, in their own words. */
  readonly prompt: string
  /** Words and phrases that the answer must not use, in the merchant's own spelling. */
  readonly bannedWords: readonly string[]
  /** Why the last answer for an attribute was not taken, so that the model can mend it. */
  readonly corrections: Readonly<Partial<Record<Attribute, string>>>
  /** Given where the merchant wants a text written anew; it is then the only attribute that is asked for. */
  readonly rework?: Rework
}

/** A text that did not satisfy, and in the merchant's own words what the next one should be like; empty where they said nothing. */
interface Rework {
  readonly previous: string
  readonly note: string
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

export type LlmUsage = TokenUsage

/** One budget of the server, as its answer's headers give it. A field that the server doesn't send is undefined. */
export interface LlmBudget {
  readonly limit: number | undefined
  readonly remaining: number | undefined
  /** Milliseconds until the budget is full again. */
  readonly resetMs: number | undefined
}

/** What a rate governor learns from an answer. Both per minute; undefined where the server has no such budget or doesn't tell. */
export interface LlmLimits {
  readonly requests: LlmBudget | undefined
  readonly tokens: LlmBudget | undefined
}

/** Why a whole job must wait for the merchant. */
export type LlmStop = 'auth' | 'quota' | 'model' | 'region' | 'request'

/** Everything that can come of one call, with the budgets that the answer told of, if it did. */
export type OptimizeOutcome = OptimizeResult & { readonly limits?: LlmLimits }

/**
 * `answered` may miss attributes (a partial answer); each missing one is an unusable answer
 * for that attribute alone.
 */
export type OptimizeResult =
  | {
      readonly kind: 'answered'
      readonly values: Readonly<Partial<Record<Attribute, string>>>
      readonly usage: LlmUsage
      readonly model: string
    }
  | { readonly kind: 'refused'; readonly reason: string; readonly usage: LlmUsage }
  /** The answer was cut: at the token limit or by a content filter. */
  | { readonly kind: 'incomplete'; readonly reason: string; readonly usage: LlmUsage }
  /** An answer came, but nothing in it can be read as what was asked for. It is paid for all the same where it was the model's. */
  | { readonly kind: 'unusable'; readonly reason: string; readonly usage?: LlmUsage }
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
  /** Names the rules that the model is given beside a merchant's prompt. Changes when they do. */
  readonly rulesVersion: string
  /** Never throws for anything that the network or the server did. */
  optimize(request: OptimizeRequest, signal: AbortSignal): Promise<OptimizeOutcome>
  /** What a request will take from the token budget at most: its text and the room for its answer. A rough upper figure. */
  estimateTokens?(request: OptimizeRequest): number
  /** What a request will probably take, counted with the vendor's tokenizer; for a model of another vendor that is a likeness. */
  countTokens?(request: OptimizeRequest): Promise<TokenCount>
  /** What this server charges for the model with this name; null where nobody knows. */
  priceOf?(model: string): TokenPrice | null
  /** One cheap call that shows whether key, model and server work together. */
  test(signal: AbortSignal): Promise<LlmTestResult>
}

export interface TokenCount {
  /** All that is sent. */
  readonly input: number
  /** Of the input: the beginning that every request of a job shares and that a server may keep; 0 where it is too short for that. */
  readonly cacheable: number
  /** An expectation from the lengths of the originals, not the most. */
  readonly output: number
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

/** Makes clients from settings; the composition root decides what stands behind `sample`. */
export interface LlmFactory {
  create(settings: LlmSettings): Llm
  /** https anywhere, http only on this computer; the origin is what a key is bound to. */
  checkBaseUrl(
    url: string
  ): { readonly ok: true; readonly origin: string } | { readonly ok: false; readonly message: string }
  readonly knownModels: readonly ModelPrice[]
}
