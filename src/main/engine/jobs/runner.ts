import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { Signal } from '#shared/contract/app.ts'
import type { Output } from '#shared/contract/contract.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { EngineDeps } from '../deps.ts'
import type { Permit, RateGovernor } from '../rate/governor.ts'
import type { ModelSource } from '../settings/model-source.ts'
import { askedWith } from '../optimize/asked-of.ts'
import { claimWork, type Work } from './claim-work.ts'
import { FairShare } from './fair-share.ts'
import { createGovernors } from './governors.ts'
import { landAnswers, type Answer, type Landing } from './land-answers.ts'
import { OfflineWatch } from './offline-watch.ts'
import type { ProgressBroadcast } from '../progress-broadcast.ts'
import { RETRY_MS } from '../retry-timer.ts'
import { rateAnswerOf } from './rate-answer.ts'
import { LONGEST_WAIT_MS } from './retry-policy.ts'

/**
 *      ┌─ turn: one transaction ─────────────────┐
 *      │ land all answers that arrived           │        answers
 *      │ settle their credits and jobs           │◄──────────────────┐
 *      │ claim products for the slots to come    │                   │
 *      └───────────────┬─────────────────────────┘                   │
 *                      ▼                                             │
 *                    ready ──── the governor lets go ────► requests on their way
 *
 * A few products are claimed ahead, so that a slot that becomes free is used at once and not after the disk. No transaction is held
 * over a request. A turn is due after an answer, a command, a timer.
 */
export interface Runner {
  /** Looks for work soon. Cheap and safe to call at any time. */
  wake(): void
  /** A job was paused or cancelled: nothing more is sent for it. What is on its way is finished or aborted. */
  halt(jobId: number, onItsWay: 'finish' | 'abort'): void
  /** The job that the merchant looks at, which gets its turn more often; null for none. */
  watch(jobId: number | null): void
  signal(signal: Signal): void
  /** How fast the model's server lets requests through; null before its first request. */
  pace(): Output<'app.status'>['pace']
  /** No new request from here on; what is on its way is aborted and goes back to pending. */
  stop(): Promise<void>
}

interface Ready extends Work {
  /** What it takes from the server's budget of tokens at most. */
  readonly tokens: number
}

interface Flight {
  readonly jobId: number
  readonly controller: AbortController
  readonly landed: Promise<void>
}

