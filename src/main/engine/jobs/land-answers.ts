import { costNano, type TokenPrice } from '#shared/model/price.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedProduct, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { landRework } from '../review/land-rework.ts'
import { judgeOutcome, type Judgement } from './judge-outcome.ts'
import { settleJob } from './settle-job.ts'

/** What came of one request. */
export interface Answer {
  readonly product: ClaimedProduct
  readonly outcome: OptimizeOutcome
  /** What the request was written from; see `ItemChange`. */
  readonly inputVersion: string | null
  readonly sampleModel: boolean
  readonly price: TokenPrice | null
}

export interface JobRef {
  readonly jobId: number
  readonly instanceId: string
}

export interface Landing {
  /** Every job that something landed for. */
  readonly jobs: readonly JobRef[]
  /** Why nothing more must be sent, with the jobs that wait for that reason now. */
  readonly pause: (NonNullable<Judgement['pause']> & { readonly jobs: readonly JobRef[] }) | null
  /** Items whose answer came too late: cancelled or taken up again meanwhile. Nothing was stored or charged for them. */
  readonly late: number
}

/**
 * Stores what came of any number of requests, attribute by attribute, and settles each credit: all of it inside the caller's
 * transaction, so that one wait for the disk serves everything that has arrived.
 */
export function landAnswers(deps: EngineDeps, tx: StoreTx, answers: readonly Answer[]): Landing {
  const at = deps.clock.now()
  const tallies = new Map<number, Tally>()
  let pause: Judgement['pause'] = null
  let late = 0
  const rewritten: (() => void)[] = []
  for (const answer of answers) {
    const { product } = answer
    const tally = tallyOf(tallies, product)
    const judgement = judgeOutcome(answer.outcome, product, {
      now: at,
      random: deps.random,
      inputVersion: answer.inputVersion,
      banned: tx.getBannedWords(product.instanceId)
    })
    for (const { item, change } of judgement.changes) {
      if (!tx.updateJobItem(item, change, at)) late += 1
      else if (change.to === 'DONE') {
        tally.done.push(item.id)
        const { instanceId, rework } = product
        if (rework) rewritten.push(() => landRework(tx, { instanceId, rework, from: item.id }, change, at))
      } else if (change.to === 'FAILED') tally.failed.push(item.id)
    }
    if (judgement.usage) addUsage(tally, answer, judgement.usage)
    pause ??= judgement.pause
  }
  for (const tally of tallies.values()) write(tx, tally, at)
  // After the deliveries that they come from.
  for (const land of rewritten) land()
  return {
    jobs: [...tallies.values()],
    pause: pause && { ...pause, jobs: pauseRunningJobs(tx, pause, at) },
    late
  }
}

/** What landed for one job in one transaction. */
interface Tally extends JobRef {
  readonly done: number[]
  readonly failed: number[]
  usage: Parameters<StoreTx['addUsage']>[1] | null
}

function tallyOf(tallies: Map<number, Tally>, { jobId, instanceId }: ClaimedProduct): Tally {
  let tally = tallies.get(jobId)
  if (!tally) tallies.set(jobId, (tally = { jobId, instanceId, done: [], failed: [], usage: null }))
  return tally
}

function addUsage(tally: Tally, { price, sampleModel }: Answer, usage: NonNullable<Judgement['usage']>): void {
  const before = tally.usage
  const cost = price === null ? null : costNano(price, usage)
  tally.usage = {
    requests: (before?.requests ?? 0) + 1,
    inputTokens: (before?.inputTokens ?? 0) + usage.inputTokens,
    cachedTokens: (before?.cachedTokens ?? 0) + usage.cachedTokens,
    outputTokens: (before?.outputTokens ?? 0) + usage.outputTokens,
    costNano: cost === null || before?.costNano === null ? null : (before?.costNano ?? 0) + cost,
    model: usage.model ?? before?.model ?? null,
    sampleModel
  }
}

function write(tx: StoreTx, { jobId, instanceId, done, failed, usage }: Tally, at: number): void {
  if (usage) tx.addUsage(jobId, usage)
  if (done.length + failed.length > 0) tx.tell(instanceId, { type: 'items.landed', jobId, done, failed }, at)
  settleJob(tx, instanceId, jobId, at)
}

/** All of them, because they all ask the same server with the same key. */
function pauseRunningJobs(tx: StoreTx, { reason, message }: NonNullable<Judgement['pause']>, at: number): JobRef[] {
  return tx
    .getRunningJobs()
    .filter(({ jobId }) => tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: reason, message, at }))
}
