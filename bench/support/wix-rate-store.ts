import { createShopFactory } from '../../src/main/adapters/wix/factory.ts'
import { systemClock, systemTimers } from '../../src/main/adapters/system/system.ts'
import type { ShopFactory } from '../../src/main/ports/shop.ts'
import { seededRandom } from '../../simulators/random.ts'
import { SEED_SITE_ID, seedStore } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator } from '../../simulators/wix/simulator.ts'
import type { JumpingTime } from './wix-rate-time.ts'
import { WIX_LIMITS, type WixLimit } from './wix-rate-shapes.ts'

/** How long an answer takes, evenly spread. Milliseconds. */
const LATENCY = { min: 150, max: 450 } as const
/** The simulator keeps every change that was made: of ten thousand products it would be what the memory is measured of. */
const FORGET_EVERY = 200

export interface RateStoreOptions {
  readonly version: 'V1' | 'V3'
  readonly products: number
  readonly limit: WixLimit
  readonly retryAfter: boolean
  readonly seed: number
  readonly time: JumpingTime
  /** A control: requests go out evenly at this rate, whatever the app thinks. Requests per minute. */
  readonly heldTo?: number
}

export interface RequestCount {
  readonly sent: number
  readonly refused: number
  /** Method and path, ids left out. */
  readonly byPath: Readonly<Record<string, number>>
}

/** A store on the simulator, reached by the app's own adapter, with its requests counted on the way. */
export interface RateStore {
  /** Products that hold other texts than those that were published; not known of a store in another process. */
  others(isPublished: (product: { readonly name: string; readonly description: string }) => boolean): number
  readonly shops: ShopFactory
  readonly siteId: string
  /** Since the last call. */
  count(): RequestCount
  /** Runs with each answer. */
  onAnswer(run: () => void): void
}

export function openRateStore(options: RateStoreOptions): RateStore {
  const { time, seed } = options
  const simulator = createWixSimulator({
    store: seedStore({ size: options.products, seed, version: options.version, clock: time }),
    clock: time,
    timers: time,
    random: seededRandom(seed),
    latencyMs: LATENCY,
    rate: WIX_LIMITS[options.limit](options.retryAfter),
    keepRequests: FORGET_EVERY
  })
  let total = 0
  let sent = 0
  let refused = 0
  let byPath: Record<string, number> = {}
  let free = Number.NEGATIVE_INFINITY
  let answered = (): void => undefined

  async function turn(): Promise<void> {
    if (options.heldTo === undefined) return
    free = Math.max(free + 60_000 / options.heldTo, time.monotonic())
    const wait = free - time.monotonic()
    if (wait > 0)
      await new Promise<void>((resolve) => {
        time.after(wait, resolve)
      })
  }

  async function counted(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    await turn()
    const request = new Request(input, init)
    const begun = time.monotonic()
    total += 1
    if (total % FORGET_EVERY === 0) simulator.control.clear()
    const response = await simulator.fetch(request)
    // The clock may jump only while nobody has anything to do: then an answer takes exactly what the simulator waited.
    const took = time.monotonic() - begun
    if (took > LATENCY.max + 1) throw new Error(`The clock jumped ahead of an answer: it took ${took} ms`)
    const key = `${request.method} ${new URL(request.url).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]+/g, ':id')}`
    byPath[key] = (byPath[key] ?? 0) + 1
    sent += 1
    if (response.status === 429) refused += 1
    answered()
    return response
  }

  return {
    others: (isPublished) => [...simulator.store.products.values()].filter((product) => !isPublished(product)).length,
    shops: createShopFactory({ fetch: counted, clock: time, timers: time, requestTimeoutMs: 600_000 }),
    siteId: SEED_SITE_ID,
    count() {
      const found = { sent, refused, byPath }
      sent = 0
      refused = 0
      byPath = {}
      return found
    },
    onAnswer: (run) => {
      answered = run
    }
  }
}

/** A store that another process serves without a limit, so that this one holds nothing but the engine. */
export function remoteStore(onSent: () => void): RateStore {
  let answered = onSent
  const send: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    answered()
    return response
  }
  return {
    others: () => 0,
    shops: createShopFactory({ fetch: send, clock: systemClock, timers: systemTimers }),
    siteId: SEED_SITE_ID,
    count: () => ({ sent: 0, refused: 0, byPath: {} }),
    onAnswer: (run) => {
      answered = run
    }
  }
}

/** Wix's SDK is read from the disk with the first request, which no clock but the real one waits for. */
export async function loadSdk(): Promise<void> {
  await import('../../src/main/adapters/wix/inspect.ts')
  await import('../../src/main/adapters/wix/shops.ts')
}
