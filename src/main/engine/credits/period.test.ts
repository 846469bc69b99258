import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeLlm } from '../../../../test/support/fake-llm.ts'
import { FakeTime, settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { periodAt } from '../../../shared/model/credits.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 23, 12)

let t: TestEngine
let llm: FakeLlm

beforeEach(async () => {
  llm = new FakeLlm()
  llm.hold = true
  t = await openTestEngine({ allowance: 10, llm, time: new FakeTime(START), concurrency: 1 })
  addProducts(t, t.instanceId, 4)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

/** One call of the merchant; the month turns with it. */
const balance = async (): Promise<unknown> => {
  const result = await t.dispatch('credits.get', {}, {})
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const create = (products: number, autoStart = false) =>
  t.dispatch(
    'jobs.create',
    {
      sourceScope: 'products',
      productIds: Array.from({ length: products }, (_, n) => `p${n + 1}`),
      attributes: ['title'],
      language: 'en',
      prompt: 'x',
      autoStart
    },
    {}
  )
const kinds = (kind: string): unknown[] =>
  t.raw
    .prepare(`select period, amount, used_after as usedAfter, note from credit_ledger where kind = ? order by id`)
    .all(kind)
/** To a moment, as a clock that is set goes there: the timers of the app take no part. */
async function reopenAt(at: number): Promise<void> {
  const { dir } = t
  await t.stop()
  t = await openTestEngine({ dir, llm, time: new FakeTime(at), concurrency: 1 })
}

describe('a month that begins', () => {
  test('starts with nothing used and the same allowance', async () => {
    await create(4)
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    await create(3)
    await t.time.advance(8 * DAY)
    expect(await balance()).toMatchObject({ period: '2026-12', creditsTotal: 10, creditsUsed: 0, remaining: 10 })
    expect(kinds('ROLLOVER')).toEqual([{ period: '2026-12', amount: 3, usedAfter: 0, note: '2026-11 closed' }])
  })

  test('is opened once, whoever looks first', async () => {
    await t.time.advance(8 * DAY)
    await Promise.all([balance(), create(1), balance(), t.dispatch('credits.setAllowance', { creditsTotal: 9 }, {})])
    expect(kinds('ROLLOVER')).toHaveLength(1)
  })

  test.each([
    ['a balance', () => balance()],
    ['a new job', () => create(1)],
    ['an allowance', () => t.dispatch('credits.setAllowance', { creditsTotal: 9 }, {})],
    ['an adjustment', () => t.dispatch('credits.adjust', { amount: 1, note: 'x' }, {})]
  ])('is opened by %s', async (_what, look) => {
    await t.time.advance(8 * DAY)
    await look()
    expect(kinds('ROLLOVER')).toHaveLength(1)
    expect(await balance()).toMatchObject({ period: '2026-12' })
  })

  test('after several months of sleep is the running one; those between were never opened and owe nothing', async () => {
    await create(4)
    await reopenAt(Date.UTC(2027, 3, 2))
    expect(await balance()).toMatchObject({ period: '2027-04', creditsUsed: 0, remaining: 10 })
    expect(kinds('ROLLOVER')).toEqual([{ period: '2027-04', amount: 4, usedAfter: 0, note: '2026-11 closed' }])
  })

  test('does not bring back what was not used', async () => {
    await t.time.advance(8 * DAY)
    expect(await balance()).toMatchObject({ remaining: 10 })
  })
})

describe('the month of a moment', () => {
  test.each([
    ['2026-11-30T23:59:59.999Z', '2026-11'],
    ['2026-12-01T00:00:00.000Z', '2026-12'],
    // Midnight in Auckland, New York and on the day that Europe sets its clocks back: months are of UTC everywhere.
    ['2026-12-01T00:00:00+13:00', '2026-11'],
    ['2026-11-30T23:59:59-05:00', '2026-12'],
    ['2026-10-25T03:30:00+02:00', '2026-10'],
    ['2026-11-01T00:30:00+01:00', '2026-10'],
    ['2024-02-29T23:59:59Z', '2024-02'],
    ['2027-01-01T00:00:00Z', '2027-01']
  ])('%s is of %s', (moment, period) => {
    expect(periodAt(Date.parse(moment))).toBe(period)
  })

  test('is not that of the computer’s time zone', async () => {
    const zone = process.env['TZ']
    try {
      for (const other of ['Pacific/Kiritimati', 'Pacific/Niue', 'America/New_York']) {
        process.env['TZ'] = other
        expect(periodAt(Date.UTC(2026, 10, 30, 23, 59))).toBe('2026-11')
        expect(periodAt(Date.UTC(2026, 11, 1))).toBe('2026-12')
      }
      await reopenAt(Date.UTC(2026, 10, 30, 23, 59, 59))
      expect(await balance()).toMatchObject({ period: '2026-11' })
    } finally {
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  })
})

describe('a clock that jumps', () => {
  test('back never reopens a month that is over, and credits stay used', async () => {
    await reopenAt(Date.UTC(2026, 11, 5))
    await create(4)
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 4 })
    await reopenAt(Date.UTC(2026, 10, 5))
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 4, remaining: 6 })
    expect(await create(4)).toMatchObject({ ok: true })
    expect(await create(3)).toMatchObject({ ok: false, error: { code: 'INSUFFICIENT_CREDITS', remaining: 2 } })
    await reopenAt(Date.UTC(2026, 11, 6))
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 8 })
    expect(kinds('ROLLOVER')).toHaveLength(1)
  })

  test('far ahead and back again gives one new month and no second one until the time has come', async () => {
    await create(4)
    await reopenAt(Date.UTC(2030, 0, 1))
    await create(4)
    await reopenAt(START)
    expect(await balance()).toMatchObject({ period: '2030-01', creditsUsed: 4 })
    await reopenAt(Date.UTC(2026, 11, 2))
    expect(await balance()).toMatchObject({ period: '2030-01', creditsUsed: 4 })
    expect(kinds('ROLLOVER')).toHaveLength(1)
  })
})

