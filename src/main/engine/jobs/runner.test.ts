import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { NO_TOKENS, rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { MAX_ATTEMPTS } from './retry-policy.ts'

let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ allowance: 1_000, concurrency: 4 })
  ids = addProducts(t, t.instanceId, 20)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function create(products = 3, attributes = ['title', 'description']): Promise<number> {
  const made = await t.dispatch(
    'jobs.create',
    { sourceScope: 'products', productIds: ids.slice(0, products), attributes, language: 'en', prompt: 'Better' },
    {}
  )
  if (!made.ok) throw new Error(made.error.message)
  await settle()
  return (made.value as { jobId: number }).jobId
}
const job = async (id: number): Promise<Job> => {
  const result = await t.dispatch('jobs.get', { id }, {})
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Job
}
const items = async (id: number): Promise<JobItem[]> => {
  const result = await t.dispatch('jobs.items', { id }, {})
  if (!result.ok) throw new Error(result.error.message)
  return (result.value as { items: JobItem[] }).items
}
const command = (name: string, id: number) => t.dispatch(`jobs.${name}`, { id }, {})

describe('a run', () => {
  test('asks once per product for all of its attributes and delivers each item', async () => {
    const id = await create(3)
    expect(t.llm.requests.map((request) => request.attributes)).toEqual(Array(3).fill(['title', 'description']))
    expect(await job(id)).toMatchObject({
      status: 'COMPLETED',
      progress: { done: 6, percentage: 100 },
      capturedCredits: 6,
      model: 'fake-1'
    })
    expect((await items(id))[0]).toMatchObject({ status: 'DONE', credit: 'CAPTURED', proposal: 'Better Product 1' })
  })

  test('never has more requests on their way than the settings allow', async () => {
    t.llm.hold = true
    await create(20, ['title'])
    expect(t.llm.held).toHaveLength(4)
    for (const call of t.llm.held.slice(0, 2)) call.answer(rewritten(call.request))
    await settle()
    expect(t.llm.held).toHaveLength(6)
  })

  test('delivers the attributes that came and asks again for the one that did not', async () => {
    t.llm.respond = (request, call) =>
      call === 1
        ? { kind: 'answered', values: { title: 'A better title' }, usage: NO_TOKENS, model: 'm' }
        : rewritten(request)
    const id = await create(1)
    expect(await items(id)).toMatchObject([{ status: 'DONE' }, { status: 'PENDING', attempts: 1 }])
    await t.time.advance(60_000)
    expect(t.llm.requests[1]?.attributes).toEqual(['description'])
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 2 })
  })

  test('tells the model why its last value was not taken', async () => {
    t.llm.respond = (request, call) =>
      call === 1
        ? { kind: 'answered', values: { title: 'x'.repeat(92) }, usage: NO_TOKENS, model: 'm' }
        : rewritten(request)
    await create(1, ['title'])
    await t.time.advance(60_000)
    expect(t.llm.requests[1]?.corrections.title).toContain('92 characters')
  })

  test('gives a failed item up after its attempts and gives its credit back', async () => {
    t.llm.respond = () => ({ kind: 'failed', reason: 'HTTP 500', retryAfterMs: undefined })
    const id = await create(1, ['title'])
    await t.time.advance(600_000)
    expect(t.llm.requests).toHaveLength(MAX_ATTEMPTS)
    expect(await items(id)).toMatchObject([{ status: 'FAILED', credit: 'RELEASED', attempts: MAX_ATTEMPTS }])
    expect(await job(id)).toMatchObject({ status: 'FAILED', releasedCredits: 1 })
    expect(await t.dispatch('credits.get', {}, {})).toMatchObject({ ok: true, value: { remaining: 1_000 } })
  })

  test('does not count a rate limit as an attempt and asks nothing until it is over', async () => {
    let limited = 10
    t.llm.respond = (request) =>
      limited-- > 0 ? { kind: 'rate-limited', retryAfterMs: 10_000, reason: 'Too many requests' } : rewritten(request)
    const id = await create(1, ['title'])
    expect(t.llm.requests).toHaveLength(1)
    await t.time.advance(9_000)
    expect(t.llm.requests).toHaveLength(1)
    await t.time.advance(200_000)
    expect(await items(id)).toMatchObject([{ status: 'DONE', attempts: 0 }])
  })

  test('ends a refused item at once and returns its credit', async () => {
    t.llm.respond = () => ({ kind: 'refused', reason: 'The model declined.', usage: NO_TOKENS })
    const id = await create(1, ['title'])
    expect(t.llm.requests).toHaveLength(1)
    expect(await items(id)).toMatchObject([
      { status: 'FAILED', error: { code: 'REFUSED', message: 'The model declined.' } }
    ])
  })

  test('pauses the whole job with the reason when the account is stopped, and goes on when resumed', async () => {
    t.llm.respond = () => ({ kind: 'stopped', stop: 'quota', reason: 'No quota left.' })
    const id = await create(10, ['title'])
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'quota', statusMessage: 'No quota left.' })
    expect(t.llm.requests.length).toBeLessThanOrEqual(4)
    t.llm.respond = rewritten
    await command('resume', id)
    await settle(20)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 10 })
  })

  test('waits while the model cannot be reached and goes on by itself', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No connection.' })
    const id = await create(3, ['title'])
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'offline' })
    t.llm.respond = rewritten
    await t.time.advance(120_000)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED' })
    expect((await items(id)).map((item) => item.attempts)).toEqual([0, 0, 0])
  })

  test('leaves it at the word of a merchant who has paused the job since', async () => {
    t.llm.respond = () => ({ kind: 'offline', reason: 'No connection.' })
    const id = await create(3, ['title'])
    t.llm.hold = true
    await command('resume', id)
    await command('pause', id)
    await t.time.advance(120_000)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'user' })
  })

  test('a client that throws loses no item', async () => {
    t.llm.optimize = () => Promise.reject(new TypeError('a bug'))
    const id = await create(1, ['title'])
    await t.time.advance(600_000)
    expect(await items(id)).toMatchObject([{ status: 'FAILED', credit: 'RELEASED' }])
  })

  test('takes the running jobs in turn', async () => {
    t.llm.hold = true
    await create(10, ['title'])
    const second = await create(2, ['ribbon'])
    for (const call of t.llm.held.slice(0, 4)) call.answer(rewritten(call.request))
    await settle()
    expect(t.llm.held.slice(4).map((call) => call.request.attributes[0])).toContain('ribbon')
    expect(second).toBe(2)
  })
})