export function createRunner(deps: EngineDeps, models: ModelSource, progress: ProgressBroadcast): Runner {
  const flights = new Set<Flight>()
  const governors = createGovernors(deps, models)
  const offline = new OfflineWatch(deps, () => wake())
  const shares = new FairShare()
  /** Reservations whose charge is outside of the database as well. */
  const noted = new Set<number>()
  /** Claimed and not sent: waiting for a slot or for the rate. */
  let ready: Ready[] = []
  /** Claimed and never to be sent: given back with the next turn. */
  let returning: Ready[] = []
  /** Arrived and not stored. */
  let answers: Answer[] = []
  /** An answer said that nothing more can be had: until it is stored, nothing is sent. */
  let barred = false
  let watched: number | null = null
  let turnDue = false
  let state: 'running' | 'suspended' | 'stopped' = 'running'
  let cancelSend: (() => void) | null = null
  let cancelClaim: (() => void) | null = null

  function wake(): void {
    if (turnDue || state === 'stopped') return
    turnDue = true
    deps.soon(() => {
      turnDue = false
      if (state !== 'stopped') turn()
    })
  }

  function turn(): void {
    cancelClaim?.()
    cancelClaim = null
    const arrived = answers
    answers = []
    const room = roomForWork()
    try {
      const { landing, claimed } = deps.store.write((tx) => {
        const landed = landAnswers(deps, tx, arrived)
        tx.releaseClaims(itemsOf(landed.pause ? [...returning, ...ready] : returning), deps.clock.now())
        return { landing: landed, claimed: room > 0 ? claimWork(deps, tx, shares, { room, watched }) : [] }
      })
      for (const { product } of returning) progress.mark(product.instanceId, product.jobId)
      returning = []
      barred = false
      if (landing.pause) ready = []
      afterLanding(landing)
      take(claimed, room)
    } catch (error) {
      deps.log.error('a turn could not be stored', { answers: arrived.length, error: errorMessage(error) })
      landOneByOne(arrived)
      cancelClaim = deps.timers.after(RETRY_MS, wake)
    }
    governors.remember()
    send()
  }

  /** Slots that are free now, and a few products more, so that no slot waits for the disk. */
  function roomForWork(): number {
    if (state !== 'running') return 0
    const slots = governors.current().concurrency()
    const ahead = Math.max(1, Math.ceil(slots / 2))
    const free = cancelSend === null ? Math.max(0, slots - flights.size) : 0
    return Math.max(0, free + ahead - ready.length)
  }

  function take(claimed: readonly Work[], room: number): void {
    const { llm } = models.current()
    ready.push(...claimed.map((work) => ({ ...work, tokens: llm.estimateTokens?.(work.request) ?? 0 })))
    for (const { product } of claimed) progress.mark(product.instanceId, product.jobId)
    if (room === 0 || claimed.length === room) return
    // There was less than could be done: the next item is due when it is due.
    const next = deps.store.read((db) => db.getNextClaimTime())
    if (next === null) return
    const now = deps.clock.now()
    const limit = now + LONGEST_WAIT_MS
    if (next > limit) deps.store.write((tx) => tx.forgetWaitsBeyond(limit, now))
    cancelClaim = deps.timers.after(next > limit ? 1 : Math.max(1, next - now), wake)
  }

  /**
   * One answer that trips a check of ours must take neither the others nor the engine down; then it counts as one that can't be used. What
   * the disk does not take is paid for and kept: a full one may have room for the word that it was lost, and none for the text.
   */
  function landOneByOne(arrived: readonly Answer[]): void {
    for (const answer of arrived) {
      const unusable: Answer = {
        ...answer,
        outcome: { kind: 'unusable', reason: 'The answer could not be stored.' }
      }
      let end = tryLanding(answer)
      if (end === 'refused') end = tryLanding(unusable)
      if (end !== 'landed') answers.push(answer)
    }
  }

  function tryLanding(answer: Answer): 'landed' | 'refused' | 'disk' {
    try {
      afterLanding(deps.store.write((tx) => landAnswers(deps, tx, [answer])))
      return 'landed'
    } catch (error) {
      deps.log.error('an answer could not be stored', { job: answer.product.jobId, error: errorMessage(error) })
      return deps.store.isDiskFault(error) ? 'disk' : 'refused'
    }
  }

  /** Only after the commit: what nobody can take back. */
  function afterLanding({ jobs, pause, late }: Landing): void {
    if (late > 0) deps.log.info('late answers dropped', { items: late })
    for (const { instanceId, jobId } of [...jobs, ...(pause?.jobs ?? [])]) progress.mark(instanceId, jobId)
    if (!pause) return
    // What the turn that found the reason has not given back already.
    returning.push(...ready)
    ready = []
    deps.log.info('jobs paused', { reason: pause.reason, jobs: pause.jobs.length })
    if (pause.reason === 'offline') for (const { instanceId, jobId } of pause.jobs) offline.lost(instanceId, jobId)
  }

  function send(): void {
    cancelSend?.()
    cancelSend = null
    if (state !== 'running' || barred) return
    const governor = governors.current()
    let sent = 0
    for (const work of ready) {
      if (!isNoted(work)) break
      const admission = governor.admit(work.tokens)
      if (admission.kind === 'wait') cancelSend = deps.timers.after(Math.ceil(admission.ms), send)
      if (admission.kind !== 'go') break
      launch(work, governor, admission.permit)
      sent += 1
    }
    if (sent === 0) return
    ready = ready.slice(sent)
    wake()
  }

  /**
   * Nothing is paid for a job before its charge is in the file that a restored database is compared with: what was spent must never look
   * as if it could be spent again.
   */
  function isNoted({ product }: Work): boolean {
    if (product.items.every((item) => noted.has(item.reservationId))) return true
    try {
      deps.store.noteCommitted()
    } catch (error) {
      deps.log.error('nothing is sent before the high-water mark is written', { error: errorMessage(error) })
      cancelSend = deps.timers.after(RETRY_MS, send)
      return false
    }
    for (const item of product.items) noted.add(item.reservationId)
    return true
  }

  function launch(work: Work, governor: RateGovernor, permit: Permit): void {
    const controller = new AbortController()
    const { jobId } = work.product
    const flight: Flight = {
      jobId,
      controller,
      landed: fly(work, governor, permit, controller.signal)
        // Its answer is in line by now; what failed is what came after.
        .catch((error: unknown) => deps.log.error('a request ended badly', { error: errorMessage(error) }))
        .then(() => {
          flights.delete(flight)
          wake()
          send()
        })
    }
    flights.add(flight)
  }

  async function fly(work: Work, governor: RateGovernor, permit: Permit, signal: AbortSignal): Promise<void> {
    const model = models.current()
    const outcome = await ask(() => model.llm.optimize(work.request, signal))
    governor.settle(permit, rateAnswerOf(outcome))
    barred ||= outcome.kind === 'stopped' || outcome.kind === 'offline'
    answers.push({
      product: work.product,
      outcome,
      inputVersion: work.productVersion === null ? null : `${work.productVersion} ${askedWith(model, work.bannedKey)}`,
      sampleModel: model.sampleModel,
      price: model.price
    })
    if (outcome.kind === 'answered') offline.reached()
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

  /** Takes claimed products out of the line. */
  function unclaim(of: (work: Work) => boolean): void {
    returning.push(...ready.filter(of))
    ready = ready.filter((work) => !of(work))
    wake()
  }

  function suspend(): void {
    if (state !== 'running') return
    state = 'suspended'
    for (const flight of flights) flight.controller.abort()
    unclaim(() => true)
  }

  function resume(): void {
    if (state === 'suspended') state = 'running'
    offline.probe()
    wake()
  }

  return {
    wake,
    halt(jobId, onItsWay) {
      unclaim((work) => work.product.jobId === jobId)
      if (onItsWay === 'abort') for (const flight of flights) if (flight.jobId === jobId) flight.controller.abort()
    },
    watch(jobId) {
      watched = jobId
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
    pace() {
      const { requestsPerMinute, tokensPerMinute, concurrency, heldMs } = governors.current().view()
      return { requestsPerMinute, tokensPerMinute, concurrency, heldMs: Math.ceil(heldMs) }
    },
    async stop() {
      state = 'stopped'
      for (const cancel of [cancelSend, cancelClaim]) cancel?.()
      for (const flight of flights) flight.controller.abort()
      await Promise.all([...flights].map((flight) => flight.landed))
      unclaim(() => true)
      turn()
      governors.save()
      cancelClaim?.()
      // Last: what landed just now may have found the network gone.
      offline.stop()
    }
  }
}

const itemsOf = (work: readonly Work[]) => work.flatMap(({ product }) => product.items)
