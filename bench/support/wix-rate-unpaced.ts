import { FULL_KEY } from '../../simulators/wix/access.ts'
import type { WixLimit } from './wix-rate-shapes.ts'
import { loadSdk, openRateStore, type RequestCount } from './wix-rate-store.ts'
import { JumpingTime } from './wix-rate-time.ts'

/** Requests at the same time: as many as browsers send to one server, and a little more. */
const LANES = 8
const PRODUCTS = 100
const PATIENCE_MS = 3_600_000

/**
 * What a client without a pace does to a store that doesn't say how long to wait: asks for one thing after the other in some lanes, and
 * once more at once for what was refused, until so many requests were let through.
 */
export async function askWithoutPace(limit: WixLimit, wanted: number, seed: number): Promise<RequestCount> {
  await loadSdk()
  const time = new JumpingTime(Date.UTC(2026, 10, 27, 9))
  const store = openRateStore({ version: 'V1', products: PRODUCTS, limit, retryAfter: false, seed, time })
  const shop = store.shops.create(
    { baseUrl: 'https://www.wixapis.com', siteId: store.siteId, apiKey: FULL_KEY.key },
    'V1'
  )
  const { signal } = new AbortController()
  let passed = 0
  const lane = async (): Promise<true> => {
    while (passed < wanted) {
      const asked = await shop.countProducts(signal)
      if (asked.ok) passed += 1
      else if (asked.failure.kind !== 'rate-limited') throw new Error(asked.failure.message)
    }
    return true
  }
  let over: true | undefined
  const lanes = Promise.all(Array.from({ length: LANES }, lane)).then(() => {
    over = true
  })
  await Promise.race([lanes, time.run(() => over, PATIENCE_MS)])
  await lanes
  return store.count()
}
