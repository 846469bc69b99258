import type { Output } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { MAX_JOB_ITEMS, type JobSelection } from '#shared/contract/jobs.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { insufficientCreditsMessage, remainingCredits, requiredCredits, type Balance } from '#shared/model/credits.ts'
import type { StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import type { EngineDeps } from '../deps.ts'
import { resolveSelection } from './resolve-selection.ts'

export type CreatedJob = Output<'jobs.create'>

/**
 * Checks the balance and writes job, items, reservation, charge, ledger entry and event in one transaction, or writes nothing. A key
 * that was used before gets its first answer again; a key that was used for something else is an error, because one of the two
 * callers would be told about a job that is not theirs.
 */
export function createJob(
  deps: EngineDeps,
  instanceId: string,
  selection: JobSelection,
  idempotencyKey: string | undefined
): Result<CreatedJob, ErrorBody> {
  const requestHash = idempotencyKey === undefined ? null : deps.hash.digest(JSON.stringify(selection))
  const result = deps.store.write((tx) => {
    if (idempotencyKey !== undefined) {
      const earlier = tx.getIdempotentAnswer(instanceId, idempotencyKey)
      if (earlier)
        return earlier.hash === requestHash ? ok(earlier.answer as CreatedJob) : err(keyReused(idempotencyKey))
    }
    return insertJob(deps, tx, instanceId, selection, { key: idempotencyKey ?? null, hash: requestHash })
  })
  if (result.ok) deps.bus.changed(instanceId, ['jobs', 'items', 'credits'])
  return result
}

function insertJob(
  deps: EngineDeps,
  tx: StoreTx,
  instanceId: string,
  selection: JobSelection,
  idempotency: { readonly key: string | null; readonly hash: string | null }
): Result<CreatedJob, ErrorBody> {
  const at = deps.clock.now()
  const instance = openCurrentPeriod(tx, instanceId, at)
  if (!instance) throw new Error(`No instance ${instanceId}`)
  const products = resolveSelection(tx, instanceId, selection)
  if (!products.ok) return products
  const required = requiredCredits(products.value.length, selection.attributes.length)
  if (required > MAX_JOB_ITEMS) return err(tooMany(required))
  if (required > remainingCredits(instance)) return err(insufficientCredits(required, instance))

  const job = tx.createJob({
    instanceId,
    uid: deps.ids.uuid(),
    sourceScope: selection.sourceScope,
    attributes: selection.attributes,
    language: selection.language,
    prompt: selection.prompt,
    productKeys: products.value,
    idempotencyKey: idempotency.key,
    requestHash: idempotency.hash,
    at
  })
  const answer: CreatedJob = {
    jobId: job.id,
    status: 'PENDING',
    requiredCredits: required,
    remainingCredits: remainingCredits({ ...instance, creditsUsed: instance.creditsUsed + required }),
    productCount: job.productCount,
    attributeCount: job.attributeCount,
    totalItems: job.totalItems
  }
  if (idempotency.key !== null) tx.setIdempotentAnswer(job.id, answer)
  tx.appendOutbox({
    id: deps.ids.uuid(),
    instanceId,
    type: 'job.created',
    payload: { jobId: job.id, attributes: selection.attributes, language: selection.language, credits: required },
    at
  })
  // Started here and not after the answer, so that a crash in between leaves no job that nobody starts.
  if (selection.autoStart)
    tx.updateJobStatus(job.id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at })
  return ok(answer)
}

export function insufficientCredits(required: number, balance: Balance): ErrorBody {
  const remaining = remainingCredits(balance)
  return errorBody('INSUFFICIENT_CREDITS', insufficientCreditsMessage(required, remaining), {
    required,
    remaining,
    creditsTotal: balance.creditsTotal,
    creditsUsed: balance.creditsUsed
  })
}

function tooMany(items: number): ErrorBody {
  return errorBody(
    'VALIDATION_ERROR',
    `productIds × attributes is ${items} items; one job takes at most ${MAX_JOB_ITEMS}. Split the selection into several jobs.`,
    { details: { field: 'productIds' } }
  )
}

function keyReused(key: string): ErrorBody {
  return errorBody(
    'IDEMPOTENCY_KEY_REUSED',
    `The idempotency key "${key}" was used for another request. Send a new key with a new request.`,
    { details: { field: 'Idempotency-Key' } }
  )
}
