import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { JobItem } from '#shared/contract/jobs.ts'
import { NO_TOKENS, rewritten } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'

let t: TestEngine
let productIds: string[]

beforeEach(async () => {
  t = await openTestEngine()
  productIds = addProducts(t, t.instanceId, 3)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const ban = (...bannedWords: string[]) => t.call<Output<'wording.put'>>('wording.put', { bannedWords })
const run = async (more = {}): Promise<void> => {
  await t.call('jobs.create', {
    sourceScope: 'products',
    productIds,
    attributes: ['title'],
    language: 'en',
    prompt: 'x',
    ...more
  })
  await settle(20)
}
const flagged = async (): Promise<number[]> => {
  const { listId } = await t.call<Output<'review.open'>>('review.open', { filter: { flags: ['banned-word'] } })
  const { rows } = await t.call<Output<'review.rows'>>('review.rows', { id: listId })
  return rows.map(({ id }) => id)
}

describe('a text of the model', () => {
  test('is asked for without the words, and again with the reason where it uses one', async () => {
    await ban('Fancy', 'unused')
    t.llm.respond = (request, at) =>
      at === 1
        ? { kind: 'answered', values: { title: 'A fancy thing' }, usage: NO_TOKENS, model: 'm' }
        : rewritten(request)
    productIds = productIds.slice(0, 1)
    await run()
    await t.time.advance(60_000)
    expect(t.llm.requests[0]?.bannedWords).toEqual(['Fancy', 'unused'])
    expect(t.llm.requests[1]?.corrections.title).toBe('Title uses the banned word Fancy')
    expect(await t.call<JobItem>('items.get', { id: 1 })).toMatchObject({ status: 'DONE', attempts: 1 })
  })

  test('is judged by the list as it is when it lands', async () => {
    t.llm.hold = true
    productIds = productIds.slice(0, 1)
    await run()
    await ban('Better')
    t.llm.held[0]?.answer({ kind: 'answered', values: { title: 'A better one' }, usage: NO_TOKENS, model: 'm' })
    await settle()
    expect(await t.call<JobItem>('items.get', { id: 1 })).toMatchObject({ status: 'PENDING', attempts: 1 })
  })

  test('of an earlier job stands for a new one only if it was written with the same list', async () => {
    await run()
    const quote = () =>
      t.call<Output<'jobs.quote'>>('jobs.quote', {
        sourceScope: 'products',
        productIds,
        attributes: ['title'],
        language: 'en',
        prompt: 'x'
      })
    expect((await quote()).reusable?.items).toBe(3)
    await ban('anything')
    expect((await quote()).reusable?.items).toBe(0)
    await ban()
    expect((await quote()).reusable?.items).toBe(3)
  })
})

describe('a changed list', () => {
  test('marks the texts that are there, and takes the mark away again', async () => {
    await run()
    expect(await ban('product 2')).toEqual({ bannedWords: ['product 2'], checking: true })
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([2])
    expect(wrongFacts(t.raw)).toEqual([])
    expect(await t.call('wording.get', {})).toEqual({ bannedWords: ['product 2'], checking: false })
    await ban()
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([])
    expect(wrongFacts(t.raw)).toEqual([])
  })

  test('goes on in the next life of the process where this one was stopped', async () => {
    await run()
    await ban('product 2')
    t.engine.wording.stop()
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([])
    t.engine.wording.begin()
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([2])
  })

  test('is tried again where the disk takes nothing', async () => {
    await run()
    await ban('product 2')
    t.raw.pragma('query_only = on')
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([])
    t.raw.pragma('query_only = off')
    await t.time.advance(6_000)
    expect(await flagged()).toEqual([2])
  })

  test('leaves the texts of other stores alone', async () => {
    await run()
    const other = await t.call<Output<'instances.create'>>('instances.create', { name: 'Other' })
    const result = await t.dispatch('wording.put', { bannedWords: ['Better'] }, { instanceId: other.instanceId })
    expect(result.ok).toBe(true)
    await t.time.advance(1_000)
    expect(await flagged()).toEqual([])
    expect(await t.call('wording.get', {})).toEqual({ bannedWords: [], checking: false })
  })
})

test('a text by hand is marked too, with the words that it uses', async () => {
  await run()
  await ban('cheap', 'best ever')
  await t.time.advance(1_000)
  await t.call('items.review', { ids: [1], edit: 'The Best Ever, and cheap' })
  const { listId } = await t.call<Output<'review.open'>>('review.open', { filter: { flags: ['banned-word'] } })
  const { rows } = await t.call<Output<'review.rows'>>('review.rows', { id: listId })
  expect(rows.map(({ item }) => item?.bannedWords)).toEqual([['cheap', 'best ever']])
  expect(rows[0]?.item?.risk).toBeGreaterThanOrEqual(40)
})

test('a list is kept tidy, and what could never be found is refused with its own words', async () => {
  expect((await ban(' Best  ever ', 'best ever')).bannedWords).toEqual(['Best ever'])
  expect(await t.dispatch('wording.put', { bannedWords: ['fine', '!!'] }, {})).toMatchObject({
    ok: false,
    error: { code: 'VALIDATION_ERROR', message: expect.stringContaining('"!!" has no letter and no digit') as unknown }
  })
})
