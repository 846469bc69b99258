import type { Random } from '../../ports/system.ts'

/** Waits are spread by up to this share, so that clients that were refused together don't come back together. */
const SPREAD = 1 / 10
/** Where the server names no wait: doubled with each refusal in a row. Milliseconds. */
const FIRST_BACKOFF_MS = 1_000
const LONGEST_BACKOFF_MS = 60_000
/** A server's own word is obeyed up to here; it will say so again. Milliseconds. */
const LONGEST_OBEYED_MS = 10 * 60_000

/** The pause of everything after a refusal. Times are monotonic milliseconds. */
export class Hold {
  readonly #random: Random
  #since = Number.NEGATIVE_INFINITY
  #until = Number.NEGATIVE_INFINITY
  #inARow = 0

  constructor(random: Random) {
    this.#random = random
  }

  /** Milliseconds left. */
  left(now: number): number {
    return Math.max(0, this.#until - now)
  }

  /** True for a request that was already out when the latest pause began: its refusal tells nothing new. */
  isEcho(sentAt: number): boolean {
    return sentAt <= this.#since
  }

  /** The server asks for a wait of its own. */
  obey(ms: number, now: number): void {
    const asked = Math.min(LONGEST_OBEYED_MS, Math.max(0, ms))
    this.#extend(now + asked * (1 + this.#random.next() * SPREAD))
  }

  /** A refusal that names no wait. An echo never lengthens the row. */
  backOff(sentAt: number, now: number): void {
    if (this.isEcho(sentAt)) return
    const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#inARow)
    this.#inARow += 1
    // Half of it fixed: a wait near nothing would be no pause at all.
    this.#extend(now + (ceiling * (1 + this.#random.next())) / 2)
  }

  /** Call after `obey` or `backOff`: whatever is out from here on is an echo. */
  refused(now: number): void {
    this.#since = now
  }

  /** An answer to what was sent after the pause ends the row. */
  answered(sentAt: number): void {
    if (!this.isEcho(sentAt)) this.#inARow = 0
  }

  #extend(until: number): void {
    this.#until = Math.max(this.#until, until)
  }
}
