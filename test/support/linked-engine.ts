import type { StoreTx } from '../../src/main/ports/store.ts'
import type { DeviceHolding, PeriodView } from '../../src/shared/sync/protocol.ts'
import type { ItemChange, JobChange } from '../../src/shared/sync/rows.ts'
import type { TestEngine } from './test-engine.ts'

export const HERE = 'device-here'
export const LAPTOP = { deviceId: 'device-laptop', name: 'Laptop' } as const

const DAY = 86_400_000

export function periodView(at: number, change: Partial<PeriodView> = {}): PeriodView {
  return {
    period: new Date(at).toISOString().slice(0, 7),
    allowance: 1_000,
    unleased: 0,
    closesAt: new Date(at + 8 * DAY).toISOString(),
    usableUntil: new Date(at + 15 * DAY).toISOString(),
    devices: [],
    ...change
  }
}

export function holding(name: string, change: Partial<DeviceHolding> = {}): DeviceHolding {
  return {
    deviceId: `device-${name.toLowerCase()}`,
    name,
    captured: 0,
    open: 0,
    free: 0,
    lastSeenAt: null,
    writtenOff: false,
    ...change
  }
}

/** Links a store as a pairing and one sync would, with a lease of `granted` credits of the running month. */
export function linkEngine(
  { engine, time, instanceId }: TestEngine,
  { granted = 0, ...view }: Partial<PeriodView> & { readonly granted?: number } = {}
): void {
  const at = time.now()
  const period = periodView(at, view)
  engine.deps.store.write((tx) => {
    tx.createSyncLink({
      instanceId,
      url: 'https://backend.example',
      deviceId: HERE,
      deviceName: 'This computer',
      remoteId: 'remote',
      remoteName: 'Shop',
      period,
      at
    })
    tx.updateSyncLink(instanceId, { serverTime: at, syncedAt: at })
    if (granted > 0) tx.takeLease(instanceId, { period: period.period, granted, state: 'active' }, at)
  })
}

/** Credits that this device got beside what it had. */
export function grant({ engine, time, instanceId }: TestEngine, amount: number): void {
  engine.deps.store.write((tx) => {
    const period = tx.getInstance(instanceId)?.period ?? ''
    const before = tx.getLeases(instanceId).find((lease) => lease.period === period)?.granted ?? 0
    tx.takeLease(instanceId, { period, granted: before + amount, state: 'active' }, time.now())
  })
}

/** A job that the laptop made, of one product and the attributes that its items name. */
export function takeForeignJob(
  tx: StoreTx,
  instanceId: string,
  at: number,
  change: {
    readonly uid?: string
    readonly deviceId?: string
    readonly standing?: Partial<JobChange['standing']>
  } = {},
  items: readonly Partial<ItemChange>[] = [{}]
): void {
  const jobUid = change.uid ?? 'foreign-job'
  tx.takeJob(
    instanceId,
    {
      jobUid,
      deviceId: change.deviceId ?? LAPTOP.deviceId,
      deviceName: LAPTOP.name,
      facts: {
        sourceScope: 'products',
        attributes: ['title'],
        language: 'en',
        prompt: 'Theirs',
        productCount: items.length,
        totalItems: items.length,
        createdAt: at
      },
      standing: {
        status: 'RUNNING',
        pausedBy: null,
        statusMessage: null,
        model: 'm',
        sampleModel: false,
        requests: 1,
        inputTokens: 10,
        cachedTokens: 0,
        outputTokens: 5,
        costNano: null,
        startedAt: at,
        finishedAt: null,
        ...change.standing
      },
      seq: 1
    },
    at
  )
  for (const [index, item] of items.entries()) tx.takeItem(instanceId, foreignItem(jobUid, index, item), at)
}

export function foreignItem(jobUid: string, position: number, change: Partial<ItemChange> = {}): ItemChange {
  const delivered = (change.status ?? 'DONE') === 'DONE'
  return {
    jobUid,
    position,
    productId: `p${position + 1}`,
    productName: `Product ${position + 1}`,
    attribute: 'title',
    original: `Product ${position + 1}`,
    status: 'DONE',
    proposal: delivered ? `Theirs ${position + 1}` : null,
    flags: [],
    model: 'm',
    error: null,
    free: false,
    publish: 'NONE',
    published: null,
    publishedAt: null,
    review: 'OPEN',
    edit: null,
    otherEdit: null,
    reviewRev: 0,
    proposalRev: 0,
    seq: position + 2,
    ...change
  }
}
