import type { Output } from '#shared/contract/contract.ts'
import { remainingCredits } from '#shared/model/credits.ts'
import type { EngineDeps } from '../deps.ts'
import { openCurrentPeriod } from './period.ts'

export function getBalance(deps: EngineDeps, instanceId: string): Output<'credits.get'> {
  return deps.store.write((tx) => {
    const instance = openCurrentPeriod(tx, instanceId, deps.clock.now())
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const { creditsTotal, creditsUsed, period } = instance
    return {
      creditsTotal,
      creditsUsed,
      remaining: remainingCredits(instance),
      period,
      reserved: tx.getHeldCredits(instanceId),
      store: null
    }
  })
}

export function setAllowance(
  deps: EngineDeps,
  instanceId: string,
  creditsTotal: number
): Output<'credits.setAllowance'> {
  const balance = deps.store.write((tx) => {
    const now = deps.clock.now()
    openCurrentPeriod(tx, instanceId, now)
    tx.setAllowance(instanceId, creditsTotal, now)
    const instance = tx.getInstance(instanceId)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    return {
      creditsTotal: instance.creditsTotal,
      creditsUsed: instance.creditsUsed,
      remaining: remainingCredits(instance)
    }
  })
  deps.bus.changed(instanceId, ['credits'])
  return balance
}
