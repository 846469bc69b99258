import { Pacer } from './pacer.ts'

/** What is left of the rate at which a limit was met that no header shows. */
const CUT = 0.7
/** The ceiling rises by these shares per second: quickly up to NEAR of where it was met, then slowly, since each meeting costs. */
const QUICK_PER_S = 0.02
const SLOW_PER_S = 0.002
const NEAR = 0.9
/** Risen to this many times where it was met, the limit is gone. */
const GONE = 2
/** A refusal below this share of where the limit was met last is early: the limit was not there. */
const EARLY = 0.85
/** So many answers tell at what rate a limit may be, and whether a cut helped; fewer tell nothing. */
const FEW = 10
/** So many early refusals in a row in spite of as many cuts, and the limit is none. The rate is a third of what it was by then. */
const UNHELPED = 3
/** Refusals that do not depend on the rate are no limit: for so long they set no ceiling, each time twice as long. Milliseconds. */
const DEAF_MS = 60_000
const LONGEST_DEAF_MS = 3_600_000
/** However many were refused, a tenth of the rate is tried. */
const LEAST_PASSED = 0.1
/** One request a minute: no ceiling is lower. Requests per millisecond. */
const LOWEST = 1 / 60_000

/**
 * A limit of requests per time that the headers don't show, learnt from refusals. Times are monotonic milliseconds.
 *
 * Some servers refuse at random: overloaded ones, proxies. Slowing down does not change their share, and doing so again and again would
 * bring a job to a stop. So cuts are put to the test: if refusals come long before the rate is back three times in a row, it is
 * not the rate that they are about. (How large their share is would tell less: a limit's bucket hides it at first.)
 */
export class RateCeiling {
  readonly #pacer = new Pacer()
  /** Where it was met last, and the ceiling at `#at`; undefined while no such limit is known. */
  #met: number | undefined
  #rate = 0
  #at = 0
  /** Answers to what was sent since the last judgement. */
  #passed = 0
  #refused = 0
  #unhelped = 0
  #judgedAt = Number.NEGATIVE_INFINITY
  #deafUntil = Number.NEGATIVE_INFINITY
  #deafMs = DEAF_MS

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
    if (now < this.#deafUntil) return
    const known = this.rate(now)
    const seen = this.#passed + this.#refused
    const early = known !== undefined && known < (this.#met ?? 0) * EARLY
    if (seen < FEW && (early || known === undefined)) return
    this.#unhelped = early ? this.#unhelped + 1 : 0
    if (this.#unhelped === UNHELPED) return this.#giveUp(now)
    if (known !== undefined && !early) this.#deafMs = DEAF_MS
    const rate = Math.max(LOWEST, Math.min(recent, known ?? Infinity))
    this.#met = rate
    this.#rate = Math.max(LOWEST, rate * CUT * (early ? Math.max(LEAST_PASSED, this.#passed / seen) : 1))
    this.#at = now
    this.#judge(now)
  }

  /** An answer that was no refusal, and one that was. */
  passed(sentAt: number): void {
    if (sentAt > this.#judgedAt) this.#passed += 1
  }

  refused(sentAt: number): void {
    if (sentAt > this.#judgedAt) this.#refused += 1
  }

  wait(now: number): number {
    const rate = this.rate(now)
    return rate === undefined ? 0 : this.#pacer.wait(1, rate, now)
  }

  sent(now: number): void {
    this.#pacer.sent(1, this.rate(now) ?? Infinity, now)
  }

  #giveUp(now: number): void {
    this.#met = undefined
    this.#unhelped = 0
    this.#deafUntil = now + this.#deafMs
    this.#deafMs = Math.min(LONGEST_DEAF_MS, this.#deafMs * 2)
    this.#judge(now)
  }

  #judge(now: number): void {
    this.#judgedAt = now
    this.#passed = 0
    this.#refused = 0
  }
}
