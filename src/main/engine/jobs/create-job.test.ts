import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '#shared/contract/jobs.ts'
import { rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'

let t: TestEngine
let ids: string[]

beforeEach(async () => {
  t = await openTestEngine({ allowance: 100 })
  ids = addProducts(t, t.instanceId, 10)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const body = (change: Record<string, unknown> = {}) => ({
  sourceScope: 'products',
  productIds: ids.slice(0, 5),
  attributes: ['title', 'description'],
  language: 'en',
  prompt: 'Make it warm',
  autoStart: false,
  ...change
})

const create = (change: Record<string, unknown> = {}, meta = {}) => t.dispatch('jobs.create', body(change), meta)

describe('creating a job', () => {
  test('answers with the seven fields of the seed document', async () => {
    expect(await create()).toEqual({
      ok: true,
      value: {
        jobId: 1,
        status: 'PENDING',
        requiredCredits: 10,
        remainingCredits: 90,
        productCount: 5,
        attributeCount: 2,
        totalItems: 10
      }
    })
  })

  test('makes one pending item per product and attribute, each with its original', async () => {
    await create()
    const items = await t.dispatch('jobs.items', { id: 1 }, {})
    expect(items).toMatchObject({ ok: true, value: { total: 10 } })
    expect(items.ok && (items.value as { items: unknown[] }).items.slice(0, 2)).toMatchObject([
      { productId: 'p1', attribute: 'title', status: 'PENDING', original: 'Product 1', credit: 'HELD' },
      { productId: 'p1', attribute: 'description', original: '<p>Description of product 1.</p>' }
    ])
  })

  test('refuses what the balance does not hold, in the words of the seed document, and changes nothing', async () => {
    await create({ productIds: ids, attributes: ['title', 'description', 'ribbon', 'slug', 'seoTitle'] })
    await create({ productIds: ids, attributes: ['title', 'description', 'ribbon', 'slug'] })
    await create({ productIds: ids.slice(0, 5), attributes: ['title'] })
    expect(await create({ productIds: ids, attributes: ['title', 'description'] })).toEqual({
      ok: false,
      error: {
        error: 'Insufficient credits',
        code: 'INSUFFICIENT_CREDITS',
        message: 'You need 20 credits but only have 5 remaining.',
        required: 20,
        remaining: 5,
        creditsTotal: 100,
        creditsUsed: 95
      }
    })
    expect(await t.dispatch('jobs.list', {}, {})).toMatchObject({ ok: true, value: { total: 3 } })
  })

  test('refuses an empty list of attributes with exactly the three fields of the seed document', async () => {
    expect(await create({ attributes: [] })).toEqual({
      ok: false,
      error: {
        error: 'Validation failed',
        code: 'VALIDATION_ERROR',
        message: 'At least one attribute must be selected'
      }
    })
  })

  test('takes the products of collections once each', async () => {
    const { productIds: _productIds, ...rest } = body()
    const made = await t.dispatch(
      'jobs.create',
      { ...rest, sourceScope: 'collections', collectionIds: ['Even', 'Odd'] },
      {}
    )
    expect(made).toMatchObject({ ok: true, value: { productCount: 10, totalItems: 20 } })
  })

  test('names the first product that the store does not have', async () => {
    expect(await create({ productIds: ['p1', 'nope'] })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'productIds[1]', unknown: ['nope'] } }
    })
  })

  test('does not take another store’s products', async () => {
    const other = await t.dispatch('instances.create', { name: 'Other' }, {})
    const instanceId = other.ok ? (other.value as { instanceId: string }).instanceId : ''
    expect(await create({}, { instanceId })).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR' } })
  })

  test('with a known idempotency key answers as the first time and makes no second job', async () => {
    const first = await create({}, { idempotencyKey: 'k' })
    expect(await create({}, { idempotencyKey: 'k' })).toEqual(first)
    expect(await t.dispatch('jobs.list', {}, {})).toMatchObject({ ok: true, value: { total: 1 } })
    expect(await create({ prompt: 'else' }, { idempotencyKey: 'k' })).toMatchObject({
      ok: false,
      error: { code: 'IDEMPOTENCY_KEY_REUSED' }
    })
  })

  test('in a new month finds the whole allowance again', async () => {
    await create()
    await t.time.advance(20 * 86_400_000)
    expect(await t.dispatch('credits.get', {}, {})).toMatchObject({
      ok: true,
      value: { creditsUsed: 0, remaining: 100, period: '2026-12' }
    })
    expect(await create()).toMatchObject({ ok: true, value: { remainingCredits: 90 } })
  })

  test('starts by itself unless told not to', async () => {
    t.llm.hold = true
    await create({ autoStart: undefined })
    expect(await t.dispatch('jobs.get', { id: 1 }, {})).toMatchObject({ ok: true, value: { status: 'RUNNING' } })
    await create()
    expect(await t.dispatch('jobs.get', { id: 2 }, {})).toMatchObject({ ok: true, value: { status: 'PENDING' } })
  })
})

test('a create that is repeated while its job runs leaves the estimate that was made for all of it', async () => {
  Object.assign(t.llm, { countTokens: () => Promise.resolve({ input: 1_000, cacheable: 0, output: 50 }) })
  t.llm.hold = true
  const estimated = async () => {
    await create({ autoStart: undefined }, { idempotencyKey: 'twice' })
    await settle(20)
    const job = await t.dispatch('jobs.get', { id: 1 }, {})
    return job.ok ? (job.value as Job).estimate?.requests : job.error
  }
  const before = await estimated()
  expect(before).toBeGreaterThan(1)
  const [held] = t.llm.held
  held?.answer(rewritten(held.request))
  await settle(20)
  expect(await estimated()).toBe(before)
})
