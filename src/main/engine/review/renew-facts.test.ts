import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { createRenewFacts } from './renew-facts.ts'

const TEXTS = 120
let t: TestEngine

/** One job of 120 titles, measured as another version of the app might have done it. */
beforeEach(async () => {
  t = await openTestEngine({ allowance: 1_000 })
  const productIds = addProducts(t, t.instanceId, TEXTS)
  await t.time.advance(1_000)
  await t.call('jobs.create', {
    sourceScope: 'products',
    productIds,
    attributes: ['title'],
    language: 'en',
    prompt: 'x'
  })
  await settle(200)
  await t.time.advance(60_000)
  expect(t.raw.prepare(`select count(*) from job_items where status = 'DONE'`).pluck().get()).toBe(TEXTS)
  measureOtherwise()
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

function measureOtherwise(): void {
  t.raw.exec(`update job_items set shown_flags = shown_flags | 2, risk = 90, change_share = 7;
    delete from meta where key = 'text_rules'`)
  expect(wrongFacts(t.raw)).toHaveLength(TEXTS)
}
/** The part of an engine that is begun when the database is opened. */
const nextLife = () => createRenewFacts(t.engine.deps)
const standing = () => t.raw.prepare(`select value from meta where key = 'text_rules'`).pluck().get()
async function flagged(): Promise<number> {
  const { counts } = await t.call<Output<'review.open'>>('review.open', { filter: { flags: ['number-lost'] } })
  return counts.total
}

test('what another version measured is measured again, and lists and counts know it', async () => {
  expect(await flagged()).toBe(TEXTS)
  const groups = t.raw.prepare('select near_group from job_items order by id').pluck().all()
  nextLife().begin()
  await t.time.advance(5_000)
  expect(wrongFacts(t.raw)).toEqual([])
  expect(await flagged()).toBe(0)
  expect(t.raw.prepare('select near_group from job_items order by id').pluck().all()).toEqual(groups)
})

test('part by part: a life that is stopped goes on where it was, and its parts stand', async () => {
  const first = nextLife()
  first.begin()
  first.stop()
  const left = wrongFacts(t.raw).length
  expect(left).toBe(TEXTS - 20)
  await t.time.advance(5_000)
  expect(wrongFacts(t.raw)).toHaveLength(left)
  // To see that no part is done twice.
  t.raw.exec('update job_items set risk = 91 where id = 1')
  nextLife().begin()
  await t.time.advance(5_000)
  expect(wrongFacts(t.raw)).toEqual([expect.stringContaining('item 1 ')])
})

test('all over again where the half was done by yet another version', async () => {
  t.raw.exec(`insert into meta (key, value) values ('text_rules', '999:60')`)
  nextLife().begin()
  await t.time.advance(5_000)
  expect(wrongFacts(t.raw)).toEqual([])
})

test('no more than once', async () => {
  nextLife().begin()
  await t.time.advance(5_000)
  const done = standing()
  const waiting = t.time.waiting
  nextLife().begin()
  expect(t.time.waiting).toBe(waiting)
  expect(standing()).toBe(done)
})

test('texts that are written meanwhile, and words that are banned, are right as well', async () => {
  nextLife().begin()
  await t.call('wording.put', { bannedWords: ['product 100'] })
  await t.call('items.review', { ids: [110], edit: 'By hand' })
  await t.time.advance(10_000)
  expect(wrongFacts(t.raw)).toEqual([])
})

test('a disk that takes nothing for the moment is tried again', async () => {
  t.raw.pragma('query_only = on')
  nextLife().begin()
  await t.time.advance(1_000)
  t.raw.pragma('query_only = off')
  expect(wrongFacts(t.raw)).toHaveLength(TEXTS)
  await t.time.advance(10_000)
  expect(wrongFacts(t.raw)).toEqual([])
})
