import type { Job } from '#shared/contract/jobs.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { isJobFinished, type JobPriority, type JobStatus } from '#shared/model/job-state.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { insufficientCredits } from '#shared/contract/job-errors.ts'
import { beginJob, isTrialDone, settleJob } from './settle-job.ts'

type Change = (tx: StoreTx, job: Job, at: number) => ErrorBody | null

/**
 * Jobs run on the device that made them: it alone knows what it is asking for, and holds their credits. Reviewing, exporting and
 * publishing work everywhere.
 */
function changeJob(deps: EngineDeps, instanceId: string, jobId: number, change: Change): Result<Job, ErrorBody> {
  const result = deps.store.write((tx): Result<Job, ErrorBody> => {
    const before = tx.getJob(instanceId, jobId)
    if (!before) return err(notFound('Job', jobId))
    const error = before.device ? runsElsewhere(before.device.name) : change(tx, before, deps.clock.now())
    return error ? err(error) : ok(before)
  })
  if (!result.ok) return result
  const job = deps.store.read((db) => db.getJob(instanceId, jobId))
  if (!job) throw new Error(`Job ${jobId} vanished`)
  deps.bus.emit({ name: 'job.progress', payload: { instanceId, job } })
  deps.bus.changed(instanceId, ['jobs', 'items', 'credits'])
  return ok(job)
}

export function startJob(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (job.status !== 'PENDING') return wrongState('start', job.status)
    beginJob(tx, instanceId, jobId, at)
    return null
  })
}

export function pauseJob(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (job.status !== 'RUNNING') return wrongState('pause', job.status)
    tx.updateJobStatus(jobId, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at })
    return null
  })
}

export function resumeJob(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (job.status !== 'PAUSED') return wrongState('resume', job.status)
    // Whoever goes on after a trial has seen it.
    if (isTrialDone(tx, job)) tx.endTrial(jobId)
    tx.updateJobStatus(jobId, { from: 'PAUSED', to: 'RUNNING', pausedBy: null, message: null, at })
    settleJob(tx, instanceId, jobId, at)
    return null
  })
}

/** How often a job gets its turn beside the others. A job that is over has none. */
export function prioritiseJob(
  deps: EngineDeps,
  instanceId: string,
  jobId: number,
  priority: JobPriority
): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job) => {
    if (isJobFinished(job.status)) return wrongState('prioritise', job.status)
    tx.setJobPriority(jobId, priority)
    return null
  })
}

/** Everything that is not delivered is cancelled and gives its credit back, in the transaction that ends the job. */
export function cancelJob(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (isJobFinished(job.status)) return wrongState('cancel', job.status)
    const cancelled = tx.cancelOpenItems(jobId, at)
    const message = `${cancelled} ${cancelled === 1 ? 'credit is' : 'credits are'} back in your balance.`
    tx.updateJobStatus(jobId, { from: job.status, to: 'CANCELLED', pausedBy: null, message, at })
    return null
  })
}

/** The same items in the same job, under a new reservation: they are charged again only because they were given back. */
export function retryFailedItems(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (!isJobFinished(job.status)) return wrongState('retry', job.status)
    const items = job.progress.failed + job.progress.cancelled
    if (items === 0) return errorBody('CONFLICT', `Job ${jobId} has no failed or cancelled items to retry.`)
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    if (items > remainingCredits(instance)) return insufficientCredits(items, instance)
    tx.reopenReleasedItems(jobId, at)
    tx.updateJobStatus(jobId, { from: job.status, to: 'RUNNING', pausedBy: null, message: null, at })
    return null
  })
}

function runsElsewhere(name: string): ErrorBody {
  return errorBody('CONFLICT', `This job runs on ${name}. Pause or cancel it there.`, { details: { field: 'id' } })
}

const STATE_WORDS: Readonly<Record<JobStatus, string>> = {
  PENDING: 'has not started yet',
  RUNNING: 'is running',
  PAUSED: 'is paused',
  COMPLETED: 'is completed',
  CANCELLED: 'was cancelled',
  FAILED: 'has failed'
}

function wrongState(command: string, status: JobStatus): ErrorBody {
  return errorBody('CONFLICT', `You can't ${command} this job: it ${STATE_WORDS[status]}.`, {
    details: { field: 'status', status }
  })
}
