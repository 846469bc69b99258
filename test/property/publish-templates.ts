import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { scratchFolder } from '../../bench/support/crash-scratch.ts'
import { seededRandom } from '../../simulators/random.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { SEED_SITE_ID, seedStore } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator } from '../../simulators/wix/simulator.ts'
import type { WixStore } from '../../simulators/wix/store.ts'
import { createShopFactory } from '../../src/main/adapters/wix/factory.ts'
import type { OptimizeOutcome, OptimizeRequest } from '../../src/main/ports/llm.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { CatalogVersion } from '../../src/shared/model/catalog-version.ts'
import { FakeLlm, rewritten } from '../support/fake-llm.ts'
import { FakeTime } from '../support/fake-time.ts'
import { write } from '../support/publish-engine.ts'
import { call, pull } from '../support/shop-engine.ts'
import { MemoryHost, openTestEngine } from '../support/test-engine.ts'
import type { DeviceTemplate } from './publish-device.ts'

const PRODUCTS = 3
const ATTRIBUTES: readonly Attribute[] = ['title', 'description', 'seoTitle', 'ribbon']
export const DEVICES = ['Ada', 'Ben'] as const
export const START = Date.UTC(2026, 10, 23, 12)

export interface Templates {
  readonly version: CatalogVersion
  readonly dir: string
  readonly devices: readonly DeviceTemplate[]
}

/** A small store, the same each time; what happens to it later has the time that `clock` tells. */
export function storeOf(version: CatalogVersion, clock: { now(): number }): WixStore {
  return seedStore({ size: PRODUCTS, seed: 3, version, clock, hidden: 0 })
}

/** Two devices that have fetched the same store and written texts for it, each its own. Made once and copied for each interleaving. */
export async function makeTemplates(version: CatalogVersion): Promise<Templates> {
  const dir = scratchFolder('wordshelf-publish-')
  // Loaded when first asked for: that takes time, of which an interleaving knows nothing.
  await import('../../src/main/adapters/wix/shops.ts')
  const devices: DeviceTemplate[] = []
  for (const name of DEVICES) {
    const time = new FakeTime(START)
    const simulator = createWixSimulator({
      store: storeOf(version, time),
      clock: time,
      random: seededRandom(1),
      timers: time
    })
    const llm = new FakeLlm()
    llm.respond = (request) => signed(name, request)
    const host = new MemoryHost()
    const shops = createShopFactory({
      clock: time,
      timers: time,
      fetch: (input, init) => simulator.fetch(new Request(input, init))
    })
    const own = path.join(dir, name)
    mkdirSync(own)
    const t = await openTestEngine({ dir: own, time, llm, host, shops, allowance: 500 })
    await call(t, 'shop.connect', { siteId: SEED_SITE_ID, apiKey: FULL_KEY.key })
    await pull(t)
    const { products } = await call<{ products: { id: string }[] }>(t, 'products.list', { limit: 100 })
    const { jobId, items } = await write(
      t,
      products.map((product) => product.id),
      ATTRIBUTES
    )
    const approved = items.filter((item) => item.review === 'APPROVED').length
    if (approved !== PRODUCTS * ATTRIBUTES.length) throw new Error(`Only ${approved} texts of ${name} were approved`)
    await t.stop()
    devices.push({ dir: own, host, jobId })
  }
  return { version, dir, devices }
}

export function dropTemplates({ dir }: Templates): void {
  rmSync(dir, { recursive: true, force: true })
}

/** A text that tells whose it is; HTML that Wix spells its own way. */
function signed(name: string, request: OptimizeRequest): OptimizeOutcome {
  const outcome = rewritten(request)
  if (outcome.kind !== 'answered') return outcome
  const values = { ...request.product.values }
  return {
    ...outcome,
    values: Object.fromEntries(
      request.attributes.map((attribute) => {
        const original = values[attribute] ?? ''
        if (attribute === 'description') return [attribute, `${original}<p><strong>${name}</strong> <em>says</em></p>`]
        return [attribute, attribute === 'ribbon' ? name : `${name} ${original}`.trim()]
      })
    )
  }
}
