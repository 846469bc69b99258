import type { StoreTx } from '../../src/main/ports/store.ts'
import type { PeriodView } from '../../src/shared/sync/protocol.ts'

/** The running month as a backend tells it. */
export function periodView(period: string, more: Partial<PeriodView> = {}): PeriodView {
  return {
    period,
    allowance: 1_000,
    unleased: 1_000,
    closesAt: `${period}-28T00:00:00.000Z`,
    usableUntil: `${period}-28T12:00:00.000Z`,
    devices: [],
    ...more
  }
}

/** Links a store as a device of its own, without asking anybody. */
export function linkStore(tx: StoreTx, instanceId: string, at: number, period = '2026-11'): void {
  tx.createSyncLink({
    instanceId,
    url: 'https://backend.test',
    deviceId: `device-of-${instanceId}`,
    deviceName: 'Studio',
    remoteId: 'remote',
    remoteName: 'Lamps and Co',
    period: periodView(period),
    at
  })
}
