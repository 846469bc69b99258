import type { StoreTx } from '../../src/main/ports/store.ts'

/** A store of this computer alone, in its month, with nothing used of `credits`. */
export function createLocalStore(tx: StoreTx, instanceId: string, credits: number, at: number): void {
  const period = new Date(at).toISOString().slice(0, 7)
  tx.createInstance({
    instanceId,
    name: instanceId,
    source: 'local',
    creditsTotal: credits,
    creditsUsed: 0,
    period,
    at
  })
}
