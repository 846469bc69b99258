import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Signal } from '#shared/contract/app.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { Pull } from '#shared/contract/shop.ts'
import type { ShopFailure } from '../../ports/shop.ts'
import type { PullChange, PullRow } from '../../ports/shop-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { createProgressBroadcast } from '../progress-broadcast.ts'
import { createRetryTimer, RETRY_MS, type RetryTimer } from '../retry-timer.ts'
import { PULL_PROGRESS } from './pull-progress.ts'
import { stepPull } from './pull-steps.ts'
import { pullView } from './pull-view.ts'
import type { ShopSession, ShopSessions } from './shop-session.ts'

/** Fetches catalogues from Wix: one pull at a time per store, each resumable at every page. */
export interface Puller {
  start(instanceId: string, kind: Pull['kind']): Result<Pull, ErrorBody>
  pause(instanceId: string, pullId: number): Result<Pull, ErrorBody>
  resume(instanceId: string, pullId: number): Result<Pull, ErrorBody>
  cancel(instanceId: string, pullId: number): Result<Pull, ErrorBody>
  /** The store can be entered again: what waited for that goes on. */
  reconnected(instanceId: string): void
  /** The store can't be entered any more: what was fetched stays. */
  disconnected(instanceId: string): void
  /** The store was found on another catalogue version than the one that the catalogue's ids belong to. */
  moved(instanceId: string): void
  /** At start: what a stopped process left open goes on. */
  rescue(): void
  signal(signal: Signal): void
  stop(): Promise<void>
}

/** Of Wix's clock: what was changed shortly before the last change that was seen may have shown up later. */
const OVERLAP_MS = 5 * 60_000
/** A cursor that has run out begins its step again; so often in a row it has not. */
const MAX_RESTARTS = 3

interface Loop {
  readonly controller: AbortController
  readonly over: Promise<void>
}

