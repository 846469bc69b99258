import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
let productIds: string[]

const BOILERPLATE =
  'Made by hand in a small workshop of washed linen, filled with down, with a hidden zip and a cover that can be washed'

/** One job of four products' descriptions: items 1 to 4. */
beforeEach(async () => {
  t = await openTestEngine()
  productIds = addProducts(t, t.instanceId, 4)
  await run()
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  expect(wrongFacts(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

async function run(): Promise<void> {
  const job = { sourceScope: 'products', productIds, attributes: ['description'], language: 'en', prompt: 'x' }
  await t.call('jobs.create', job)
  await settle(20)
}
async function write(id: number, edit: string | null): Promise<void> {
  await t.call('items.review', { ids: [id], edit })
}
/** All texts have been looked at. */
const looked = () => t.time.advance(1_000)
async function found(filter: object): Promise<readonly ReviewItem[]> {
  const { listId } = await t.call<Output<'review.open'>>('review.open', { filter })
  const { rows } = await t.call<Output<'review.rows'>>('review.rows', { id: listId })
  return rows.flatMap(({ item }) => item ?? [])
}
const near = async () => (await found({ near: true })).map(({ id }) => id)

beforeEach(async () => {
  const apart = ['Of oak', 'Of glass, blown', 'Of brass', 'Of felt and wool']
  for (const [at, text] of apart.entries()) await write(at + 1, text)
  await looked()
})

describe('texts that are nearly the same', () => {
  test('are found a moment after they were written, with the others like them', async () => {
    expect(await near()).toEqual([])
    await write(1, `<p>${BOILERPLATE}, in blue</p>`)
    await write(3, `<p>${BOILERPLATE}, in red</p>`)
    await looked()
    expect(await near()).toEqual([1, 3])
    const [first] = await found({ near: true })
    expect(first?.near).toMatchObject({ products: 2, same: false })
    expect((await found({ group: first?.near?.group })).map(({ id }) => id)).toEqual([1, 3])
    expect((await found({ near: false })).map(({ id }) => id)).toEqual([2, 4])
    expect((await found({})).map((item) => item.near === undefined)).toEqual([false, true, false, true])
  })

  test('are told from those that are the same to the letter', async () => {
    await write(1, BOILERPLATE)
    await write(2, BOILERPLATE)
    await write(4, `${BOILERPLATE} again`)
    await looked()
    expect((await found({ near: true })).map((item) => [item.id, item.near?.products, item.near?.same])).toEqual([
      [1, 3, true],
      [2, 3, true],
      [4, 3, false]
    ])
  })

  test('are no longer once one of them is another one, and again once that is undone', async () => {
    await write(1, BOILERPLATE)
    await write(2, BOILERPLATE)
    await looked()
    const change = await t.call<Output<'items.review'>>('items.review', { ids: [2], edit: 'Of oak and brass' })
    expect(await near()).toEqual([])
    await looked()
    expect(await near()).toEqual([])
    await t.call('items.undo', { changeId: change.changeId })
    await looked()
    expect(await near()).toEqual([1, 2])
  })

  test('are of different products, in whichever jobs', async () => {
    productIds = productIds.slice(0, 2)
    await run()
    await write(1, BOILERPLATE)
    await write(5, BOILERPLATE)
    await looked()
    expect(await near()).toEqual([])
    await write(6, BOILERPLATE)
    await looked()
    expect(await near()).toEqual([5, 6, 1])
  })

  test('are looked at after the next start, if the app was closed before', async () => {
    await write(1, BOILERPLATE)
    await write(2, BOILERPLATE)
    const { dir } = t
    await t.stop()
    t = await openTestEngine({ dir })
    expect(await near()).toEqual([])
    await looked()
    expect(await near()).toEqual([1, 2])
  })
})

test('a group that its texts are not near to is seen by the check of what is derived', async () => {
  await write(1, BOILERPLATE)
  await looked()
  const group = t.raw.prepare('select near_group from job_items where id = 1').pluck().get()
  const sketch = t.raw.prepare('select sketch from near_groups where id = ?').pluck().get(group)
  t.raw.prepare(`update near_groups set sketch = x'01000000' where id = ?`).run(group)
  expect(wrongFacts(t.raw)).toEqual([`item 1 is in the group ${Number(group)}, which it is near to by 0.00`])
  t.raw.prepare('update near_groups set sketch = ? where id = ?').run(sketch, group)
})

test('windows are told once all texts have been looked at', async () => {
  const told: string[] = []
  t.engine.deps.bus.on((event) => {
    if (event.name === 'changed') told.push(...event.payload.topics)
  })
  await write(1, BOILERPLATE)
  told.length = 0
  await looked()
  expect(told).toEqual(['items'])
})

test('a disk that takes nothing is tried again', async () => {
  await write(1, BOILERPLATE)
  await write(2, BOILERPLATE)
  t.raw.pragma('query_only = on')
  await looked()
  expect(await near()).toEqual([])
  t.raw.pragma('query_only = off')
  await t.time.advance(6_000)
  expect(await near()).toEqual([1, 2])
})