describe('pause and cancel', () => {
  test('a paused job sends nothing new and keeps what was on its way', async () => {
    t.llm.hold = true
    const id = await create(10, ['title'])
    await command('pause', id)
    for (const call of t.llm.held) call.answer(rewritten(call.request))
    await settle()
    expect(t.llm.held).toHaveLength(4)
    expect(await job(id)).toMatchObject({ status: 'PAUSED', pausedBy: 'user', progress: { done: 4, running: 0 } })
  })

  test('a job that was paused with its last request on the way is over when that lands', async () => {
    t.llm.hold = true
    const id = await create(1, ['title'])
    await command('pause', id)
    t.llm.held[0]?.answer(rewritten(t.llm.held[0].request))
    await settle()
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', pausedBy: null })
    expect(await command('resume', id)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
  })

  test('a cancelled job aborts its requests and gives back every credit that was not delivered', async () => {
    t.llm.hold = true
    const id = await create(10, ['title'])
    t.llm.held[0]?.answer(rewritten(t.llm.held[0].request))
    await settle()
    await command('cancel', id)
    await settle()
    expect(t.llm.held.slice(1).every((call) => call.signal.aborted)).toBe(true)
    expect(await job(id)).toMatchObject({
      status: 'CANCELLED',
      capturedCredits: 1,
      releasedCredits: 9,
      progress: { cancelled: 9, done: 1 }
    })
  })

  test('an answer that comes after the cancel stores nothing and charges nothing', async () => {
    const late = Promise.withResolvers<ReturnType<typeof rewritten>>()
    t.llm.optimize = () => late.promise
    const id = await create(1, ['title'])
    await command('cancel', id)
    late.resolve({ kind: 'answered', values: { title: 'Too late' }, usage: NO_TOKENS, model: 'm' })
    await settle()
    expect(await items(id)).toMatchObject([{ status: 'CANCELLED', proposal: null, credit: 'RELEASED' }])
    expect(t.log.some((line) => line.message === 'late answers dropped')).toBe(true)
  })

  test('retrying takes up the same items and charges them again, once', async () => {
    t.llm.respond = () => ({ kind: 'rejected', reason: 'HTTP 400' })
    const id = await create(3, ['title'])
    t.llm.respond = rewritten
    await command('retryFailed', id)
    await settle(20)
    expect(await job(id)).toMatchObject({
      status: 'COMPLETED',
      totalItems: 3,
      capturedCredits: 3,
      releasedCredits: 0
    })
    expect(await t.dispatch('credits.get', {}, {})).toMatchObject({ ok: true, value: { creditsUsed: 3, reserved: 0 } })
  })

  test('commands that do not fit the state say why', async () => {
    const id = await create(1, ['title'])
    expect(await command('pause', id)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: "You can't pause this job: it is completed." }
    })
    expect(await command('cancel', id)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(await command('retryFailed', id)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(await command('start', 99)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('starting again after the process died', () => {
  test('takes the orphans up, reports the job, and pays for no item twice', async () => {
    t.llm.hold = true
    const id = await create(10, ['title'])
    t.llm.held[0]?.answer(rewritten(t.llm.held[0].request))
    await settle()
    const dir = t.dir
    t.abandon()
    t = await openTestEngine({ dir })
    await settle(40)
    expect(t.engine.resumed()).toMatchObject([{ jobId: id, finishedItems: 1, totalItems: 10 }])
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 10, releasedCredits: 0 })
  })

  test('sends running items back to pending when it is stopped in an orderly way', async () => {
    t.llm.hold = true
    const id = await create(10, ['title'])
    const dir = t.dir
    await t.stop()
    t = await openTestEngine({ dir })
    await settle(40)
    expect(await job(id)).toMatchObject({ status: 'COMPLETED', capturedCredits: 10 })
  })
})
