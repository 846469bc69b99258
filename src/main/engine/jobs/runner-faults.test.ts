import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { NO_TOKENS, rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
let productIds: string[]

beforeEach(async () => {
  t = await openTestEngine({ concurrency: 4 })
  productIds = addProducts(t, t.instanceId, 6)
})
afterEach(async () => {
  if (t.raw.open) expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function call<T>(procedure: string, input: unknown): Promise<T> {
  const result = await t.dispatch(procedure, input, {})
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`)
  return result.value as T
}
async function create(products: number, attributes = ['title']): Promise<number> {
  const { jobId } = await call<{ jobId: number }>('jobs.create', {
    sourceScope: 'products',
    productIds: productIds.slice(0, products),
    attributes,
    language: 'en',
    prompt: 'x'
  })
  await settle()
  return jobId
}
const job = (id: number) => call<Job>('jobs.get', { id })
const items = async (id: number) => (await call<{ items: JobItem[] }>('jobs.items', { id })).items

describe('what the model is told when it is asked again', () => {
  test('is why its value was not taken, not that a server was busy', async () => {
    t.llm.respond = (request, n) =>
      n === 1 ? { kind: 'failed', reason: 'HTTP 500', retryAfterMs: undefined } : rewritten(request)
    await create(1)
    await t.time.advance(60_000)
    expect(t.llm.requests.map((request) => request.corrections)).toEqual([{}, {}])
  })

  test('is nothing after a wait that followed an attempt', async () => {
    const answers = [
      { kind: 'failed', reason: 'HTTP 500', retryAfterMs: undefined },
      { kind: 'rate-limited', retryAfterMs: 1_000, reason: 'Too many requests' }
    ] as const
    t.llm.respond = (request, n) => answers[n - 1] ?? rewritten(request)
    await create(1)
    await t.time.advance(60_000)
    expect(t.llm.requests.map((request) => request.corrections)).toEqual([{}, {}, {}])
  })

  test('names the attributes in the order of the job', async () => {
    await create(1, ['title', 'description', 'ribbon', 'imageAlt'])
    expect(t.llm.requests[0]?.attributes).toEqual(['title', 'description', 'ribbon', 'imageAlt'])
  })
})

test('a server that is down for minutes costs no item: it is asked ever more rarely, and the job goes on by itself', async () => {
  const until = t.time.now() + 5 * 60_000
  t.llm.respond = (request) =>
    t.time.now() < until ? { kind: 'failed', reason: 'HTTP 500', retryAfterMs: undefined } : rewritten(request)
  const id = await create(6)
  await t.time.advance(5 * 60_000 - 1)
  expect(await job(id)).toMatchObject({ status: 'RUNNING', progress: { failed: 0, done: 0 } })
  expect(t.llm.requests.length).toBeLessThan(20)
  await t.time.advance(2 * 60_000)
  expect(await job(id)).toMatchObject({ status: 'COMPLETED', progress: { failed: 0, done: 6 } })
})

test('an item that is refused after other attempts says how many there were', async () => {
  t.llm.respond = (_request, n) =>
    n < 3
      ? { kind: 'failed', reason: 'HTTP 500', retryAfterMs: undefined }
      : { kind: 'refused', reason: 'No.', usage: NO_TOKENS }
  const id = await create(1)
  await t.time.advance(60_000)
  expect(await items(id)).toMatchObject([{ status: 'FAILED', attempts: 3 }])
})

describe('a fault inside', () => {
  test('a client that throws before it promises anything loses no item', async () => {
    t.llm.optimize = () => {
      throw new TypeError('a bug')
    }
    const id = await create(2)
    await t.time.advance(600_000)
    expect(await items(id)).toMatchObject([{ status: 'FAILED' }, { status: 'FAILED' }])
  })

  test('an answer that cannot be stored is an attempt, and the others go on', async () => {
    t.raw.exec(`create trigger broken before update on job_items when new.proposal = 'Better Product 1'
      begin select raise(abort, 'cannot be stored'); end`)
    const id = await create(3)
    await t.time.advance(600_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', progress: { done: 2, failed: 1 }, releasedCredits: 1 })
    expect(t.log.map((line) => line.message)).toContain('an answer could not be stored')
  })

  test('a text for which the disk has no room is kept until it has, and nothing is asked for twice', async () => {
    t.llm.hold = true
    const id = await create(1, ['description'])
    // Room for what is changed in place, and for no page more.
    t.raw.pragma(`max_page_count = ${String(t.raw.pragma('page_count', { simple: true }))}`)
    const [held] = t.llm.held
    const values = { description: `<p>Product 1. ${'A long text. '.repeat(400)}</p>` }
    held?.answer({ kind: 'answered', values, usage: NO_TOKENS, model: 'fake-1' })
    await t.time.advance(20_000)
    expect(await items(id)).toMatchObject([{ status: 'RUNNING', attempts: 0 }])
    t.raw.pragma('max_page_count = 1000000')
    await t.time.advance(20_000)
    expect(await items(id)).toMatchObject([{ status: 'DONE', proposal: values.description }])
    expect(t.llm.requests).toHaveLength(1)
  })

  test('a key that is refused beside an answer that cannot be stored stops what waits, too', async () => {
    t.llm.hold = true
    const id = await create(6)
    t.raw.exec(`create trigger broken before update on job_items when new.proposal = 'Better Product 1'
      begin select raise(abort, 'cannot be stored'); end`)
    const [first, second] = t.llm.held
    if (first) first.answer(rewritten(first.request))
    second?.answer({ kind: 'stopped', stop: 'auth', reason: 'No such key.' })
    await t.time.advance(60_000)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'auth', progress: { running: 2, pending: 4 } })
    expect(t.llm.requests).toHaveLength(4)
  })

  test('a disk that takes nothing leaves the engine alive, and the next start finishes the job', async () => {
    t.llm.hold = true
    const id = await create(3)
    t.raw.pragma('query_only = ON')
    for (const held of t.llm.held) held.answer(rewritten(held.request))
    await settle()
    expect(await job(id)).toMatchObject({ status: 'RUNNING', progress: { running: 3 } })
    const { dir } = t
    t.raw.pragma('query_only = OFF')
    await t.stop()
    t = await openTestEngine({ dir })
    await settle(20)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 3 })
  })

  test('a job that waits for the network is tried again once the disk takes writes again', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
    const id = await create(2)
    t.llm.respond = rewritten
    t.raw.pragma('query_only = ON')
    await t.time.advance(20_000)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
    t.raw.pragma('query_only = OFF')
    await t.time.advance(20_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 2 })
  })

  test('also one that was told of the network while the disk took nothing', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
    const id = await create(2)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
    t.llm.respond = rewritten
    t.raw.exec(`create trigger full before update on jobs begin select raise(abort, 'the disk is full'); end`)
    t.engine.signal('online')
    t.raw.exec('drop trigger full')
    await t.time.advance(10_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
  })

  test('what rests goes on after a sleep whose end nobody told, once the disk takes writes again', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
    const id = await create(2)
    t.llm.respond = rewritten
    t.engine.signal('suspend')
    t.raw.pragma('query_only = ON')
    await t.time.advance(65_000)
    t.raw.pragma('query_only = OFF')
    await t.time.advance(20_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 2 })
  })

  test('claims go on by themselves once the disk takes writes again', async () => {
    t.llm.hold = true
    const id = await create(6)
    expect(t.llm.held).toHaveLength(4)
    t.raw.exec(`create trigger full before update on job_items when new.status = 'RUNNING'
      begin select raise(abort, 'disk full'); end`)
    for (const held of t.llm.held) held.answer(rewritten(held.request))
    await settle()
    expect(await job(id)).toMatchObject({ status: 'RUNNING', progress: { done: 4, failed: 0 } })
    t.raw.exec('drop trigger full')
    t.llm.hold = false
    for (const held of t.llm.held) held.answer(rewritten(held.request))
    await t.time.advance(10_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 6 })
  })
})

test('a job that waited for the network when the app was closed goes on at the next start, and is named', async () => {
  t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
  const id = await create(2)
  expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
  const { dir } = t
  await t.stop()
  t = await openTestEngine({ dir })
  expect(t.engine.resumed()).toMatchObject([{ jobId: id, finishedItems: 0, totalItems: 2 }])
  await settle(20)
  expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 2 })
})

test('a job that its merchant paused stays paused over a restart', async () => {
  t.llm.hold = true
  const id = await create(2)
  await call('jobs.pause', { id })
  const { dir } = t
  await t.stop()
  t = await openTestEngine({ dir })
  await settle(20)
  expect(t.engine.resumed()).toEqual([])
  expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'user', progress: { pending: 2 } })
})

test('after a stop nothing waits that could touch the closed database', async () => {
  t.llm.hold = true
  await create(2)
  const [first, second] = t.llm.held
  first?.answer({ kind: 'offline', reason: 'No network.' })
  const stopping = t.stop()
  second?.answer({ kind: 'offline', reason: 'No network.' })
  await stopping
  expect(t.time.waiting).toBe(0)
})

describe('a quote', () => {
  const quote = (input: object) =>
    call('jobs.quote', { sourceScope: 'products', attributes: ['title', 'ribbon'], ...input })

  test('says what a job of the same selection costs', async () => {
    expect(await quote({ productIds: ['p1', 'p2'] })).toMatchObject({ requiredCredits: 4, remainingAfter: 996 })
    expect(await quote({ sourceScope: 'collections', collectionIds: ['Odd', 'Even'] })).toMatchObject({
      productCount: 6,
      requiredCredits: 12
    })
  })

  test('counts nothing twice', async () => {
    expect(await quote({ productIds: ['p1', 'p1'], attributes: ['title', 'title'] })).toMatchObject({
      productCount: 1,
      attributeCount: 1,
      requiredCredits: 1
    })
  })

  test('costs nothing while nothing of its scope is chosen, whatever was chosen in the other', async () => {
    expect(await quote({ productIds: [], collectionIds: ['Odd'] })).toMatchObject({ requiredCredits: 0 })
  })
})
