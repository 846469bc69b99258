import { sql } from 'kysely'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { insufficientCredits, keyReused, requestText, tooManyItems, unknownIds } from '#shared/contract/job-errors.ts'
import { MAX_JOB_ITEMS, type JobSelection } from '#shared/contract/jobs.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { requiredCredits } from '#shared/model/credits.ts'
import { digestOf } from '../auth/secrets.ts'
import type { EndpointOutput } from '../contract/contract.ts'
import { loadBook, saveBook } from '../credits/book-rows.ts'
import { createJob } from '../db/jobs.ts'
import { lockInstance } from '../db/lock-instance.ts'
import type { Tx } from '../db/tables.ts'
import type { BackendDeps } from '../deps.ts'
import { notFound } from '../http/not-found.ts'
import { BACKEND_HOLDER } from './backend-holder.ts'

export type CreatedJob = EndpointOutput<'jobs.create'>

/**
 * Checks the balance and writes job, items, their hold and the feed's numbers in one transaction, or writes nothing. The hold is a lease of
 * the backend's own, since no device is there to account for it. A key that was used before gets its first answer again. Earlier
 * results, trials and the start are the devices' business: `reuse`, `trial` and `autoStart` change nothing here.
 */
export async function createJobWithCredits(
  deps: BackendDeps,
  instanceId: string,
  selection: JobSelection,
  idempotencyKey: string | undefined
): Promise<Result<CreatedJob, ErrorBody>> {
  const request = {
    key: idempotencyKey ?? null,
    hash: idempotencyKey === undefined ? null : digestOf(requestText(selection))
  }
  return deps.db.transaction().execute(async (tx) => {
    // Writers of one instance come in here one after another: what is read below stays true until the commit.
    const head = await lockInstance(tx, instanceId)
    if (head === null) return err(notFound('Store', instanceId))
    if (request.key !== null) {
      const earlier = await earlierAnswer(tx, instanceId, request.key)
      if (earlier) return earlier.hash === request.hash ? ok(earlier.answer) : err(keyReused(request.key))
    }
    return insertJob(deps, tx, instanceId, selection, { ...request, head })
  })
}

async function earlierAnswer(
  tx: Tx,
  instanceId: string,
  key: string
): Promise<{ readonly hash: string | null; readonly answer: CreatedJob } | undefined> {
  const row = await tx
    .selectFrom('jobs')
    .select(['request_hash', 'create_answer'])
    .where('instance_id', '=', instanceId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  return row && { hash: row.request_hash, answer: inOrder(row.create_answer as CreatedJob) }
}

/** jsonb keeps no order of fields, and a repeated answer is the same to the letter. */
function inOrder(answer: CreatedJob): CreatedJob {
  const {
    jobId,
    status,
    requiredCredits: required,
    remainingCredits,
    productCount,
    attributeCount,
    totalItems
  } = answer
  return { jobId, status, requiredCredits: required, remainingCredits, productCount, attributeCount, totalItems }
}

interface Request {
  readonly key: string | null
  readonly hash: string | null
  readonly head: number
}

async function insertJob(
  deps: BackendDeps,
  tx: Tx,
  instanceId: string,
  selection: JobSelection,
  { key, hash, head }: Request
): Promise<Result<CreatedJob, ErrorBody>> {
  const at = deps.clock.now()
  const products = await resolveSelection(tx, instanceId, selection)
  if (!products.ok) return products
  const { attributes } = selection
  const items = requiredCredits(products.value.length, attributes.length)
  if (items > MAX_JOB_ITEMS) return err(tooManyItems(items))

  const book = await loadBook(tx, instanceId)
  if (book === null) return err(notFound('Store', instanceId))
  book.roll(at)
  const { period, allowance, unleased, opensAt } = book.running()
  if (items > unleased)
    return err(insufficientCredits(items, { creditsTotal: allowance, creditsUsed: allowance - unleased }))
  book.grant(BACKEND_HOLDER, items)
  book.hold(period, BACKEND_HOLDER, items)

  const uid = deps.ids.uuid()
  const jobId = await createJob(tx, {
    instanceId,
    uid,
    selection,
    productIds: products.value,
    totalItems: items,
    // The month of its hold is read from it, also where the clock was set back behind that month.
    createdAt: Math.max(at, opensAt),
    key,
    hash,
    changeSeq: head + 1,
    now: new Date(at)
  })
  const answer: CreatedJob = {
    jobId,
    status: 'PENDING',
    requiredCredits: items,
    remainingCredits: unleased - items,
    productCount: products.value.length,
    attributeCount: attributes.length,
    totalItems: items
  }
  await saveBook(tx, instanceId, book)
  await sql`update instance_heads set head = ${head + 1 + items} where instance_id = ${instanceId}`.execute(tx)
  if (key !== null)
    await sql`
      update jobs set create_answer = ${JSON.stringify(answer)}::jsonb
      where instance_id = ${instanceId} and uid = ${uid}`.execute(tx)
  return ok(answer)
}

/** Products in the order in which they were asked for, those of collections by id; all of the instance, once each. */
async function resolveSelection(
  tx: Tx,
  instanceId: string,
  selection: JobSelection
): Promise<Result<readonly string[], ErrorBody>> {
  if (selection.sourceScope === 'products') {
    const ids = selection.productIds
    const { rows } = await sql<{ product_id: string }>`
      select product_id from products where instance_id = ${instanceId} and product_id = any(${ids}::text[])`.execute(
      tx
    )
    if (rows.length === ids.length) return ok(ids)
    const known = new Set(rows.map((row) => row.product_id))
    const refused = unknownIds('product', ids, placesOf(ids, known))
    return refused ? err(refused) : ok(ids)
  }
  const ids = selection.collectionIds
  const { rows } = await sql<{ product_id: string; collections: readonly string[] }>`
    select product_id, collections from products
    where instance_id = ${instanceId} and jsonb_exists_any(collections, ${ids}::text[])
    order by product_id`.execute(tx)
  const known = new Set(rows.flatMap((row) => row.collections))
  const refused = unknownIds('collection', ids, placesOf(ids, known))
  if (refused) return err(refused)
  if (rows.length > 0) return ok(rows.map((row) => row.product_id))
  return err(
    errorBody('VALIDATION_ERROR', 'At least one product must be selected', { details: { field: 'collectionIds' } })
  )
}

function placesOf(ids: readonly string[], known: ReadonlySet<string>): readonly number[] {
  return ids.flatMap((id, at) => (known.has(id) ? [] : [at]))
}
