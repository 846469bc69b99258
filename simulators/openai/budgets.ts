import { errorAnswer, type PlainAnswer } from './fault-response.ts'
import { goDuration, RateBucket, type RateLimits } from './rate-bucket.ts'
import type { ReadRequest } from './request-reader.ts'

/** What a request that names no output limit is held to when it is counted against the token budget. */
const DEFAULT_OUTPUT = 2_000

/** The two budgets of a minute. Times are monotonic milliseconds. */
export class Budgets {
  readonly #requests: RateBucket | undefined
  readonly #tokens: RateBucket | undefined

  constructor(limits: RateLimits, now: number) {
    const { requestsPerMinute, tokensPerMinute, requestBurst, tokenBurst } = limits
    this.#requests = requestsPerMinute === undefined ? undefined : new RateBucket(requestsPerMinute, requestBurst, now)
    this.#tokens = tokensPerMinute === undefined ? undefined : new RateBucket(tokensPerMinute, tokenBurst, now)
  }

  headers(now: number): Readonly<Record<string, string>> {
    const headers: Record<string, string> = {}
    for (const [name, bucket] of [
      ['requests', this.#requests],
      ['tokens', this.#tokens]
    ] as const) {
      if (bucket === undefined) continue
      headers[`x-ratelimit-limit-${name}`] = String(bucket.limit)
      headers[`x-ratelimit-remaining-${name}`] = String(bucket.remaining(now))
      headers[`x-ratelimit-reset-${name}`] = goDuration(bucket.resetMs(now))
    }
    return headers
  }

  /**
   * Takes a request's share of both budgets, its whole output limit included, or says how to refuse it. A refused request costs
   * a request all the same, so that hammering never gets in sooner.
   */
  take(request: ReadRequest, inputTokens: number, now: number): PlainAnswer | undefined {
    const cost = inputTokens + (request.maxOutputTokens ?? DEFAULT_OUTPUT)
    const refusal =
      this.#refusal(request.model, 'requests', 'requests per min (RPM)', this.#requests, 1, now) ??
      this.#refusal(request.model, 'tokens', 'tokens per min (TPM)', this.#tokens, cost, now)
    this.#requests?.take(1, now)
    if (refusal === undefined) this.#tokens?.take(cost, now)
    return refusal
  }

  #refusal(
    model: string,
    type: string,
    label: string,
    bucket: RateBucket | undefined,
    amount: number,
    now: number
  ): PlainAnswer | undefined {
    const wait = bucket?.waitFor(amount, now) ?? 0
    if (bucket === undefined || wait === 0) return undefined
    const where = `${model} in organization org-simulated on ${label}: Limit ${bucket.limit}`
    if (!Number.isFinite(wait)) {
      return errorAnswer(429, `Request too large for ${where}, Requested ${amount}.`, type, 'rate_limit_exceeded')
    }
    const ms = Math.max(1, Math.ceil(wait))
    const used = bucket.limit - bucket.remaining(now)
    const message = `Rate limit reached for ${where}, Used ${used}, Requested ${amount}. Please try again in ${goDuration(ms)}.`
    const headers = { 'retry-after-ms': String(ms), 'retry-after': String(Math.ceil(ms / 1_000)) }
    return errorAnswer(429, message, type, 'rate_limit_exceeded', headers)
  }
}
