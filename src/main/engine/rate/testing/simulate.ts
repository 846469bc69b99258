import { seededRandom } from '../../../../../simulators/random.ts'
import type { LlmLimits } from '../../../ports/llm.ts'
import { createGovernor, type Permit, type RateAnswer, type RateGovernor } from '../governor.ts'
import type { GovernorMemory } from '../memory.ts'
import { judge, shownLimits, type ServerShape } from './server-shapes.ts'

export interface SimulationOptions {
  readonly shape: ServerShape
  readonly seed: number
  /** Virtual milliseconds. */
  readonly durationMs: number
  readonly latencyMs?: readonly [number, number]
  /** The client's event loop stands still for `forMs` about every `everyMs`. */
  readonly stalls?: { readonly everyMs: number; readonly forMs: number }
  /** The way to the server, 0 to 3 ms where nothing is said. */
  readonly wayMs?: (now: number) => number
  /** When the headers are true: as the request comes in, or as its answer leaves. */
  readonly headersOf?: 'arrival' | 'answer'
  readonly tokens?: () => number
  /** What the server counts for a request of so many estimated tokens. */
  readonly counted?: (tokens: number) => number
  readonly maxConcurrency?: number
  readonly memory?: GovernorMemory
  /** Takes the latency into its own hands: a model that works on several requests at once. Given how many are in work. */
  readonly serviceMs?: (active: number, now: number) => number
  /** Answers in place of the server's, by request number. */
  readonly answer?: (number: number, now: number) => RateAnswer | undefined
}

export interface SimulationResult {
  readonly accepted: number
  readonly acceptedTokens: number
  readonly refused: number
  readonly sent: number
  /** Of what anybody could have got in; undefined for a server without budgets. */
  readonly share: number | undefined
  readonly maxInFlight: number
  /** Moments at which more was out than `concurrency()` allowed when it was sent. */
  readonly overSlots: number
  readonly lowestLevel: number
  readonly lateRefusals: number
  readonly slots: readonly number[]
  readonly governor: RateGovernor
}

interface Event {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/** A client, a network and a server in virtual time. The same seed gives the same run. */
export function simulate(options: SimulationOptions): SimulationResult {
  const { shape, durationMs } = options
  const random = seededRandom(options.seed)
  const [fastest, slowest] = options.latencyMs ?? [150, 300]
  const most = options.maxConcurrency ?? 128
  const queue: Event[] = []
  let order = 0
  let now = 0
  const at = (time: number, run: () => void): void => {
    order += 1
    queue.push({ at: Math.max(now, time), order, run })
  }

  let stalledUntil = 0
  /** Runs in the client once its event loop is free. */
  const inClient = (time: number, run: () => void): void => {
    at(time, () => (now < stalledUntil ? inClient(stalledUntil, run) : run()))
  }

  const governor = createGovernor({
    clock: { monotonic: () => now },
    random,
    maxConcurrency: () => most,
    memory: options.memory ?? null
  })
  let inFlight = 0
  let active = 0
  let accepted = 0
  let acceptedTokens = 0
  let refused = 0
  let lateRefusals = 0
  let sent = 0
  let maxInFlight = 0
  let overSlots = 0
  let lowestLevel = Infinity
  const slots: number[] = []
  let timer = 0
  let pending: number | undefined

  function pump(): void {
    timer += 1
    const mine = timer
    for (;;) {
      if (now >= durationMs) return
      pending ??= options.tokens?.() ?? 0
      const tokens = pending
      const allowed = governor.concurrency()
      const answer = governor.admit(tokens)
      if (answer.kind === 'full') return
      if (answer.kind === 'wait') {
        // Timers count in whole milliseconds and fire a little late.
        inClient(now + Math.max(1, Math.ceil(answer.ms)) + random.next(), () => {
          if (mine === timer) pump()
        })
        return
      }
      pending = undefined
      inFlight += 1
      sent += 1
      maxInFlight = Math.max(maxInFlight, inFlight)
      if (inFlight > allowed) overSlots += 1
      send(answer.permit, tokens, sent)
    }
  }

  function send(permit: Permit, tokens: number, number: number): void {
    // What the client does between the permit and the socket may be caught by a stall; then the network takes its time.
    inClient(now + random.next() * 2, () => {
      at(now + (options.wayMs?.(now) ?? random.next() * 3), () => arrive(permit, tokens, number))
    })
  }

  function arrive(permit: Permit, tokens: number, number: number): void {
    const special = options.answer?.(number, now)
    const counted = options.counted?.(tokens) ?? tokens
    const refusal = special === undefined ? judge(shape, counted, now) : undefined
    for (const budget of [shape.requests, shape.tokens, shape.hidden])
      lowestLevel = Math.min(lowestLevel, budget?.level(now) ?? Infinity)
    const early = options.headersOf === 'arrival' ? shownLimits(shape, now) : undefined
    if (special === undefined && refusal !== undefined) {
      refused += 1
      if (now > 5_000) lateRefusals += 1
      const limits = shownLimits(shape, now)
      const wait = shape.noRetryAfter === true ? {} : refusal
      at(now + 1 + random.next() * 2, () => back(permit, { kind: 'rate-limited', ...withLimits(limits), ...wait }))
      return
    }
    active += 1
    const latency = options.serviceMs?.(active, now) ?? fastest + random.next() * (slowest - fastest)
    at(now + latency, () => {
      active -= 1
      if (special === undefined) {
        accepted += 1
        acceptedTokens += counted
      }
      back(permit, special ?? { kind: 'answered', ...withLimits(early ?? shownLimits(shape, now)) })
    })
  }

  function back(permit: Permit, answer: RateAnswer): void {
    inClient(now + random.next() * 2, () => {
      governor.settle(permit, answer)
      inFlight -= 1
      slots.push(governor.concurrency())
      pump()
    })
  }

  function stall(every: number, length: number): void {
    at(now + every * (0.5 + random.next()), () => {
      stalledUntil = now + length
      if (now < durationMs) stall(every, length)
    })
  }

  if (options.stalls !== undefined) stall(options.stalls.everyMs, options.stalls.forMs)
  inClient(0, pump)
  for (let event = take(queue); event !== undefined; event = take(queue)) {
    now = Math.max(now, event.at)
    event.run()
  }
  const budget = shape.requests ?? shape.hidden
  const shares: number[] = []
  if (budget !== undefined) shares.push(accepted / budget.allowed(0, durationMs))
  if (shape.tokens !== undefined) shares.push(acceptedTokens / shape.tokens.allowed(0, durationMs))
  const share = shares.length === 0 ? undefined : Math.max(...shares)
  return {
    accepted,
    acceptedTokens,
    refused,
    sent,
    share,
    maxInFlight,
    overSlots,
    lowestLevel,
    lateRefusals,
    slots,
    governor
  }
}

function withLimits(limits: LlmLimits | undefined): { readonly limits?: LlmLimits } {
  return limits === undefined ? {} : { limits }
}

/** The earliest event; the queue is short enough to look through. */
function take(queue: Event[]): Event | undefined {
  let best = 0
  for (let i = 1; i < queue.length; i += 1) {
    const a = queue[i]
    const b = queue[best]
    if (a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order))) best = i
  }
  const [event] = queue.splice(best, 1)
  return event
}
