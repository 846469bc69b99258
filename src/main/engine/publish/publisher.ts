import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Signal } from '#shared/contract/app.ts'
import type { PublishPause } from '#shared/contract/publishes.ts'
import type { OpenRun } from '../../ports/publish-store.ts'
import type { ShopFailure } from '../../ports/shop.ts'
import type { EngineDeps } from '../deps.ts'
import { createProgressBroadcast } from '../progress-broadcast.ts'
import { createRetryTimer, RETRY_MS } from '../retry-timer.ts'
import type { ShopSessions } from '../shop/shop-session.ts'
import { PUBLISH_PROGRESS } from './publish-progress.ts'
import { runPublish, type RunEnd } from './publish-run.ts'
import { ANSWER_LOST } from './publish-words.ts'
import { createSchedule } from './schedule.ts'
import { pauseOf } from './pause-of.ts'

export interface Publisher {
  /** What an earlier process left behind is unsure; what waited for the network is tried again. Called once, before anything else. */
  begin(): void
  /** Looks for work soon. Cheap and safe to call at any time. */
  wake(): void
  /** A run was paused or cancelled: nothing more is begun for it. What is on its way is finished. */
  halt(publishId: number): void
  /** The store can be entered again: what waited for that by itself is looked after. A paused run still waits for a person. */
  reconnected(instanceId: string): void
  signal(signal: Signal): void
  /** No new request from here on; what is on its way is broken off, and looked after at the next start. */
  stop(): Promise<void>
}

/** A store that gives no clear answer this often in a row is waited for in the open, as one that can't be reached. */
const STRIKES = 3
/** The longest that a run sleeps between two looks, so that a clock that was set is noticed. */
const LONGEST_SLEEP_MS = 60_000

/** Pauses that end by themselves, as soon as the store can be asked. */
const BY_ITSELF: readonly PublishPause[] = ['offline', 'version']

interface Worker {
  readonly done: Promise<void>
  /** Ends a wait. */
  nudge(): void
}

/**
 * One worker per store takes its runs one after the other, oldest first. Runs that stand still because the store can't be reached go on
 * by themselves; every other pause waits for a person.
 */
