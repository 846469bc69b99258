import type { StoreTx } from '../../src/main/ports/store.ts'
import type { PeriodView } from '../../src/shared/sync/protocol.ts'
import type { ItemChange, JobChange } from '../../src/shared/sync/rows.ts'
import { DELIVERED, type OpenStore } from './populated-store.ts'
import { csvProduct } from './test-engine.ts'
import { createLocalStore } from './local-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)

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
export function linkStore(
  tx: StoreTx,
  instanceId: string,
  at: number,
  period = '2026-11',
  deviceId = `device-of-${instanceId}`,
  remoteId = 'remote'
): void {
  tx.createSyncLink({
    instanceId,
    url: 'https://backend.test',
    deviceId,
    deviceName: 'Studio',
    remoteId,
    remoteName: 'Lamps and Co',
    period: periodView(period),
    at
  })
}

/** A store with a backend at work: one item delivered and one open under a lease, and one of two items of another device's job. */
export function populateLinked({ store }: OpenStore, instanceId: string): { readonly jobId: number } {
  return store.write((tx) => {
    createLocalStore(tx, instanceId, 0, AT)
    linkStore(tx, instanceId, AT)
    tx.takeLease(instanceId, { period: '2026-11', granted: 10, state: 'active' }, AT)
    tx.takeJob(instanceId, foreignJob({ jobUid: `${instanceId}-far` }), AT)
    tx.takeItem(instanceId, foreignItem(0, { jobUid: `${instanceId}-far`, proposal: 'Far', status: 'DONE' }), AT)
    const { keys } = tx.findProducts(instanceId, addProducts(tx, instanceId, 2))
    const { id: jobId } = tx.createJob({
      instanceId,
      uid: `${instanceId}-job`,
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt: 'Better',
      productKeys: keys,
      trialProducts: null,
      reuse: null,
      idempotencyKey: null,
      requestHash: null,
      at: AT
    })
    tx.tell(instanceId, { type: 'job.created', jobId, credits: 2 }, AT)
    tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    for (const { items } of tx.claimProducts(jobId, 'boot', AT, 1))
      for (const item of items) {
        tx.updateJobItem(item, DELIVERED, AT)
        tx.tell(instanceId, { type: 'items.landed', jobId, done: [item.id], failed: [] }, AT)
      }
    tx.updateSyncLink(instanceId, { ackedSeq: 1, syncedAt: AT })
    return { jobId }
  })
}

/** Products p1 to pN in the catalogue. Returns their ids. */
export function addProducts(tx: StoreTx, instanceId: string, count: number): readonly string[] {
  const products = Array.from({ length: count }, (_, n) => csvProduct(n + 1))
  const importId = tx.createImport({ instanceId, fileName: 'p.csv', storedFile: 'p.csv', bytes: 1, at: AT })
  tx.stageProducts(importId, products)
  tx.applyStaged(importId, AT)
  tx.updateImport(importId, { state: 'APPLIED' })
  return products.map((product) => product.handle)
}

/** A job of two titles that another device runs, as the backend tells it. */
export function foreignJob(change: Partial<JobChange> = {}): JobChange {
  return {
    jobUid: 'far',
    deviceId: 'another-device',
    deviceName: 'Shop floor',
    facts: {
      sourceScope: 'products',
      attributes: ['title'],
      language: 'en',
      prompt: 'Better',
      productCount: 2,
      totalItems: 2,
      createdAt: AT
    },
    standing: {
      status: 'RUNNING',
      pausedBy: null,
      statusMessage: null,
      model: 'm',
      sampleModel: false,
      requests: 1,
      inputTokens: 1,
      cachedTokens: 0,
      outputTokens: 1,
      costNano: 1,
      startedAt: AT,
      finishedAt: null
    },
    seq: 1,
    ...change
  }
}

export function foreignItem(position: number, change: Partial<ItemChange> = {}): ItemChange {
  return {
    jobUid: 'far',
    position,
    productId: `far-${position}`,
    productName: `Far ${position}`,
    attribute: 'title',
    original: 'Before',
    status: 'PENDING',
    proposal: null,
    flags: [],
    model: null,
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
    seq: 1,
    ...change
  }
}
