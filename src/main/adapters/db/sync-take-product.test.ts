import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readAs } from '../../../../test/support/fake-shop-product.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import { csvProduct } from '../../../../test/support/test-engine.ts'
import type { StoreTx } from '../../ports/store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const page = { cursor: undefined, limit: 100 }

let open: OpenStore
const write = <T>(run: (tx: StoreTx) => T): T => open.store.write(run)

beforeEach(async () => {
  open = await openStore()
  write((tx) => {
    tx.createInstance({
      instanceId: 's',
      name: 's',
      source: 'local',
      creditsTotal: 0,
      creditsUsed: 0,
      period: '2026-11',
      at: AT
    })
    linkStore(tx, 's', AT)
    tx.takeJob('s', foreignJob(), AT)
    tx.takeItem('s', foreignItem(0, { productId: 'p9', status: 'DONE', proposal: 'x' }), AT)
  })
})
afterEach(() => {
  expect(brokenInvariants(open.raw)).toEqual([])
  open.close()
})

describe('a product that is not known here', () => {
  const names = (): readonly string[] =>
    open.store.read((db) => db.getProducts('s', {}, 'catalogue', page)).rows.map(({ id }) => id)

  test('is kept by its name outside the catalogue, until an import brings it', () => {
    expect(names()).not.toContain('p9')
    write((tx) => {
      const importId = tx.createImport({ instanceId: 's', fileName: 'p.csv', storedFile: 'p.csv', bytes: 1, at: AT })
      tx.stageProducts(importId, [csvProduct(9)])
      expect(tx.compareStaged(importId)).toEqual({ newProducts: 1, changedProducts: 0, unchangedProducts: 0 })
      tx.applyStaged(importId, AT)
      tx.updateImport(importId, { state: 'APPLIED' })
    })
    expect(names()).toContain('p9')
    expect(open.store.read((db) => db.getJobItems('s', 1, {}, page)).rows[0]?.productName).toBe(csvProduct(9).name)
  })

  test('or a pull', () => {
    write((tx) => {
      const pullId = tx.createPull({
        instanceId: 's',
        kind: 'FULL',
        version: 'V3',
        since: null,
        watermark: null,
        createdAt: AT
      })
      const product = readAs('V3', {
        id: 'p9',
        name: 'Lamp 9',
        description: null,
        slug: 'lamp-9',
        ribbon: null,
        visible: true,
        sku: null,
        price: null,
        brand: null,
        seoData: null,
        mediaItems: [],
        collectionIds: [],
        revision: 1,
        updatedAt: AT
      })
      const counts = tx.takeProducts('s', pullId, [product], {
        remap: false,
        readAt: AT,
        at: AT
      })
      expect(counts).toMatchObject({ newProducts: 1, changedProducts: 0 })
      tx.updatePull(pullId, { state: 'DONE', finishedAt: AT })
    })
    expect(names()).toContain('p9')
  })
})
