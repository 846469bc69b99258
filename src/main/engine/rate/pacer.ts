/** What fell due while a timer was late by up to this much may follow at once, so that a coarse timer costs no rate. Milliseconds. */
const SLACK_MS = 20

/** Spreads what may be sent over time. The rate is asked for at each moment anew, so that a wait never outlives its reason. */
export class Pacer {
  /** Up to here everything that was due has been sent. */
  #sentUpTo = Number.NEGATIVE_INFINITY

  /** Milliseconds until `amount` is due. `rate` in units per millisecond, above 0. */
  wait(amount: number, rate: number, now: number): number {
    return Math.max(0, this.#sentUpTo + amount / rate - now)
  }

  /** `amount` goes now, due or not; what goes before its time is not held against what follows. */
  sent(amount: number, rate: number, now: number): void {
    this.#sentUpTo = Math.min(now, Math.max(this.#sentUpTo + amount / rate, now - SLACK_MS))
  }
}
