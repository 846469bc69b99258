import type { Output } from '#shared/contract/contract.ts'
import type { EngineDeps } from '../deps.ts'

/** The running period day by day. */
export function getCreditDays({ store }: Pick<EngineDeps, 'store'>, instanceId: string): Output<'credits.byDay'> {
  return store.read((db) => {
    const instance = db.getInstance(instanceId)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const { period } = instance
    let usedSoFar = 0
    let reserved = 0
    const days = db.getCreditMoves(instanceId, period).map((moves) => {
      usedSoFar += moves.used
      reserved += moves.reserved
      return { day: new Date(moves.at).toISOString().slice(0, 10), used: moves.used, usedSoFar, reserved }
    })
    return { period, days }
  })
}
