import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import type { Output } from '#shared/contract/contract.ts'
import { NO_TOKENS, rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ allowance: 200, concurrency: 4 })
  ids = addProducts(t, t.instanceId, 12)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  expect(wrongFacts(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function reopenWith(options: { readonly concurrency: number }): Promise<void> {
  const { dir } = t
  await t.stop()
  t = await openTestEngine({ dir, ...options })
  await settle(20)
}

async function call<T>(procedure: string, input: unknown): Promise<T> {
  const result = await t.dispatch(procedure, input, {})
  if (!result.ok) throw new Error(result.error.message)
  await settle(20)
  return result.value as T
}
const selection = (products: number, options: object = {}) => ({
  sourceScope: 'products',
  productIds: ids.slice(0, products),
  attributes: ['title', 'description'],
  language: 'en',
  prompt: 'Better',
  ...options
})
const create = async (products: number, options: object = {}): Promise<number> =>
  (await call<{ jobId: number }>('jobs.create', selection(products, options))).jobId
const job = (id: number) => call<Job>('jobs.get', { id })
const items = async (id: number) => (await call<{ items: JobItem[] }>('jobs.items', { id, limit: 500 })).items
const credits = () => call<Output<'credits.get'>>('credits.get', {})
const quote = (products: number) => call<Output<'jobs.quote'>>('jobs.quote', selection(products))

describe('a trial', () => {
  test('runs the first five products, then stops and asks, with the rest still held', async () => {
    const id = await create(12, { trial: true })
    expect(t.llm.requests).toHaveLength(5)
    expect(await job(id)).toMatchObject({
      status: 'PAUSED',
      pausedBy: 'trial',
      statusMessage: expect.stringContaining('5 of 12 products') as string,
      trial: { products: 5, over: false },
      progress: { done: 10, pending: 14, running: 0 }
    })
    expect(await credits()).toMatchObject({ creditsUsed: 24, reserved: 14 })
    await t.time.advance(60 * 60_000)
    expect(t.llm.requests).toHaveLength(5)
  })

  test('goes on with the rest when it is resumed, in the same job', async () => {
    const id = await create(12, { trial: true })
    await call('jobs.resume', { id })
    expect(await job(id)).toMatchObject({
      status: 'COMPLETED',
      trial: { products: 5, over: true },
      progress: { done: 24 }
    })
    expect(t.llm.requests).toHaveLength(12)
  })

  test('that is cancelled gives back what it has not touched', async () => {
    const id = await create(12, { trial: true })
    await call('jobs.cancel', { id })
    expect(await job(id)).toMatchObject({ status: 'CANCELLED', capturedCredits: 10, releasedCredits: 14 })
  })

  test('that is cancelled and retried runs all that it gave back', async () => {
    const id = await create(12, { trial: true })
    await call('jobs.cancel', { id })
    await call('jobs.retryFailed', { id })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', trial: { over: true }, progress: { done: 24 } })
  })

  test('waits for its own retries and not for more products', async () => {
    t.llm.respond = (request, n) => (n === 1 ? { kind: 'unusable', reason: 'No.' } : rewritten(request))
    const id = await create(12, { trial: true })
    expect(await job(id)).toMatchObject({ status: 'RUNNING', progress: { done: 8, pending: 16 } })
    await t.time.advance(60_000)
    expect(t.llm.requests).toHaveLength(6)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'trial' })
  })

  test('that the merchant pauses in the middle is still a trial when it is resumed', async () => {
    t.llm.hold = true
    const id = await create(12, { trial: true })
    await call('jobs.pause', { id })
    for (const held of t.llm.held) held.answer(rewritten(held.request))
    await settle(20)
    t.llm.hold = false
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'user' })
    await call('jobs.resume', { id })
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'trial', progress: { done: 10 } })
  })

  test('whose last answers came after a pause asks when it is resumed, and does not run the rest', async () => {
    await reopenWith({ concurrency: 8 })
    t.llm.hold = true
    const id = await create(12, { trial: true })
    await call('jobs.pause', { id })
    expect(t.llm.held).toHaveLength(5)
    for (const held of t.llm.held) held.answer(rewritten(held.request))
    await settle(20)
    t.llm.hold = false
    expect(await call<Job>('jobs.resume', { id })).toMatchObject({ status: 'PAUSED', pausedBy: 'trial' })
    await t.time.advance(60_000)
    expect(t.llm.requests).toHaveLength(5)
    await call('jobs.resume', { id })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', progress: { done: 24 } })
  })

  test.each(['while the app runs', 'at the next start'])(
    'whose last texts were refused after the network was lost asks when it is back %s',
    async (when) => {
      await reopenWith({ concurrency: 8 })
      t.llm.hold = true
      const id = await create(12, { trial: true })
      await create(1)
      const [last, ...others] = t.llm.held.slice(0, 5)
      for (const held of others) held.answer(rewritten(held.request))
      await settle(20)
      t.llm.held[5]?.answer({ kind: 'offline', reason: 'No network.' })
      await settle(20)
      last?.answer({ kind: 'refused', reason: 'No.', usage: NO_TOKENS })
      await settle(20)
      expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline', progress: { done: 8, failed: 2 } })
      t.llm.hold = false
      if (when === 'at the next start') await reopenWith({ concurrency: 8 })
      await t.time.advance(60_000)
      expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'trial', progress: { done: 8, pending: 14 } })
    }
  )

  test('survives a restart', async () => {
    t.llm.hold = true
    const id = await create(12, { trial: true })
    const { dir } = t
    t.abandon()
    t = await openTestEngine({ dir, concurrency: 4 })
    await settle(20)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'trial', progress: { done: 10 } })
  })

  test('of a job that is no larger than a trial is none', async () => {
    const id = await create(5, { trial: true })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', trial: null })
  })

  test('tries out products that have something to do, not those that an earlier result filled', async () => {
    await create(3)
    t.llm.requests.length = 0
    const id = await create(12, { trial: true, reuse: true })
    expect(t.llm.requests.map((request) => request.product.name)).toEqual([4, 5, 6, 7, 8].map((n) => `Product ${n}`))
    expect(await job(id)).toMatchObject({ pausedBy: 'trial', reusedItems: 6, progress: { done: 16, pending: 8 } })
  })
})

