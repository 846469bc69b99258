import type { Output } from '#shared/contract/contract.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedProduct } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { buildRequest } from '../optimize/build-request.ts'
import type { ModelSource } from '../settings/model-source.ts'
import { landOutcome, type Landing, type LandingContext } from './land-outcome.ts'
import { OfflineWatch } from './offline-watch.ts'
import type { ProgressBroadcast } from './progress-broadcast.ts'

/**
 *            ┌────────── wake: created, resumed, landed, timer ──────────┐
 *            ▼                                                           │
 *   claim a product of the next running job ──► call the model ──► land each attribute
 *            │ nothing to claim, or held                                 (one transaction)
 *            ▼
 *   sleep until the earliest item may be tried
 *
 * Never holds a transaction over the call. Claims are taken from the running jobs in turn, so that a large job doesn't keep a small
 * one waiting.
 */
export interface Runner {
  /** Looks for work now. Cheap and safe to call at any time. */
  wake(): void
  /** The job that the merchant looks at, which gets its turn more often; null for none. */
  watch(jobId: number | null): void
  /** How fast the model's server lets requests through; null before its first answer. */
  pace(): Output<'app.status'>['pace']
  /** Aborts what is on its way for a job that was cancelled. */
  abortJob(jobId: number): void
  /** No new request from here on; what is on its way is aborted and goes back to pending. */
  stop(): Promise<void>
}

const RETRY_CLAIM_MS = 5_000

interface Flight {
  readonly jobId: number
  readonly controller: AbortController
  readonly landed: Promise<void>
}

export function createRunner(deps: EngineDeps, models: ModelSource, progress: ProgressBroadcast): Runner {
  const flights = new Set<Flight>()
  const offline = new OfflineWatch(deps, () => wake())
  let heldUntil = 0
  let lastJobId = 0
  let cancelTimer: (() => void) | null = null
  let stopped = false

  function wake(): void {
    if (stopped) return
    cancelTimer?.()
    cancelTimer = null
    try {
      lookForWork()
    } catch (error) {
      // A disk that is full for the moment: what was committed stands, and there is a next time.
      deps.log.error('no work could be claimed', { error: errorMessage(error) })
      cancelTimer = deps.timers.after(RETRY_CLAIM_MS, wake)
    }
  }

  function lookForWork(): void {
    const now = deps.clock.now()
    if (now < heldUntil) return sleepUntil(heldUntil)
    while (flights.size < models.current().concurrency) {
      const product = claimNext()
      if (!product) {
        const next = deps.store.read((db) => db.getNextClaimTime())
        if (next !== null) sleepUntil(Math.max(next, now + 1))
        return
      }
      launch(product)
    }
  }

  function sleepUntil(at: number): void {
    cancelTimer = deps.timers.after(Math.max(0, at - deps.clock.now()), wake)
  }

  function claimNext(): ClaimedProduct | null {
    const jobs = deps.store.read((db) => db.getRunningJobs())
    const turn = jobs.findIndex((job) => job.jobId > lastJobId)
    const inTurn = turn <= 0 ? jobs : [...jobs.slice(turn), ...jobs.slice(0, turn)]
    for (const { jobId } of inTurn) {
      const product = deps.store.write((tx) => tx.claimProduct(jobId, deps.bootId, deps.clock.now()))
      if (product) {
        lastJobId = jobId
        return product
      }
    }
    return null
  }

  function launch(product: ClaimedProduct): void {
    const controller = new AbortController()
    const flight: Flight = {
      jobId: product.jobId,
      controller,
      landed: fly(product, controller.signal)
        // The disk takes nothing any more: the items stay claimed and the next start rescues them.
        .catch((error: unknown) => deps.log.error('a request was lost', { error: errorMessage(error) }))
        .then(() => {
          flights.delete(flight)
          wake()
        })
    }
    flights.add(flight)
    progress.mark(product.instanceId, product.jobId)
  }

  async function fly(product: ClaimedProduct, signal: AbortSignal): Promise<void> {
    const model = models.current()
    const request = deps.store.read((db) => buildRequest(db, product))
    const outcome = await ask(() => model.llm.optimize(request, signal))
    const landing = land(product, outcome, { language: request.language, sampleModel: model.sampleModel })
    hold(landing)
    if (landing.pause?.reason === 'offline') offline.lost(product.instanceId, product.jobId)
    else if (outcome.kind === 'answered') offline.reached()
    if (landing.late > 0) deps.log.info('late answer dropped', { job: product.jobId, items: landing.late })
    progress.mark(product.instanceId, product.jobId)
  }

  /** A client that throws has a bug; the items must not be lost with it. */
  async function ask(optimize: () => Promise<OptimizeOutcome>): Promise<OptimizeOutcome> {
    try {
      return await optimize()
    } catch (error) {
      deps.log.error('the model client threw', { error: errorMessage(error) })
      return { kind: 'unusable', reason: 'The answer could not be read.' }
    }
  }

  /** An answer that trips a check of ours is an attempt, like any other that cannot be used: it must not take the engine down. */
  function land(product: ClaimedProduct, outcome: OptimizeOutcome, context: LandingContext): Landing {
    try {
      return landOutcome(deps, product, outcome, context)
    } catch (error) {
      deps.log.error('an answer could not be stored', { job: product.jobId, error: errorMessage(error) })
      return landOutcome(deps, product, { kind: 'unusable', reason: 'The answer could not be stored.' }, context)
    }
  }

  function hold(landing: Landing): void {
    if (landing.holdMs > 0) heldUntil = Math.max(heldUntil, deps.clock.now() + landing.holdMs)
  }

  return {
    wake,
    watch() {},
    pace: () => null,
    abortJob(jobId) {
      for (const flight of flights) if (flight.jobId === jobId) flight.controller.abort()
    },
    async stop() {
      stopped = true
      cancelTimer?.()
      for (const flight of flights) flight.controller.abort()
      await Promise.all([...flights].map((flight) => flight.landed))
      // Last: what landed just now may have found the network gone.
      offline.stop()
    }
  }
}
