import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

/** Two delivered texts, and credits for more. */
beforeEach(async () => {
  t = await openTestEngine({ allowance: 9 })
  const productIds = addProducts(t, t.instanceId, 2)
  const job = { sourceScope: 'products', attributes: ['title'], language: 'en', prompt: 'Warmer', productIds }
  expect(await t.dispatch('jobs.create', job, {})).toMatchObject({ ok: true })
  await settle(20)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function restart(): Promise<void> {
  await t.stop()
  const { dir, time, llm, host } = t
  t = await openTestEngine({ dir, time, llm, host })
}

async function used(): Promise<number> {
  const result = await t.dispatch('credits.get', {}, {})
  if (!result.ok) throw new Error(result.error.message)
  return (result.value as Output<'credits.get'>).creditsUsed
}

const ASKINGS = [
  ['items.regenerate', { id: 1, note: 'Shorter' }, 1],
  ['items.regenerateMany', { ids: [1, 2], note: 'Shorter' }, 2]
] as const

test.each(ASKINGS)(
  'an asking by %s whose answer got lost takes no second credit, also where the app was restarted in between',
  async (procedure, input, credits) => {
    const before = await used()
    const first = await t.dispatch(procedure, input, { idempotencyKey: 'one' })
    expect(first).toMatchObject({ ok: true, value: { requiredCredits: credits } })
    expect(await t.dispatch(procedure, input, { idempotencyKey: 'one' })).toEqual(first)
    // The texts have come since, so that nothing else keeps them from being asked for.
    await settle(20)
    await restart()
    expect(await t.dispatch(procedure, input, { idempotencyKey: 'one' })).toEqual(first)
    expect(await used()).toBe(before + credits)
    expect(await t.dispatch(procedure, input, { idempotencyKey: 'two' })).toMatchObject({ ok: true })
    expect(await used()).toBe(before + 2 * credits)
  }
)

test('an asking for a list that is no longer held has its first answer too', async () => {
  const opened = await t.dispatch('review.open', {}, {})
  if (!opened.ok) throw new Error(opened.error.message)
  const { listId } = opened.value as Output<'review.open'>
  const ask = () => t.dispatch('items.regenerateMany', { listId, note: '' }, { idempotencyKey: 'one' })
  const first = await ask()
  expect(first).toMatchObject({ ok: true, value: { asked: 2 } })
  await settle(20)
  await restart()
  expect(await ask()).toEqual(first)
})

test('a key that stands for another asking, or for a job, is refused', async () => {
  const key = { idempotencyKey: 'one' }
  expect(await t.dispatch('items.regenerate', { id: 1, note: '' }, key)).toMatchObject({ ok: true })
  const reused = { ok: false, error: { code: 'IDEMPOTENCY_KEY_REUSED' } }
  expect(await t.dispatch('items.regenerate', { id: 2, note: '' }, key)).toMatchObject(reused)
  expect(await t.dispatch('items.regenerateMany', { ids: [1], note: '' }, key)).toMatchObject(reused)
})

test('an asking that was refused can be made again with its key', async () => {
  const key = { idempotencyKey: 'one' }
  expect(await t.dispatch('items.regenerateMany', { ids: [99], note: '' }, key)).toMatchObject({ ok: false })
  expect(await t.dispatch('items.regenerateMany', { ids: [99, 1], note: '' }, key)).toMatchObject({ ok: true })
})
