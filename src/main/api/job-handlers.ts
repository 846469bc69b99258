import { ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { withLease } from '../engine/credits/with-lease.ts'
import type { Engine } from '../engine/engine.ts'
import { createJob } from '../engine/jobs/create-job.ts'
import {
  cancelJob,
  pauseJob,
  prioritiseJob,
  resumeJob,
  retryFailedItems,
  startJob
} from '../engine/jobs/job-commands.ts'
import { keepEstimate } from '../engine/jobs/keep-estimate.ts'
import { quoteJob } from '../engine/jobs/quote-job.ts'
import { getThroughput } from '../engine/jobs/throughput.ts'
import { notFound } from '../engine/not-found.ts'
import { err } from '#shared/lib/result.ts'
import type { HandlersOf } from './handlers.ts'

type JobHandlers = HandlersOf<
  | 'jobs.create'
  | 'jobs.quote'
  | 'jobs.list'
  | 'jobs.get'
  | 'jobs.throughput'
  | 'jobs.items'
  | 'jobs.prioritise'
  | 'jobs.watch'
  | 'jobs.start'
  | 'jobs.pause'
  | 'jobs.resume'
  | 'jobs.cancel'
  | 'jobs.retryFailed'
>

export function jobHandlers({ deps, runner, settings, sync }: Engine): JobHandlers {
  const { store } = deps
  const waking = (result: Result<Job, ErrorBody>): Result<Job, ErrorBody> => {
    if (result.ok) runner.wake()
    return result
  }
  return {
    'jobs.create': async (input, { instanceId, idempotencyKey }) => {
      const created = await withLease(deps, sync, instanceId, () =>
        createJob(deps, instanceId, input, { idempotencyKey, asked: settings.current().asked })
      )
      if (!created.ok) return created
      runner.wake()
      // After the answer: nobody waits for tokens to be counted.
      deps.soon(() => void keepEstimate(deps, settings, instanceId, created.value.jobId))
      return created
    },
    'jobs.quote': (input, { instanceId }) => quoteJob(deps, instanceId, input, settings),
    'jobs.list': ({ status, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getJobs(instanceId, status, { cursor, limit }))
      return ok({ jobs: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'jobs.get': ({ id }, { instanceId }) => {
      const job = store.read((db) => db.getJob(instanceId, id))
      return job ? ok(job) : err(notFound('Job', id))
    },
    'jobs.throughput': ({ id }, { instanceId }) => getThroughput(deps, instanceId, id),
    'jobs.items': ({ id, cursor, limit, ...filter }, { instanceId }) =>
      store.read((db) => {
        if (!db.getJob(instanceId, id)) return err(notFound('Job', id))
        const page = db.getJobItems(instanceId, id, filter, { cursor, limit })
        return ok({ items: [...page.rows], nextCursor: page.nextCursor, total: page.total })
      }),
    'jobs.prioritise': ({ id, priority }, { instanceId }) => waking(prioritiseJob(deps, instanceId, id, priority)),
    'jobs.watch': ({ jobId }, { instanceId }) => {
      if (jobId !== null && !store.read((db) => db.getJob(instanceId, jobId))) return err(notFound('Job', jobId))
      runner.watch(jobId)
      return ok({})
    },
    'jobs.start': ({ id }, { instanceId }) => waking(startJob(deps, instanceId, id)),
    'jobs.pause': ({ id }, { instanceId }) => {
      const result = pauseJob(deps, instanceId, id)
      if (result.ok) runner.halt(id, 'finish')
      return result
    },
    'jobs.resume': ({ id }, { instanceId }) => waking(resumeJob(deps, instanceId, id)),
    'jobs.cancel': ({ id }, { instanceId }) => {
      const result = cancelJob(deps, instanceId, id)
      if (result.ok) runner.halt(id, 'abort')
      return result
    },
    'jobs.retryFailed': async ({ id }, { instanceId }) =>
      waking(await withLease(deps, sync, instanceId, () => retryFailedItems(deps, instanceId, id)))
  }
}
