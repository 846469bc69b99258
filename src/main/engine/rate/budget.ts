import type { LlmBudget } from '../../ports/llm.ts'
import { leastInBucket } from './bucket-level.ts'
import { Pacer } from './pacer.ts'
import { RefillEvidence } from './refill-evidence.ts'
import { SpendLog, type Spend } from './spend-log.ts'

/**
 * What is left is sent at PACE times the even rate (`remaining / reset`). A leaky bucket of capacity C then settles at
 * C / (PACE + 1) and passes exactly its refill; a fixed window is spent early and never beyond its end. See decision 0009.
 */
export const PACE = 9
/** Of a budget whose level nobody has shown yet, this share of its even rate. */
const BLIND_PACE = 0.9
/**
 * A request may reach the server this much later than one that was sent after it. Milliseconds, and how far it may be learnt: what is
 * out for longer is being answered.
 */
export const GUARD_MS = 80
const LONGEST_GUARD_MS = 600
const GUARD_GROWTH = 1.5
/** A learnt guard shrinks back by this factor with every answer. */
const GUARD_DECAY = 0.998
/** What was overtaken is half forgotten after this long. Milliseconds. */
const OVERTAKEN_HALF_MS = 700
/** The fastest answer that is remembered fades by this factor with every answer. */
const LATENCY_GROWTH = 1.01
/** The sure level alone will do if this many requests still find room above what answers can't show yet. */
const ROOM_FOR = 6
/** Without an answer for this long, what it showed is old. Milliseconds. */
const SILENCE_MS = 2_000
/** All limits are per minute: what a server that shows no reset is taken to need. */
const MINUTE_MS = 60_000
/** With nothing out, the server is asked again after this long, whatever it said of its reset. Milliseconds. */
const LONGEST_SILENCE_MS = 10 * 60_000

/** The shape of a budget, without its level. `full` is the most that was ever seen in it, `fullMs` the longest way to full. */
export interface BudgetShape {
  readonly limit: number | null
  readonly full: number | null
  readonly fullMs: number | null
}

interface Sight {
  readonly sentAt: number
  readonly answeredAt: number
  readonly remaining: number
  readonly resetMs: number
  /** When the server will have filled it, if nothing more is sent. */
  readonly fullAt: number
}

/**
 * One budget of the server as far as its answers prove it. The level is a lower bound: what the latest answer showed, less all
 * that it may not have counted yet. Refill counts only once it is shown, or once the server is proven to refill evenly and then
 * less a reserve. Times are monotonic milliseconds.
 */
export class Budget {
  readonly #log = new SpendLog()
  readonly #pacer = new Pacer()
  readonly #evidence = new RefillEvidence()
  #limit: number | null
  #full: number | null
  #fullMs: number | null
  #sight: Sight | undefined
  #guardMs = GUARD_MS
  /** What was still out lately, though it was sent before what was answered. */
  #overtaken = 0
  #seenAt = 0
  #fastestMs = Infinity
  /** What the latest request took. */
  #latest = 0

  constructor(shape: BudgetShape | null) {
    this.#limit = shape?.limit ?? null
    this.#full = shape?.full ?? null
    this.#fullMs = shape?.fullMs ?? null
  }

  get shape(): BudgetShape {
    return { limit: this.#limit, full: this.#full, fullMs: this.#fullMs }
  }

  /**
   * Takes what an answer's headers showed. `sentAt` and `answeredAt` enclose the moment at which they were true.
   * @param stillOut what was sent and has not been answered: where much of it is older than what was answered, requests overtake each other
   */
  see(shown: LlmBudget, sentAt: number, answeredAt: number, stillOut: Iterable<Spend> = []): void {
    const limit = shown.limit ?? 0
    if (limit > 0) this.#seeLimit(limit)
    const { remaining } = shown
    if (remaining === undefined) return
    this.#guardMs = Math.max(GUARD_MS, this.#guardMs * GUARD_DECAY)
    const faded = this.#overtaken * 0.5 ** ((answeredAt - this.#seenAt) / OVERTAKEN_HALF_MS)
    this.#overtaken = Math.max(this.#olderThan(sentAt, stillOut), faded)
    this.#seenAt = answeredAt
    this.#fastestMs = Math.min(answeredAt - sentAt, this.#fastestMs * LATENCY_GROWTH)
    this.#full = Math.max(this.#full ?? 0, remaining)
    if (shown.resetMs !== undefined) {
      this.#fullMs = Math.max(this.#fullMs ?? 1, shown.resetMs)
      this.#evidence.see(remaining, shown.resetMs, (this.#limit ?? 0) / MINUTE_MS, answeredAt)
    }
    const resetMs = shown.resetMs ?? MINUTE_MS
    const sight = { sentAt, answeredAt, remaining, resetMs, fullAt: answeredAt + resetMs }
    // Each sight is a lower bound by itself. The later one is the better witness, unless an older one proves more.
    const before = this.#sight
    if (
      before === undefined ||
      sentAt >= before.sentAt ||
      this.#sure(sight, answeredAt) > this.#level(before, answeredAt)
    )
      this.#sight = sight
  }

  /** A new limit is a new budget: what was the most under the old one says nothing any more. */
  #seeLimit(limit: number): void {
    if (this.#limit !== limit) {
      this.#full = null
      this.#fullMs = null
    }
    this.#limit = limit
  }

  /** The server refused what this budget had room for: requests arrive in another order than was thought. */
  surprised(): void {
    this.#guardMs = Math.min(LONGEST_GUARD_MS, this.#guardMs * GUARD_GROWTH)
  }

  get guardMs(): number {
    return this.#guardMs
  }

