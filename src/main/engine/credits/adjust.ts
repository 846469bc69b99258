import type { Input, Output } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { keyReused } from '#shared/contract/job-errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { insufficientCreditsMessage, remainingCredits } from '#shared/model/credits.ts'
import type { InstanceRow, StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { keptByBackend, openCurrentPeriod } from './period.ts'

export type Adjusted = Output<'credits.adjust'>

/**
 * A correction by hand: `amount` is added to the used credits of the running month, below zero as a goodwill refund. It gives back no
 * credit that an open item holds (that one comes back by itself) and takes none that the merchant does not have, so `used` stays between
 * what is held and the allowance. What was booked before is never changed. A key that was used before gets its first answer again.
 */
export function adjustCredits(
  deps: EngineDeps,
  instanceId: string,
  { amount, note }: Input<'credits.adjust'>,
  idempotencyKey: string | undefined
): Result<Adjusted, ErrorBody> {
  const requestHash = deps.hash.digest(JSON.stringify([amount, note]))
  const memo = idempotencyKey === undefined ? null : `adjustment ${deps.hash.digest(`${instanceId} ${idempotencyKey}`)}`
  const result = deps.store.write((tx): Result<Adjusted, ErrorBody> => {
    const earlier = memo === null ? null : tx.getMeta(memo)
    if (earlier !== null) return repeated(earlier, requestHash, idempotencyKey ?? '')
    const at = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, at)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const refusal = keptByBackend(tx, instanceId) ?? refusalOf(tx, instance, amount)
    if (refusal) return err(refusal)
    const answer = book(tx, instance, amount, note, at)
    if (memo !== null) tx.setMeta(memo, JSON.stringify({ hash: requestHash, answer }))
    return ok(answer)
  })
  if (result.ok) deps.bus.changed(instanceId, ['credits'])
  return result
}

function refusalOf(tx: StoreTx, instance: InstanceRow, amount: number): ErrorBody | null {
  const { creditsTotal, creditsUsed } = instance
  const remaining = remainingCredits(instance)
  if (amount > remaining)
    return errorBody('INSUFFICIENT_CREDITS', insufficientCreditsMessage(amount, remaining), {
      required: amount,
      remaining,
      creditsTotal,
      creditsUsed
    })
  const free = creditsUsed - tx.getHeldCredits(instance.instanceId)
  if (-amount > free)
    return errorBody(
      'CONFLICT',
      `At most ${free} credits can be given back: the others in use are held by open items.`,
      {
        details: { field: 'amount', atMost: free }
      }
    )
  return null
}

function book(
  tx: StoreTx,
  { instanceId, creditsTotal, creditsUsed: before }: InstanceRow,
  amount: number,
  note: string,
  at: number
): Adjusted {
  const entryId = tx.adjust(instanceId, amount, note, at)
  const creditsUsed = before + amount
  return { entryId, creditsTotal, creditsUsed, remaining: remainingCredits({ creditsTotal, creditsUsed }) }
}

function repeated(earlier: string, requestHash: string, key: string): Result<Adjusted, ErrorBody> {
  const { hash, answer } = JSON.parse(earlier) as { readonly hash: string; readonly answer: Adjusted }
  return hash === requestHash ? ok(answer) : err(keyReused(key))
}
