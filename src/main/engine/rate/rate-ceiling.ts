import { Pacer } from './pacer.ts'

/** What is left of the rate at which a limit was met that no header shows. */
const CUT = 0.7
/** The ceiling rises by these shares per second: quickly up to NEAR of where it was met, then slowly, since each meeting costs. */
const QUICK_PER_S = 0.02
const SLOW_PER_S = 0.002
const NEAR = 0.9
/** Risen to this many times where it was met, the limit is gone. */
const GONE = 2
/** One request a minute: no ceiling is lower. Requests per millisecond. */
const LOWEST = 1 / 60_000

/** A limit of requests per time that the headers don't show, learnt from refusals. Times are monotonic milliseconds. */
export class RateCeiling {
  readonly #pacer = new Pacer()
  /** Where it was met last, and the ceiling at `#at`; undefined while no such limit is known. */
  #met: number | undefined
  #rate = 0
  #at = 0

  /** @param perMinute what an earlier run ended with, or null */
  constructor(perMinute: number | null, now: number) {
    if (perMinute === null) return
    this.#rate = Math.max(LOWEST, perMinute / 60_000)
    this.#met = this.#rate / NEAR
    this.#at = now
  }

  /** Requests per millisecond; undefined while no such limit is known. */
  rate(now: number): number | undefined {
    const met = this.#met
    if (met === undefined) return undefined
    const near = met * NEAR
    const seconds = (now - this.#at) / 1_000
    const quickSeconds = Math.max(0, Math.min(seconds, (near / this.#rate - 1) / QUICK_PER_S))
    const rate = this.#rate * (1 + quickSeconds * QUICK_PER_S) * (1 + (seconds - quickSeconds) * SLOW_PER_S)
    return rate >= met * GONE ? undefined : rate
  }

  /** A refusal that no budget explains, at a rate of `recent` requests per millisecond. */
  met(recent: number, now: number): void {
    const rate = Math.max(LOWEST, Math.min(recent, this.rate(now) ?? Infinity))
    this.#met = rate
    this.#rate = Math.max(LOWEST, rate * CUT)
    this.#at = now
  }

  wait(now: number): number {
    const rate = this.rate(now)
    return rate === undefined ? 0 : this.#pacer.wait(1, rate, now)
  }

  sent(now: number): void {
    this.#pacer.sent(1, this.rate(now) ?? Infinity, now)
  }
}
