import { assertNever } from '#shared/lib/assert-never.ts'
import type { Topic } from '#shared/contract/events.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import { askedWaitMs, backoffMs, GATHER_MS, idlePullMs, ourFailureMs, slowRetryMs, SPACING_MS } from './call-pace.ts'
import { FULL_CALL, larger, smaller, type CallSize } from './call-size.ts'
import type { Exchanged } from './exchange.ts'
import type { LeaseWaiters } from './lease-waiters.ts'
import { CLONE, OUR_FAULT, problemOf, STUCK, type Problem } from './loop-status.ts'
import { sentences } from './sync-sentences.ts'
import type { SyncDeps } from './sync-deps.ts'
import type { Tally } from './tally.ts'

export interface LoopHooks {
  /** Committed: windows that show it ask again. */
  changed(topics: readonly Topic[]): void
  /** Another copy of the database has gone on: every store of this one begins anew. */
  onFork(): void
}

/** When the next call is due: at once, after so many milliseconds, or not before somebody does something. */
export type Wait = 'at once' | number | null

/** What has come up while a call was under way. */
interface Meanwhile {
  /** Something was written, or asked for. */
  readonly again: boolean
  /** Somebody waits for the end of this go. */
  readonly awaited: boolean
}

/** After the backend had nothing to give. */
const DENIED_MS = 10 * 60_000
/** Calls in a row without a step forward, or ended by the watchdog, after which somebody has to look. */
const STUCK_AFTER = 3
/** Two copies that both go on would each begin a new life at every call of the other. */
const MOST_FORKS = 3
const FORKS_WITHIN_MS = 60 * 60_000

/** What the calls so far have come to: what it means for the next one, for the jobs that wait, and for what the merchant is told. */
export class CallOutcomes {
  readonly #deps: SyncDeps
  readonly #instanceId: string
  readonly #hooks: LoopHooks
  readonly #waiters: LeaseWaiters
  readonly #tally: Tally
  #size = FULL_CALL
  #afterSeq = 0
  #failures = 0
  #stalls = 0
  #restarts = 0
  #problem: Problem | null = null
  /** A first call has come back well since the start, or since the network was lost. */
  #online = false
  #forks: number[] = []
  #deniedAt = Number.NEGATIVE_INFINITY

  constructor(deps: SyncDeps, instanceId: string, hooks: LoopHooks, waiters: LeaseWaiters, tally: Tally) {
    this.#deps = deps
    this.#instanceId = instanceId
    this.#hooks = hooks
    this.#waiters = waiters
    this.#tally = tally
  }

  get problem(): Problem | null {
    return this.#problem
  }

  get failing(): boolean {
    return this.#failures > 0
  }

  /** The next call waits for a reason that was said. */
  get hindered(): boolean {
    return this.#failures > 0 || this.#problem !== null
  }

  get online(): boolean {
    return this.#online
  }

  /** How much the next call carries. */
  get size(): CallSize {
    return this.#size
  }

  /** The backend has said that it needs events from after here. */
  get afterSeq(): number {
    return this.#afterSeq
  }

  /** False for a while after the backend had nothing to give. */
  get mayAsk(): boolean {
    return this.#deps.clock.now() - this.#deniedAt >= DENIED_MS
  }

  /** The network is back: what failed without it says nothing about the next call. */
  forgive(): void {
    this.#failures = 0
  }

  /** What the backend said it needs was of another life. */
  forgetGap(): void {
    this.#afterSeq = 0
  }

  settle(result: Exchanged, meanwhile: Meanwhile): Wait {
    switch (result.kind) {
      case 'over':
        this.#waiters.fail('This store has no backend.')
        return null
      case 'fork':
        return this.#forked()
      case 'failed':
        return this.#failed(result.failure, result.sent)
      case 'applied':
        return this.#succeeded(result, meanwhile)
      default:
        return assertNever(result)
    }
  }

  /** The call met a failure of ours. */
  broke(): number {
    this.#failures += 1
    this.#stalls += 1
    this.#waiters.fail('Something went wrong on this computer.')
    // Not `complain`: it would write to the database that may be what fails.
    if (this.#stalls >= STUCK_AFTER) this.#problem = OUR_FAULT
    return ourFailureMs(this.#failures, this.#deps.random)
  }

  /** Nothing had moved for so long that the watchdog starts it again. */
  wedged(calling: boolean): void {
    this.#restarts += 1
    this.#deps.log.error('syncing had come to a stand', { times: this.#restarts, call: calling })
    this.#waiters.fail('The backend gave no answer.')
    if (this.#restarts >= STUCK_AFTER) this.#complain(STUCK)
    this.#log('warning', () => sentences.restarted())
  }

  #succeeded(
    { more, left, stalled, answered, topics }: Extract<Exchanged, { kind: 'applied' }>,
    { again, awaited }: Meanwhile
  ): Wait {
    const news = !this.#online || this.hindered
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
      if (this.#stalls >= STUCK_AFTER) this.#complain(STUCK)
      return this.#backOff()
    }
    this.#stalls = 0
    this.#failures = 0
    this.#problem = null
    this.#size = larger(this.#size)
    if (more || this.#waiters.next !== null || (again && awaited)) return 'at once'
    return again || left ? SPACING_MS : idlePullMs(this.#deps.random)
  }

  #failed(failure: BackendFailure, sent: boolean): Wait {
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
        return first ? 'at once' : this.#backOff()
      case 'fork':
        return this.#forked()
      case 'offline':
      case 'wait': {
        this.#waiters.fail(failure.message)
        this.#size = smaller(this.#size)
        this.#sayOffline(failure.message)
        const asked = failure.kind === 'wait' ? failure.afterMs : null
        return asked === null ? this.#backOff() : askedWaitMs(asked, random)
      }
      case 'unusable':
      case 'refused':
        this.#waiters.fail(failure.message)
        this.#size = smaller(this.#size)
        this.#complain(problemOf(failure))
        // Less at a time may pass where more does not; what is refused even so is not asked for every few seconds.
        return sent || failure.kind === 'unusable' ? this.#backOff() : slowRetryMs(random)
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
  #gap(lastSeq: number, first: boolean): Wait {
    const link = this.#deps.store.read((db) => db.getSyncLink(this.#instanceId))
    if (link === null) return null
    if (lastSeq < link.ackedSeq || lastSeq >= link.nextSeq) return this.#forked()
    this.#afterSeq = lastSeq
    return first ? 'at once' : this.#backOff()
  }

  #forked(): Wait {
    const now = this.#deps.clock.monotonic()
    this.#forks = [...this.#forks.filter((at) => now - at < FORKS_WITHIN_MS), now]
    this.#waiters.fail('Another copy of these data has gone on: try again in a moment.')
    if (this.#forks.length > MOST_FORKS) {
      this.#complain(CLONE)
      return null
    }
    // Makes this loop and all others call again, under the new epoch.
    this.#hooks.onFork()
    return GATHER_MS
  }

  #backOff(): number {
    return backoffMs(this.#failures, this.#deps.random)
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
    this.#log('error', () => problem.message)
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
}
