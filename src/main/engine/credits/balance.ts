import type { Output } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { EngineDeps } from '../deps.ts'
import { keptByBackend, openCurrentPeriod } from './period.ts'
import { reachOf } from './reach.ts'
import { storeView } from './store-view.ts'

export function getBalance(deps: EngineDeps, instanceId: string): Output<'credits.get'> {
  return deps.store.write((tx) => {
    const now = deps.clock.now()
    const instance = openCurrentPeriod(tx, instanceId, now)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const { creditsTotal, creditsUsed, period } = instance
    // As quotes and new jobs count, so that no window shows as left what no job gets.
    const { own, expired } = reachOf(tx, instance, now)
    return {
      creditsTotal,
      creditsUsed,
      remaining: own,
      expired,
      period,
      reserved: tx.getHeldCredits(instanceId),
      store: storeView(tx, instance)
    }
  })
}

export function setAllowance(
  deps: EngineDeps,
  instanceId: string,
  creditsTotal: number
): Result<Output<'credits.setAllowance'>, ErrorBody> {
  const result = deps.store.write((tx): Result<Output<'credits.setAllowance'>, ErrorBody> => {
    const refusal = keptByBackend(tx, instanceId)
    if (refusal) return err(refusal)
    const now = deps.clock.now()
    openCurrentPeriod(tx, instanceId, now)
    tx.setAllowance(instanceId, creditsTotal, now)
    const instance = tx.getInstance(instanceId)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const { creditsUsed } = instance
    return ok({ creditsTotal: instance.creditsTotal, creditsUsed, remaining: remainingCredits(instance) })
  })
  if (result.ok) deps.bus.changed(instanceId, ['credits'])
  return result
}
