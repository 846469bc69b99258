import type { Output } from '../../src/shared/contract/contract.ts'
import type { Pull } from '../../src/shared/contract/shop.ts'
import { FAKE_KEY, FAKE_SITE, FakeShop } from './fake-shop.ts'
import { settle } from './fake-time.ts'
import { openTestEngine, type TestEngine, type TestEngineOptions } from './test-engine.ts'

export interface ShopEngine {
  readonly t: TestEngine
  readonly shop: FakeShop
  /** The instance of the store on Wix, which is the active one. */
  readonly instanceId: string
  [Symbol.asyncDispose](): Promise<void>
}

/** An engine that is connected with a store on Wix in memory. */
export async function openShopEngine(
  shop: FakeShop = new FakeShop(),
  options: TestEngineOptions = {}
): Promise<ShopEngine> {
  const t = await openTestEngine({ ...options, shops: shop.factory() })
  const instance = await call<Output<'shop.connect'>>(t, 'shop.connect', { siteId: FAKE_SITE, apiKey: FAKE_KEY })
  return {
    t,
    shop,
    instanceId: instance.instanceId,
    [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]()
  }
}

/** Calls a procedure on the active store, lets what it began come to its first wait, and throws what it refuses. */
export async function call<T>(t: TestEngine, procedure: string, input: unknown = {}): Promise<T> {
  try {
    return await t.call<T>(procedure, input)
  } finally {
    await settle()
  }
}

/** Lets the fake clock run until the pull is over or waits, and gives it back as it stands. */
export async function pulled(t: TestEngine, pull: Pull, ms = 10 * 60_000): Promise<Pull> {
  let now = pull
  for (let waited = 0; waited < ms; waited += 1_000) {
    await t.time.advance(1_000)
    now = await call<Pull>(t, 'pulls.get', { id: pull.id })
    if (now.state !== 'RUNNING') break
  }
  return now
}

export async function pull(t: TestEngine, kind: Pull['kind'] = 'FULL', ms?: number): Promise<Pull> {
  return pulled(t, await call<Pull>(t, 'pulls.start', { kind }), ms)
}
