import { canJobMove } from '#shared/model/job-state.ts'
import type { OptimizeOutcome } from '../../ports/llm.ts'
import type { ClaimedProduct, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { judgeOutcome, type Judgement } from './judge-outcome.ts'

export interface Landing {
  readonly holdMs: number
  readonly pause: Judgement['pause']
  /** Items whose answer came too late: cancelled or taken up again meanwhile. Nothing was stored or charged for them. */
  readonly late: number
}

export interface LandingContext {
  readonly language: string
  readonly sampleModel: boolean
}

/** Stores what came of one request, attribute by attribute, and settles each credit, in one transaction. */
export function landOutcome(
  deps: EngineDeps,
  product: ClaimedProduct,
  outcome: OptimizeOutcome,
  context: LandingContext
): Landing {
  return deps.store.write((tx) => {
    const at = deps.clock.now()
    const judgement = judgeOutcome(outcome, product.items, { language: context.language, now: at, random: deps.random })
    let late = 0
    for (const { item, change } of judgement.changes) if (!tx.updateJobItem(item, change, at)) late += 1
    if (judgement.usage) tx.addUsage(product.jobId, { ...judgement.usage, sampleModel: context.sampleModel })
    if (judgement.pause) {
      const { reason, message } = judgement.pause
      tx.updateJobStatus(product.jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: reason, message, at })
    }
    completeIfDone(tx, product.instanceId, product.jobId, at)
    return { holdMs: judgement.holdMs, pause: judgement.pause, late }
  })
}

/** A started job with nothing left to do is over: completed if anything was delivered, failed if nothing was. */
export function completeIfDone(tx: StoreTx, instanceId: string, jobId: number, at: number): void {
  const job = tx.getJob(instanceId, jobId)
  if (!job || job.progress.pending + job.progress.running > 0) return
  if (job.status !== 'RUNNING' && job.status !== 'PAUSED') return
  const { done, failed } = job.progress
  const to = done > 0 ? 'COMPLETED' : 'FAILED'
  if (!canJobMove(job.status, to)) return
  tx.updateJobStatus(jobId, { from: job.status, to, pausedBy: null, message: summaryOf(done, failed), at })
}

function summaryOf(done: number, failed: number): string | null {
  if (failed === 0) return null
  const credits = failed === 1 ? 'its credit is' : 'their credits are'
  if (done === 0) return `None of the ${failed} items could be delivered; ${credits} back in your balance.`
  return failed === 1
    ? `1 item could not be delivered; ${credits} back in your balance.`
    : `${failed} items could not be delivered; ${credits} back in your balance.`
}
