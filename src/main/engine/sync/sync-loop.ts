import { errorMessage } from '#shared/lib/error-message.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import { CallOutcomes, type LoopHooks, type Wait } from './call-outcomes.ts'
import { GATHER_MS, SPACING_MS } from './call-pace.ts'
import { exchange, type Exchanged } from './exchange.ts'
import { LeaseEnd } from './lease-end.ts'
import { LeaseWaiters, type LeaseAnswer } from './lease-waiters.ts'
import type { LeaseFacts } from './lease-policy.ts'
import { CLONE, type LoopStatus } from './loop-status.ts'
import type { SyncDeps } from './sync-deps.ts'
import { Tally } from './tally.ts'
import { keepWatch, WATCH_MS, WEDGED_MS } from './watchdog.ts'

/** Time that giving credits back may take when the app quits. */
const GOODBYE_MS = 2_000

/**
 * Keeps one store and its backend in step: one call at a time, made as soon as there is something to say, and else about once a minute.
 *
 *      wake ──► wait a moment ──► call ──► more? ──► call …
 *                                  │ no
 *                                  ├─ fine: wait for something to say, or for the next look at the feed
 *                                  ├─ nobody there, asked to wait: back off, further each time; a network that comes back ends it
 *                                  └─ somebody has to do something: say so, and look again after a long while
 *
 * What a call means for the next one is `CallOutcomes`; when there is a next one is here. A call that was given up is fenced off by
 * `#turn`: whatever it still brings is not looked at.
 */
export class SyncLoop {
  readonly #deps: SyncDeps
  readonly #instanceId: string
  readonly #hooks: LoopHooks
  readonly #waiters = new LeaseWaiters()
  readonly #tally = new Tally()
  readonly #outcomes: CallOutcomes
  readonly #leaseEnd: LeaseEnd
  #state: 'running' | 'suspended' | 'stopped' = 'running'
  #turn = 0
  #call: AbortController | null = null
  #timer: { readonly at: number; cancel(): void } | null = null
  #watch: (() => void) | null = null
  /** Something was written, or asked for, while a call was under way. */
  #again = false
  #activeAt: number
  #createdAt: number | null = null
  /** When the loop last did anything by itself; not of the calendar. */
  #steppedAt: number
  /** Whoever waits for the end of this go. */
  #ends: (() => void)[] = []

  constructor(deps: SyncDeps, instanceId: string, hooks: LoopHooks) {
    this.#deps = deps
    this.#instanceId = instanceId
    this.#hooks = hooks
    this.#outcomes = new CallOutcomes(deps, instanceId, hooks, this.#waiters, this.#tally)
    this.#leaseEnd = new LeaseEnd(deps, instanceId, () => hooks.changed(['credits']))
    this.#activeAt = deps.clock.now()
    this.#steppedAt = deps.clock.monotonic()
  }