export function createPuller(deps: EngineDeps, sessions: ShopSessions): Puller {
  const loops = new Map<string, Loop>()
  const waits = new Map<string, RetryTimer>()
  /** Failures in a row of a store's pull. */
  const failures = new Map<string, number>()
  const broadcast = createProgressBroadcast(deps, PULL_PROGRESS)
  let state: 'running' | 'suspended' | 'stopped' = 'running'

  const openPull = (instanceId: string): PullRow | undefined =>
    deps.store.read((db) => db.getOpenPulls()).find((pull) => pull.instanceId === instanceId)

  /** Lets the store's pull run if it is to. Cheap and safe to call at any time. */
  function kick(instanceId: string): void {
    waits.get(instanceId)?.stop()
    if (state !== 'running' || loops.has(instanceId)) return
    const pull = openPull(instanceId)
    if (pull?.state !== 'RUNNING') return
    const controller = new AbortController()
    const over = run(pull, controller.signal)
      .catch((error: unknown) => {
        if (state === 'stopped') return
        deps.log.error('a pull met a failure of ours', { pull: pull.id, error: errorMessage(error) })
        wait(instanceId, RETRY_MS)
      })
      .then(() => {
        loops.delete(instanceId)
        // Paused and resumed while its request was still being given up.
        if (controller.signal.aborted) kick(instanceId)
      })
    loops.set(instanceId, { controller, over })
  }

  function wait(instanceId: string, ms: number): void {
    const timer =
      waits.get(instanceId) ?? createRetryTimer(deps, 'a pull could not be taken up again', () => goOn(instanceId))
    waits.set(instanceId, timer)
    timer.stop()
    timer.wait(ms)
  }

  async function run(begun: PullRow, signal: AbortSignal): Promise<void> {
    const { id, instanceId } = begun
    const opened = await sessions.openForPull(instanceId, begun.step === 'COLLECTIONS' && begun.cursor === null, signal)
    if (!opened.ok) return halt(begun, opened.failure)
    const session = opened.value
    const runSince = deps.clock.monotonic()
    let restarts = 0
    const remap = prepare(instanceId, id, session)
    for (;;) {
      broadcast.mark(instanceId, id)
      const pull = deps.store.read((db) => db.getPull(instanceId, id))
      if (pull?.state !== 'RUNNING') return
      const elapsedMs = Math.max(deps.clock.now() - pull.createdAt, deps.clock.monotonic() - runSince)
      const done = await stepPull({ deps, session, signal, pull, remap, elapsedMs })
      if (done.ok) {
        failures.delete(instanceId)
        restarts = pull.cursor === null ? restarts : 0
        continue
      }
      if (done.failure.kind === 'rejected' && pull.cursor !== null && restarts < MAX_RESTARTS) {
        restarts += 1
        deps.log.info('a step of a pull begins again', { pull: id, step: pull.step, code: done.failure.code })
        update(instanceId, id, 'RUNNING', { cursor: null })
        continue
      }
      return halt(pull, done.failure)
    }
  }

  /**
   * A pull that finds the store on another version than it began with, or changes where nothing is known that they could build on,
   * begins again as a full one. Returns whether ids have to be found again.
   */
  function prepare(instanceId: string, pullId: number, session: ShopSession): boolean {
    return deps.store.write((tx) => {
      const { mappedVersion } = tx.getPullBase(instanceId)
      const pull = tx.getPull(instanceId, pullId)
      const stale = pull?.kind === 'CHANGES' && mappedVersion !== session.version
      if (pull?.state === 'RUNNING' && (pull.version !== session.version || stale))
        tx.restartPull(instanceId, pullId, session.version)
      return mappedVersion !== null && mappedVersion !== session.version
    })
  }

  /** A failure pauses the pull with its sentence. What can pass by itself is tried again. */
  function halt(pull: PullRow, failure: ShopFailure): void {
    const { id, instanceId } = pull
    // Whoever aborted has said how the pull stands.
    if (failure.kind === 'aborted') return
    const attempt = (failures.get(instanceId) ?? 0) + 1
    failures.set(instanceId, attempt)
    const { kind: problem, message } = failure
    if (!update(instanceId, id, 'RUNNING', { state: 'PAUSED', problem, message })) return
    deps.log.info('a pull waits', { pull: id, problem })
    const ms = sessions.retryIn(failure, attempt)
    if (ms !== null) wait(instanceId, ms)
  }

  /** A pull that waits for something to pass runs again; one that a person has paused does not. */
  function goOn(instanceId: string): void {
    const pull = openPull(instanceId)
    if (pull && mayPass(pull)) update(instanceId, pull.id, 'PAUSED', { state: 'RUNNING', problem: null, message: null })
    kick(instanceId)
  }

  const mayPass = ({ state: now, problem }: PullRow): boolean =>
    now === 'PAUSED' && problem !== null && sessions.retryIn({ kind: problem }, 1) !== null

  function update(instanceId: string, pullId: number, from: Pull['state'], change: PullChange): boolean {
    const updated = deps.store.write((tx) => {
      if (tx.getPull(instanceId, pullId)?.state !== from) return false
      tx.updatePull(pullId, change)
      return true
    })
    if (updated) broadcast.mark(instanceId, pullId)
    return updated
  }

  /** A person's word. */
  function command(
    instanceId: string,
    pullId: number,
    from: readonly Pull['state'][],
    change: PullChange
  ): Result<Pull, ErrorBody> {
    const result = deps.store.write((tx): Result<PullRow, ErrorBody> => {
      const pull = tx.getPull(instanceId, pullId)
      if (!pull) return err(notFound('Pull', pullId))
      if (!from.includes(pull.state)) return err(wrongState(pull.state))
      tx.updatePull(pullId, change)
      return ok(tx.getPull(instanceId, pullId) ?? pull)
    })
    if (!result.ok) return result
    failures.delete(instanceId)
    if (result.value.state !== 'RUNNING') loops.get(instanceId)?.controller.abort()
    kick(instanceId)
    broadcast.mark(instanceId, pullId)
    deps.bus.changed(instanceId, ['shop'])
    return ok(pullView(result.value))
  }

  const cancelPull = (instanceId: string, pullId: number, message: string | null): Result<Pull, ErrorBody> =>
    command(instanceId, pullId, ['RUNNING', 'PAUSED'], {
      state: 'CANCELLED',
      problem: null,
      message,
      finishedAt: deps.clock.now()
    })

  const start = (instanceId: string, kind: Pull['kind']): Result<Pull, ErrorBody> => {
    const result = deps.store.write((tx): Result<PullRow, ErrorBody> => {
      const created = createPull(tx, instanceId, kind, deps.clock.now())
      const pull = created.ok ? tx.getPull(instanceId, created.value) : null
      return pull ? ok(pull) : created.ok ? err(notFound('Pull', created.value)) : created
    })
    if (!result.ok) return result
    failures.delete(instanceId)
    kick(instanceId)
    deps.bus.changed(instanceId, ['shop'])
    return ok(pullView(result.value))
  }

  function wakeUp(): void {
    if (state === 'suspended') state = 'running'
    for (const { instanceId } of deps.store.read((db) => db.getOpenPulls())) goOn(instanceId)
  }

  function suspend(): void {
    if (state !== 'running') return
    state = 'suspended'
    for (const loop of loops.values()) loop.controller.abort()
  }

  return {
    start,
    pause: (instanceId, pullId) =>
      command(instanceId, pullId, ['RUNNING', 'PAUSED'], { state: 'PAUSED', problem: null, message: null }),
    resume: (instanceId, pullId) =>
      command(instanceId, pullId, ['PAUSED'], { state: 'RUNNING', problem: null, message: null }),
    cancel: (instanceId, pullId) => cancelPull(instanceId, pullId, null),
    reconnected(instanceId) {
      const pull = openPull(instanceId)
      if (pull?.state === 'PAUSED' && pull.problem !== null)
        update(instanceId, pull.id, 'PAUSED', { state: 'RUNNING', problem: null, message: null })
      kick(instanceId)
    },
    disconnected(instanceId) {
      const pull = openPull(instanceId)
      if (pull) cancelPull(instanceId, pull.id, 'The store was disconnected. What was fetched before stays.')
    },
    moved(instanceId) {
      if (!openPull(instanceId)) start(instanceId, 'FULL')
    },
    rescue() {
      wakeUp()
    },
    signal(signal) {
      switch (signal) {
        case 'suspend':
          return suspend()
        case 'resume':
        case 'online':
          return wakeUp()
        default:
          return assertNever(signal, 'signal')
      }
    },
    async stop() {
      state = 'stopped'
      for (const timer of waits.values()) timer.stop()
      for (const loop of loops.values()) loop.controller.abort()
      await Promise.all([...loops.values()].map((loop) => loop.over))
      broadcast.stop()
    }
  }
}

