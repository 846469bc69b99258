import type { Attribute } from '#shared/model/attribute.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { StoreRead, StoreTx } from '../../ports/store.ts'
import { openCurrentPeriod } from '../credits/period.ts'
import { reachOf } from '../credits/reach.ts'
import { shortfall } from '../credits/shortfall.ts'
import type { EngineDeps } from '../deps.ts'
import { earlierAnswer, requestKey, type RequestKey } from '../jobs/request-key.ts'
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

/** What was asked for, and the caller's name for it. */
export interface Asking {
  readonly instanceId: string
  readonly input: { readonly note: string }
  readonly idempotencyKey: string | undefined
}

/** Texts to ask for, and how many that were named cannot be asked for. */
export interface Found {
  readonly texts: readonly Reworkable[]
  readonly skipped: number
}

/** With a job for each text. */
export interface Asked extends Pick<Found, 'skipped'> {
  readonly jobIds: readonly number[]
  readonly remainingCredits: number
}

/**
 * Charges a credit for each of the texts, of which there is one at least, and begins a job of its own for it, in the transaction that found
 * them. A request that comes once more with its key gets its first answer again.
 */
export function askAgain<A>(
  deps: EngineDeps,
  { instanceId, input, idempotencyKey }: Asking,
  find: (tx: StoreTx) => Result<Found, ErrorBody>,
  answerOf: (asked: Asked) => A
): Result<A, ErrorBody> {
  const { note } = input
  const request = requestKey(deps.hash, idempotencyKey, JSON.stringify(input))
  const result = deps.store.write((tx): Result<A, ErrorBody> => {
    const earlier = earlierAnswer<A>(tx, instanceId, request)
    if (earlier !== null) return earlier
    const at = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const found = find(tx)
    if (!found.ok) return found
    const { texts, skipped } = found.value
    const required = texts.length
    const reach = reachOf(tx, instance, at)
    if (reach.own < required) return err(shortfall(required, instance, reach))
    const [first, ...others] = texts
    if (first === undefined) throw new Error('Nothing is asked for')
    const jobId = createRework(deps, tx, { instanceId, note, request, at }, first)
    // The key stands with the first of the jobs, and the answer for all of them.
    const rest = others.map((one) => createRework(deps, tx, { instanceId, note, request: null, at }, one))
    const creditsUsed = instance.creditsUsed + required
    const answer = answerOf({
      jobIds: [jobId, ...rest],
      skipped,
      remainingCredits: remainingCredits({ ...instance, creditsUsed })
    })
    if (request !== null) tx.setIdempotentAnswer(jobId, answer)
    return ok(answer)
  })
  if (result.ok) deps.bus.changed(instanceId, ['items', 'credits'])
  return result
}

interface Rework {
  readonly instanceId: string
  readonly note: string
  readonly request: RequestKey | null
  readonly at: number
}

function createRework(
  deps: EngineDeps,
  tx: StoreTx,
  { instanceId, note, request, at }: Rework,
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
    idempotencyKey: request?.key ?? null,
    requestHash: request?.hash ?? null,
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
