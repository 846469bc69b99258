import { assertNever } from '#shared/lib/assert-never.ts'
import type { CatalogVersion } from '#shared/model/catalog-version.ts'
import type { Shop, ShopAccess, ShopFactory } from '../../ports/shop.ts'
import { PAGE_SIZE } from './paging.ts'
import { checkBaseUrl } from './base-url.ts'
import type { WixDeps } from './wix-call.ts'

/**
 * Stores on Wix over Wix's own SDK, which is loaded with the first call: a quarter of a second and 20 MB that a start without a store
 * on Wix does without. `fetch` is the only way out; the SDK's own would not know the system's proxy and certificates.
 */
export function createShopFactory(deps: WixDeps): ShopFactory {
  return {
    async inspect(access, signal) {
      const { inspect } = await import('./inspect.ts')
      return inspect(access, deps, signal)
    },
    async readVersion(access, signal) {
      const { readVersion } = await import('./inspect.ts')
      return readVersion(access, deps, signal)
    },
    create: (access, version) => lazyShop(access, version, deps),
    checkBaseUrl
  }
}

function lazyShop(access: ShopAccess, version: CatalogVersion, deps: WixDeps): Shop {
  let loaded: Promise<Shop> | undefined
  const load = async (): Promise<Shop> => {
    const { createV1Shop, createV3Shop } = await import('./shops.ts')
    switch (version) {
      case 'V1':
        return createV1Shop(access, deps)
      case 'V3':
        return createV3Shop(access, deps)
      default:
        return assertNever(version)
    }
  }
  const shop = (): Promise<Shop> => (loaded ??= load())
  return {
    version,
    writeLimit: version === 'V3' ? PAGE_SIZE : 1,
    readProducts: async (request, signal) => (await shop()).readProducts(request, signal),
    readProductsById: async (ids, signal) => (await shop()).readProductsById(ids, signal),
    readProductIds: async (cursor, signal) => (await shop()).readProductIds(cursor, signal),
    countProducts: async (signal) => (await shop()).countProducts(signal),
    readCollections: async (cursor, signal) => (await shop()).readCollections(cursor, signal),
    write: async (writes, signal) => (await shop()).write(writes, signal)
  }
}
