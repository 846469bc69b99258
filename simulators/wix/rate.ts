/** How a store counts requests. Wix publishes neither number nor method, so a client must live with each of these. */
export type RateShape =
  /** Starts anew each full minute. */
  | { readonly kind: 'fixed'; readonly perMinute: number; readonly retryAfter: boolean }
  /** Fills evenly; `burst` is what a quiet time saves up. */
  | { readonly kind: 'bucket'; readonly perMinute: number; readonly burst: number; readonly retryAfter: boolean }
  /** At most a tenth of the minute's requests within any 6 s. */
  | { readonly kind: 'sliding'; readonly perMinute: number; readonly retryAfter: boolean }

export const RATE_KINDS = ['fixed', 'bucket', 'sliding'] as const satisfies readonly RateShape['kind'][]

const MINUTE_MS = 60_000
const SLIDING_MS = 6_000

/** Times are monotonic milliseconds. A refused request costs nothing. */
export class RateGate {
  readonly shape: RateShape
  #windowStart: number
  #used = 0
  #level: number
  #at: number
  #recent: number[] = []

  constructor(shape: RateShape, now: number) {
    this.shape = shape
    this.#windowStart = now
    this.#at = now
    this.#level = shape.kind === 'bucket' ? shape.burst : 0
  }

  /** 0 where the request is let in, else the milliseconds until one would be. */
  take(now: number): number {
    const { shape } = this
    switch (shape.kind) {
      case 'fixed': {
        const windows = Math.floor((now - this.#windowStart) / MINUTE_MS)
        if (windows > 0) {
          this.#windowStart += windows * MINUTE_MS
          this.#used = 0
        }
        if (this.#used >= shape.perMinute) return this.#windowStart + MINUTE_MS - now
        this.#used += 1
        return 0
      }
      case 'bucket': {
        this.#level = Math.min(shape.burst, this.#level + ((now - this.#at) * shape.perMinute) / MINUTE_MS)
        this.#at = now
        if (this.#level < 1) return ((1 - this.#level) * MINUTE_MS) / shape.perMinute
        this.#level -= 1
        return 0
      }
      case 'sliding': {
        this.#recent = this.#recent.filter((at) => at > now - SLIDING_MS)
        const most = Math.max(1, Math.floor((shape.perMinute * SLIDING_MS) / MINUTE_MS))
        const oldest = this.#recent[this.#recent.length - most]
        if (oldest !== undefined) return oldest + SLIDING_MS - now
        this.#recent.push(now)
        return 0
      }
    }
  }
}
