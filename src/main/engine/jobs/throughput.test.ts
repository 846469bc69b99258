import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { NO_TOKENS, rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

beforeEach(async () => {
  t = await openTestEngine()
})
afterEach(() => t[Symbol.asyncDispose]())

const throughput = (id: number, meta = {}) => t.dispatch('jobs.throughput', { id }, meta)
const run = async (id: number): Promise<Output<'jobs.throughput'>> => {
  const result = await throughput(id)
  if (!result.ok) throw new Error(result.error.message)
  return result.value as Output<'jobs.throughput'>
}
async function create(products: number): Promise<void> {
  const productIds = addProducts(t, t.instanceId, products)
  const job = { sourceScope: 'products', productIds, attributes: ['title'], language: 'en', prompt: 'x' }
  await t.dispatch('jobs.create', job, {})
  await settle(20)
}
/** Answers the request that has waited longest. */
async function answer(): Promise<void> {
  t.llm.held.shift()?.answer({ kind: 'answered', values: { title: 'A better one' }, usage: NO_TOKENS, model: 'm' })
  await settle(20)
}

test('a run is told in stretches of a minute, one without a text among them, and only those that are over', async () => {
  t.llm.hold = true
  await create(4)
  await answer()
  await answer()
  expect((await run(1)).stretches).toEqual([])
  await t.time.advance(150_000)
  await answer()
  const going = await run(1)
  expect(going.stretchMinutes).toBe(1)
  expect(going.stretches.map(({ items }) => items)).toEqual([2, 0])
  await answer()
  expect((await run(1)).stretches.map(({ items }) => items)).toEqual([2, 0, 2])
})

test('a long run has longer stretches, never more than sixty', async () => {
  t.llm.hold = true
  await create(2)
  await answer()
  await t.time.advance(5 * 3_600_000)
  await answer()
  const { stretchMinutes, stretches } = await run(1)
  expect(stretchMinutes).toBe(10)
  expect([stretches.length, stretches[0]?.items, stretches.at(-1)?.items]).toEqual([31, 1, 1])
})

test('it is of one job, and nobody else’s', async () => {
  t.llm.respond = rewritten
  await create(2)
  await create(2)
  expect((await run(2)).stretches.map(({ items }) => items)).toEqual([2])
  const other = await t.dispatch('instances.create', { name: 'Other' }, {})
  const { instanceId } = (other.ok ? other.value : {}) as { instanceId: string }
  expect(await throughput(1, { instanceId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
})
