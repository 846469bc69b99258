import type { Clock, Random, Timers } from '../../ports/system.ts'
import { Hold } from '../rate/hold.ts'
import { Pacer } from '../rate/pacer.ts'
import { RateCeiling } from '../rate/rate-ceiling.ts'
import { SpendLog } from '../rate/spend-log.ts'

/** What a store gets before anything is known of it: three quarters of what Wix once documented. Requests per minute. */
export const FIRST_RATE = 150
/** Each answer to a request that had to wait for its turn raises a rate whose limit was never met by this share. */
const GROWTH = 0.006
/** However much a store takes. Requests per minute. */
const HIGHEST_RATE = 6_000
/** The rate at which a limit was met is what was sent in this time, if that much has passed. Milliseconds. */
const MET_OVER_MS = 60_000
const MET_OVER_LEAST_MS = 5_000

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
 */
export class ShopPace {
  readonly #clock: Pick<Clock, 'monotonic'>
  readonly #timers: Timers
  readonly #hold: Hold
  readonly #pacer = new Pacer()
  readonly #ceiling: RateCeiling
  readonly #sent = new SpendLog()
  readonly #startedAt: number
  readonly #line: Waiting[] = []
  /** Requests per millisecond, while no limit is known. */
  #free = FIRST_RATE / 60_000
  #cancel: (() => void) | null = null

  constructor(deps: { readonly clock: Pick<Clock, 'monotonic'>; readonly timers: Timers; readonly random: Random }) {
    this.#clock = deps.clock
    this.#timers = deps.timers
    this.#hold = new Hold(deps.random)
    this.#startedAt = deps.clock.monotonic()
    this.#ceiling = new RateCeiling(null, this.#startedAt)
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

  /** Anything but a refusal for the rate: the store was reached and let it through. */
  passed(turn: Turn): void {
    this.#hold.answered(turn.sentAt)
    this.#ceiling.passed(turn.sentAt)
    // A rate that nothing waits for is not put to the test.
    if (turn.waited) this.#free = Math.min(HIGHEST_RATE / 60_000, this.#free * (1 + GROWTH))
  }

  /** 429. */
  refused(turn: Turn, retryAfterMs: number | undefined): void {
    const now = this.#clock.monotonic()
    this.#ceiling.refused(turn.sentAt)
    const echo = this.#hold.isEcho(turn.sentAt)
    if (retryAfterMs !== undefined) this.#hold.obey(retryAfterMs, now)
    else this.#hold.backOff(turn.sentAt, now)
    if (!echo) {
      const over = Math.max(MET_OVER_LEAST_MS, Math.min(MET_OVER_MS, now - this.#startedAt))
      const recent = this.#sent.since(now - over) / over
      this.#ceiling.met(recent, now)
      this.#free = Math.min(this.#free, recent)
      this.#hold.refused(now)
    }
    this.#pump()
  }

  view(): PaceView {
    const now = this.#clock.monotonic()
    return { requestsPerMinute: Math.round(this.#rate(now) * 60_000), heldMs: Math.ceil(this.#hold.left(now)) }
  }

  #rate(now: number): number {
    return Math.min(HIGHEST_RATE / 60_000, this.#ceiling.rate(now) ?? this.#free)
  }

  #pump(): void {
    this.#cancel?.()
    this.#cancel = null
    for (let first = this.#line[0]; first; first = this.#line[0]) {
      const now = this.#clock.monotonic()
      const rate = this.#rate(now)
      const wait = Math.max(this.#hold.left(now), this.#pacer.wait(1, rate, now))
      if (wait > 0) {
        this.#cancel = this.#timers.after(Math.ceil(wait), () => this.#pump())
        return
      }
      this.#line.shift()
      this.#pacer.sent(1, rate, now)
      this.#sent.add(now, 1)
      this.#sent.forget(now - MET_OVER_MS)
      first.go({ sentAt: now, waited: now > first.since })
    }
  }
}