  /** What is left at least; undefined before the first sight. May be below 0 where more is out than was shown. */
  level(now: number): number | undefined {
    return this.#sight === undefined ? undefined : this.#level(this.#sight, now)
  }

  #level(sight: Sight, now: number): number {
    const sure = this.#sure(sight, now)
    const { proven } = this.#evidence
    if (proven === undefined) return sure
    const { capacity, rate } = proven
    // While answers come quickly and often the sure level leaves room enough, and makes no guess of what happened meanwhile.
    const unseen = this.#fastestMs * rate * 2 + this.#latest * ROOM_FOR
    if (unseen <= capacity && now - sight.answeredAt < SILENCE_MS) return sure
    // The reset is finer than the remainder, which is rounded down: with three requests a minute that matters.
    const shown = Math.max(sight.remaining, Math.min(sight.remaining + 1, capacity - sight.resetMs * rate))
    const spends = this.#log.from(sight.sentAt - this.#guardMs)
    const least = leastInBucket(proven, { level: shown, from: sight.sentAt, to: sight.answeredAt }, spends, now)
    // Held back: what jitter may take, within bounds that leave a tiny bucket usable.
    const reserve = Math.min(Math.max(capacity / 3, rate * this.#guardMs), (capacity * 2) / 3)
    return Math.max(sure, least - reserve)
  }

  /** Without any refill but the one that is complete by the server's own word. */
  #sure(sight: Sight, now: number): number {
    const shown = now >= sight.fullAt ? Math.max(this.#full ?? 0, sight.remaining) : sight.remaining
    return shown - this.#uncounted(sight)
  }

  /** What the server may not have counted when the sight was true. */
  #uncounted(sight: Sight): number {
    return this.#log.since(sight.sentAt - this.#guardMs) + this.#overtaken
  }

  /**
   * Sent so long before `sentAt` that it should have been counted, and not so long that it must have been. The largest is let off: one
   * slow answer among others is nothing unusual.
   */
  #olderThan(sentAt: number, stillOut: Iterable<Spend>): number {
    let sum = 0
    let largest = 0
    for (const { at, amount } of stillOut) {
      if (at < sentAt - LONGEST_GUARD_MS || at >= sentAt - this.#guardMs) continue
      sum += amount
      largest = Math.max(largest, amount)
    }
    return sum - largest
  }

  /**
   * Milliseconds until `amount` may be sent; 0: now; infinite: only an answer can tell. `alone` when nothing is out: only then
   * may more be sent than the budget is known to hold.
   */
  wait(amount: number, now: number, alone: boolean): number {
    if (amount <= 0) return 0
    const sight = this.#sight
    if (sight === undefined) return this.#blindWait(amount, now)
    const room = this.#level(sight, now) - this.#margin
    if (room >= amount) return this.#pacer.wait(amount, this.#rate(room, sight, now), now)
    return Math.min(this.#waitForRoom(amount, room, sight, now), alone ? this.#waitForLast(sight, now) : Infinity)
  }

  /** `amount` is sent now. */
  spend(amount: number, now: number): void {
    const sight = this.#sight
    const room = sight === undefined ? 0 : this.#level(sight, now) - this.#margin
    const rate = sight === undefined ? this.#blindRate : this.#rate(Math.max(room, amount), sight, now)
    this.#pacer.sent(amount, rate, now)
    this.#log.add(now, amount)
    this.#latest = amount
  }

  /** Nothing that was sent before `at` is still out. */
  forget(at: number): void {
    this.#log.forget(Math.min(at, this.#sight?.sentAt ?? at) - LONGEST_GUARD_MS)
  }

  /** For rounding and for what is counted a little differently over there: a hundredth, one unit at least where that is little. */
  get #margin(): number {
    const full = this.#full ?? 0
    return Math.max(full / 100, Math.min(1, full / 8))
  }

  get #blindRate(): number {
    return this.#limit === null ? Infinity : (BLIND_PACE * this.#limit) / MINUTE_MS
  }

  #blindWait(amount: number, now: number): number {
    return this.#pacer.wait(amount, this.#blindRate, now)
  }

  /** Units per millisecond: PACE times the even rate, and never more than PACE times what refills by all that is known. */
  #rate(room: number, sight: Sight, now: number): number {
    const left = sight.fullAt - now
    const even = room / (left > 0 ? left : (this.#fullMs ?? MINUTE_MS))
    const named = (this.#limit ?? 0) / MINUTE_MS
    const seen = (this.#full ?? 0) / (this.#fullMs ?? MINUTE_MS)
    return PACE * Math.min(even, Math.max(named, seen))
  }

  #waitForRoom(amount: number, room: number, sight: Sight, now: number): number {
    const full = this.#full ?? 0
    const untilFull = sight.fullAt - now
    const afterwards = full - this.#uncounted(sight) - this.#margin
    const byReset = afterwards >= amount ? untilFull : Infinity
    const { proven } = this.#evidence
    const byRefill = proven === undefined ? Infinity : (amount - room) / proven.rate
    return Math.min(byReset, byRefill)
  }

  /**
   * With nothing out there will be no answer to wait for: once it should be full, one goes, whatever is known. A limit per day may take
   * a day to be full and have room again after minutes, which only another request finds out.
   */
  #waitForLast(sight: Sight, now: number): number {
    const sentAt = this.#log.lastAt ?? sight.answeredAt
    const full = Math.max(sight.fullAt, sentAt + Math.min(this.#fullMs ?? MINUTE_MS, MINUTE_MS))
    return Math.max(0, Math.min(full, sentAt + LONGEST_SILENCE_MS) - now)
  }
}
