import type { LlmBudget, LlmLimits } from '../../ports/llm.ts'
import type { Clock, Random } from '../../ports/system.ts'
import { AdaptiveConcurrency } from './adaptive-concurrency.ts'
import { Budget } from './budget.ts'
import { Hold } from './hold.ts'
import type { GovernorMemory } from './memory.ts'
import { FIRST_SLOTS, Ramp } from './ramp.ts'
import { RateCeiling } from './rate-ceiling.ts'
import { SpendLog, type Spend } from './spend-log.ts'
import { TokenCost } from './token-cost.ts'

/** Stands for one request that is out. */
export interface Permit {
  readonly number: number
  /** Monotonic milliseconds. */
  readonly sentAt: number
  /** What the caller took it to need. */
  readonly tokens: number
  /** What was counted for it. */
  readonly cost: number
}

export type Admission =
  | { readonly kind: 'go'; readonly permit: Permit }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'full' }

export interface RateAnswer {
  /** `failed`: the server answered badly or broke off; `unreachable`: nobody was reached; `aborted`: we gave up, it tells nothing. */
  readonly kind: 'answered' | 'rate-limited' | 'failed' | 'unreachable' | 'aborted'
  readonly limits?: LlmLimits
  readonly retryAfterMs?: number
  /** What the server really counted, if it said. */
  readonly tokens?: number
}

export interface GovernorView {
  /** The limits as the server named them; null while it hasn't. */
  readonly requestsPerMinute: number | null
  readonly tokensPerMinute: number | null
  readonly concurrency: number
  readonly inFlight: number
  /** Milliseconds left of a pause that the server asked for, or is given because it is down. */
  readonly heldMs: number
}

/** Decides when the next model request may be sent. Pure: it keeps no timer and asks only the clock. */
export interface RateGovernor {
  /** Slots: how many requests may be out at the same moment, now. */
  concurrency(): number
  /**
   * `go` counts the request as sent from this moment. `wait`: not before `ms`, unless an answer settles sooner, so ask again after
   * each. `full`: after the next settle. @param tokens at most what it will take from the token budget, 0 if nobody knows
   */
  admit(tokens: number): Admission
  /** Exactly once per permit. @throws on a permit that isn't out */
  settle(permit: Permit, answer: RateAnswer): void
  /** What the next run starts from. */
  memory(): GovernorMemory
  view(): GovernorView
}

export interface GovernorDeps {
  readonly clock: Pick<Clock, 'monotonic'>
  readonly random: Random
  maxConcurrency(): number
  readonly memory: GovernorMemory | null
}

/** So many answers in a row without headers, and the budgets that earlier ones told of are gone. */
const BARE_ANSWERS = 3
/** So many requests in a row that the server fails are no accident: it is down, and a job that goes on would fail item by item. */
const DOWN = 4
/** The rate at which a hidden limit was met is taken over this long. Milliseconds. */
const RECENT_MS = 1_000

