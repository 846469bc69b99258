import { afterEach, beforeEach, expect, test } from 'vitest'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine({ allowance: 100 })
  addProducts(t, t.instanceId, 5)
})
afterEach(() => t[Symbol.asyncDispose]())

const byDay = () => t.dispatch('credits.byDay', {}, {})

test('a month in which nothing moved has no days', async () => {
  expect(await byDay()).toMatchObject({ ok: true, value: { days: [] } })
})

test('a day says what was used on it, and how much was used and reserved at its end', async () => {
  await t.dispatch('credits.adjust', { amount: 7, note: 'By hand' }, {})
  await t.dispatch(
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
  const result = await byDay()
  expect(result).toMatchObject({ ok: true, value: { days: [{ used: 7, usedSoFar: 7, reserved: 5 }] } })
})

test('what moved at different hours of one day is one day, and the next day another', async () => {
  const use = (amount: number) => t.dispatch('credits.adjust', { amount, note: 'By hand' }, {})
  await use(3)
  await t.time.advance(5 * 3_600_000)
  await use(4)
  await t.time.advance(24 * 3_600_000)
  await use(1)
  expect(await byDay()).toMatchObject({
    value: {
      days: [
        { day: '2026-11-23', used: 7, usedSoFar: 7 },
        { day: '2026-11-24', used: 1, usedSoFar: 8 }
      ]
    }
  })
})

test('the last day stands as the balance does, after a job was cancelled too', async () => {
  const created = await t.dispatch(
    'jobs.create',
    {
      sourceScope: 'products',
      productIds: ['p1', 'p2'],
      attributes: ['title', 'ribbon'],
      language: 'en',
      prompt: 'x',
      autoStart: false
    },
    {}
  )
  expect(created.ok).toBe(true)
  await t.dispatch('jobs.cancel', { id: 1 }, {})
  expect(await byDay()).toMatchObject({ value: { days: [{ used: 0, usedSoFar: 0, reserved: 0 }] } })
  expect(await t.dispatch('credits.get', {}, {})).toMatchObject({ value: { creditsUsed: 0, reserved: 0 } })
})

test.each([
  ['into an earlier month', -40],
  ['into the next one and back', 40]
])('the last day stands as the balance does, also after a clock that was set %s', async (_how, days) => {
  const use = (amount: number) => t.dispatch('credits.adjust', { amount, note: 'By hand' }, {})
  await use(3)
  const now = t.time.now.bind(t.time)
  t.time.now = () => now() + days * 86_400_000
  await use(4)
  t.time.now = now
  await use(5)
  const { value } = (await byDay()) as { value: { days: { usedSoFar: number }[] } }
  const balance = (await t.dispatch('credits.get', {}, {})) as { value: { creditsUsed: number } }
  expect(value.days.at(-1)?.usedSoFar).toBe(balance.value.creditsUsed)
})