describe('an earlier result', () => {
  test('is offered for the same product, prompt, language and model, with its price', async () => {
    await create(3)
    expect(await quote(5)).toMatchObject({
      requiredCredits: 10,
      reusable: { items: 6, requiredCredits: 4, sufficient: true }
    })
  })

  test('is never taken over without being asked for', async () => {
    await create(3)
    const id = await create(3)
    expect(await job(id)).toMatchObject({ reusedItems: 0, capturedCredits: 6 })
    expect(t.llm.requests).toHaveLength(6)
  })

  test('costs nothing, asks nobody, and is open for review again', async () => {
    const first = await create(3)
    const before = await items(first)
    await call('items.review', { ids: before.map((item) => item.id), decision: 'APPROVED', edit: undefined })
    t.llm.requests.length = 0
    const id = await create(4, { reuse: true })
    expect(t.llm.requests).toHaveLength(1)
    expect(await job(id)).toMatchObject({
      status: 'COMPLETED',
      requiredCredits: 2,
      capturedCredits: 2,
      reusedItems: 6,
      progress: { total: 8, done: 8 }
    })
    expect((await items(id))[0]).toMatchObject({
      status: 'DONE',
      credit: 'FREE',
      review: 'OPEN',
      proposal: before[0]?.proposal,
      reusedFrom: before[0]?.id
    })
    expect(await credits()).toMatchObject({ creditsUsed: 8, reserved: 0 })
  })

  test('makes a job that needs nothing else complete at once, even without a credit left', async () => {
    await create(3)
    await call('credits.setAllowance', { creditsTotal: 6 })
    const id = await create(3, { reuse: true })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', requiredCredits: 0, reusedItems: 6 })
    expect(await credits()).toMatchObject({ creditsUsed: 6, remaining: 0 })
  })

  test.each([
    ['another prompt', { prompt: 'Shorter' }],
    ['another language', { language: 'de' }]
  ])('is not offered for %s', async (_what, change) => {
    await create(3)
    const answer = await call<Output<'jobs.quote'>>('jobs.quote', selection(3, change))
    expect(answer.reusable).toMatchObject({ items: 0, requiredCredits: 6 })
  })

  test('is not offered once the product has changed, nor where it was written from a text that had changed already', async () => {
    await create(2)
    t.raw.exec(`update products set hash = 'other' where id = 'p1'`)
    expect((await quote(2)).reusable).toMatchObject({ items: 2 })
    t.llm.hold = true
    const late = await create(3, { autoStart: false })
    t.raw.exec(`update products set hash = 'newer', title = 'Renamed' where id = 'p3'`)
    t.llm.hold = false
    await call('jobs.start', { id: late })
    expect(await job(late)).toMatchObject({ status: 'COMPLETED' })
    const [, , third] = await Promise.all([1, 2, 3].map(async (n) => quoteOf(`p${n}`)))
    expect(third?.reusable).toMatchObject({ items: 0 })
  })

  test('that was rejected is not offered again', async () => {
    const first = await create(1)
    const [title] = await items(first)
    await call('items.review', { ids: [title?.id], decision: 'REJECTED' })
    expect((await quote(1)).reusable).toMatchObject({ items: 1 })
  })

  const quoteOf = (id: string) => call<Output<'jobs.quote'>>('jobs.quote', { ...selection(0), productIds: [id] })
})

