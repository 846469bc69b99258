import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addProducts, openTestEngine, type TestEngine } from '../support/test-engine.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { BUGS } from './ledger-bugs.ts'
import { checkHistories } from './ledger-check.ts'

const RUNS = Number(process.env['WORDSHELF_LEDGER_RUNS'] ?? 60)
const SEED = Number(process.env['WORDSHELF_LEDGER_SEED'] ?? 20_261_123)

test(
  'whatever happens, in whatever order, the balance is the one on paper and nothing is stuck',
  async () => {
    const { failure } = await checkHistories({ runs: RUNS, seed: SEED })
    expect(failure).toBeNull()
  },
  Math.max(120_000, RUNS * 1_000)
)

test(
  'the same holds for a store with a backend, whose credits come and go as leases, and its events tell all of it',
  async () => {
    const { failure } = await checkHistories({ runs: Math.ceil(RUNS / 3), seed: SEED, linked: true })
    expect(failure).toBeNull()
  },
  Math.max(120_000, RUNS * 1_000)
)

/** Those that show within a few histories; the figure ledger-model has all of them. */
const QUICK = [
  'a release is not written into the ledger',
  'a late answer lands: the claim is not compared',
  'a landing is not told',
  'a text takes the place of another although it was not delivered, and its credit came back',
  'what is given back can still be spent'
]

test.each(QUICK)('a checker that is worth something finds a bug: %s', async (name) => {
  const bug = BUGS.find((each) => each.name === name)
  expect(bug).toBeDefined()
  const { failure } = await checkHistories({ runs: 200, seed: SEED, bug, shrink: false })
  expect(failure).not.toBeNull()
})

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
