import type Database from 'better-sqlite3'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openBlankDatabase } from './blank-database.ts'
import { createStore } from '../../src/main/adapters/db/store.ts'
import type { ClaimedProduct, ItemChange, Store } from '../../src/main/ports/store.ts'
import { textFacts } from '../../src/shared/model/text-facts.ts'
import { FakeTime } from './fake-time.ts'
import { csvProduct } from './test-engine.ts'
import { createLocalStore } from './local-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)

export interface OpenStore {
  readonly raw: Database.Database
  readonly store: Store
  close(): void
}

export async function openStore(): Promise<OpenStore> {
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-store-'))
  const raw = await openBlankDatabase(path.join(dir, 'wordshelf.db'))
  let ids = 0
  const store = createStore(raw, new FakeTime(AT), { uuid: () => `id-${++ids}` })
  store.write((tx) => tx.setMeta('epoch', 'epoch-1'))
  return {
    raw,
    store,
    close() {
      raw.close()
      rmSync(dir, { recursive: true, force: true })
    }
  }
}

export interface Populated {
  readonly instanceId: string
  readonly jobId: number
  readonly importId: number
  readonly itemIds: readonly number[]
  readonly productKeys: readonly number[]
  readonly changeId: number
}

/** A proposal as the model gave it. */
export const DELIVERED = {
  to: 'DONE',
  proposal: 'A proposal',
  facts: textFacts({ attribute: 'title', original: 'An original', text: 'A proposal', language: 'en' }),
  model: 'm',
  inputVersion: null
} as const satisfies ItemChange

/**
 * A store in the middle of its work: four products, one job of eight items of which two are delivered (one approved), two failed, two
 * running and two pending, an applied and a previewed import, and a second job that is paused.
 */
export function populate({ store }: OpenStore, instanceId: string): Populated {
  const products = [1, 2, 3, 4].map((n) => csvProduct(n))
  return store.write((tx) => {
    createLocalStore(tx, instanceId, 100, AT)
    tx.setAllowance(instanceId, 100, AT)
    const file = { instanceId, fileName: 'p.csv', storedFile: `${instanceId}.csv`, bytes: 1, at: AT }
    const importId = tx.createImport(file)
    tx.stageProducts(importId, products)
    tx.applyStaged(importId, AT)
    tx.updateImport(importId, { state: 'APPLIED' })
    tx.stageProducts(tx.createImport(file), products)

    const { keys } = tx.findProducts(
      instanceId,
      products.map((product) => product.handle)
    )
    const job = {
      instanceId,
      sourceScope: 'products',
      attributes: ['title', 'description'],
      language: 'en',
      prompt: 'Better',
      productKeys: keys,
      trialProducts: null,
      reuse: null,
      requestHash: 'hash',
      at: AT
    } as const
    const { id: jobId } = tx.createJob({ ...job, uid: `${instanceId}-1`, idempotencyKey: 'key' })
    tx.setIdempotentAnswer(jobId, { jobId })
    tx.tell(instanceId, { type: 'job.created', jobId, credits: 16 }, AT)
    tx.updateJobStatus(jobId, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    const claim = (): ClaimedProduct => {
      const [claimed] = tx.claimProducts(jobId, 'boot', AT, 1)
      if (!claimed) throw new Error('Nothing to claim')
      return claimed
    }
    const delivered = claim().items
    for (const item of delivered) tx.updateJobItem(item, DELIVERED, AT)
    for (const item of claim().items)
      tx.updateJobItem(item, { to: 'FAILED', code: 'REFUSED', message: 'No.', attempts: 1 }, AT)
    claim()
    const [first] = delivered
    if (!first) throw new Error('Nothing was delivered')
    const changeId = tx.applyReview(
      [
        {
          itemId: first.id,
          jobId,
          reviewBefore: 'OPEN',
          editBefore: null,
          reviewAfter: 'APPROVED',
          editAfter: 'An edit'
        }
      ],
      AT
    )
    const second = tx.createJob({ ...job, uid: `${instanceId}-2`, idempotencyKey: null })
    tx.updateJobStatus(second.id, { from: 'PENDING', to: 'RUNNING', pausedBy: null, message: null, at: AT })
    tx.updateJobStatus(second.id, { from: 'RUNNING', to: 'PAUSED', pausedBy: 'user', message: null, at: AT })
    const items = tx.getJobItems(instanceId, jobId, {}, { cursor: undefined, limit: 100 }).rows
    return { instanceId, jobId, importId, itemIds: items.map((item) => item.id), productKeys: keys, changeId }
  })
}
