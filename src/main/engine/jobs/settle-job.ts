import type { Job } from '#shared/contract/jobs.ts'
import { canJobMove } from '#shared/model/job-state.ts'
import type { StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'

/**
 * After a landing, a cancel or a resume: a job with nothing left to do is over, and a trial with nothing left to do stops and asks.
 * Part of the transaction that made it so.
 */
export function settleJob(tx: StoreTx, instanceId: string, jobId: number, at: number): void {
  const job = tx.getJob(instanceId, jobId)
  if (!job || (job.status !== 'RUNNING' && job.status !== 'PAUSED')) return
  if (job.progress.pending + job.progress.running === 0) end(tx, instanceId, job, at)
  else if (job.status === 'RUNNING' && isTrialDone(tx, job)) {
    const message = `The trial is done: ${job.trial?.products ?? 0} of ${job.productCount} products. Look at the results, then run the rest or cancel it.`
    tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'trial', message, at })
  }
}

/** Of which everything may have been taken over from earlier results. */
export function beginJob(tx: StoreTx, instanceId: string, jobId: number, at: number): void {
  tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at })
  settleJob(tx, instanceId, jobId, at)
}

/** Whether a job is in its trial, and the trial has nothing left to do. */
function isTrialDone(tx: StoreTx, job: Job): boolean {
  return job.trial !== null && !job.trial.over && !tx.hasOpenTrialItems(job.id)
}

/** Completed if anything was delivered, failed if nothing was. */
function end(tx: StoreTx, instanceId: string, job: Job, at: number): void {
  const { done, failed } = job.progress
  const to = done > 0 ? 'COMPLETED' : 'FAILED'
  if (!canJobMove(job.status, to)) return
  if (failed > 0) openCurrentPeriod(tx, instanceId, at)
  const late = failed === 0 ? 0 : tx.countHeldBefore(job.id, ['FAILED'])
  tx.updateJobStatus(job.id, { from: job.status, to, pausedBy: null, message: summaryOf(done, failed, late), at })
}

/** Of so many credits, those that were held in a month that is over are back in that one, which helps nobody now. */
export function creditsOverMonths(credits: number, late: number): string {
  return `Credits back in your balance: ${credits - late}. Credits that do not come back, because their month is over: ${late}.`
}

function summaryOf(done: number, failed: number, late: number): string | null {
  if (failed === 0) return null
  if (late > 0) return `Items that could not be delivered: ${failed}. ${creditsOverMonths(failed, late)}`
  const credits = failed === 1 ? 'its credit is' : 'their credits are'
  if (done === 0) return `None of the ${failed} items could be delivered; ${credits} back in your balance.`
  return failed === 1
    ? `1 item could not be delivered; ${credits} back in your balance.`
    : `${failed} items could not be delivered; ${credits} back in your balance.`
}
