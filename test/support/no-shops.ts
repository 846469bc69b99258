import { WIX_URL } from '../../src/main/ports/shop-url.ts'
import type { Shop, ShopFactory } from '../../src/main/ports/shop.ts'

const failed = {
  ok: false,
  failure: { kind: 'offline', message: 'There is no store on Wix in this test.' }
} as const
const never = () => Promise.resolve(failed)

/** Stores on Wix as they are without a network: nothing is ever sent. */
export const NO_SHOPS: ShopFactory = {
  inspect: never,
  readVersion: never,
  create: (_access, version): Shop => ({
    version,
    writeLimit: version === 'V3' ? 100 : 1,
    readProducts: never,
    readProductsById: never,
    readProductIds: never,
    countProducts: never,
    readCollections: never,
    write: never
  }),
  checkBaseUrl: (url) => ({ ok: true, origin: URL.parse(url)?.origin ?? WIX_URL })
}
