/** Per minute. A burst is what may be taken at once after a quiet minute; without one it is the whole minute's budget. */
export interface RateLimits {
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  readonly requestBurst?: number
  readonly tokenBurst?: number
}

/** A leaky budget that fills up evenly. Times are monotonic milliseconds. */
export class RateBucket {
  readonly limit: number
  readonly capacity: number
  #level: number
  #at: number

  constructor(limit: number, burst: number | undefined, now: number) {
    this.limit = limit
    this.capacity = burst ?? limit
    this.#level = this.capacity
    this.#at = now
  }

  /** 0 where `amount` is there now, else milliseconds until it is; infinite where it never will be. */
  waitFor(amount: number, now: number): number {
    this.#fill(now)
    if (amount <= this.#level) return 0
    return amount > this.capacity ? Number.POSITIVE_INFINITY : this.#msFor(amount - this.#level)
  }

  /** Takes what is there at most: a budget never goes below empty. */
  take(amount: number, now: number): void {
    this.#fill(now)
    this.#level = Math.max(0, this.#level - amount)
  }

  remaining(now: number): number {
    this.#fill(now)
    return Math.floor(this.#level)
  }

  /** Milliseconds until the budget is full again. */
  resetMs(now: number): number {
    this.#fill(now)
    return this.#msFor(this.capacity - this.#level)
  }

  #fill(now: number): void {
    this.#level = Math.min(this.capacity, this.#level + ((now - this.#at) * this.limit) / 60_000)
    this.#at = now
  }

  #msFor(amount: number): number {
    return (amount * 60_000) / this.limit
  }
}

/** `20ms`, `1.5s`, `6m0s`, `1h2m3s`: a duration as OpenAI's rate-limit headers write it. */
export function goDuration(ms: number): string {
  if (ms <= 0) return '0s'
  if (ms < 1_000) return `${Math.ceil(ms)}ms`
  const total = Math.ceil(ms) / 1_000
  const hours = Math.floor(total / 3_600)
  const minutes = Math.floor((total - hours * 3_600) / 60)
  const seconds = Math.round((total - hours * 3_600 - minutes * 60) * 1_000) / 1_000
  if (hours > 0) return `${hours}h${minutes}m${seconds}s`
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`
}
