import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp, type TestStore } from '../../backend/test/support/app.ts'
import type { Output } from '../../src/shared/contract/contract.ts'
import type { ReviewItem } from '../../src/shared/contract/review-lists.ts'
import { createBackendApi } from '../../src/main/adapters/backend/backend-api.ts'
import { FakeTime, settle } from '../support/fake-time.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'

/** The app's own client and the backend's own handlers, with nothing between them but the requests. */
let app: TestApp
let store: TestStore
let engines: TestEngine[] = []

beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  store = await app.addStore({ allowance: 100 })
})
afterEach(async () => {
  for (const engine of engines) {
    expect(brokenInvariants(engine.raw)).toEqual([])
    await engine[Symbol.asyncDispose]()
  }
  engines = []
})

async function device(deviceName: string, products = 3): Promise<TestEngine> {
  const time = new FakeTime(app.clock.time)
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
    app.app.fetch(new Request(input, init))
  const backend = createBackendApi({ fetch, clock: time, timers: time })
  const engine = await openTestEngine({ backend, time })
  engines.push(engine)
  addProducts(engine, engine.instanceId, products)
  const made = await app.call('POST', '/v1/pairing-codes', { token: store.owner, body: {} })
  const { code } = made.json as { code: string }
  const linked = await engine.dispatch('sync.link', { url: 'https://backend.test', code, deviceName }, {})
  expect(linked).toMatchObject({ ok: true, value: { status: 'up-to-date', deviceName, waiting: 0 } })
  return engine
}

/** Sends and pulls until there is nothing more to say. */
async function sync(engine: TestEngine): Promise<void> {
  for (let times = 0; times < 5; times += 1) {
    await engine.time.advance(10)
    const result = await engine.dispatch('sync.now', {}, {})
    expect(result).toMatchObject({ ok: true, value: { problem: null } })
  }
  expect(engine.engine.sync.state(engine.instanceId)).toMatchObject({
    status: 'up-to-date',
    waiting: 0,
    quarantined: 0
  })
}

/** All texts as the review shows them. */
async function rowsOf(engine: TestEngine): Promise<readonly ReviewItem[]> {
  const opened = await engine.dispatch('review.open', {}, {})
  if (!opened.ok) throw new Error(opened.error.message)
  const { listId } = opened.value as Output<'review.open'>
  const read = await engine.dispatch('review.rows', { id: listId }, {})
  if (!read.ok) throw new Error(read.error.message)
  return (read.value as Output<'review.rows'>).rows.flatMap(({ item }) => item ?? [])
}

const titles = { attributes: ['title'], language: 'en', prompt: 'x', sourceScope: 'products' }

async function run(engine: TestEngine, productIds: readonly string[]): Promise<void> {
  expect(await engine.dispatch('jobs.create', { ...titles, productIds }, {})).toMatchObject({ ok: true })
  for (let times = 0; times < 50; times += 1) {
    await engine.time.advance(1_000)
    await settle()
    const jobs = engine.engine.deps.store.read((db) => db.getRunningJobs())
    if (jobs.length === 0) return
  }
  throw new Error('the job does not come to its end')
}

interface Shown {
  readonly jobs: readonly {
    readonly status: string
    readonly device: { readonly name: string } | null
    readonly id: number
  }[]
}
const jobsOf = async (engine: TestEngine) =>
  ((await engine.dispatch('jobs.list', {}, {})) as { value: Shown }).value.jobs

const credits = async (engine: TestEngine) => {
  const result = await engine.dispatch('credits.get', {}, {})
  return result.ok ? result.value : result
}

