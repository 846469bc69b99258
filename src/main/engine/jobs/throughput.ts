import type { Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'

const MINUTE_MS = 60_000
const MOST_STRETCHES = 60
/** Minutes; a run of more than two months has stretches of several days. */
const LENGTHS = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1_440] as const
const DAY = 1_440

/** A run as its deliveries are booked: one entry of the ledger for each transaction that landed texts. */
export function getThroughput(
  { store, clock }: Pick<EngineDeps, 'store' | 'clock'>,
  instanceId: string,
  jobId: number
): Result<Output<'jobs.throughput'>, ErrorBody> {
  return store.read((db) => {
    const job = db.getJob(instanceId, jobId)
    if (!job) return err(notFound('Job', jobId))
    const run = db.getDeliverySpan(instanceId, jobId)
    if (run === null) return ok({ stretchMinutes: 1, stretches: [] })
    const stretchMinutes = stretchOf(run.to - run.from)
    const stretchMs = stretchMinutes * MINUTE_MS
    const items = new Map(
      db.getDeliveries(instanceId, jobId, run.from, stretchMs).map((each) => [each.stretch, each.items])
    )
    const end = isJobFinished(job.status) ? run.to + 1 : Math.min(run.to + 1, clock.now() - stretchMs + 1)
    const count = Math.max(0, Math.ceil((end - run.from) / stretchMs))
    return ok({
      stretchMinutes,
      stretches: Array.from({ length: count }, (_, at) => ({
        at: new Date(run.from + at * stretchMs).toISOString(),
        items: items.get(at) ?? 0
      }))
    })
  })
}

function stretchOf(ms: number): number {
  const least = (ms + 1) / MINUTE_MS / MOST_STRETCHES
  return LENGTHS.find((length) => length >= least) ?? Math.ceil(least / DAY) * DAY
}