  begin(): void {
    this.#leaseEnd.look()
    this.#watch = keepWatch(this.#deps, () => {
      this.#leaseEnd.look()
      if (this.#isWedged()) this.#breakFree()
    })
    this.#start()
  }

  get status(): LoopStatus {
    const { problem, failing, hindered, online } = this.#outcomes
    return { problem, failing, fresh: online, nextTryAt: hindered ? (this.#timer?.at ?? null) : null }
  }

  /** Something was written that the backend has to hear. */
  wake(): void {
    this.#activeAt = this.#deps.clock.now()
    if (this.#state !== 'running') return
    if (this.#call !== null) this.#again = true
    else if (!this.#outcomes.hindered) this.#startIn(this.#gatherMs())
  }

  #gatherMs(): number {
    return Math.max(GATHER_MS, SPACING_MS - (this.#deps.clock.monotonic() - this.#steppedAt))
  }

  /** At once, whatever was waited for. Resolves when this go is over, well or not. */
  now(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    if (this.#state === 'stopped') return Promise.resolve()
    this.#ends.push(() => resolve(undefined))
    this.#startNext()
    return promise
  }

  /** Credits for a job that waits for them: all of `want` or none. */
  lease(want: number): Promise<LeaseAnswer> {
    if (this.#state === 'stopped') return Promise.resolve({ unreachable: 'Wordshelf is being closed.' })
    const now = this.#deps.clock.now()
    this.#createdAt = now
    this.#activeAt = now
    const answer = this.#waiters.add(want)
    this.#startNext()
    return answer
  }

  /** A job was created of what this device holds: the next one may need more. */
  spent(): void {
    this.#createdAt = this.#deps.clock.now()
  }

  /** The network is back, or the computer has woken up. */
  resume(): void {
    if (this.#state === 'stopped') return
    this.#state = 'running'
    this.#outcomes.forgive()
    // Two copies would go on taking each other's place: a person has to close one first.
    if (this.#outcomes.problem?.passes !== false) this.#restart()
  }

  suspend(): void {
    if (this.#state !== 'running') return
    this.#state = 'suspended'
    this.#giveUp('The computer is going to sleep.')
  }

  /** Ends the call under way and makes a new one: what it was about is not true any more. */
  reset(): void {
    this.#outcomes.forgetGap()
    if (this.#state === 'running') this.#restart()
  }

  /** Gives back what is not needed, if the backend can be asked within a moment. */
  async stop(): Promise<void> {
    const online = this.#isOnline && this.#state === 'running'
    this.close()
    if (online) await this.#sayGoodbye('stop').catch(() => undefined)
  }

  /** Nothing is done by itself any more. */
  close(): void {
    this.#state = 'stopped'
    this.#watch?.()
    this.#watch = null
    this.#leaseEnd.close()
    this.#giveUp('Wordshelf is being closed.')
  }

  /**
   * Before the device signs out: everything is given back and sent. The problem that is in the way, or null. Nothing is given back before
   * the backend was heard: a device that cannot sign out just now goes on with what it holds.
   */
  async giveEverythingBack(): Promise<BackendFailure | null> {
    this.#giveUp('This device is being signed out.')
    const before = this.#state
    this.#state = 'stopped'
    try {
      return await this.#sayGoodbye('sign-out')
    } finally {
      this.#state = before
      this.#startIn(GATHER_MS)
    }
  }

  #restart(): void {
    this.#turn += 1
    this.#call?.abort()
    this.#call = null
    this.#start()
  }

  #giveUp(why: string): void {
    this.#turn += 1
    this.#call?.abort()
    this.#call = null
    this.#clearTimer()
    this.#waiters.fail(why)
    this.#endGo()
  }

  #startIn(ms: number): void {
    if (this.#state !== 'running' || this.#call !== null) return
    const at = this.#deps.clock.now() + ms
    if (this.#timer !== null && this.#timer.at <= at && this.#timer.at >= this.#deps.clock.now()) return
    this.#clearTimer()
    this.#timer = { at, cancel: this.#deps.timers.after(ms, () => this.#start()) }
  }

  #clearTimer(): void {
    this.#timer?.cancel()
    this.#timer = null
  }

  /** At once, or as soon as the call under way is over. */
  #startNext(): void {
    if (this.#call === null) this.#start()
    else this.#again = true
  }

  #start(): void {
    this.#clearTimer()
    if (this.#call !== null) return
    if (this.#state !== 'running') {
      this.#waiters.fail('The computer is asleep.')
      this.#endGo()
      return
    }
    const call = new AbortController()
    this.#call = call
    this.#turn += 1
    const turn = this.#turn
    void this.#run(turn, call.signal).catch((error: unknown) => {
      if (turn !== this.#turn) return
      this.#deps.log.error('syncing met a failure of ours', { error: errorMessage(error) })
      this.#call = null
      this.#rest(this.#outcomes.broke())
    })
  }

  /** Calls until there is nothing more to say or something is in the way. */
  async #run(turn: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      this.#again = false
      this.#steppedAt = this.#deps.clock.monotonic()
      const result = await this.#exchange(turn, signal, 'no')
      if (turn !== this.#turn) return
      this.#steppedAt = this.#deps.clock.monotonic()
      const wait = this.#outcomes.settle(result, { again: this.#again, awaited: this.#ends.length > 0 })
      if (turn !== this.#turn) return
      this.#leaseEnd.look()
      if (wait === 'at once') continue
      this.#call = null
      this.#rest(wait)
      return
    }
  }

  #exchange(turn: number, signal: AbortSignal, leaving: LeaseFacts['leaving']): Promise<Exchanged> {
    return exchange(this.#deps, this.#instanceId, {
      facts: {
        activeAt: this.#activeAt,
        createdAt: this.#createdAt,
        leaving,
        mayAsk: this.#state === 'running' && this.#outcomes.mayAsk,
        online: this.#isOnline
      },
      exact: leaving === 'no' ? this.#waiters.next : null,
      size: this.#outcomes.size,
      afterSeq: this.#outcomes.afterSeq,
      tally: this.#tally,
      signal,
      isCurrent: () => turn === this.#turn,
      onGave: () => this.#hooks.changed(['credits', 'sync']),
      onAsked: (requestId) => this.#waiters.asked(requestId)
    })
  }

  #rest(ms: Exclude<Wait, 'at once'>): void {
    this.#endGo()
    this.#hooks.changed(['sync'])
    if (ms !== null) this.#startIn(ms)
  }

  #endGo(): void {
    const ends = this.#ends
    this.#ends = []
    for (const end of ends) end()
  }

  async #sayGoodbye(leaving: 'stop' | 'sign-out'): Promise<BackendFailure | null> {
    this.#turn += 1
    const turn = this.#turn
    const controller = new AbortController()
    const cancel = this.#deps.timers.after(leaving === 'stop' ? GOODBYE_MS : WEDGED_MS, () => controller.abort())
    try {
      if (leaving === 'sign-out') {
        const heard = await this.#exchange(turn, controller.signal, 'no')
        if (heard.kind === 'failed') return heard.failure
      }
      for (;;) {
        const result = await this.#exchange(turn, controller.signal, leaving)
        if (result.kind === 'failed') return result.failure
        if (result.kind === 'fork') return { kind: 'fork', message: CLONE.message }
        if (result.kind === 'over' || !result.more || result.stalled || leaving === 'stop') return null
      }
    } finally {
      cancel()
    }
  }

  get #isOnline(): boolean {
    return this.#outcomes.online && !this.#outcomes.hindered
  }

  #isWedged(): boolean {
    const { clock, store } = this.#deps
    if (this.#state !== 'running' || clock.monotonic() - this.#steppedAt < WEDGED_MS) return false
    if (this.#call === null && this.#timer !== null && this.#timer.at >= clock.now() - WATCH_MS) {
      // It waits for a reason that it has said.
      if (this.#outcomes.hindered) return false
    }
    if (this.#outcomes.problem?.passes === false) return false
    const oldest = store.read((db) => db.getOldestUnsent(this.#instanceId))
    return oldest !== null && clock.now() - oldest >= WEDGED_MS
  }

  #breakFree(): void {
    this.#outcomes.wedged(this.#call !== null)
    this.#steppedAt = this.#deps.clock.monotonic()
    this.#restart()
  }
}