function createPull(tx: StoreTx, instanceId: string, kind: Pull['kind'], at: number): Result<number, ErrorBody> {
  const connection = tx.getShopConnection(instanceId)
  if (!connection)
    return err(
      errorBody('CONFLICT', 'This store is not on Wix, so there is nothing to fetch. Connect a Wix store first.')
    )
  if (tx.getOpenPulls().some((pull) => pull.instanceId === instanceId))
    return err(
      errorBody('CONFLICT', 'The catalogue is being fetched already. Let that end, or cancel it first.', {
        details: { field: 'kind' }
      })
    )
  const { watermark, mappedVersion } = tx.getPullBase(instanceId)
  const known = mappedVersion === connection.catalogVersion ? watermark : null
  const since = kind === 'FULL' || known === null ? null : new Date(Date.parse(known) - OVERLAP_MS).toISOString()
  return ok(
    tx.createPull({
      instanceId,
      // Without anything to build on, changes are everything.
      kind: since === null ? 'FULL' : 'CHANGES',
      version: connection.catalogVersion,
      since,
      watermark: known,
      createdAt: at
    })
  )
}

const STATE_WORDS: Readonly<Record<Pull['state'], string>> = {
  RUNNING: 'is running',
  PAUSED: 'is paused',
  DONE: 'has come to its end',
  CANCELLED: 'was cancelled',
  FAILED: 'has failed'
}

function wrongState(state: Pull['state']): ErrorBody {
  return errorBody('CONFLICT', `Not possible: this pull ${STATE_WORDS[state]}.`, {
    details: { field: 'state', state }
  })
}
