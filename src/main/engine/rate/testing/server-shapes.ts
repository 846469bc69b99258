import type { LlmBudget, LlmLimits } from '../../../ports/llm.ts'

/** One budget as a server keeps it. Times are milliseconds of the server's clock. */
export interface ServerBudget {
  /** 0 where `amount` fits now, else milliseconds until it may. */
  waitFor(amount: number, now: number): number
  take(amount: number, now: number): void
  shown(now: number): LlmBudget
  /** The most that anybody could have got out of it from `from` to `to`, found full. */
  allowed(from: number, to: number): number
  /** What is left, unrounded. */
  level(now: number): number
}

/** Fills up evenly, up to `capacity`. */
export class LeakyBudget implements ServerBudget {
  readonly #perMinute: number
  readonly #capacity: number
  #level: number
  #at = 0

  constructor(perMinute: number, capacity: number) {
    this.#perMinute = perMinute
    this.#capacity = capacity
    this.#level = capacity
  }

  waitFor(amount: number, now: number): number {
    return Math.max(0, ((amount - this.level(now)) * 60_000) / this.#perMinute)
  }

  take(amount: number, now: number): void {
    this.#level = Math.max(0, this.level(now) - amount)
  }

  shown(now: number): LlmBudget {
    const level = this.level(now)
    const resetMs = Math.ceil(((this.#capacity - level) * 60_000) / this.#perMinute)
    return { limit: this.#perMinute, remaining: Math.floor(level), resetMs }
  }

  allowed(from: number, to: number): number {
    return this.#capacity + ((to - from) * this.#perMinute) / 60_000
  }

  level(now: number): number {
    this.#level = Math.min(this.#capacity, this.#level + ((now - this.#at) * this.#perMinute) / 60_000)
    this.#at = now
    return this.#level
  }
}

/** Is full again at the start of each window of `windowMs`; the first begins at 0. */
export class WindowBudget implements ServerBudget {
  readonly #perMinute: number
  readonly #windowMs: number
  readonly #capacity: number
  #window = 0
  #used = 0

  constructor(perMinute: number, windowMs: number) {
    this.#perMinute = perMinute
    this.#windowMs = windowMs
    this.#capacity = (perMinute * windowMs) / 60_000
  }

  waitFor(amount: number, now: number): number {
    return amount <= this.level(now) ? 0 : this.#left(now)
  }

  take(amount: number, now: number): void {
    this.#used = Math.min(this.#capacity, this.#capacity - this.level(now) + amount)
  }

  shown(now: number): LlmBudget {
    return { limit: this.#perMinute, remaining: Math.floor(this.level(now)), resetMs: Math.ceil(this.#left(now)) }
  }

  /** Every window that was begun counts whole. */
  allowed(from: number, to: number): number {
    return (Math.ceil(to / this.#windowMs) - Math.floor(from / this.#windowMs)) * this.#capacity
  }

  level(now: number): number {
    const window = Math.floor(now / this.#windowMs)
    if (window !== this.#window) this.#used = 0
    this.#window = window
    return this.#capacity - this.#used
  }

  #left(now: number): number {
    return this.#windowMs - (now % this.#windowMs)
  }
}

export interface ServerShape {
  readonly requests?: ServerBudget
  readonly tokens?: ServerBudget
  /** A budget that no header shows. */
  readonly hidden?: ServerBudget
  /** Whether a refused request is taken from the budgets of requests all the same. */
  readonly refusalsCost?: boolean
  /** No rate headers at all. */
  readonly silent?: boolean
  /** Refusals name no wait. */
  readonly noRetryAfter?: boolean
  /** Whether this request is refused for no reason that has to do with the rate. */
  readonly refuses?: () => boolean
}

/** Takes a request or says after how many milliseconds to try again. */
export function judge(shape: ServerShape, tokens: number, now: number): { readonly retryAfterMs: number } | undefined {
  if (shape.refuses?.() === true) return { retryAfterMs: 20 }
  const waits = [
    shape.requests?.waitFor(1, now) ?? 0,
    shape.hidden?.waitFor(1, now) ?? 0,
    shape.tokens?.waitFor(tokens, now) ?? 0
  ]
  const wait = Math.max(...waits)
  if (wait === 0 || shape.refusalsCost === true) {
    shape.requests?.take(1, now)
    shape.hidden?.take(1, now)
  }
  if (wait === 0) shape.tokens?.take(tokens, now)
  return wait === 0 ? undefined : { retryAfterMs: Math.max(1, Math.ceil(wait)) }
}

export function shownLimits(shape: ServerShape, now: number): LlmLimits | undefined {
  if (shape.silent === true) return undefined
  return { requests: shape.requests?.shown(now), tokens: shape.tokens?.shown(now) }
}
