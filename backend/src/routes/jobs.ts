import { err, ok } from '#shared/lib/result.ts'
import { numberCursor } from '../db/cursor.ts'
import { getJob, getJobItems, getJobs } from '../db/jobs.ts'
import type { BackendDeps } from '../deps.ts'
import { foreignCursor } from '../http/foreign-cursor.ts'
import type { HandlersOf } from '../http/handlers.ts'
import { notFound } from '../http/not-found.ts'
import { cancelJob } from '../jobs/cancel-job.ts'
import { createJobWithCredits } from '../jobs/create-job.ts'

export function jobRoutes(
  deps: BackendDeps
): HandlersOf<'jobs.create' | 'jobs.list' | 'jobs.get' | 'jobs.items' | 'jobs.cancel'> {
  return {
    'jobs.create': (selection, { instanceId, idempotencyKey }) =>
      createJobWithCredits(deps, instanceId, selection, idempotencyKey),
    'jobs.list': async ({ status, cursor, limit }, reader) => {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : numberCursor(cursor)
      if (before === null) return err(foreignCursor())
      const page = await getJobs(deps.db, reader, status, { before, limit })
      return ok({ jobs: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'jobs.get': async ({ id }, reader) => {
      const job = await getJob(deps.db, reader, id)
      return job ? ok(job) : err(notFound('Job', id))
    },
    'jobs.items': async ({ id, cursor, limit, ...filter }, { instanceId }) => {
      const after = cursor === undefined ? -1 : numberCursor(cursor)
      if (after === null) return err(foreignCursor())
      const page = await getJobItems(deps.db, instanceId, id, filter, { after, limit })
      return page
        ? ok({ items: [...page.rows], nextCursor: page.nextCursor, total: page.total })
        : err(notFound('Job', id))
    },
    'jobs.cancel': ({ id }, reader) => cancelJob(deps, reader, id)
  }
}
