import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine({ allowance: 20 })
  addProducts(t, t.instanceId, 5)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const adjust = (amount: unknown, note: unknown = 'Sorry', meta = {}) =>
  t.dispatch('credits.adjust', { amount, note }, meta)
const balance = async () => {
  const result = await t.dispatch('credits.get', {}, {})
  return result.ok ? result.value : result
}
/** Five items, of which none is delivered yet. */
const hold = () =>
  t.dispatch(
    'jobs.create',
    {
      sourceScope: 'products',
      productIds: ['p1', 'p2', 'p3', 'p4', 'p5'],
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      autoStart: false
    },
    {}
  )

describe('an adjustment', () => {
  test('takes credits that were used elsewhere, and books them with the reason', async () => {
    expect(await adjust(7, ' Used by hand ')).toMatchObject({
      ok: true,
      value: { creditsTotal: 20, creditsUsed: 7, remaining: 13 }
    })
    expect(await balance()).toMatchObject({ creditsUsed: 7, remaining: 13, reserved: 0 })
    expect(await t.dispatch('credits.ledger', { limit: 1 }, {})).toMatchObject({
      value: { entries: [{ kind: 'ADJUSTMENT', amount: 7, usedAfter: 7, note: 'Used by hand', jobId: null }] }
    })
  })

  test('gives delivered credits back', async () => {
    await adjust(7)
    expect(await adjust(-5, 'Goodwill')).toMatchObject({ value: { creditsUsed: 2, remaining: 18 } })
    expect(await t.dispatch('credits.ledger', { limit: 1 }, {})).toMatchObject({
      value: { entries: [{ kind: 'ADJUSTMENT', amount: -5, usedAfter: 2 }] }
    })
  })

  test('gives back nothing that an open item holds', async () => {
    await hold()
    await adjust(2)
    expect(await adjust(-3)).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: expect.stringContaining('At most 2 credits') as unknown,
        details: { atMost: 2 }
      }
    })
    expect(await adjust(-2)).toMatchObject({ ok: true, value: { creditsUsed: 5 } })
    expect(await t.dispatch('jobs.cancel', { id: 1 }, {})).toMatchObject({ ok: true })
    expect(await balance()).toMatchObject({ creditsUsed: 0, remaining: 20 })
  })

  test('takes no more than remains', async () => {
    await hold()
    expect(await adjust(16)).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_CREDITS', required: 16, remaining: 15, creditsTotal: 20, creditsUsed: 5 }
    })
    expect(await adjust(15)).toMatchObject({ ok: true, value: { remaining: 0 } })
  })

  test('takes nothing where the allowance was lowered below what is used, and still gives back', async () => {
    await adjust(10)
    await t.dispatch('credits.setAllowance', { creditsTotal: 4 }, {})
    expect(await adjust(1)).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_CREDITS', remaining: 0 } })
    expect(await adjust(-3)).toMatchObject({ ok: true, value: { creditsUsed: 7, remaining: 0 } })
  })

  test('is of the month that is running when it is made', async () => {
    await adjust(7)
    await t.time.advance(32 * 86_400_000)
    expect(await adjust(-1)).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(await adjust(3)).toMatchObject({ ok: true, value: { creditsUsed: 3 } })
  })

  test('is made once however often it is sent with one key, and a key stands for one request', async () => {
    const key = { idempotencyKey: 'k' }
    const first = await adjust(4, 'Once', key)
    expect(await adjust(4, 'Once', key)).toEqual(first)
    expect(await adjust(5, 'Once', key)).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } })
    expect(await balance()).toMatchObject({ creditsUsed: 4 })
  })

  test('is told to nobody: a store with a backend has none of its own', async () => {
    await adjust(4, 'Why')
    expect(t.raw.prepare(`select count(*) from outbox`).pluck().get()).toBe(0)
  })

  test.each([
    [0, 'x', 'amount'],
    [1.5, 'x', 'amount'],
    ['3', 'x', 'amount'],
    [Number.MAX_SAFE_INTEGER, 'x', 'amount'],
    [1, '', 'note'],
    [1, '   ', 'note'],
    [1, 'x'.repeat(201), 'note'],
    [1, 'a\u0000b', 'note'],
    [1, 5, 'note']
  ])('of %j because of %j is refused, and changes nothing', async (amount, note, field) => {
    expect(await adjust(amount, note)).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: { field } } })
    expect(await balance()).toMatchObject({ creditsUsed: 0 })
  })
})
