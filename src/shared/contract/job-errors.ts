import { insufficientCreditsMessage, remainingCredits, type Balance } from '../model/credits.ts'
import { errorBody, type ErrorBody } from './errors.ts'
import { MAX_JOB_ITEMS, type JobSelection } from './jobs.ts'

/** What the creation of a job can be refused with: the same sentences from this computer and from the store's backend. */
export function insufficientCredits(required: number, balance: Balance): ErrorBody {
  const remaining = remainingCredits(balance)
  return errorBody('INSUFFICIENT_CREDITS', insufficientCreditsMessage(required, remaining), {
    required,
    remaining,
    creditsTotal: balance.creditsTotal,
    creditsUsed: balance.creditsUsed
  })
}

export function tooManyItems(items: number): ErrorBody {
  return errorBody(
    'VALIDATION_ERROR',
    `productIds × attributes is ${items} items; one job takes at most ${MAX_JOB_ITEMS}. Split the selection into several jobs.`,
    { details: { field: 'productIds' } }
  )
}

export function keyReused(key: string): ErrorBody {
  return errorBody(
    'IDEMPOTENCY_KEY_REUSED',
    `The idempotency key "${key}" was used for another request. Send a new key with a new request.`,
    { details: { field: 'Idempotency-Key' } }
  )
}

/** What an idempotency key stands for. Options that are off are left out, as they were before there were any. */
export function requestText({ trial, reuse, ...selection }: JobSelection): string {
  return JSON.stringify({ ...selection, ...(trial ? { trial } : {}), ...(reuse ? { reuse } : {}) })
}

/** How many unknown ids an error names. */
const NAMED = 20

/** @param unknown places in `ids` of those that the store does not have; undefined where it has all */
export function unknownIds(
  what: 'product' | 'collection',
  ids: readonly string[],
  unknown: readonly number[]
): ErrorBody | undefined {
  const first = unknown[0]
  if (first === undefined) return undefined
  const field = `${what}Ids[${first}]`
  return errorBody('VALIDATION_ERROR', `${field}: this store has no ${what} with the id "${ids[first] ?? ''}"`, {
    details: { field, unknown: unknown.slice(0, NAMED).map((at) => ids[at]), unknownCount: unknown.length }
  })
}
