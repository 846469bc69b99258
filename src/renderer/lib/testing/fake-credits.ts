import type { Output } from '#shared/contract/contract.ts'
import type { ItemCredit, JobCredits } from '#shared/contract/credits.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import type { SyncDevice } from '#shared/contract/sync.ts'
import { err } from '#shared/lib/result.ts'
import { FAKE_NOW } from './fake-data.ts'
import type { FakeState } from './fake-state.ts'

const PERIOD = '2026-11'

/** What the engine answers whoever would change the credits of a linked store. */
export const KEPT_BY_BACKEND = err(errorBody('CONFLICT', "This store's credits come from its backend."))

/** What this device may spend alone; of a month that is over nothing. */
export function ownCredits({ creditsTotal, creditsUsed, expired }: FakeState): number {
  return expired ? 0 : Math.max(0, creditsTotal - creditsUsed)
}

/** What the others hold and do not use; of one that was given up nothing. */
export function heldElsewhere(state: FakeState): number {
  return sumOf(otherDevices(state), 'free')
}

function otherDevices({ sync }: FakeState): readonly SyncDevice[] {
  return sync.devices.filter((device) => !device.thisDevice)
}

function sumOf(devices: readonly SyncDevice[], what: 'captured' | 'open' | 'free'): number {
  return devices.reduce((sum, device) => sum + device[what], 0)
}

/** The store's part is counted as the engine counts: the other devices as of the last sync, this one as of now. */
export function fakeBalance(state: FakeState): Output<'credits.get'> {
  const { creditsTotal, creditsUsed, reserved, sync } = state
  const free = Math.max(0, creditsTotal - creditsUsed)
  const remaining = ownCredits(state)
  const here = sync.devices.find((device) => device.thisDevice)
  const captured = Math.max(here?.captured ?? 0, creditsUsed - reserved)
  const others = otherDevices(state)
  return {
    creditsTotal,
    creditsUsed,
    remaining,
    expired: free - remaining,
    period: PERIOD,
    reserved,
    store: sync.store && {
      allowance: sync.store.allowance,
      unleased: sync.store.unleased,
      captured: sumOf(others, 'captured') + captured,
      open: sumOf(others, 'open') + reserved,
      freeHere: free,
      freeElsewhere: sumOf(others, 'free') + sync.store.heldBefore,
      capturedHere: captured,
      openHere: reserved,
      heldBefore: sync.store.heldBefore,
      asOf: sync.store.asOf
    }
  }
}

/** The credits of a fake job, in one month. */
export function fakeJobCredits(job: Job): JobCredits {
  const { capturedCredits: captured, releasedCredits: released, requiredCredits: granted } = job
  const sums = { granted, captured, released, held: Math.max(0, granted - captured - released) }
  return {
    jobId: job.id,
    status: job.status,
    pausedBy: job.pausedBy,
    failed: job.progress.failed,
    createdAt: job.createdAt,
    totalItems: job.totalItems,
    regenerated: job.regenerates !== null,
    free: job.reusedItems,
    ...sums,
    periods: [{ period: PERIOD, ...sums }]
  }
}

export function fakeItemCredit(item: JobItem, jobs: readonly Job[]): ItemCredit {
  return {
    itemId: item.id,
    jobId: item.jobId,
    regenerated: jobs.some((job) => job.id === item.jobId && job.regenerates !== null),
    productId: item.productId,
    productName: item.productName,
    attribute: item.attribute,
    status: item.status,
    credit: item.credit,
    period: item.credit === 'FREE' ? null : PERIOD,
    heldAt: item.credit === 'FREE' ? null : FAKE_NOW,
    releasedBecause: item.credit === 'RELEASED' ? (item.error?.message ?? 'The job was cancelled.') : null
  }
}
