import type { Job } from '#shared/contract/jobs.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { isJobFinished, type JobPriority, type JobStatus } from '#shared/model/job-state.ts'
import type { StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { shortfall } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { beginJob, creditsOverMonths, settleJob } from './settle-job.ts'

type Change = (tx: StoreTx, job: Job, at: number) => ErrorBody | null

/**
 * Jobs run on the device that made them: it alone knows what it is asking for, and holds their credits. Reviewing, exporting and
 * publishing work everywhere.
 */
function changeJob(deps: EngineDeps, instanceId: string, jobId: number, change: Change): Result<Job, ErrorBody> {
  const result = deps.store.write((tx): Result<Job, ErrorBody> => {
    const before = tx.getJob(instanceId, jobId)
    if (!before) return err(notFound('Job', jobId))
    const error = elsewhere(tx, instanceId, before) ?? change(tx, before, deps.clock.now())
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
    // Whoever goes on after that has seen it. A trial that ended while the job was paused for another reason asks first.
    if (job.pausedBy === 'trial') tx.endTrial(jobId)
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
    openCurrentPeriod(tx, instanceId, at)
    const late = tx.countHeldBefore(jobId, ['PENDING', 'RUNNING'])
    const cancelled = tx.cancelOpenItems(jobId, at)
    if (cancelled > 0) tx.tell(instanceId, { type: 'job.cancelled', jobId, released: cancelled }, at)
    const message =
      late > 0
        ? creditsOverMonths(cancelled, late)
        : `${cancelled} ${cancelled === 1 ? 'credit is' : 'credits are'} back in your balance.`
    tx.updateJobStatus(jobId, { from: job.status, to: 'CANCELLED', pausedBy: null, message, at })
    return null
  })
}

/** The same items in the same job, under a new reservation: they are charged again only because they were given back. */
export function retryFailedItems(deps: EngineDeps, instanceId: string, jobId: number): Result<Job, ErrorBody> {
  return changeJob(deps, instanceId, jobId, (tx, job, at) => {
    if (!isJobFinished(job.status)) return wrongState('retry', job.status)
    // Its text may be under way again already, or be another one by now.
    if (job.regenerates !== null)
      return errorBody('CONFLICT', 'Ask for this text once more in the review instead.', { details: { field: 'id' } })
    const items = job.progress.failed + job.progress.cancelled
    if (items === 0) return errorBody('CONFLICT', `Job ${jobId} has no failed or cancelled items to retry.`)
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const reach = reachOf(tx, instance, at)
    if (items > reach.own) return shortfall(items, instance, reach)
    // Whoever asks for all of these does not mean a part of them to be tried out.
    tx.endTrial(jobId)
    tx.reopenReleasedItems(jobId, at)
    tx.tell(instanceId, { type: 'job.reopened', jobId, credits: items }, at)
    tx.updateJobStatus(jobId, { from: job.status, to: 'RUNNING', pausedBy: null, message: null, at })
    return null
  })
}

function elsewhere(tx: StoreTx, instanceId: string, { device, status }: Job): ErrorBody | null {
  if (device === null) return null
  const message =
    device.deviceId === tx.getSyncLink(instanceId)?.deviceId
      ? "This job was made before this computer's data was restored, so nothing runs it any more. Review what it delivered, and make a new job for the rest."
      : isJobFinished(status)
        ? `This job is of ${device.name}: it can be taken up again there alone.`
        : `This job runs on ${device.name}. Pause or cancel it there.`
  return errorBody('CONFLICT', message, { details: { field: 'id' } })
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
