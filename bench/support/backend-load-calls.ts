import { facts, row, standing, TestDevice } from '../../backend/test/support/device.ts'
import { digestOf } from '../../backend/src/auth/secrets.ts'
import { createInstance } from '../../backend/src/instances/create-instance.ts'
import type { BackendDeps } from '../../backend/src/deps.ts'
import { putProducts } from '../../backend/src/db/products.ts'

/** A call as it goes over HTTP. */
export interface LoadCall {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly token: string
  readonly body?: unknown
}

export const LOAD_KINDS = ['create', 'list', 'items', 'sync'] as const
export type LoadKind = (typeof LOAD_KINDS)[number]

/** Stores, one for each connection of the client: calls of one store come one after another, of different ones at once. */
export const STORES = 16
const PRODUCTS = 50
const PRODUCTS_PER_JOB = 20
const ITEMS_PER_SYNC = 10
/** What the lists are read from. */
const LISTED_JOBS = 60

export interface LoadStore {
  readonly instanceId: string
  readonly token: string
  readonly device: TestDevice
}

/** The same stores with the same ids on any empty database. */
export async function seedStores(
  deps: BackendDeps,
  count = STORES,
  devicesPerStore = 1
): Promise<readonly LoadStore[]> {
  const stores: LoadStore[] = []
  for (let n = 0; n < count; n += 1) {
    const uuid = { uuid: () => `store-${n}` }
    const plan = { name: 'load', allowance: 10_000_000 }
    const instanceId = await createInstance({ ...deps, ids: uuid }, { wixInstanceId: null, name: `Store ${n}`, plan })
    for (let d = 0; d < devicesPerStore; d += 1) {
      const [deviceId, token] = [`device-${n}-${d}`, `wsd_of-device-${n}-${d}`]
      await deps.db
        .insertInto('devices')
        .values({
          instance_id: instanceId,
          device_id: deviceId,
          name: `Device ${d}`,
          token_hash: digestOf(token),
          created_at: new Date(deps.clock.now())
        })
        .execute()
      stores.push({ instanceId, token, device: new TestDevice(deps, instanceId, deviceId, `epoch-${n}-${d}`) })
    }
    await putProducts(
      deps.db,
      instanceId,
      Array.from({ length: PRODUCTS }, (_, p) => ({
        id: `product-${p}`,
        name: `Product ${p}`,
        texts: { title: `Title of product ${p}`, description: 'A plain description. '.repeat(15) },
        collectionIds: []
      }))
    )
  }
  return stores
}

/** The nth call of its kind: of the store n modulo `STORES`, and to be made after that store's calls before it. */
export function loadCall(kind: LoadKind, stores: readonly LoadStore[], n: number): LoadCall {
  const store = stores[n % stores.length]
  if (store === undefined) throw new Error('There is no store')
  const { token, device } = store
  switch (kind) {
    case 'create':
      return { method: 'POST', path: '/api/jobs', token, body: jobBody(n) }
    case 'list':
      return { method: 'GET', path: '/api/jobs?limit=50', token }
    case 'items':
      return { method: 'GET', path: `/api/jobs/${firstJobOf(n % stores.length)}/items?limit=100`, token }
    case 'sync':
      tellWork(device, `uid-${n}`)
      return { method: 'POST', path: '/v1/sync', token, body: device.request() }
  }
}

/** Jobs that are there before anything is measured; made store by store, so that their ids are known. */
export function firstCalls(stores: readonly LoadStore[]): readonly LoadCall[] {
  return stores.flatMap(({ token }) =>
    Array.from({ length: LISTED_JOBS }, (_, n) => ({
      method: 'POST' as const,
      path: '/api/jobs',
      token,
      body: {
        ...jobBody(n),
        // The first one is read item by item; of the others the list shows how they stand.
        productIds: Array.from({ length: n === 0 ? PRODUCTS : 1 }, (_each, p) => `product-${p}`)
      }
    }))
  )
}

function firstJobOf(store: number): number {
  return store * LISTED_JOBS + 1
}

function jobBody(n: number): object {
  return {
    sourceScope: 'products',
    productIds: Array.from({ length: PRODUCTS_PER_JOB }, (_, p) => `product-${(n + p) % PRODUCTS}`),
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'Write it clearly, for people who buy.'
  }
}

/** What a device says of a job that it has run: four events, twenty rows. */
export function tellWork(device: TestDevice, jobUid: string): void {
  const texts = { original: 'A plain description. '.repeat(15) }
  const places = Array.from({ length: ITEMS_PER_SYNC }, (_, position) => position)
  const period = '2026-11'
  device.tell('job.created', { jobUid, period, credits: 0, again: true, job: facts(ITEMS_PER_SYNC) })
  device.tell(
    'job.items',
    { jobUid, from: 0, to: ITEMS_PER_SYNC },
    places.map((position) => row(position, texts))
  )
  device.tell(
    'items.landed',
    { jobUid, period, done: places, failed: [], captured: 0, released: 0 },
    places.map((position) => row(position, { ...texts, status: 'DONE', proposal: 'A better description. '.repeat(15) }))
  )
  device.tell('job.standing', { jobUid, standing: standing({ status: 'COMPLETED' }) })
}
