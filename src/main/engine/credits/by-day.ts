import type { Output } from '#shared/contract/contract.ts'
import type { EngineDeps } from '../deps.ts'

const DAY_MS = 86_400_000

/** The running period day by day. */
export function getCreditDays({ store }: Pick<EngineDeps, 'store'>, instanceId: string): Output<'credits.byDay'> {
  return store.read((db) => {
    const instance = db.getInstance(instanceId)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const { period } = instance
    // The backend decides when a period begins, and this computer's clock may be a day off.
    const from = Date.parse(`${period}-01T00:00:00Z`) - DAY_MS
    let usedSoFar = 0
    let reserved = 0
    const days = db.getCreditMoves(instanceId, period, from).map((moves) => {
      usedSoFar += moves.used
      reserved += moves.reserved
      return { day: new Date(moves.at).toISOString().slice(0, 10), used: moves.used, usedSoFar, reserved }
    })
    return { period, days }
  })
}
