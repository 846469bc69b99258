import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { err } from '#shared/lib/result.ts'
import { TRIAL_PRODUCTS } from '#shared/model/job-state.ts'
import { heldElsewhere, ownCredits } from './fake-credits.ts'
import { fakeJob } from './fake-data.ts'
import type { FakeState, Handlers } from './fake-state.ts'

/** The price of a job, and the job. */
export const createHandlers: Pick<Handlers, 'jobs.create' | 'jobs.quote'> = {
  'jobs.create': (input, state) => {
    const products =
      input.sourceScope === 'products'
        ? input.productIds.length
        : state.products.filter((each) => each.collections.some((name) => input.collectionIds.includes(name))).length
    const total = products * input.attributes.length
    const reused = input.reuse ? Math.min(state.reusable, total) : 0
    const required = total - reused
    const refused = shortOf(required, state)
    if (refused) return refused
    const job = fakeJob({
      id: Math.max(0, ...state.jobs.map((each) => each.id)) + 1,
      status: 'PENDING',
      attributes: input.attributes,
      attributeCount: input.attributes.length,
      productCount: products,
      language: input.language,
      prompt: input.prompt,
      counts: { pending: required, done: reused },
      requiredCredits: required,
      capturedCredits: 0,
      reusedItems: reused,
      trial: input.trial ? { products: Math.min(TRIAL_PRODUCTS, products), over: false } : null,
      estimate: state.estimate,
      startedAt: null
    })
    state.jobs.unshift(job)
    state.creditsUsed += required
    state.reserved += required
    return {
      jobId: job.id,
      status: 'PENDING',
      requiredCredits: required,
      remainingCredits: ownCredits(state),
      productCount: products,
      attributeCount: input.attributes.length,
      totalItems: total
    }
  },
  'jobs.quote': (input, state) => {
    const productCount =
      input.sourceScope === 'products'
        ? input.productIds.length
        : state.products.filter((each) => each.collections.some((name) => input.collectionIds.includes(name))).length
    const requiredCredits = productCount * input.attributes.length
    const heldHere = ownCredits(state)
    // As the engine counts: with what the store could still give.
    const remainingBefore = heldHere + (state.sync.store?.unleased ?? 0)
    const remainingAfter = remainingBefore - requiredCredits
    const worded = input.language !== undefined && (input.prompt ?? '').trim() !== ''
    const reusable = Math.min(state.reusable, requiredCredits)
    const rest = requiredCredits - reusable
    return {
      productCount,
      attributeCount: input.attributes.length,
      requiredCredits,
      remainingBefore,
      heldHere,
      heldElsewhere: heldElsewhere(state),
      remainingAfter,
      sufficient: remainingAfter >= 0,
      estimate: worded ? state.estimate : null,
      reusable: worded ? { items: reusable, requiredCredits: rest, sufficient: rest <= remainingBefore } : null
    }
  }
}

/**
 * As the engine does: what only this device lacks of a linked store's credits is leased to it, no credit more. The refusal where even
 * that does not reach.
 */
export function shortOf(required: number, state: FakeState): CallResult<never> | null {
  const own = ownCredits(state)
  if (required <= own) return null
  const { store, state: link } = state.sync
  const reachable = link.status === 'up-to-date' || link.status === 'syncing'
  const unleased = reachable ? (store?.unleased ?? 0) : 0
  if (store !== null && required <= own + unleased) {
    state.creditsTotal += required - own
    state.sync = { ...state.sync, store: { ...store, unleased: unleased - (required - own) } }
    return null
  }
  const remaining = own + unleased
  return err(
    errorBody('INSUFFICIENT_CREDITS', `You need ${required} credits but only have ${remaining} remaining.`, {
      required,
      remaining,
      creditsTotal: state.creditsTotal,
      creditsUsed: state.creditsUsed
    })
  )
}
