/** A capacity counts as the same as long as it moves by no more than this share, plus one for the server's rounding. */
const TOLERANCE = 1 / 32
/** Resets come in whole milliseconds, rounded up. */
const ROUNDED_MS = 1
/** How often the tolerance must have been spent or refilled before an unmoved capacity is believed. */
const SPAN = 4

/**
 * Proof that a budget refills evenly. In a leaky bucket `remaining + reset * rate` is its capacity, at every moment and whatever is
 * sent. In a fixed window the same sum falls by the rate while time passes, and by the cost with every request. So a sum that
 * has not moved over a span in which a window's would have moved by four tolerances is a bucket's.
 */
export class RefillEvidence {
  #first: { readonly capacity: number; readonly at: number } | undefined
  #most = 0
  #proven: { readonly capacity: number; readonly rate: number } | undefined

  /** Capacity and units per millisecond, once proven. Gone with the first answer that doesn't fit. */
  get proven(): { readonly capacity: number; readonly rate: number } | undefined {
    return this.#proven
  }

  /** `rate` in units per millisecond; 0, where nobody knows it, proves nothing. `at` when the answer came. */
  see(remaining: number, resetMs: number, rate: number, at: number): void {
    const capacity = remaining + Math.max(0, resetMs - ROUNDED_MS) * rate
    const first = this.#first
    const tolerance = (first?.capacity ?? 0) * TOLERANCE + 1
    if (first === undefined || Math.abs(capacity - first.capacity) > tolerance) {
      this.#first = { capacity, at }
      this.#most = capacity
      this.#proven = undefined
      return
    }
    // What is left is shown rounded down, so each sum is a lower bound and the highest comes nearest.
    this.#most = Math.max(this.#most, capacity)
    if (at - first.at >= (SPAN * tolerance) / rate) this.#proven = { capacity: this.#most, rate }
  }
}
