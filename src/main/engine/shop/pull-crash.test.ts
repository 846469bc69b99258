import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type Database from 'better-sqlite3'
import { afterEach, describe, expect, test } from 'vitest'
import type { Pull } from '#shared/contract/shop.ts'
import type { FakeProduct } from '../../../../test/support/fake-shop-product.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { call, openShopEngine, pull, pulled } from '../../../../test/support/shop-engine.ts'
import { MemoryHost, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import type { Store } from '../../ports/store.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A store that has been fetched, a job in every state of review over it, and much that changed on Wix since. */
async function world(version: 'V1' | 'V3', change: (shop: FakeShop) => void) {
  const shop = new FakeShop(version)
  shop.pageSize = 5
  for (const id of ['c1', 'c2']) shop.collections.set(id, { id, name: `Collection ${id}` })
  shop.add(18, (n) => ({ collectionIds: n % 3 === 0 ? ['c2'] : ['c1', 'c2'] }))
  const host = new MemoryHost()
  const { t } = await openShopEngine(shop, { host })
  await pull(t)
  await call(t, 'jobs.create', {
    sourceScope: 'products',
    productIds: ['w1', 'w2', 'w5', 'w7'],
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'Better'
  })
  await t.time.advance(10_000)
  await call(t, 'items.review', { ids: [1, 2, 5], decision: 'APPROVED' })
  await call(t, 'items.review', { ids: [3], edit: 'By hand' })
  await t.stop()
  change(shop)
  return { shop, host, dir: t.dir }
}

type World = Awaited<ReturnType<typeof world>>

/** A copy of the world's data, opened; dies at its `cut`th moment. Moments are before and after every request and every transaction. */
async function openCopy(
  { shop, host, dir }: World,
  cut: number
): Promise<{ readonly t: TestEngine; readonly moments: () => number }> {
  const copy = mkdtempSync(path.join(tmpdir(), 'wordshelf-pull-'))
  dirs.push(copy)
  cpSync(dir, copy, { recursive: true })
  let moments = 0
  let db: Database.Database | null = null
  const moment = (): void => {
    if (db === null) return
    moments += 1
    if (moments === cut) db.close()
    if (!db.open) throw new Error('killed')
  }
  const wrapStore = (store: Store): Store => ({
    ...store,
    write(run) {
      moment()
      const value = store.write(run)
      moment()
      return value
    }
  })
  shop.before = moment
  shop.after = moment
  const t = await openTestEngine({ dir: copy, host, shops: shop.factory(), wrapStore })
  // The start itself is not what is cut here.
  db = t.raw
  return { t, moments: () => moments }
}

/** A dead process runs nothing any more; here its timers may still fire and find the database closed. */
async function untilDead({ raw, time }: TestEngine): Promise<void> {
  for (let second = 0; raw.open && second < 60; second += 1)
    await time.advance(1_000).catch((error: unknown) => {
      if (raw.open) throw error
    })
  await settle()
}

function catalogue(raw: Database.Database): unknown {
  const rows = (sql: string): unknown[] => raw.prepare(sql).all()
  return {
    products:
      rows(`select key, id, name, title, description, seo_title, slug, ribbon, collections, hash, gone_at is null as live
      from products order by id`),
    members: rows(`select c.id as collection, p.id as product from product_collections pc
      join collections c on c.key = pc.collection_key join products p on p.key = pc.product_key order by 1, 2`),
    collections: rows('select id, name from collections order by id'),
    version: rows('select name, catalog_version from app_instances order by instance_id')
  }
}

/** What a pull never touches. Which texts are near each other is found a moment after they are written, in the middle of it. */
function work(raw: Database.Database): unknown {
  return ['jobs', 'job_items', 'review_changes', 'credit_ledger', 'reservations', 'outbox'].map((table) =>
    raw
      .prepare<[], Readonly<Record<string, unknown>>>(`select * from ${table} order by 1, 2, 3`)
      .all()
      .map(({ near_group: _group, near_shared: _shared, ...row }) => row)
  )
}

const counts = ({ state, kind, seen, newProducts, changedProducts, unchangedProducts, goneProducts }: Pull) => ({
  state,
  kind,
  seen,
  newProducts,
  changedProducts,
  unchangedProducts,
  goneProducts
})

const edits = (shop: FakeShop): void => {
  shop.edit('w2', { name: 'Renamed' })
  shop.edit('w16', { description: '<p>New</p>', collectionIds: ['c3'] })
  shop.remove('w5')
  shop.add(3, (n) => ({ id: `x${n}`, collectionIds: ['c3'] }))
  shop.collections.set('c1', { id: 'c1', name: 'Another name' })
  shop.collections.delete('c2')
  shop.collections.set('c3', { id: 'c3', name: 'Third' })
}

const renamedIds = ({ id }: FakeProduct): string => (['w1', 'w2', 'w9'].includes(id) ? `v3-${id}` : id)

describe.each([
  ['a full pull', 'V3', 'FULL', edits],
  ['a pull of changes that finds deletions', 'V3', 'CHANGES', edits],
  [
    'a pull after the move to V3',
    'V1',
    'CHANGES',
    (shop: FakeShop) => {
      edits(shop)
      shop.moveToV3(renamedIds)
    }
  ]
] as const)('%s', (_name, version, kind, change) => {
  test('killed at any moment, goes on and ends in the same catalogue, and leaves jobs and words alone', async () => {
    const begun = await world(version, change)
    const whole = await openCopy(begun, Infinity)
    const untouched = work(whole.t.raw)
    const done = await pull(whole.t, kind)
    expect(done.state).toBe('DONE')
    const expected = { catalogue: catalogue(whole.t.raw), counts: counts(done) }
    expect(work(whole.t.raw)).toEqual(untouched)
    const moments = whole.moments()
    await whole.t.stop()
    expect(moments).toBeGreaterThan(30)

    for (let cut = 1; cut <= moments; cut += 1) {
      const killed = await openCopy(begun, cut)
      await killed.t.dispatch('pulls.start', { kind }, {})
      await untilDead(killed.t)
      expect(killed.t.raw.open, `cut ${cut}`).toBe(false)

      begun.shop.before = () => undefined
      begun.shop.after = () => undefined
      const t = await openTestEngine({ dir: killed.t.dir, host: begun.host, shops: begun.shop.factory() })
      const { pulls } = await call<{ readonly pulls: readonly Pull[] }>(t, 'pulls.list')
      // Killed before it was stored, the pull never was; the merchant starts it again.
      const open = pulls.find(({ state }) => state === 'RUNNING' || state === 'PAUSED')
      const last = pulls.length > 1 ? pulls[0] : undefined
      const end = open ? await pulled(t, open) : (last ?? (await pull(t, kind)))
      const found = { catalogue: catalogue(t.raw), counts: counts(end) }
      expect(found, `cut ${cut}`).toEqual(expected)
      expect(work(t.raw), `cut ${cut}`).toEqual(untouched)
      await t.stop()
    }
  })
})
