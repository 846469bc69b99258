import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { openPublishEngine, opsOf, publish, undo, write } from '../../../../test/support/publish-engine.ts'
import { call } from '../../../../test/support/shop-engine.ts'
import type { TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
let jobId: number
let ids: readonly number[]

/** Title and description of one product, published. */
beforeEach(async () => {
  const shop = new FakeShop('V3')
  shop.add(1)
  ;({ t } = await openPublishEngine(shop))
  const written = await write(t, ['w1'])
  ;({ jobId } = written)
  ids = written.items.map(({ id }) => id)
  await publish(t, jobId)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

/** How the texts stand on the store, and whether the review says that another one was published. */
async function shown(): Promise<readonly (readonly [string | undefined, boolean])[]> {
  const { listId } = await call<Output<'review.open'>>(t, 'review.open', {})
  const { rows } = await call<Output<'review.rows'>>(t, 'review.rows', { id: listId })
  return rows.map(({ item }) => [item?.publish, item?.changedSincePublish === true])
}

const edit = (id: number | undefined, text: string | null) =>
  call(t, 'items.review', { ids: [id], edit: text, decision: 'APPROVED' })

test('a text that was edited since it was published is told from one that was not', async () => {
  expect(await shown()).toEqual([
    ['PUBLISHED', false],
    ['PUBLISHED', false]
  ])
  await edit(ids[0], 'Another title')
  expect(await shown()).toEqual([
    ['PUBLISHED', true],
    ['PUBLISHED', false]
  ])
  await edit(ids[0], null)
  expect(await shown()).toEqual([
    ['PUBLISHED', false],
    ['PUBLISHED', false]
  ])
})

test('it is as published again once the edit has been published, or the text that it was published with is put back', async () => {
  await edit(ids[0], 'Another title')
  await publish(t, jobId)
  expect((await shown())[0]).toEqual(['PUBLISHED', false])
  const taken = await undo(t, { filter: { jobId } })
  expect((await shown())[0]).toEqual(['REVERTED', false])
  await undo(t, { opIds: (await opsOf(t, taken.id)).map(({ id }) => id) })
  expect(await shown()).toEqual([
    ['PUBLISHED', false],
    ['PUBLISHED', false]
  ])
  await edit(ids[0], null)
  expect((await shown())[0]).toEqual(['PUBLISHED', true])
})

test('how Wix spells what it was sent is no edit', async () => {
  t.raw.exec(`update job_items set published = '<p>As Wix has it</p>' where attribute = 'description'`)
  const [, description] = await shown()
  expect(description).toEqual(['PUBLISHED', false])
  t.raw.exec(`update job_items set published = (select stored from publish_ops o where o.item_id = job_items.id)
    where attribute = 'description'`)
})

test('of a text that another device published, what Wix holds is what counts', async () => {
  t.raw.exec(`update job_items set published = 'Theirs', published_at = 1 where attribute = 'title'`)
  expect(await shown()).toEqual([
    ['PUBLISHED', true],
    ['PUBLISHED', false]
  ])
  await edit(ids[0], 'Theirs')
  expect((await shown())[0]).toEqual(['PUBLISHED', false])
})
