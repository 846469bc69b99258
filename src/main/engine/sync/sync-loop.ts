import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Topic } from '#shared/contract/events.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import { askedWaitMs, backoffMs, idlePullMs, slowRetryMs } from './call-pace.ts'
import { FULL_CALL, larger, smaller } from './call-size.ts'
import { exchange, type Exchanged } from './exchange.ts'
import { LeaseWaiters, type LeaseAnswer } from './lease-waiters.ts'
import type { LeaseFacts } from './lease-policy.ts'
import { problemOf, type LoopStatus, type Problem } from './loop-status.ts'
import { sentences } from './sync-sentences.ts'
import type { SyncDeps } from './sync-deps.ts'
import { Tally } from './tally.ts'
import { WATCH_MS, WEDGED_MS } from './watchdog.ts'

export interface LoopHooks {
  /** Committed: windows that show it ask again. */
  changed(topics: readonly Topic[]): void
  /** Another copy of the database has gone on: every store of this one begins anew. */
  onFork(): void
}

/** Events that are written together are sent together; while many are written, about once a second. */
const GATHER_MS = 150
const SPACING_MS = 1_000
/** A disk that takes nothing for the moment, or a failure of ours. */
const OUR_FAILURE_MS = 5_000
/** Time that giving credits back may take when the app quits. */
const GOODBYE_MS = 2_000
/** After the backend had nothing to give. */
const DENIED_MS = 10 * 60_000
/** Calls in a row without a step forward, or ended by the watchdog, after which somebody has to look. */
const STUCK_AFTER = 3
/** Two copies that both go on would each begin a new life at every call of the other. */
const MOST_FORKS = 3
const FORKS_WITHIN_MS = 60 * 60_000

/**
 * Keeps one store and its backend in step: one call at a time, made as soon as there is something to say, and else about once a minute.
 *
 *      wake ──► wait a moment ──► call ──► more? ──► call …
 *                                  │ no
 *                                  ├─ fine: wait for something to say, or for the next look at the feed
 *                                  ├─ nobody there, asked to wait: back off, further each time; a network that comes back ends it
 *                                  └─ somebody has to do something: say so, and look again after a long while
 *
 * A call that was given up is fenced off by `#turn`: whatever it still brings is not looked at.
 */
export class SyncLoop {
  readonly #deps: SyncDeps
  readonly #instanceId: string
  readonly #hooks: LoopHooks
  readonly #waiters = new LeaseWaiters()
  readonly #tally = new Tally()
  #state: 'running' | 'suspended' | 'stopped' = 'running'
  #turn = 0
  #call: AbortController | null = null
  #timer: { readonly at: number; cancel(): void } | null = null
  #watch: (() => void) | null = null
  #size = FULL_CALL
  #afterSeq = 0
  #failures = 0
  #stalls = 0
  #restarts = 0
  #problem: Problem | null = null
  /** A first call has come back well since the start, or since the network was lost. */
  #online = false
  #again = false
  #forks: number[] = []
  #activeAt: number
  #createdAt: number | null = null
  #deniedAt = Number.NEGATIVE_INFINITY
  /** When the loop last did anything by itself; not of the calendar. */
  #steppedAt: number
  /** Whoever waits for the end of this go. */
  #ends: (() => void)[] = []

  constructor(deps: SyncDeps, instanceId: string, hooks: LoopHooks) {
    this.#deps = deps
    this.#instanceId = instanceId
    this.#hooks = hooks
    this.#activeAt = deps.clock.now()
    this.#steppedAt = deps.clock.monotonic()
  }

  begin(): void {
    this.#keepWatch()
    this.#start()
  }

  get status(): LoopStatus {
    return {
      problem: this.#problem,
      failing: this.#failures > 0,
      fresh: this.#online,
      nextTryAt: this.#failures > 0 || this.#problem !== null ? (this.#timer?.at ?? null) : null
    }
  }

