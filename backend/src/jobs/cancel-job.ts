import { sql } from 'kysely'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { periodAt } from '#shared/model/credits.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { BACKEND_DEVICE } from '#shared/sync/protocol.ts'
import { loadBook, saveBook } from '../credits/book-rows.ts'
import { getJob, updateJobItems, updateJobStatus, type Reader } from '../db/jobs.ts'
import { lockInstance } from '../db/lock-instance.ts'
import type { Tx } from '../db/tables.ts'
import type { BackendDeps } from '../deps.ts'
import { notFound } from '../http/not-found.ts'
import { BACKEND_HOLDER } from './backend-holder.ts'

/**
 * Stops a job that was created here, and gives the credits that it held back to its month. One that runs on a device is cancelled there
 * and nowhere else: only the device knows what is delivered.
 */
export async function cancelJob(deps: BackendDeps, reader: Reader, jobId: number): Promise<Result<Job, ErrorBody>> {
  const { instanceId } = reader
  return deps.db.transaction().execute(async (tx) => {
    const head = await lockInstance(tx, instanceId)
    if (head === null) return err(notFound('Job', jobId))
    const job = await getJob(tx, { instanceId, deviceId: null }, jobId)
    if (!job) return err(notFound('Job', jobId))
    if (job.device?.deviceId !== BACKEND_DEVICE)
      return err(errorBody('CONFLICT', `This job runs on ${job.device?.name ?? 'a device'}. Cancel it there.`))
    if (isJobFinished(job.status)) return err(errorBody('CONFLICT', 'This job is over.'))
    await cancel(tx, instanceId, jobId, { head, at: deps.clock.now() })
    const after = await getJob(tx, reader, jobId)
    if (!after) throw new Error(`Job ${jobId} was lost while it was cancelled`)
    return ok(after)
  })
}

/** Its items all wait: nobody runs them. The month of their hold is the one that it was created in. */
async function cancel(
  tx: Tx,
  instanceId: string,
  jobId: number,
  { head, at }: { readonly head: number; readonly at: number }
): Promise<void> {
  const change = { status: 'CANCELLED', at, changeSeq: head + 1 } as const
  const { uid, totalItems, createdAt } = await updateJobStatus(tx, instanceId, jobId, change)
  await updateJobItems(tx, instanceId, uid, change)
  await sql`
    update instance_heads set head = ${head + 1 + totalItems} where instance_id = ${instanceId}`.execute(tx)
  const period = periodAt(createdAt)
  const book = await loadBook(tx, instanceId, { periods: [period] })
  if (book === null) throw new Error(`The store ${instanceId} was lost while a job was cancelled`)
  book.roll(at)
  book.release(period, BACKEND_HOLDER, totalItems)
  book.giveBack(period, BACKEND_HOLDER, totalItems)
  await saveBook(tx, instanceId, book)
}
