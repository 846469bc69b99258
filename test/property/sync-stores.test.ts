import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kysely } from 'kysely'
import { addInstance, openTestDatabase } from '../../backend/test/support/database.ts'
import { testDeps } from '../../backend/test/support/device.ts'
import { brokenCreditInvariants } from '../../backend/src/credits/invariants.ts'
import type { Tables } from '../../backend/src/db/tables.ts'
import { seededRandom } from '../../simulators/random.ts'
import { SyncedStore } from './sync-stores.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const SEEDS = 4
const STEPS = 60

let db: Kysely<Tables>
let dir: string

beforeAll(async () => {
  db = await openTestDatabase()
  dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-sync-'))
})
afterAll(async () => {
  await db.destroy()
  rmSync(dir, { recursive: true, force: true })
})

test.each(Array.from({ length: SEEDS }, (_, n) => n + 1))(
  'three stores agree on everything once all is sent, though replies were lost and databases put back (seed %i)',
  async (seed) => {
    const random = seededRandom(seed)
    const draw = (below: number): number => Math.floor(random.next() * below)
    const remote = await addInstance(db, { allowance: 2_000, devices: ['d1', 'd2', 'd3'], now: AT })
    const deps = testDeps(db, AT)
    const stores: SyncedStore[] = []
    const folder = mkdtempSync(path.join(dir, 's-'))
    for (const name of ['d1', 'd2', 'd3']) stores.push(await SyncedStore.open(folder, deps, remote, name))
    for (let step = 0; step < STEPS; step += 1) {
      const store = stores[draw(3)]
      if (!store) throw new Error('There are three')
      const kind = draw(20)
      if (kind < 12) store.act(draw)
      else if (kind < 18) await store.sync(draw(4) === 0)
      else if (kind === 18) store.backUp()
      else await store.restore()
      expect(store.broken(), `step ${step}`).toEqual([])
    }
    for (let round = 0, quiet = 0; quiet < 6; round += 1) {
      expect(round).toBeLessThan(500)
      const store = stores[round % 3]
      if (!store) throw new Error('There are three')
      quiet = store.isQuiet(await store.sync()) ? quiet + 1 : 0
    }
    const [first, second, third] = stores
    expect(second?.content()).toEqual(first?.content())
    expect(third?.content()).toEqual(first?.content())
    for (const store of stores) {
      expect(store.broken()).toEqual([])
      store.close()
    }
    expect(await brokenCreditInvariants(db, remote)).toEqual([])
  }
)
