import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import {
  ended,
  itemsOf,
  openPublishEngine,
  opsOf,
  publish,
  undo,
  write
} from '../../../../test/support/publish-engine.ts'
import { call } from '../../../../test/support/shop-engine.ts'
import type { TestEngine } from '../../../../test/support/test-engine.ts'

let shop: FakeShop
let t: TestEngine
let jobId: number
let run: Awaited<ReturnType<typeof publish>>

beforeEach(async () => {
  shop = new FakeShop('V3')
  shop.add(3)
  ;({ t } = await openPublishEngine(shop))
  ;({ jobId } = await write(t, ['w1', 'w2'], ['title']))
  shop.edit('w1', { name: 'Theirs 1' })
  shop.edit('w2', { name: 'Theirs 2' })
  run = await publish(t, jobId)
  expect(run).toMatchObject({ state: 'DONE', counts: { conflict: 2 } })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const conflicts = async () => (await call<{ conflicts: PublishOp[] }>(t, 'conflicts.list')).conflicts
const resolve = async (input: object) => {
  const result = await call(t, 'conflicts.resolve', input)
  await t.time.advance(2_000)
  run = await ended(t, { ...run, state: 'RUNNING' })
  return result
}
const names = () => [shop.product('w1').name, shop.product('w2').name]

describe('a conflict', () => {
  test('shows three values', async () => {
    expect(await conflicts()).toMatchObject([
      { original: 'Product 1', base: 'Product 1', value: 'Better Product 1', live: 'Theirs 1' },
      { value: 'Better Product 2', live: 'Theirs 2' }
    ])
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'CONFLICT' }, { publish: 'CONFLICT' }])
  })

  test('decided for mine is published over exactly the text that was shown, in bulk', async () => {
    const opIds = (await conflicts()).map((op) => op.id)
    expect(await resolve({ opIds, choice: 'mine' })).toEqual({ resolved: 2, left: 0 })
    expect(names()).toEqual(['Better Product 1', 'Better Product 2'])
    expect(run).toMatchObject({ state: 'DONE', counts: { published: 2, conflict: 0 } })
  })

  test('decided for mine is a conflict again where the live text changed once more', async () => {
    const opIds = (await conflicts()).map((op) => op.id)
    shop.edit('w1', { name: 'Theirs again' })
    await resolve({ opIds, choice: 'mine' })
    expect(names()).toEqual(['Theirs again', 'Better Product 2'])
    expect(await conflicts()).toMatchObject([{ base: 'Theirs 1', live: 'Theirs again' }])
  })

  test('decided for the live text writes nothing', async () => {
    const opIds = (await conflicts()).map((op) => op.id)
    expect(await resolve({ opIds, choice: 'live' })).toEqual({ resolved: 2, left: 0 })
    expect(names()).toEqual(['Theirs 1', 'Theirs 2'])
    expect(await opsOf(t, run.id)).toMatchObject([
      { state: 'SKIPPED', error: { code: 'KEPT_LIVE' } },
      { state: 'SKIPPED' }
    ])
    expect(await itemsOf(t, jobId)).toMatchObject([{ publish: 'NONE' }, { publish: 'NONE' }])
  })

  test('merged becomes the edit of the item, approved by that', async () => {
    const [first] = await conflicts()
    await resolve({ opIds: [first?.id], choice: 'merge', text: 'Ours and theirs' })
    expect(names()).toEqual(['Ours and theirs', 'Theirs 2'])
    expect(await itemsOf(t, jobId)).toMatchObject([
      { review: 'APPROVED', edit: 'Ours and theirs', publish: 'PUBLISHED', published: 'Ours and theirs' },
      {}
    ])
  })

  test('merged into the model’s own text is no edit by hand', async () => {
    const [item] = await itemsOf(t, jobId)
    const [first] = await conflicts()
    await resolve({ opIds: [first?.id], choice: 'merge', text: item?.proposal })
    expect(names()).toEqual([item?.proposal, 'Theirs 2'])
    expect(await itemsOf(t, jobId)).toMatchObject([{ review: 'APPROVED', edit: null, publish: 'PUBLISHED' }, {}])
    expect(await call(t, 'jobs.get', { id: jobId })).toMatchObject({ review: { edited: 0 } })
  })

  test('is not merged over a text that was written in the review since, which the one who merges has not seen', async () => {
    const [item] = await itemsOf(t, jobId)
    await call(t, 'items.review', { ids: [item?.id], edit: 'Written meanwhile', decision: 'APPROVED' })
    const [first] = await conflicts()
    expect(
      await t.dispatch('conflicts.resolve', { opIds: [first?.id], choice: 'merge', text: 'Ours and theirs' }, {})
    ).toMatchObject({ ok: false, error: { code: 'CONFLICT', details: { field: 'text' } } })
    expect(await itemsOf(t, jobId)).toMatchObject([{ edit: 'Written meanwhile', publish: 'CONFLICT' }, {}])
    await resolve({ opIds: [first?.id], choice: 'live' })
    expect(await publish(t, jobId)).toMatchObject({ counts: { conflict: 2 } })
    const again = (await conflicts()).find((op) => op.itemId === item?.id)
    await resolve({ opIds: [again?.id], choice: 'merge', text: 'All three' })
    expect(names()).toEqual(['All three', 'Theirs 2'])
  })

  test('can not be merged into a text that Wix would refuse, and then nothing changed', async () => {
    const [first] = await conflicts()
    for (const text of ['', 'x'.repeat(81), 'two\nlines'])
      expect(await t.dispatch('conflicts.resolve', { opIds: [first?.id], choice: 'merge', text }, {})).toMatchObject({
        ok: false,
        error: { code: 'VALIDATION_ERROR', details: { field: 'text' } }
      })
    expect(await conflicts()).toHaveLength(2)
    expect(await itemsOf(t, jobId)).toMatchObject([{ edit: null }, {}])
  })

  test('that is none any more is left alone and counted', async () => {
    const opIds = (await conflicts()).map((op) => op.id)
    await resolve({ opIds: opIds.slice(0, 1), choice: 'live' })
    expect(await resolve({ opIds, choice: 'mine' })).toEqual({ resolved: 1, left: 1 })
  })

  test('is over when the same text is published anew, and the older run says so', async () => {
    const again = await publish(t, jobId)
    expect(again.counts.conflict).toBe(2)
    expect((await opsOf(t, run.id)).map((op) => op.error?.code)).toEqual(['SUPERSEDED', 'SUPERSEDED'])
    expect(await conflicts()).toHaveLength(2)
  })

  test('that ended for mine can be undone to what the merchant had on Wix', async () => {
    await resolve({ opIds: (await conflicts()).map((op) => op.id), choice: 'mine' })
    await undo(t, { filter: { jobId } })
    expect(names()).toEqual(['Theirs 1', 'Theirs 2'])
  })

  test('stays undecided while a decided one waits for its turn in a paused run', async () => {
    const [first] = await conflicts()
    await call(t, 'items.review', { ids: [first?.itemId], decision: 'REJECTED' })
    await resolve({ opIds: [first?.id], choice: 'mine' })
    // The approval was taken back: mine is not the approved text any more.
    expect(names()).toEqual(['Theirs 1', 'Theirs 2'])
    expect(await opsOf(t, run.id)).toMatchObject([
      { state: 'SKIPPED', error: { code: 'APPROVAL_VOID' } },
      { state: 'CONFLICT' }
    ])
  })
})
