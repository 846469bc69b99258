import type { Shop, ShopAccess } from '../../ports/shop.ts'
import { PAGE_SIZE } from './paging.ts'
import { countV1, readV1ById, readV1Collections, readV1Page } from './read-v1.ts'
import { countV3, readV3ById, readV3Collections, readV3Ids, readV3Page } from './read-v3.ts'
import { KnownRibbons } from './ribbons.ts'
import type { WixDeps } from './wix-call.ts'
import { writeV1 } from './write-v1.ts'
import { writeV3 } from './write-v3.ts'

export function createV1Shop(access: ShopAccess, deps: WixDeps): Shop {
  const reader = { access, deps }
  return {
    version: 'V1',
    writeLimit: 1,
    readProducts: (request, signal) => readV1Page(reader, request, signal),
    readProductsById: (ids, signal) => readV1ById(reader, atMostAPage(ids), signal),
    // V1 gives whole products or none.
    async readProductIds(cursor, signal) {
      const read = await readV1Page(reader, { cursor, since: null }, signal)
      return read.ok ? { ok: true, value: { ...read.value, rows: read.value.rows.map(({ id }) => id) } } : read
    },
    countProducts: (signal) => countV1(reader, signal),
    readCollections: (cursor, signal) => readV1Collections(reader, cursor, signal),
    write: (writes, signal) => writeV1(access, deps, writes, signal)
  }
}

export function createV3Shop(access: ShopAccess, deps: WixDeps): Shop {
  const reader = { access, deps }
  const ribbons = new KnownRibbons()
  return {
    version: 'V3',
    writeLimit: PAGE_SIZE,
    readProducts: (request, signal) => readV3Page(reader, request, signal),
    readProductsById: (ids, signal) => readV3ById(reader, atMostAPage(ids), signal),
    readProductIds: (cursor, signal) => readV3Ids(reader, cursor, signal),
    countProducts: (signal) => countV3(reader, signal),
    readCollections: (cursor, signal) => readV3Collections(reader, cursor, signal),
    write: (writes, signal) => writeV3(access, deps, ribbons, writes, signal)
  }
}

function atMostAPage(ids: readonly string[]): readonly string[] {
  if (ids.length > PAGE_SIZE) throw new Error(`At most ${PAGE_SIZE} products can be asked for at once`)
  return ids
}
