import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from '../../ports/page.ts'
import type { StoreRead, StoreTx } from '../../ports/store.ts'
import { openStore, type OpenStore } from '../../../../test/support/populated-store.ts'
import { csvProduct } from '../../../../test/support/test-engine.ts'

const AT = 1_800_000_000_000
let open: OpenStore
let instances = 0

beforeAll(async () => {
  open = await openStore()
  open.raw.pragma('synchronous = OFF')
})
afterAll(() => open.close())

/** A fresh store per run, with its own counter for names that are nobody else's. */
function freshInstance(): { readonly id: string; next(): number } {
  const id = `i${++instances}`
  let n = 0
  open.store.write((tx) =>
    tx.createInstance({
      instanceId: id,
      name: id,
      source: 'local',
      creditsTotal: 1_000_000,
      creditsUsed: 0,
      period: '2026-11',
      at: AT
    })
  )
  return { id, next: () => ++n }
}

interface List {
  add(tx: StoreTx, instanceId: string, n: number): void
  page(db: StoreRead, instanceId: string, cursor: string | undefined, limit: number): Page<unknown>
  keyOf(row: unknown): unknown
}

const id = (row: unknown): unknown => (row as { readonly id: unknown }).id

function addProduct(tx: StoreTx, instanceId: string, n: number): void {
  const importId = tx.createImport({ instanceId, fileName: 'f', storedFile: 'f', bytes: 1, at: AT })
  // Few names, so that the order by name has to fall back on the key.
  tx.stageProducts(importId, [csvProduct(n, { name: `Name ${(n * 7) % 5}` })])
  tx.applyStaged(importId, AT)
}

function addJob(tx: StoreTx, instanceId: string, n: number): void {
  if (n === 1) addProduct(tx, instanceId, 1)
  tx.createJob({
    instanceId,
    uid: `${instanceId}-${n}`,
    sourceScope: 'products',
    attributes: ['title'],
    language: 'en',
    prompt: 'x',
    productKeys: tx.findProducts(instanceId, ['p1']).keys,
    trialProducts: null,
    reuse: null,
    idempotencyKey: null,
    requestHash: null,
    at: AT
  })
}

const LISTS: Readonly<Record<string, List>> = {
  'products in catalogue order': {
    add: addProduct,
    page: (db, instance, cursor, limit) => db.getProducts(instance, {}, 'catalogue', { cursor, limit }),
    keyOf: id
  },
  'products by name': {
    add: addProduct,
    page: (db, instance, cursor, limit) => db.getProducts(instance, {}, 'name', { cursor, limit }),
    keyOf: id
  },
  'products of a collection': {
    add: addProduct,
    page: (db, instance, cursor, limit) => db.getProducts(instance, { collectionId: 'Odd' }, 'name', { cursor, limit }),
    keyOf: id
  },
  jobs: {
    add: addJob,
    page: (db, instance, cursor, limit) => db.getJobs(instance, undefined, { cursor, limit }),
    keyOf: id
  },
  'credits of jobs': {
    add: addJob,
    page: (db, instance, cursor, limit) => db.getJobCredits(instance, undefined, { cursor, limit }),
    keyOf: (row) => (row as { readonly jobId: number }).jobId
  },
  'ledger entries': {
    add: (tx, instance, n) => tx.setAllowance(instance, 1_000_000 + n, AT),
    page: (db, instance, cursor, limit) => db.getLedger(instance, undefined, { cursor, limit }),
    keyOf: id
  }
}

describe('reading page by page while rows are added', () => {
  test.each(Object.entries(LISTS))('visits each of the %s once', (_name, list) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 8 }),
        (rows, limit, additions) => {
          const instance = freshInstance()
          const add = () => open.store.write((tx) => list.add(tx, instance.id, instance.next()))
          for (let n = 0; n < rows; n++) add()
          const all = open.store.read((db) => list.page(db, instance.id, undefined, 500))
          const before = all.rows.map(list.keyOf)
          expect(all.total).toBe(before.length)

          const visited: unknown[] = []
          let cursor: string | undefined
          for (let turn = 0; turn < 100; turn++) {
            const { rows: found, nextCursor } = open.store.read((db) => list.page(db, instance.id, cursor, limit))
            visited.push(...found.map(list.keyOf))
            if (nextCursor === null) break
            cursor = nextCursor
            for (let n = 0; n < (additions[turn] ?? 0); n++) add()
          }
          expect(new Set(visited).size).toBe(visited.length)
          expect(visited.filter((key) => before.includes(key))).toEqual(before)
        }
      ),
      { seed: 20_261_123, numRuns: 25 }
    )
  })

  test('visits each item of a job once, filtered or not', () => {
    const instance = freshInstance()
    const products = Array.from({ length: 23 }, (_, index) => csvProduct(index + 1))
    const jobId = open.store.write((tx) => {
      const importId = tx.createImport({ instanceId: instance.id, fileName: 'f', storedFile: 'f', bytes: 1, at: AT })
      tx.stageProducts(importId, products)
      tx.applyStaged(importId, AT)
      return tx.createJob({
        instanceId: instance.id,
        uid: 'items',
        sourceScope: 'products',
        attributes: ['title', 'description'],
        language: 'en',
        prompt: 'x',
        productKeys: tx.findProducts(
          instance.id,
          products.map((product) => product.handle)
        ).keys,
        trialProducts: null,
        reuse: null,
        idempotencyKey: null,
        requestHash: null,
        at: AT
      }).id
    })
    for (const [filter, total] of [
      [{}, 46],
      [{ attribute: 'title' }, 23],
      [{ query: 'product 1' }, 22]
    ] as const) {
      const visited: unknown[] = []
      let cursor: string | undefined
      do {
        const found = open.store.read((db) => db.getJobItems(instance.id, jobId, filter, { cursor, limit: 7 }))
        expect(found.total).toBe(total)
        visited.push(...found.rows.map(id))
        cursor = found.nextCursor ?? undefined
      } while (cursor !== undefined)
      expect([visited.length, new Set(visited).size]).toEqual([total, total])
    }
  })

  test.each(['nonsense', '', 'eyJhIjoxfQ', Buffer.from('["x"]').toString('base64url')])(
    'a cursor that this app did not make begins a list or ends it, and breaks nothing: %j',
    (cursor) => {
      const instance = freshInstance()
      for (const list of Object.values(LISTS))
        expect(() => open.store.read((db) => list.page(db, instance.id, cursor, 5))).not.toThrow()
    }
  )
})
