import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { shortfall } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { beginJob } from '../jobs/settle-job.ts'
import { notFound } from '../not-found.ts'

/**
 * Asks the model for one text once more. It is a job of one item like any other, charged, run and landed by the same paths; only what it
 * delivers goes to the item that it was asked for. The item itself is not touched before.
 */
export function regenerateItem(
  deps: EngineDeps,
  instanceId: string,
  { id, note }: Parsed<'items.regenerate'>
): Result<Output<'items.regenerate'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'items.regenerate'>, ErrorBody> => {
    const at = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const item = tx.getJobItem(instanceId, id)
    if (!item) return err(notFound('Item', id))
    const source = tx.getJob(instanceId, item.jobId)
    if (!source) throw new Error(`Item ${id} lost its job ${item.jobId}`)
    if (item.status !== 'DONE' || source.regenerates !== null)
      return refused('Only a delivered text can be written anew.', 'id')
    const open = tx.getRegeneration(id)
    if (open !== null) return refused('This text is being written anew already.', 'id')
    const [productKey] = tx.findProducts(instanceId, [item.productId]).keys
    if (productKey === undefined) return refused('This product is no longer in your store.', 'id')
    const reach = reachOf(tx, instance, at)
    if (reach.own < 1) return err(shortfall(1, instance, reach))
    const jobId = createRework(deps, tx, { instanceId, productKey, itemId: id, note, at }, { ...source, ...item })
    return ok({
      jobId,
      requiredCredits: 1,
      remainingCredits: remainingCredits({ ...instance, creditsUsed: instance.creditsUsed + 1 })
    })
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'credits'])
  return result
}

function createRework(
  deps: EngineDeps,
  tx: StoreTx,
  wanted: {
    readonly instanceId: string
    readonly productKey: number
    readonly itemId: number
    readonly note: string
    readonly at: number
  },
  { attribute, language, prompt }: Pick<Output<'jobs.get'> & Output<'items.get'>, 'attribute' | 'language' | 'prompt'>
): number {
  const { instanceId, productKey, itemId, note, at } = wanted
  const { id: jobId } = tx.createJob({
    instanceId,
    uid: deps.ids.uuid(),
    sourceScope: 'products',
    attributes: [attribute],
    language,
    prompt,
    productKeys: [productKey],
    trialProducts: null,
    reuse: null,
    idempotencyKey: null,
    requestHash: null,
    regenerates: { itemId, note },
    at
  })
  // Somebody sits before it and waits.
  tx.setJobPriority(jobId, 'HIGH')
  tx.tell(instanceId, { type: 'job.created', jobId, credits: 1 }, at)
  beginJob(tx, instanceId, jobId, at)
  return jobId
}

function refused(message: string, field: string): Result<never, ErrorBody> {
  return err(errorBody('CONFLICT', message, { details: { field } }))
}