  /** Something was written that the backend has to hear. */
  wake(): void {
    this.#activeAt = this.#deps.clock.now()
    if (this.#state !== 'running') return
    if (this.#call !== null) this.#again = true
    else if (this.#failures === 0 && this.#problem === null) this.#startIn(this.#gatherMs())
  }

  #gatherMs(): number {
    return Math.max(GATHER_MS, SPACING_MS - (this.#deps.clock.monotonic() - this.#steppedAt))
  }

  /** At once, whatever was waited for. Resolves when this go is over, well or not. */
  now(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    if (this.#state === 'stopped') return Promise.resolve()
    this.#ends.push(() => resolve(undefined))
    if (this.#call === null) this.#start()
    else this.#again = true
    return promise
  }

  /** Credits for a job that waits for them: all of `want` or none. */
  lease(want: number): Promise<LeaseAnswer> {
    if (this.#state === 'stopped') return Promise.resolve({ unreachable: 'Wordshelf is being closed.' })
    const now = this.#deps.clock.now()
    this.#createdAt = now
    this.#activeAt = now
    const answer = this.#waiters.add(want)
    if (this.#call === null) this.#start()
    else this.#again = true
    return answer
  }

  /** The network is back, or the computer has woken up. */
  resume(): void {
    if (this.#state === 'stopped') return
    this.#state = 'running'
    this.#failures = 0
    // Two copies would go on taking each other's place: a person has to close one first.
    if (this.#problem === null || this.#problem.passes) this.#restart()
  }

  suspend(): void {
    if (this.#state !== 'running') return
    this.#state = 'suspended'
    this.#giveUp('The computer is going to sleep.')
  }

  /** Ends the call under way and makes a new one: what it was about is not true any more. */
  reset(): void {
    this.#afterSeq = 0
    if (this.#state === 'running') this.#restart()
  }

  /** Gives back what is not needed, if the backend can be asked within a moment. */
  async stop(): Promise<void> {
    const online = this.#online && this.#failures === 0 && this.#problem === null && this.#state === 'running'
    this.close()
    if (online) await this.#sayGoodbye('stop').catch(() => undefined)
  }

  /** Nothing is done by itself any more. */
  close(): void {
    this.#state = 'stopped'
    this.#watch?.()
    this.#watch = null
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
      this.#failures += 1
      this.#stalls += 1
      this.#waiters.fail('Something went wrong on this computer.')
      // Not `complain`: it would write to the database that may be what fails.
      if (this.#stalls >= STUCK_AFTER) this.#problem = { code: 'stuck', message: OUR_FAULT, passes: true }
      this.#rest(Math.max(OUR_FAILURE_MS, backoffMs(this.#failures, this.#deps.random)))
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
      const wait = this.#settle(result)
      if (turn !== this.#turn) return
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
        mayAsk: this.#state === 'running' && this.#deps.clock.now() - this.#deniedAt >= DENIED_MS
      },
      exact: leaving === 'no' ? this.#waiters.next : null,
      size: this.#size,
      afterSeq: this.#afterSeq,
      tally: this.#tally,
      signal,
      isCurrent: () => turn === this.#turn,
      onGave: () => this.#hooks.changed(['credits', 'sync']),
      onAsked: (requestId) => this.#waiters.asked(requestId)
    })
  }

  /** What a call means for the next: at once, after so many milliseconds, or not before somebody does something. */
  #settle(result: Exchanged): 'at once' | number | null {
    switch (result.kind) {
      case 'over':
        this.#waiters.fail('This store has no backend.')
        return null
      case 'fork':
        return this.#forked()
      case 'failed':
        return this.#failed(result.failure, result.sent)
      case 'applied':
        return this.#succeeded(result)
      default:
        return assertNever(result)
    }
  }

  #succeeded({ more, left, stalled, answered, topics }: Extract<Exchanged, { kind: 'applied' }>): 'at once' | number {
    const news = !this.#online || this.#failures > 0 || this.#problem !== null
    this.#online = true
    this.#afterSeq = 0
    this.#restarts = 0
    if (answered !== null) {
      if (answered.granted === 0) this.#deniedAt = this.#deps.clock.now()
      this.#waiters.answered(answered)
    }
    if (news || more || topics.length > 1) this.#hooks.changed(topics)
    if (stalled) {
      this.#waiters.fail('The backend gave no answer.')
      this.#stalls += 1
      this.#failures += 1
      if (this.#stalls >= STUCK_AFTER) this.#complain({ code: 'stuck', message: STUCK, passes: true })
      return backoffMs(this.#failures, this.#deps.random)
    }
    this.#stalls = 0
    this.#failures = 0
    this.#problem = null
    this.#size = larger(this.#size)
    if (more || this.#waiters.next !== null || (this.#again && this.#ends.length > 0)) return 'at once'
    return this.#again || left ? SPACING_MS : idlePullMs(this.#deps.random)
  }

  #failed(failure: BackendFailure, sent: boolean): 'at once' | number | null {
    const { random } = this.#deps
    const first = this.#failures === 0
    this.#failures += 1
    switch (failure.kind) {
      case 'gap':
        return this.#gap(failure.lastSeq, first)
      case 'cursor-too-old':
        this.#deps.store.write((tx) => {
          tx.updateSyncLink(this.#instanceId, { cursor: 0 })
          tx.appendSyncLog(this.#instanceId, { level: 'info', message: sentences.pullAgain() }, this.#deps.clock.now())
        })
        return first ? 'at once' : backoffMs(this.#failures, random)
      case 'fork':
        return this.#forked()
      case 'offline':
      case 'wait': {
        this.#waiters.fail(failure.message)
        this.#size = smaller(this.#size)
        this.#sayOffline(failure.message)
        const asked = failure.kind === 'wait' ? failure.afterMs : null
        return asked === null ? backoffMs(this.#failures, random) : askedWaitMs(asked, random)
      }
      case 'unusable':
      case 'refused':
        this.#waiters.fail(failure.message)
        this.#size = smaller(this.#size)
        this.#complain(problemOf(failure))
        // Less at a time may pass where more does not; what is refused even so is not asked for every few seconds.
        return sent || failure.kind === 'unusable' ? backoffMs(this.#failures, random) : slowRetryMs(random)
      case 'unauthorized':
      case 'upgrade':
        this.#waiters.fail(failure.message)
        this.#complain(problemOf(failure))
        return slowRetryMs(random)
      default:
        return assertNever(failure)
    }
  }

  /** The backend holds less than this device thought. What it has acknowledged before and does not hold any more, nobody holds. */
  #gap(lastSeq: number, first: boolean): 'at once' | number | null {
    const link = this.#deps.store.read((db) => db.getSyncLink(this.#instanceId))
    if (link === null) return null
    if (lastSeq < link.ackedSeq || lastSeq >= link.nextSeq) return this.#forked()
    this.#afterSeq = lastSeq
    return first ? 'at once' : backoffMs(this.#failures, this.#deps.random)
  }

  #forked(): number | null {
    const now = this.#deps.clock.monotonic()
    this.#forks = [...this.#forks.filter((at) => now - at < FORKS_WITHIN_MS), now]
    this.#waiters.fail('Another copy of these data has gone on: try again in a moment.')
    if (this.#forks.length > MOST_FORKS) {
      this.#complain({ code: 'clone', message: CLONE, passes: false })
      return null
    }
    // Makes this loop and all others call again, under the new epoch.
    this.#hooks.onFork()
    return GATHER_MS
  }

  #rest(ms: number | null): void {
    this.#endGo()
    this.#hooks.changed(['sync'])
    if (ms !== null) this.#startIn(ms)
  }

  #endGo(): void {
    const ends = this.#ends
    this.#ends = []
    for (const end of ends) end()
  }

  /** Said once for each time that the network is lost. */
  #sayOffline(why: string): void {
    const before = this.#failures === 1 || this.#online
    this.#online = false
    if (!before) return
    this.#log('info', (waiting) => sentences.offline(waiting, why))
  }

  #complain(problem: Problem): void {
    const same = this.#problem?.message === problem.message
    this.#problem = problem
    this.#online = false
    if (same) return
    this.#deps.log.warn('syncing needs attention', { problem: problem.code })
    this.#log('error', () => sentences.attention(problem.message))
  }

  #log(level: 'info' | 'warning' | 'error', say: (waiting: number) => string): void {
    const now = this.#deps.clock.now()
    this.#deps.store.write((tx) => {
      this.#tally.write(tx, this.#instanceId, now)
      const message = say(tx.countUnsent(this.#instanceId))
      // Said already, and nothing has happened since.
      const [newest] = tx.getSyncLog(this.#instanceId, { cursor: undefined, limit: 1 }).rows
      if (newest?.message !== message) tx.appendSyncLog(this.#instanceId, { level, message }, now)
    })
    this.#hooks.changed(['sync'])
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
        if (result.kind === 'fork') return { kind: 'fork', message: CLONE }
        if (result.kind === 'over' || !result.more || result.stalled || leaving === 'stop') return null
      }
    } finally {
      cancel()
    }
  }

  /** Sending must not stand still without anybody noticing, whatever bug or library is the reason. */
  #keepWatch(): void {
    this.#watch = this.#deps.timers.after(WATCH_MS, () => {
      this.#keepWatch()
      try {
        if (this.#isWedged()) this.#breakFree()
      } catch (error) {
        this.#deps.log.error('the watch over syncing met a failure of ours', { error: errorMessage(error) })
      }
    })
  }

  #isWedged(): boolean {
    const { clock, store } = this.#deps
    if (this.#state !== 'running' || clock.monotonic() - this.#steppedAt < WEDGED_MS) return false
    if (this.#call === null && this.#timer !== null && this.#timer.at >= clock.now() - WATCH_MS) {
      // It waits for a reason that it has said.
      if (this.#failures > 0 || this.#problem !== null) return false
    }
    if (this.#problem !== null && !this.#problem.passes) return false
    const oldest = store.read((db) => db.getOldestUnsent(this.#instanceId))
    return oldest !== null && clock.now() - oldest >= WEDGED_MS
  }

  #breakFree(): void {
    this.#restarts += 1
    this.#deps.log.error('syncing had come to a stand', { times: this.#restarts, call: this.#call !== null })
    this.#waiters.fail('The backend gave no answer.')
    if (this.#restarts >= STUCK_AFTER) this.#complain({ code: 'stuck', message: STUCK, passes: true })
    this.#log('warning', () => sentences.restarted())
    this.#steppedAt = this.#deps.clock.monotonic()
    this.#restart()
  }
}

const STUCK =
  'Sending does not get on: the backend answers, or seems to, and nothing comes of it. Restart Wordshelf; if that does not help, ask whoever runs the backend.'
const OUR_FAULT =
  'What the backend answers cannot be kept on this computer. Nothing is lost; restart Wordshelf, and look whether its disk is full.'
const CLONE =
  'Another copy of these data is in use under the name of this device. Close the other copy, then sync again here.'
