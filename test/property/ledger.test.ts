import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { checkLedger } from './ledger-commands.ts'

const RUNS = Number(process.env['WORDSHELF_LEDGER_RUNS'] ?? 300)
const SEED = Number(process.env['WORDSHELF_LEDGER_SEED'] ?? 20_261_123)

test(
  'whatever happens, in whatever order, the balance is the one on paper and nothing is stuck',
  () => checkLedger({ runs: RUNS, seed: SEED }),
  Math.max(120_000, RUNS * 400)
)

describe('twenty clients at once', () => {
  let t: TestEngine

  beforeEach(async () => {
    t = await openTestEngine({ allowance: 19 })
    addProducts(t, t.instanceId, 20)
  })
  afterEach(() => t[Symbol.asyncDispose]())

  const create = (n: number, meta = {}) =>
    t.dispatch(
      'jobs.create',
      {
        sourceScope: 'products',
        productIds: [`p${n}`],
        attributes: ['title'],
        language: 'en',
        prompt: 'x',
        autoStart: false
      },
      meta
    )

  test('with credits for nineteen get nineteen jobs and one refusal', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => create(n + 1)))
    expect(results.filter((result) => result.ok)).toHaveLength(19)
    expect(results.filter((result) => !result.ok)).toMatchObject([
      { error: { code: 'INSUFFICIENT_CREDITS', required: 1, remaining: 0, creditsTotal: 19, creditsUsed: 19 } }
    ])
    expect(brokenInvariants(t.raw)).toEqual([])
  })

  test('with one idempotency key get one job, twenty times', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => create(1, { idempotencyKey: 'k' })))
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(await t.dispatch('jobs.list', {}, {})).toMatchObject({ ok: true, value: { total: 1 } })
  })
})