export function createPublisher(deps: EngineDeps, sessions: ShopSessions): Publisher {
  const progress = createProgressBroadcast(deps, PUBLISH_PROGRESS)
  const workers = new Map<string, Worker>()
  const halted = new Set<number>()
  /** Cancelled runs whose last answers can't be looked after for the moment. */
  const deferred = new Set<number>()
  const failures = new Map<string, number>()
  const schedule = createSchedule(deps, {
    started: () => wake(),
    changed: (instanceId, id) => progress.mark(instanceId, id)
  })
  let state: 'running' | 'suspended' | 'stopped' = 'running'
  const stopping = new AbortController()
  const probing = createRetryTimer(deps, 'what waits for a store could not be tried', probe)
  const beginning = createRetryTimer(deps, 'what is to be published could not be looked for', beginDue)
  let due = false

  /** Whatever was being sent by a process that is gone is unsure. Another boot id is proof enough, age is not asked. */
  function rescue(): void {
    deps.store.write((tx) => {
      for (const run of tx.getOpenRuns()) {
        const lost = tx.loseAnswers(run.publishId, ANSWER_LOST, deps.clock.now())
        if (lost > 0) deps.log.info('values of a publish are unsure', { publish: run.publishId, values: lost })
      }
    })
  }

  function wake(): void {
    if (due || state !== 'running') return
    due = true
    deps.soon(() => {
      due = false
      beginning.run()
    })
  }

  function beginDue(): void {
    if (state !== 'running') return
    schedule.look()
    for (const instanceId of new Set(workable().map((run) => run.instanceId))) begin(instanceId)
  }

  function workable(instanceId?: string): readonly OpenRun[] {
    const runs = deps.store.read((db) => db.getOpenRuns())
    return runs.filter(
      (run) =>
        (run.state === 'RUNNING' || (run.state === 'CANCELLED' && !deferred.has(run.publishId))) &&
        (instanceId === undefined || run.instanceId === instanceId)
    )
  }

  function begin(instanceId: string): void {
    const known = workers.get(instanceId)
    if (known) return known.nudge()
    let nudge = (): void => undefined
    const sleep = (ms: number): Promise<void> =>
      new Promise((resolve) => {
        const cancel = deps.timers.after(ms, resolve)
        nudge = () => {
          cancel()
          resolve()
        }
      })
    const done = work(instanceId, sleep).then(
      () => {
        workers.delete(instanceId)
        // Whoever asked while the worker was on its way out found it still there.
        if (state === 'running' && workable(instanceId).length > 0) begin(instanceId)
      },
      (error: unknown) => {
        workers.delete(instanceId)
        deps.log.error('a publish ended badly', { error: errorMessage(error) })
        if (state === 'running') beginning.wait(RETRY_MS)
      }
    )
    workers.set(instanceId, { done, nudge: () => nudge() })
  }

  async function work(instanceId: string, sleep: (ms: number) => Promise<void>): Promise<void> {
    while (state === 'running') {
      const [run] = workable(instanceId)
      if (!run) return
      halted.delete(run.publishId)
      // Nothing is on its way while nobody works: what still stands so was left by a failure of ours.
      deps.store.write((tx) => tx.loseAnswers(run.publishId, ANSWER_LOST, deps.clock.now()))
      const end = await attempt(run)
      const wait = settle(run, end)
      if (wait > 0 && state === 'running') await sleep(wait)
    }
  }

  async function attempt(run: OpenRun): Promise<RunEnd> {
    const { instanceId, publishId } = run
    const { signal } = stopping
    const opened = await sessions.open(instanceId, signal)
    if (!opened.ok) return { kind: 'failed', failure: opened.failure }
    return runPublish(deps, {
      instanceId,
      publishId,
      session: opened.value,
      signal,
      mayBegin: () => state === 'running' && !halted.has(publishId),
      changed: () => progress.mark(instanceId, publishId),
      reached: () => failures.delete(instanceId)
    })
  }

  /** Milliseconds to wait before the store is asked again. */
  function settle(run: OpenRun, end: RunEnd): number {
    switch (end.kind) {
      case 'halted':
        return 0
      case 'idle':
        return end.nextAt === null ? finish(run) : pauseUntil(run, end.nextAt)
      case 'failed':
        return fail(run, end.failure)
      default:
        return assertNever(end, 'end')
    }
  }

  function finish({ publishId, instanceId, state: was }: OpenRun): number {
    if (was !== 'CANCELLED') {
      deps.store.write((tx) => {
        const publish = tx.getPublish(instanceId, publishId)
        if (publish?.state !== 'RUNNING') return
        const { planned, sending, unknown } = publish.counts
        if (planned + sending + unknown > 0) return
        tx.updatePublishState(publishId, { from: 'RUNNING', to: 'DONE', at: deps.clock.now() })
      })
      progress.mark(instanceId, publishId)
    }
    return 0
  }

  function pauseUntil({ publishId }: OpenRun, nextAt: number): number {
    const now = deps.clock.now()
    const limit = now + LONGEST_SLEEP_MS
    if (nextAt > limit) deps.store.write((tx) => tx.forgetSendWaits(publishId, limit, now))
    return Math.max(1, Math.min(nextAt - now, LONGEST_SLEEP_MS))
  }

  function fail(run: OpenRun, failure: ShopFailure): number {
    if (failure.kind === 'aborted') return state === 'running' ? 1 : 0
    const strikes = (failures.get(run.instanceId) ?? 0) + 1
    failures.set(run.instanceId, strikes)
    const retry = sessions.retryIn(failure, strikes)
    // A store that moved is asked once more which version it is of; then it waits for the pull that finds its products again.
    if (failure.kind === 'version-changed' && strikes === 1) return 1
    // The store's pace holds every request for as long as Wix asked; another wait beside it would be lost.
    if (failure.kind === 'rate-limited' && strikes < STRIKES) return 1
    if (retry === null) pause(run, pauseOf(failure), failure.message)
    else if (failure.kind === 'version-changed' || failure.kind === 'offline' || strikes >= STRIKES) {
      pause(run, failure.kind === 'version-changed' ? 'version' : 'offline', failure.message)
      probing.wait(Math.max(1, retry))
    } else return Math.max(1, retry)
    return 0
  }

  function pause({ instanceId, publishId, state: was }: OpenRun, pausedBy: PublishPause, message: string): void {
    deps.log.info('a publish waits', { publish: publishId, reason: pausedBy })
    if (was === 'CANCELLED') deferred.add(publishId)
    else
      deps.store.write((tx) =>
        tx.updatePublishState(publishId, { from: 'RUNNING', to: 'PAUSED', pausedBy, message, at: deps.clock.now() })
      )
    progress.mark(instanceId, publishId)
  }

  /** Tries what waits for the store to be reached. */
  function probe(): void {
    probing.stop()
    deferred.clear()
    const runs = deps.store
      .read((db) => db.getOpenRuns())
      .filter((run) => run.pausedBy !== null && BY_ITSELF.includes(run.pausedBy))
    if (runs.length > 0)
      deps.store.write((tx) => {
        for (const { publishId } of runs)
          tx.updatePublishState(publishId, { from: 'PAUSED', to: 'RUNNING', at: deps.clock.now() })
      })
    for (const { instanceId, publishId } of runs) progress.mark(instanceId, publishId)
    wake()
  }

  function suspend(): void {
    if (state !== 'running') return
    state = 'suspended'
    for (const worker of workers.values()) worker.nudge()
  }

  function resume(): void {
    if (state === 'stopped') return
    state = 'running'
    failures.clear()
    probe()
  }

  return {
    begin() {
      rescue()
      probe()
    },
    wake,
    halt(publishId) {
      halted.add(publishId)
    },
    reconnected(instanceId) {
      failures.delete(instanceId)
      if (state === 'running') probe()
    },
    signal(signal) {
      switch (signal) {
        case 'suspend':
          return suspend()
        case 'resume':
        case 'online':
          return resume()
        default:
          return assertNever(signal, 'signal')
      }
    },
    async stop() {
      state = 'stopped'
      for (const timer of [probing, beginning, schedule]) timer.stop()
      stopping.abort()
      for (const worker of workers.values()) worker.nudge()
      await Promise.all([...workers.values()].map((worker) => worker.done))
      progress.stop()
    }
  }
}