describe('several jobs', () => {
  const busy = async (): Promise<[number, number]> => {
    t.llm.hold = true
    return [await create(12, { prompt: 'one' }), await create(12, { prompt: 'two' })]
  }
  /** Answers everything that is held, as often as is said, and counts whose requests those were. */
  async function answerHeld(rounds: number): Promise<Record<string, number>> {
    const counts: Record<string, number> = { one: 0, two: 0 }
    for (let round = 0; round < rounds; round++) {
      for (const held of t.llm.held.splice(0)) {
        counts[held.request.prompt] = (counts[held.request.prompt] ?? 0) + 1
        held.answer(rewritten(held.request))
      }
      await settle(20)
    }
    return counts
  }

  test('the one with the higher priority is served first and the other not starved', async () => {
    const [, second] = await busy()
    await call('jobs.prioritise', { id: second, priority: 'HIGH' })
    expect(await job(second)).toMatchObject({ priority: 'HIGH' })
    // What was claimed before the change comes first.
    await answerHeld(2)
    const counts = await answerHeld(2)
    expect(counts['two']).toBeGreaterThan(2 * (counts['one'] ?? 0))
    await answerHeld(20)
  })

  test('the one that is looked at goes faster for as long as it is', async () => {
    const [, second] = await busy()
    await call('jobs.watch', { jobId: second })
    await answerHeld(2)
    const counts = await answerHeld(2)
    expect(counts['two']).toBeGreaterThan(counts['one'] ?? 0)
    await call('jobs.watch', { jobId: null })
    await answerHeld(20)
  })

  test('an empty account stops them all, with one request per slot, and each goes on with what it has not run', async () => {
    const [first, second] = await busy()
    for (const held of t.llm.held.splice(0))
      held.answer({ kind: 'stopped', stop: 'quota', reason: 'Your account is empty.' })
    await settle(20)
    expect(t.llm.requests).toHaveLength(4)
    for (const id of [first, second])
      expect(await job(id)).toMatchObject({
        status: 'PAUSED',
        pausedBy: 'quota',
        progress: { pending: 24, running: 0 }
      })
    t.llm.hold = false
    await call('jobs.resume', { id: first })
    expect(await job(first)).toMatchObject({ status: 'COMPLETED', capturedCredits: 24 })
    expect(await job(second)).toMatchObject({ status: 'PAUSED' })
  })

  test('a job that is over has no priority to give', async () => {
    const id = await create(1)
    const refused = await t.dispatch('jobs.prioritise', { id, priority: 'LOW' }, {})
    expect(refused).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })
})

describe('a computer that sleeps', () => {
  test('sends nothing more, counts no attempt for what was cut off, and goes on when it wakes', async () => {
    t.llm.hold = true
    const id = await create(6)
    await call('app.signal', { signal: 'suspend' })
    expect(await job(id)).toMatchObject({ status: 'RUNNING', progress: { pending: 12, running: 0 } })
    expect((await items(id)).every((item) => item.attempts === 0)).toBe(true)
    t.llm.hold = false
    await call('app.signal', { signal: 'resume' })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 12 })
  })

  test('that never says it woke up goes on after a minute of being awake', async () => {
    t.llm.hold = true
    const id = await create(2)
    await call('app.signal', { signal: 'suspend' })
    t.llm.hold = false
    await t.time.advance(59_000)
    expect(await job(id)).toMatchObject({ progress: { done: 0 } })
    await t.time.advance(2_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
  })

  test('that is online again tries at once what waits for the network', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No network.' })
    const id = await create(2)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
    t.llm.respond = rewritten
    await call('app.signal', { signal: 'online' })
    expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
  })
})

test('what an item went through is kept, attempt by attempt, and a wait is not an attempt', async () => {
  t.llm.respond = (request, n) => {
    if (n === 1) return { kind: 'answered', values: { title: 'x'.repeat(900), description: '' }, usage, model: 'm' }
    if (n === 2) return { kind: 'rate-limited', retryAfterMs: 1_000, reason: 'Slow down.' }
    return rewritten(request)
  }
  const usage = { inputTokens: 10, cachedTokens: 4, outputTokens: 2 }
  const id = await create(1)
  await t.time.advance(120_000)
  const [title] = await items(id)
  expect(title).toMatchObject({ status: 'DONE', attempts: 1, error: null, history: [{ code: 'CHECK_FAILED' }] })
  // The reason survived the wait: the model was told.
  expect(t.llm.requests[2]?.corrections['title']).toContain('Title')
  expect(await job(id)).toMatchObject({ requests: 2, inputTokens: 110, cachedTokens: 4, costUsd: null })
})

test('a clock that is set back makes no item wait for it to come round again', async () => {
  t.llm.respond = (request, n) => (n === 1 ? { kind: 'unusable', reason: 'No.' } : rewritten(request))
  const id = await create(1)
  t.raw.exec(`update job_items set next_at = next_at + 30 * 24 * 3600 * 1000`)
  const { dir, llm } = t
  await t.stop()
  t = await openTestEngine({ dir, llm })
  await t.time.advance(10)
  expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
})