export function createGovernor(deps: GovernorDeps): RateGovernor {
  const { clock, memory } = deps
  const start = clock.monotonic()
  // In the order of sending: the first is the oldest.
  const out = new Map<number, Permit>()
  const sent = new SpendLog()
  const hold = new Hold(deps.random)
  const cost = new TokenCost()
  const ceiling = new RateCeiling(memory?.ceilingPerMinute ?? null, start)
  const firstSlots = Math.max(FIRST_SLOTS, (memory?.concurrency ?? 0) / 2)
  const ramp = new Ramp(firstSlots)
  const adaptive = new AdaptiveConcurrency(firstSlots, start)
  let requests = new Budget(memory?.requests ?? null)
  let tokens = new Budget(memory?.tokens ?? null)
  /** Whether answers come with headers. */
  let told = false
  let bareAnswers = 0
  let failedInARow = 0
  let number = 0
  let cutAt = Number.NEGATIVE_INFINITY

  function most(): number {
    return Math.max(1, Math.floor(deps.maxConcurrency()))
  }

  function concurrency(): number {
    return Math.min(most(), told ? ramp.slots : adaptive.slots)
  }

  function admit(estimate: number): Admission {
    const now = clock.monotonic()
    const held = hold.left(now)
    if (held > 0) return { kind: 'wait', ms: held }
    if (out.size >= concurrency()) return { kind: 'full' }
    const amount = cost.of(estimate)
    const alone = out.size === 0
    const ms = Math.max(requests.wait(1, now, alone), tokens.wait(amount, now, alone), ceiling.wait(now))
    if (ms === Infinity) return { kind: 'full' }
    if (ms > 0) return { kind: 'wait', ms }
    requests.spend(1, now)
    tokens.spend(amount, now)
    ceiling.sent(now)
    sent.add(now, 1)
    number += 1
    const permit = { number, sentAt: now, tokens: estimate, cost: amount }
    out.set(number, permit)
    return { kind: 'go', permit }
  }

  function settle(permit: Permit, answer: RateAnswer): void {
    if (out.get(permit.number) !== permit) throw new Error(`permit ${permit.number} is not out`)
    const now = clock.monotonic()
    const busy = out.size >= concurrency()
    const inFlight = out.size
    out.delete(permit.number)
    learnLimits(permit, answer, now)
    const counted = answer.tokens ?? 0
    if (counted > 0) cost.counted(permit.tokens, counted)
    switch (answer.kind) {
      case 'answered':
        failedInARow = 0
        hold.answered(permit.sentAt)
        ceiling.passed(permit.sentAt)
        ramp.answered(most())
        adaptive.answered(permit.sentAt, now, busy, most())
        break
      case 'rate-limited':
        failedInARow = 0
        refuse(permit, answer, inFlight, now)
        break
      case 'failed':
        failedInARow += 1
        if (answer.retryAfterMs !== undefined) hold.obey(answer.retryAfterMs, now)
        if (failedInARow >= DOWN) rest(permit, now)
        cut(permit, inFlight, now)
        break
      case 'unreachable':
        ramp.restart()
        break
      case 'aborted':
        break
    }
    forget(now)
  }

  function learnLimits(permit: Permit, answer: RateAnswer, now: number): void {
    const { limits } = answer
    if (limits?.requests !== undefined || limits?.tokens !== undefined) {
      told = true
      bareAnswers = 0
      if (limits.requests !== undefined)
        requests.see(
          limits.requests,
          permit.sentAt,
          now,
          stillOut(() => 1)
        )
      if (limits.tokens !== undefined)
        tokens.see(
          limits.tokens,
          permit.sentAt,
          now,
          stillOut((each) => each.cost)
        )
      return
    }
    if (answer.kind !== 'answered') return
    bareAnswers += 1
    if (bareAnswers < BARE_ANSWERS) return
    // Another server stands behind the address by now, or it never had budgets.
    requests = new Budget(null)
    tokens = new Budget(null)
    told = false
  }

  function refuse(permit: Permit, answer: RateAnswer, inFlight: number, now: number): void {
    const byRequests = isSpent(answer.limits?.requests, 1)
    const byTokens = isSpent(answer.limits?.tokens, permit.cost)
    const echo = hold.isEcho(permit.sentAt)
    if (!byRequests && !byTokens) ceiling.refused(permit.sentAt)
    // A wait of nothing is none: a date that a wrong clock takes for past, or the reset of a budget that isn't spent.
    const asked = answer.retryAfterMs ?? 0
    if (asked > 0) hold.obey(asked, now)
    else if (!byRequests && !byTokens) hold.backOff(permit.sentAt, now)
    if (echo) return
    if (byRequests) requests.surprised()
    if (byTokens) tokens.surprised()
    if (!byRequests && !byTokens) ceiling.met(Math.max(1, sent.since(now - RECENT_MS)) / RECENT_MS, now)
    hold.refused(now)
    cut(permit, inFlight, now)
  }

  /** Longer each time, and once for all that was out together. */
  function rest(permit: Permit, now: number): void {
    if (hold.isEcho(permit.sentAt)) return
    hold.backOff(permit.sentAt, now)
    hold.refused(now)
  }

  /** One cut for all that was out together. */
  function cut(permit: Permit, inFlight: number, now: number): void {
    if (permit.sentAt <= cutAt) return
    cutAt = now
    ramp.cut(inFlight)
    adaptive.cut(now)
  }

  function stillOut(amountOf: (permit: Permit) => number): Spend[] {
    return Array.from(out.values(), (permit) => ({ at: permit.sentAt, amount: amountOf(permit) }))
  }

  function forget(now: number): void {
    const oldest = out.values().next().value?.sentAt ?? now
    requests.forget(oldest)
    tokens.forget(oldest)
    sent.forget(now - RECENT_MS)
  }

  return {
    concurrency,
    admit,
    settle,
    memory() {
      const rate = ceiling.rate(clock.monotonic())
      return {
        version: 1,
        requests: requests.shape,
        tokens: tokens.shape,
        ceilingPerMinute: rate === undefined ? null : rate * 60_000,
        concurrency: concurrency()
      }
    },
    view() {
      return {
        requestsPerMinute: requests.shape.limit,
        tokensPerMinute: tokens.shape.limit,
        concurrency: concurrency(),
        inFlight: out.size,
        heldMs: hold.left(clock.monotonic())
      }
    }
  }
}

/** True where the server showed a budget that `amount` didn't fit into. One that is full again at once explains no refusal. */
function isSpent(budget: LlmBudget | undefined, amount: number): boolean {
  return (budget?.remaining ?? Infinity) < amount && budget?.resetMs !== 0
}