describe('two devices of one store', () => {
  test('a job runs on one, is paid once, and its texts are on the other', async () => {
    const [studio, laptop] = [await device('Studio'), await device('Travel laptop')]
    await run(studio, ['p1', 'p2'])
    await sync(studio)
    await sync(laptop)
    expect(await jobsOf(laptop)).toMatchObject([{ status: 'COMPLETED', device: { name: 'Studio' } }])
    const items = await laptop.dispatch('jobs.items', { id: 1 }, {})
    const own = await studio.dispatch('jobs.items', { id: 1 }, {})
    const texts = (answer: unknown) =>
      (answer as { value: { items: { proposal: string; status: string }[] } }).value.items.map(
        ({ proposal, status }) => [proposal, status]
      )
    expect(texts(items)).toEqual(texts(own))
    await sync(studio)
    expect(await credits(studio)).toMatchObject({ store: { allowance: 100, captured: 2, open: 0 } })
    expect(await credits(laptop)).toMatchObject({ creditsUsed: 0, store: { allowance: 100, captured: 2 } })
  })

  test('what one approves is approved on the other', async () => {
    const [studio, laptop] = [await device('Studio'), await device('Travel laptop')]
    await run(studio, ['p1'])
    await sync(studio)
    await sync(laptop)
    const ids = (engine: TestEngine) =>
      engine.engine.deps.store
        .read((db) => db.getJobItems(engine.instanceId, 1, {}, { cursor: undefined, limit: 10 }))
        .rows.map(({ id }) => id)
    const edit = { ids: ids(laptop), edit: 'By hand', decision: 'APPROVED' }
    expect(await laptop.dispatch('items.review', edit, {})).toMatchObject({ ok: true, value: { changed: 1 } })
    await sync(laptop)
    await sync(studio)
    const seen = studio.engine.deps.store.read((db) => db.getJobItem(studio.instanceId, ids(studio)[0] ?? 0))
    expect(seen).toMatchObject({ review: 'APPROVED', edit: 'By hand' })
  })

  test('what one has the model write anew is on the other, where the approval of the text before is void', async () => {
    const one = await device('Office')
    const two = await device('Shop floor')
    await run(one, ['p1'])
    await sync(one)
    await sync(two)
    const [far] = await rowsOf(two)
    await two.dispatch('items.review', { ids: [far?.id], decision: 'APPROVED' }, {})
    await sync(two)
    await sync(one)
    const [near] = await rowsOf(one)
    expect(near).toMatchObject({ review: 'APPROVED' })
    expect(await one.dispatch('items.regenerate', { id: near?.id, note: 'Woollen' }, {})).toMatchObject({ ok: true })
    await settle(30)
    await sync(one)
    await sync(two)
    const text = { proposal: 'Woollen Product 1', review: 'OPEN' }
    expect(await rowsOf(two)).toMatchObject([text])
    expect(await two.dispatch('jobs.list', {}, {})).toMatchObject({ value: { total: 1 } })
    const [{ rewrittenBy: changeId } = { rewrittenBy: 0 }] = await rowsOf(one)
    await one.dispatch('items.undo', { changeId }, {})
    await sync(one)
    await sync(two)
    expect(await rowsOf(two)).toMatchObject([{ proposal: 'Better Product 1', review: 'APPROVED' }])
    expect(await rowsOf(one)).toMatchObject([{ proposal: 'Better Product 1', review: 'APPROVED' }])
  })

  test('a job that needs more than the device holds gets exactly what it lacks, until the store has no more', async () => {
    const studio = await device('Studio', 120)
    const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `p${from + n}`)
    const create = (productIds: readonly string[]) =>
      studio.dispatch('jobs.create', { ...titles, productIds, autoStart: false }, {})
    expect(await create(ids(1, 91))).toMatchObject({ ok: true, value: { requiredCredits: 90 } })
    await sync(studio)
    expect(await credits(studio)).toMatchObject({ store: { open: 90 } })
    expect(await create(ids(91, 111))).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_CREDITS', required: 20 }
    })
    expect(await create(ids(91, 101))).toMatchObject({ ok: true })
  })

  test('signing out gives everything back to the other', async () => {
    const [studio, laptop] = [await device('Studio'), await device('Travel laptop')]
    await studio.engine.sync.lease(studio.instanceId, 60)
    await sync(laptop)
    expect(await credits(laptop)).toMatchObject({ store: { unleased: expect.any(Number) as unknown } })
    expect(await studio.dispatch('sync.unlink', {}, {})).toMatchObject({ ok: true, value: { status: 'local' } })
    await sync(laptop)
    const { store: after } = (await credits(laptop)) as { store: { unleased: number; freeHere: number } }
    expect(after.unleased + after.freeHere).toBe(100)
  })
})
