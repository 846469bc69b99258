import type { Clock, Random, Timers } from '../../ports/system.ts'
import { Hold } from '../rate/hold.ts'
import { SpendLog } from '../rate/spend-log.ts'

/** What a store gets before anything is known of it: three quarters of what Wix once documented. Requests per minute. */
export const FIRST_RATE = 150
/** However little or much a store seems to take. Requests per minute. */
const LOWEST_RATE = 60
const HIGHEST_RATE = 6_000
/**
 * Each answer to a request that had to wait for its turn raises the rate by this share: until a limit is met, and afterwards. Below
 * the first rate it comes back sooner, because then somebody else used the limit up, or refusals had nothing to do with it.
 */
const GROWTH = 0.01
const LATER_GROWTH = 0.000_3
const RETURN_GROWTH = 0.003
/** A refusal leaves this share of the rate, the first and a later one, or this share of what passed lately, whichever is more. */
const CUT = 0.8
const LATER_CUT = 0.9
const PROVEN = 0.95
/** Lately: in this time, if that much has passed. Milliseconds. */
const LATELY_MS = 60_000
const LATELY_LEAST_MS = 5_000
/** What was not sent in time may be made up for by this many at once; each refusal leaves half as many, and one at least. */
const MOST_CREDIT = 4

/** Stands for one request that is out. */
export interface Turn {
  /** Monotonic milliseconds. */
  readonly sentAt: number
  readonly waited: boolean
}

export interface PaceView {
  readonly requestsPerMinute: number
  /** Milliseconds left of a pause that Wix asked for, or that we made where it refused without saying for how long. */
  readonly heldMs: number
}

interface Waiting {
  readonly go: (turn: Turn) => void
  readonly since: number
}

/**
 * How fast one store is asked, over everything that the app asks of it. Wix tells neither its limit nor what is left of it, so
 * both are learnt: the rate rises while requests have to wait for it and none is refused, and a refusal shows where the limit is.
 *
 * The governor of the model's server is another thing: it knows budgets from headers, many requests at once, and servers that refuse at
 * random. Its cuts are deep, because its limits are thousands; of 200 requests a minute they would leave too little for too long.
 */
export class ShopPace {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #timers: Timers
  readonly #hold: Hold
  readonly #sent = new SpendLog()
  readonly #startedAt: number
  readonly #line: Waiting[] = []
  /** Requests per millisecond. */
  #rate = FIRST_RATE / 60_000
  #met = false
  /** Refusals with nothing let through between them, each after a pause of its own. */
  #inARow = 0
  #credit = MOST_CREDIT
  /** When the next request is due; in the past where the rate was not used up. */
  #due = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(deps: { readonly clock: Pick<Clock, 'monotonic'>; readonly timers: Timers; readonly random: Random }) {
    this.#clock = deps.clock
    this.#timers = deps.timers
    this.#hold = new Hold(deps.random)
    this.#startedAt = deps.clock.monotonic()
  }

  /** Waits for a turn, first come first served. Null where `signal` was aborted meanwhile. */
  take(signal: AbortSignal): Promise<Turn | null> {
    if (signal.aborted) return Promise.resolve(null)
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#line.splice(this.#line.indexOf(waiting), 1)
        resolve(null)
      }
      const waiting: Waiting = {
        since: this.#clock.monotonic(),
        go: (turn) => {
          signal.removeEventListener('abort', leave)
          resolve(turn)
        }
      }
      signal.addEventListener('abort', leave, { once: true })
      this.#line.push(waiting)
      this.#pump()
    })
  }

  /** What a turn was taken for was more requests than one. */
  sentMore(requests: number): void {
    const now = this.#clock.monotonic()
    this.#due = Math.max(this.#due, now) + requests / this.#rate
    this.#sent.add(now, requests)
    this.#pump()
  }

  /** Anything but a refusal for the rate: the store was reached and let it through. */
  passed(turn: Turn): void {
    this.#hold.answered(turn.sentAt)
    this.#inARow = 0
    // A rate that nothing waits for is not put to the test.
    if (!turn.waited) return
    const growth = !this.#met ? GROWTH : this.#rate < FIRST_RATE / 60_000 ? RETURN_GROWTH : LATER_GROWTH
    this.#rate = Math.min(HIGHEST_RATE / 60_000, this.#rate * (1 + growth))
  }

  /** 429. */
  refused(turn: Turn, retryAfterMs: number | undefined): void {
    const now = this.#clock.monotonic()
    const echo = this.#hold.isEcho(turn.sentAt)
    if (retryAfterMs !== undefined) this.#hold.obey(retryAfterMs, now)
    else this.#hold.backOff(turn.sentAt, now)
    if (!echo) {
      this.#cut(now)
      this.#hold.refused(now)
    }
    // One goes first after a pause: it may be refused again.
    this.#due = Math.max(this.#due, now + this.#hold.left(now))
    this.#pump()
  }

  view(): PaceView {
    const heldMs = Math.ceil(this.#hold.left(this.#clock.monotonic()))
    return { requestsPerMinute: Math.round(this.#rate * 60_000), heldMs }
  }

  #cut(now: number): void {
    const cut = this.#met ? LATER_CUT : CUT
    this.#met = true
    this.#credit = Math.max(1, this.#credit / 2)
    this.#inARow += 1
    const ms = Math.max(LATELY_LEAST_MS, Math.min(LATELY_MS, now - this.#startedAt))
    const lately = this.#sent.since(now - ms) / ms
    const proven = PROVEN * lately
    // Still nothing after a pause: all of a longer time is used up, and what fitted into it is the rate. More refusals tell no more.
    const byTime = this.#inARow === 2 && lately > this.#rate / 2
    if (this.#inARow === 1) this.#cutTo(Math.max(cut * this.#rate, proven))
    else if (byTime) this.#cutTo(proven)
  }

  #cutTo(rate: number): void {
    this.#rate = Math.max(LOWEST_RATE / 60_000, Math.min(this.#rate, rate))
  }

  #pump(): void {
    this.#cancel?.()
    this.#cancel = null
    for (let first = this.#line[0]; first; first = this.#line[0]) {
      const now = this.#clock.monotonic()
      const due = Math.max(this.#due, now - this.#credit / this.#rate)
      const wait = Math.max(this.#hold.left(now), due - now)
      if (wait > 0) {
        this.#cancel = this.#timers.after(Math.ceil(wait), () => this.#pump())
        return
      }
      this.#line.shift()
      this.#due = due + 1 / this.#rate
      this.#sent.add(now, 1)
      this.#sent.forget(now - LATELY_MS)
      first.go({ sentAt: now, waited: now > first.since })
    }
  }
}
