import { isLoopbackHost } from '#shared/lib/loopback.ts'
import type { Shop, ShopFactory } from '../ports/shop.ts'
import type { Clock, Timers } from '../ports/system.ts'
import type { Fetch } from './host-fetch.ts'

export function createShopFactory(_deps: {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly timers: Timers
}): ShopFactory {
  const never = () =>
    Promise.resolve({ ok: false, failure: { kind: 'offline', message: 'Wix cannot be reached.' } } as const)
  return {
    inspect: never,
    readVersion: never,
    create: (_access, version): Shop => ({
      version,
      writeLimit: 1,
      readProducts: never,
      readProductsById: never,
      readProductIds: never,
      countProducts: never,
      readCollections: never,
      write: never
    }),
    checkBaseUrl(url) {
      const parsed = URL.parse(url)
      return parsed !== null && (parsed.protocol === 'https:' || isLoopbackHost(parsed.hostname))
        ? { ok: true, origin: parsed.origin }
        : { ok: false, message: 'The address must begin with https://.' }
    }
  }
}