describe('a job that lives across the turn of the month', () => {
  const answers = async (kind: 'good' | 'refused'): Promise<void> => {
    while (llm.held.length > 0) {
      const call = llm.held.shift()
      call?.answer(
        kind === 'good'
          ? {
              kind: 'answered',
              values: { title: 'Better' },
              usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 },
              model: 'm'
            }
          : { kind: 'refused', reason: 'No.', usage: { inputTokens: 1, cachedTokens: 0, outputTokens: 1 } }
      )
      await settle()
    }
  }

  test('uses the credits of the month in which it was created; what comes back late frees nothing in the new one', async () => {
    await create(4, true)
    await settle()
    await t.time.advance(8 * DAY)
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 0, reserved: 0 })
    await create(1)
    await answers('refused')
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 1, remaining: 9, reserved: 1 })
    expect(kinds('RELEASE').map((entry) => (entry as { period: string }).period)).toContain('2026-11')
    expect(new Set(kinds('RELEASE').map((entry) => (entry as { period: string }).period))).toEqual(new Set(['2026-11']))
  })

  test('is delivered in the new month without a second charge', async () => {
    await create(4, true)
    await settle()
    await t.time.advance(8 * DAY)
    await answers('good')
    expect(await balance()).toMatchObject({ creditsUsed: 0, reserved: 0, remaining: 10 })
    expect(await t.dispatch('jobs.get', { id: 1 }, {})).toMatchObject({
      value: { status: 'COMPLETED', capturedCredits: 4 }
    })
  })

  test('cancelled in the new month frees only what the new month holds', async () => {
    await create(4)
    await t.time.advance(8 * DAY)
    await create(3)
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    expect(await balance()).toMatchObject({ creditsUsed: 3, reserved: 3 })
    await t.dispatch('jobs.cancel', { id: 2 }, {})
    expect(await balance()).toMatchObject({ creditsUsed: 0, reserved: 0 })
  })

  test('says of what it gives back late that it does not come back', async () => {
    const said = async (id: number): Promise<unknown> => {
      const job = await t.dispatch('jobs.get', { id }, {})
      return job.ok ? (job.value as { statusMessage: string | null }).statusMessage : job.error
    }
    await create(4)
    await create(2, true)
    await settle()
    await t.time.advance(8 * DAY)
    // Nobody has looked at the balance: the month turns here.
    await t.dispatch('jobs.cancel', { id: 1 }, {})
    expect(await said(1)).toBe(
      'Credits back in your balance: 0. Credits that do not come back, because their month is over: 4.'
    )
    await answers('refused')
    expect(await said(2)).toBe(
      'Items that could not be delivered: 2. Credits back in your balance: 0. Credits that do not come back, because their month is over: 2.'
    )
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 0 })
    // What is held in this month comes back to it.
    await t.dispatch('jobs.retryFailed', { id: 2 }, {})
    await t.dispatch('jobs.cancel', { id: 2 }, {})
    expect(await said(2)).toBe('2 credits are back in your balance.')
  })

  test('retried in the new month is charged to the new month', async () => {
    await create(4, true)
    await settle()
    await answers('refused')
    expect(await balance()).toMatchObject({ period: '2026-11', creditsUsed: 0 })
    await t.time.advance(8 * DAY)
    expect(await t.dispatch('jobs.retryFailed', { id: 1 }, {})).toMatchObject({ ok: true })
    expect(await balance()).toMatchObject({ period: '2026-12', creditsUsed: 4, reserved: 4 })
    expect(await t.dispatch('credits.jobs', {}, {})).toMatchObject({
      value: {
        jobs: [
          {
            jobId: 1,
            granted: 8,
            released: 4,
            held: 4,
            periods: [
              { period: '2026-11', granted: 4, captured: 0, released: 4, held: 0 },
              { period: '2026-12', granted: 4, captured: 0, released: 0, held: 4 }
            ]
          }
        ]
      }
    })
  })

  test('retried where the new month does not reach is refused and stays as it is', async () => {
    await create(4, true)
    await settle()
    await answers('refused')
    await t.time.advance(8 * DAY)
    await t.dispatch('credits.setAllowance', { creditsTotal: 3 }, {})
    expect(await t.dispatch('jobs.retryFailed', { id: 1 }, {})).toMatchObject({
      ok: false,
      error: { code: 'INSUFFICIENT_CREDITS', required: 4, remaining: 3 }
    })
  })
})

