import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../simulators/random.ts'
import { FULL_KEY } from '../../simulators/wix/access.ts'
import { WIX_PERMISSIONS, type WixPermission } from '../../simulators/wix/route.ts'
import { seedStore, SEED_SITE_ID } from '../../simulators/wix/seed-store.ts'
import { createWixSimulator, type WixSimulator } from '../../simulators/wix/simulator.ts'
import { createShopFactory } from '../../src/main/adapters/wix/factory.ts'
import { createHostFetch } from '../../src/main/app/host-fetch.ts'
import type { NetworkFailure, NetworkRequest, NetworkResult } from '../../src/main/ports/network.ts'
import type { Output } from '../../src/shared/contract/contract.ts'
import type { Publish, PublishPause } from '../../src/shared/contract/publishes.ts'
import type { Pull } from '../../src/shared/contract/shop.ts'
import { FakeTime } from '../support/fake-time.ts'
import { begin, write } from '../support/publish-engine.ts'
import { call, pull } from '../support/shop-engine.ts'
import { MemoryHost, openTestEngine, type TestEngine } from '../support/test-engine.ts'

type Version = 'V1' | 'V3'
type Problem = NonNullable<Pull['problem']>

/** A host whose network ends at the simulator, and can be out of order itself. */
class WixHost extends MemoryHost {
  broken: NetworkFailure | null = null
  simulator: WixSimulator | null = null
  override async fetch(request: NetworkRequest, signal: AbortSignal): Promise<NetworkResult> {
    if (this.broken) return { ok: false, failure: this.broken }
    if (!this.simulator) throw new Error('There is no store yet')
    const { url, method, headers, body } = request
    const answer = await this.simulator.fetch(url, { method, headers, signal, ...(body === null ? {} : { body }) })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return { ok: true, answer: { status: answer.status, headers: [...answer.headers], body: bytes } }
  }
}

interface World {
  readonly t: TestEngine
  readonly host: WixHost
  readonly simulator: WixSimulator
}

const ACCESS = { siteId: SEED_SITE_ID, apiKey: FULL_KEY.key }
const open: TestEngine[] = []
afterEach(async () => {
  for (const t of open.splice(0)) await t[Symbol.asyncDispose]()
})

async function openWorld(version: Version): Promise<World> {
  const time = new FakeTime()
  const host = new WixHost()
  const simulator = createWixSimulator({
    store: seedStore({ size: 8, seed: 3, version, clock: time }),
    clock: time,
    random: seededRandom(3),
    timers: time
  })
  host.simulator = simulator
  const shops = createShopFactory({ fetch: createHostFetch(host), clock: time, timers: time })
  const t = await openTestEngine({ time, host, shops })
  open.push(t)
  return { t, host, simulator }
}

interface Situation {
  readonly name: string
  readonly version: Version
  /** Makes it so; the answer puts it right again. */
  readonly happen: (world: World) => () => void
  /** Of trying and connecting; null where they work all the same. */
  readonly connect: Problem | null
  /** What a pull waits with; null where it comes to its end all the same. */
  readonly pull: Problem | null
  readonly publish: PublishPause | null
  /** Waits go on by themselves once it is put right. */
  readonly byItself: boolean
  /** The way out, in the sentence. */
  readonly wayOut: RegExp
}

const without =
  (...gone: readonly WixPermission[]) =>
  ({ simulator: { control } }: World) => {
    const permissions = WIX_PERMISSIONS.filter((permission) => !gone.includes(permission))
    control.setKeys([{ key: FULL_KEY.key, permissions }])
    return () => control.setKeys([FULL_KEY])
  }

const broken =
  (failure: NetworkFailure) =>
  ({ host }: World) => {
    host.broken = failure
    return () => {
      host.broken = null
    }
  }

const versionOf =
  (version: 'STORES_NOT_INSTALLED' | 'PROVISIONING') =>
  ({ simulator: { store } }: World) => {
    const was = store.version
    store.version = version
    return () => {
      store.version = was
    }
  }

const site =
  (state: 'deleted' | 'plan-without-api') =>
  ({ simulator: { store } }: World) => {
    store.site = { ...store.site, state }
    return () => {
      store.site = { ...store.site, state: 'live' }
    }
  }

const faulty =
  (kind: 'proxy-html' | 'provisioning') =>
  ({ simulator: { control } }: World) => {
    control.setFaults([{ kind }])
    return () => control.setFaults([])
  }

const LACKS = { connect: 'forbidden', byItself: false } as const

