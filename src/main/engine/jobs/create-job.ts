import type { Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { requestText, tooManyItems } from '#shared/contract/job-errors.ts'
import { MAX_JOB_ITEMS, type JobSelection } from '#shared/contract/jobs.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits, requiredCredits } from '#shared/model/credits.ts'
import type { StoreTx } from '../../ports/store.ts'
import { TRIAL_PRODUCTS } from '#shared/model/job-state.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { shortfall } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { askedOf } from '../optimize/asked-of.ts'
import { earlierAnswer, requestKey, type RequestKey } from './request-key.ts'
import { resolveSelection } from './resolve-selection.ts'
import { beginJob } from './settle-job.ts'

export type CreatedJob = Output<'jobs.create'>

export interface CreateOptions {
  readonly idempotencyKey: string | undefined
  /** The model that would be asked now; see `ModelSource`. */
  readonly asked: string
}

/** Checks the balance and writes job, items, reservation, charge, ledger entry and event in one transaction, or writes nothing. */
export function createJob(
  deps: EngineDeps,
  instanceId: string,
  selection: JobSelection,
  { idempotencyKey, asked }: CreateOptions
): Result<CreatedJob, ErrorBody> {
  const request = requestKey(deps.hash, idempotencyKey, requestText(selection))
  const result = deps.store.write(
    (tx) =>
      earlierAnswer<CreatedJob>(tx, instanceId, request) ??
      insertJob(deps, tx, instanceId, selection, { request, asked })
  )
  if (result.ok) deps.bus.changed(instanceId, ['jobs', 'items', 'credits'])
  return result
}

function insertJob(
  deps: EngineDeps,
  tx: StoreTx,
  instanceId: string,
  selection: JobSelection,
  { request, asked }: { readonly request: RequestKey | null; readonly asked: string }
): Result<CreatedJob, ErrorBody> {
  const at = deps.clock.now()
  const instance = openCurrentPeriod(tx, instanceId, at)
  if (!instance) throw new Error(`No instance ${instanceId}`)
  const products = resolveSelection(tx, instanceId, selection)
  if (!products.ok) return products
  const items = requiredCredits(products.value.length, selection.attributes.length)
  if (items > MAX_JOB_ITEMS) return err(tooManyItems(items))
  const { attributes, language, prompt } = selection
  const source = {
    instanceId,
    attributes,
    language,
    prompt,
    productKeys: products.value,
    asked: askedOf(tx, instanceId, { asked })
  }
  const required = items - (selection.reuse ? tx.countReusable(source) : 0)
  const reach = reachOf(tx, instance, at)
  if (required > reach.own) return err(shortfall(required, instance, reach))

  const job = tx.createJob({
    ...source,
    uid: deps.ids.uuid(),
    sourceScope: selection.sourceScope,
    trialProducts: selection.trial ? TRIAL_PRODUCTS : null,
    reuse: selection.reuse ? { asked: source.asked } : null,
    idempotencyKey: request?.key ?? null,
    requestHash: request?.hash ?? null,
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
  if (request !== null) tx.setIdempotentAnswer(job.id, answer)
  tx.tell(instanceId, { type: 'job.created', jobId: job.id, credits: required }, at)
  // Started here and not after the answer, so that a crash in between leaves no job that nobody starts.
  if (selection.autoStart) beginJob(tx, instanceId, job.id, at)
  return ok(answer)
}
