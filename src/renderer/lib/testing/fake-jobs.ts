import type { CallResult, Output } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { err } from '#shared/lib/result.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { progressOf } from '#shared/model/progress.ts'
import { FAKE_NOW } from './fake-data.ts'
import { change, one } from './fake-rows.ts'
import type { FakeState } from './fake-state.ts'

/** What is not delivered is cancelled, and its credits are back. */
export function cancelJob(id: number, state: FakeState): CallResult<Output<'jobs.cancel'>> {
  const found = one(state.jobs, id, 'job')
  if (!found.ok) return found
  const { progress, releasedCredits } = found.value
  const open = progress.pending + progress.running
  const over: Partial<Job> = {
    status: 'CANCELLED',
    pausedBy: null,
    progress: progressOf({ ...progress, pending: 0, running: 0, cancelled: progress.cancelled + open }),
    releasedCredits: releasedCredits + open,
    finishedAt: FAKE_NOW
  }
  return change(state.jobs, id, over, 'job')
}

/** What failed or was cancelled waits again, and holds a credit again. */
export function retryJob(id: number, state: FakeState): CallResult<Output<'jobs.retryFailed'>> {
  const found = one(state.jobs, id, 'job')
  if (!found.ok) return found
  const { status, progress, releasedCredits } = found.value
  const again = progress.failed + progress.cancelled
  if (!isJobFinished(status)) return err(errorBody('CONFLICT', `You can't retry this job: it is not over.`))
  if (again === 0) return err(errorBody('CONFLICT', `Job ${id} has no failed or cancelled items to retry.`))
  const running: Partial<Job> = {
    status: 'RUNNING',
    progress: progressOf({ ...progress, pending: progress.pending + again, failed: 0, cancelled: 0 }),
    releasedCredits: releasedCredits - again,
    finishedAt: null
  }
  return change(state.jobs, id, running, 'job')
}