const SITUATIONS: readonly Situation[] = [
  {
    name: 'a wrong key',
    version: 'V3',
    happen: ({ simulator: { control } }) => {
      control.setKeys([{ key: 'another-key', permissions: WIX_PERMISSIONS }])
      return () => control.setKeys([FULL_KEY])
    },
    connect: 'auth',
    pull: 'auth',
    publish: 'auth',
    byItself: false,
    wayOut: /make a new one in the API Keys Manager of Wix .* and enter it here/
  },
  {
    name: 'a key that may do nothing with products',
    version: 'V3',
    happen: without('read-products', 'write-products'),
    ...LACKS,
    pull: 'forbidden',
    publish: 'auth',
    wayOut: /make a key for the site with the permission “Manage Products”/
  },
  {
    name: 'a key without the permission to manage products',
    version: 'V3',
    happen: without('write-products'),
    ...LACKS,
    pull: null,
    publish: 'auth',
    wayOut: /“Manage Products”.*(?:make a (?:new one|key)|Add what is missing)/
  },
  {
    name: 'a key without the permission to read categories',
    version: 'V3',
    happen: without('read-categories', 'write-categories'),
    ...LACKS,
    pull: 'forbidden',
    publish: null,
    wayOut: /“Read categories”.*(?:make a (?:new one|key)|Add what is missing)/
  },
  {
    name: 'a key without the permission to read the site',
    version: 'V3',
    happen: without('read-site'),
    ...LACKS,
    pull: null,
    publish: null,
    wayOut: /“Read site, business, and email details”.*Add what is missing/
  },
  {
    name: 'a site without Wix Stores',
    version: 'V3',
    happen: versionOf('STORES_NOT_INSTALLED'),
    connect: 'not-installed',
    pull: 'not-installed',
    publish: 'store',
    byItself: false,
    wayOut: /add the app Wix Stores to the site/
  },
  {
    name: 'a deleted site',
    version: 'V1',
    happen: site('deleted'),
    connect: 'site-gone',
    pull: 'site-gone',
    publish: 'store',
    byItself: false,
    wayOut: /Copy the part after \/dashboard\//
  },
  {
    name: 'a plan without the API',
    version: 'V1',
    happen: site('plan-without-api'),
    connect: 'plan',
    pull: 'plan',
    publish: 'store',
    byItself: false,
    wayOut: /upgrade the site on Wix/
  },
  {
    name: 'a clock that is wrong',
    version: 'V3',
    happen: broken({ kind: 'untrusted-date', sent: false, message: 'CERT_NOT_YET_VALID' }),
    connect: 'clock',
    pull: 'clock',
    publish: 'clock',
    byItself: false,
    wayOut: /set date and time to automatic/
  },
  {
    name: 'a proxy that answers with a page',
    version: 'V1',
    happen: faulty('proxy-html'),
    connect: 'proxy',
    pull: 'proxy',
    publish: 'offline',
    byItself: true,
    wayOut: /open wix\.com in a browser, sign in/
  },
  {
    name: 'no network',
    version: 'V3',
    happen: broken({ kind: 'unreachable', sent: false, message: 'ENOTFOUND' }),
    connect: 'offline',
    pull: 'offline',
    publish: 'offline',
    byItself: true,
    wayOut: /check the connection to the internet/
  },
  {
    name: 'a store that is being set up',
    version: 'V3',
    happen: faulty('provisioning'),
    connect: 'provisioning',
    pull: 'provisioning',
    publish: 'offline',
    byItself: true,
    wayOut: /try again in a few minutes/
  }
]

/** One sentence with the way out, which is that of no other situation: so all of them are different. */
function expectSentence(message: string | null, { name }: Situation): void {
  const fitting = SITUATIONS.filter(({ wayOut }) => wayOut.test(message ?? '')).map((one) => one.name)
  expect({ message, fitting }).toEqual({ message, fitting: [name] })
  expect(message).toMatch(/^[A-Z].*\.$/)
}

async function waits<T extends { readonly state: string }>(
  { t }: World,
  get: () => Promise<T>,
  over: (state: string) => boolean
): Promise<T> {
  for (let second = 0; second < 1_200; second += 1) {
    const now = await get()
    if (over(now.state)) return now
    await t.time.advance(1_000)
  }
  return get()
}

const stands = (state: string): boolean => state !== 'RUNNING'
const isOver = (state: string): boolean => state === 'DONE' || state === 'CANCELLED' || state === 'FAILED'

async function connected(version: Version): Promise<World & { readonly jobId: number }> {
  const world = await openWorld(version)
  await call(world.t, 'shop.connect', ACCESS)
  expect((await pull(world.t)).state).toBe('DONE')
  const ids = [...world.simulator.store.products.keys()].slice(0, 2)
  const { jobId } = await write(world.t, ids, ['title'])
  world.simulator.control.clear()
  return { ...world, jobId }
}

// The SDK is loaded with the first call, which takes real time.
beforeAll(async () => {
  await Promise.all([import('../../src/main/adapters/wix/inspect.ts'), import('../../src/main/adapters/wix/shops.ts')])
})