describe('the allowance of a store without a backend', () => {
  test('applies to the running month at once and to every month after it', async () => {
    await create(4)
    await t.dispatch('credits.setAllowance', { creditsTotal: 6 }, {})
    expect(await balance()).toMatchObject({ creditsTotal: 6, creditsUsed: 4, remaining: 2 })
    await t.time.advance(40 * DAY)
    expect(await balance()).toMatchObject({ creditsTotal: 6, creditsUsed: 0, remaining: 6 })
  })

  test('lowered below what is used leaves nothing to spend and takes nothing away', async () => {
    await create(4)
    await t.dispatch('credits.setAllowance', { creditsTotal: 1 }, {})
    expect(await balance()).toMatchObject({ creditsTotal: 1, creditsUsed: 4, remaining: 0, reserved: 4 })
  })

  test('is each store’s own', async () => {
    const made = await t.dispatch('instances.create', { name: 'Second' }, {})
    const instanceId = made.ok ? (made.value as { instanceId: string }).instanceId : ''
    await t.dispatch('credits.setAllowance', { creditsTotal: 3 }, { instanceId })
    expect(await balance()).toMatchObject({ creditsTotal: 10 })
    await t.time.advance(8 * DAY)
    await balance()
    expect(kinds('ROLLOVER')).toHaveLength(1)
  })
})
