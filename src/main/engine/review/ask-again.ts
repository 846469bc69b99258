import type { Attribute } from '#shared/model/attribute.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { StoreRead, StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { shortfall } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { beginJob } from '../jobs/settle-job.ts'
import { notFound } from '../not-found.ts'

/** A text that the model can be asked for once more, and what it was asked for before. */
export interface Reworkable {
  readonly itemId: number
  readonly productKey: number
  readonly attribute: Attribute
  readonly language: string
  readonly prompt: string
  readonly twoTexts: boolean
}

export function findReworkable(db: StoreRead, instanceId: string, id: number): Result<Reworkable, ErrorBody> {
  const item = db.getJobItem(instanceId, id)
  if (!item) return err(notFound('Item', id))
  const source = db.getJob(instanceId, item.jobId)
  if (!source) throw new Error(`Item ${id} lost its job ${item.jobId}`)
  if (item.status !== 'DONE' || source.regenerates !== null)
    return refused('Only a delivered text can be written anew.')
  if (db.getRegeneration(id) !== null) return refused('This text is being written anew already.')
  const [productKey] = db.findProducts(instanceId, [item.productId]).keys
  if (productKey === undefined) return refused('This product is no longer in your store.')
  const { language, prompt } = source
  return ok({
    itemId: id,
    productKey,
    attribute: item.attribute,
    language,
    prompt,
    twoTexts: item.otherEdit !== null
  })
}

/** Charges a credit for each of the texts and begins a job of its own for it, in the transaction that found them. */
export function askAgain(
  deps: EngineDeps,
  { instanceId, note }: { readonly instanceId: string; readonly note: string },
  find: (tx: StoreTx) => Result<readonly Reworkable[], ErrorBody>
): Result<{ readonly jobIds: readonly number[]; readonly remainingCredits: number }, ErrorBody> {
  const result = deps.store.write((tx): ReturnType<typeof askAgain> => {
    const at = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const found = find(tx)
    if (!found.ok) return found
    const required = found.value.length
    const reach = reachOf(tx, instance, at)
    if (reach.own < required) return err(shortfall(required, instance, reach))
    const jobIds = found.value.map((one) => createRework(deps, tx, { instanceId, note, at }, one))
    const creditsUsed = instance.creditsUsed + required
    return ok({ jobIds, remainingCredits: remainingCredits({ ...instance, creditsUsed }) })
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'credits'])
  return result
}

function createRework(
  deps: EngineDeps,
  tx: StoreTx,
  { instanceId, note, at }: { readonly instanceId: string; readonly note: string; readonly at: number },
  { itemId, productKey, attribute, language, prompt }: Reworkable
): number {
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

function refused(message: string): Result<never, ErrorBody> {
  return err(errorBody('CONFLICT', message, { details: { field: 'id' } }))
}