describe.each(SITUATIONS)('$name', (situation) => {
  const { version, happen, byItself } = situation

  test('a try says so, and connecting stores nothing', async () => {
    const world = await openWorld(version)
    const { t, host, simulator } = world
    const repair = happen(world)
    const tried = await call<Output<'shop.test'>>(t, 'shop.test', ACCESS)
    expect(tried.problem).toBe(situation.connect)
    expectSentence(tried.message, situation)

    const rows = (): unknown => t.raw.prepare('select instance_id, site_id, name from app_instances').all()
    const before = rows()
    const refused = await t.dispatch('shop.connect', ACCESS, {})
    if (refused.ok) throw new Error('It was connected')
    expect(refused.error.code).toBe('SHOP_UNAVAILABLE')
    expect(refused.error.details).toMatchObject({ problem: situation.connect })
    expectSentence(refused.error.message, situation)
    expect(rows()).toEqual(before)
    expect(host.shopKeys.size).toBe(0)
    expect(simulator.control.writes).toEqual([])

    repair()
    expect(await call(t, 'shop.test', ACCESS)).toMatchObject({ ok: true, problem: null, catalogVersion: version })
    await call(t, 'shop.connect', ACCESS)
    expect(host.shopKeys.size).toBe(1)
  })

  test('a pull waits with the sentence and goes on when it is put right', async () => {
    const world = await connected(version)
    const { t } = world
    const repair = happen(world)
    const { id } = await call<Pull>(t, 'pulls.start', { kind: 'FULL' })
    const get = (): Promise<Pull> => call<Pull>(t, 'pulls.get', { id })
    const waiting = await waits(world, get, stands)
    expect(waiting).toMatchObject({ state: situation.pull === null ? 'DONE' : 'PAUSED', problem: situation.pull })
    if (situation.pull !== null) {
      expectSentence(waiting.message, situation)
      repair()
      if (!byItself) await call(t, 'pulls.resume', { id })
      expect(await waits(world, get, isOver)).toMatchObject({ state: 'DONE', problem: null, message: null, seen: 8 })
    }
  })

  test('a publish waits with the sentence, writes nothing, and goes on when it is put right', async () => {
    const world = await connected(version)
    const { t, simulator, jobId } = world
    const repair = happen(world)
    const { storeName } = await call<Output<'shop.get'>>(t, 'shop.get')
    const { id } = await begin(t, jobId, { storeName })
    const get = (): Promise<Publish> => call<Publish>(t, 'publishes.get', { id })
    const waiting = await waits(world, get, stands)
    if (situation.publish !== null) {
      expect(waiting).toMatchObject({ state: 'PAUSED', pausedBy: situation.publish })
      expectSentence(waiting.message, situation)
      expect(simulator.control.writes).toEqual([])
      repair()
      if (!byItself) await call(t, 'publishes.resume', { id })
    }
    expect(await waits(world, get, isOver)).toMatchObject({ state: 'DONE', message: null, counts: { published: 2 } })
    expect(simulator.control.writes.map(({ field }) => field)).toEqual(['name', 'name'])
  })
})

describe('a store that moves to V3', () => {
  test('is connected as what it is by then', async () => {
    const world = await openWorld('V1')
    world.simulator.store.moveToV3()
    expect(await call(world.t, 'shop.test', ACCESS)).toMatchObject({ ok: true, catalogVersion: 'V3' })
    await call(world.t, 'shop.connect', ACCESS)
    expect(await pull(world.t)).toMatchObject({ state: 'DONE', seen: 8 })
  })

  test('has a publish wait with its own sentence until the catalogue is fetched again, and go on by itself', async () => {
    const world = await connected('V1')
    const { t, simulator, jobId } = world
    const { store } = simulator
    store.moveToV3([...store.products.keys()].slice(0, 1))
    const { storeName } = await call<Output<'shop.get'>>(t, 'shop.get')
    const { id } = await begin(t, jobId, { storeName })
    const messages = new Set<string>()
    const get = async (): Promise<Publish> => {
      const now = await call<Publish>(t, 'publishes.get', { id })
      if (now.message !== null) messages.add(now.message)
      return now
    }
    const done = await waits(world, get, isOver)
    expect(done).toMatchObject({ state: 'DONE', counts: { published: 2 } })
    const { pulls } = await call<{ readonly pulls: readonly Pull[] }>(t, 'pulls.list')
    expect(pulls[0]).toMatchObject({ kind: 'FULL', state: 'DONE', seen: 8, goneProducts: 0, newProducts: 0 })
    expect([...messages]).toEqual([
      'Wix has moved this store to a new catalogue. Wordshelf fetches the whole catalogue again first and then goes on.'
    ])
    expect(await call(t, 'shop.get')).toMatchObject({ catalogVersion: 'V3' })
  })

  test('has a pull that is running begin again and lose nothing', async () => {
    const world = await connected('V1')
    const { t, simulator } = world
    simulator.control.setFaults([{ kind: 'move-to-v3', path: '/products/query', newIds: 0.5, times: 1 }])
    const waiting = await pull(t, 'FULL')
    expect(waiting).toMatchObject({ state: 'PAUSED', problem: 'version-changed' })
    expect(waiting.message).toMatch(/^The store has moved to the other version of the Wix catalogue: fetch it again /)
    const { pulls } = await call<{ readonly pulls: readonly Pull[] }>(t, 'pulls.list')
    const id = pulls[0]?.id ?? 0
    const done = await waits(world, () => call<Pull>(t, 'pulls.get', { id }), isOver)
    expect(done).toMatchObject({ state: 'DONE', seen: 8, newProducts: 0, goneProducts: 0 })
  })
})
