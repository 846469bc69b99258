import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignItem, linkEngine, takeForeignJob } from '../../../../test/support/linked-engine.ts'
import { ended, history, openPublishEngine, publish, undo, write } from '../../../../test/support/publish-engine.ts'
import { call } from '../../../../test/support/shop-engine.ts'
import type { TestEngine } from '../../../../test/support/test-engine.ts'

let shop: FakeShop
let t: TestEngine
let jobId: number
/** The store on Wix, which was made by connecting it. */
let instanceId: string

beforeEach(async () => {
  shop = new FakeShop('V3')
  shop.add(3)
  ;({ t } = await openPublishEngine(shop))
  ;({ jobId } = await write(t, ['w1', 'w2'], ['title']))
  instanceId = t.engine.deps.store.read((db) => db.getActiveInstanceId()) ?? ''
  linkEngine({ ...t, instanceId })
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const told = (type: string): readonly object[] =>
  t.raw
    .prepare<[string], string>('select payload from outbox where type = ? and link_seq is not null order by link_seq')
    .pluck()
    .all(type)
    .map((payload) => JSON.parse(payload) as object)
const uid = (id: number): unknown => t.raw.prepare('select uid from jobs where id = ?').pluck().get(id)

describe('the other devices hear', () => {
  test('what was published, once it was seen to stand there', async () => {
    await publish(t, jobId)
    expect(told('items.published')).toEqual([{ jobUid: uid(jobId), positions: [0, 1] }])
  })

  test('what the store held already', async () => {
    shop.edit('w2', { name: 'Better Product 2' })
    await publish(t, jobId)
    expect(told('items.published')).toMatchObject([{ positions: [1] }, { positions: [0] }])
  })

  test('what was taken back', async () => {
    await publish(t, jobId)
    const [entry] = (await history(t)).filter(({ productId }) => productId === 'w2')
    await undo(t, { opIds: [entry?.opId] })
    expect(told('items.published').slice(1)).toEqual([{ jobUid: uid(jobId), positions: [1] }])
  })

  test('nothing of a value that was not written', async () => {
    for (const id of ['w1', 'w2']) shop.edit(id, { name: 'Theirs' })
    expect(await publish(t, jobId)).toMatchObject({ counts: { conflict: 2 } })
    expect(told('items.published')).toEqual([])
  })

  test('the text that a conflict was merged to, and that it is approved', async () => {
    shop.edit('w1', { name: 'Theirs' })
    const run = await publish(t, jobId, { itemIds: undefined })
    const { conflicts } = await call<{ conflicts: { id: number }[] }>(t, 'conflicts.list')
    await call(t, 'conflicts.resolve', { opIds: [conflicts[0]?.id], choice: 'merge', text: 'Both' })
    await ended(t, { ...run, state: 'RUNNING' })
    expect(told('items.reviewed')).toEqual([
      { jobUid: uid(jobId), changes: [{ position: 0, review: 'APPROVED', edit: 'Both', base: 0 }] }
    ])
    expect(told('items.published').at(-1)).toMatchObject({ positions: [0] })
    expect(shop.product('w1').name).toBe('Both')
  })
})

test('a job of another device is published here, and that is told under its own name', async () => {
  const theirs = foreignItem('foreign-job', 0, {
    productId: 'w3',
    productName: 'Product 3',
    original: 'Product 3',
    proposal: 'Theirs',
    review: 'APPROVED'
  })
  t.engine.deps.store.write((tx) => takeForeignJob(tx, instanceId, t.time.now(), {}, [theirs]))
  expect(await publish(t, 2)).toMatchObject({ state: 'DONE', counts: { published: 1 } })
  expect(shop.product('w3').name).toBe('Theirs')
  expect(told('items.published')).toEqual([{ jobUid: 'foreign-job', positions: [0] }])
  const { entries } = await call<{ entries: { productId: string; approvedHere: boolean }[] }>(t, 'history.list')
  expect(entries).toMatchObject([{ productId: 'w3', approvedHere: false, approvedAt: expect.any(String) as string }])
})

describe('an approval counts as made here', () => {
  /** What the backend says of the first item by now. */
  const hear = (change: { readonly edit: string | null; readonly reviewRev: number }): void => {
    t.engine.deps.store.write((tx) => {
      const row = foreignItem(String(uid(jobId)), 0, {
        productId: 'w1',
        original: 'Product 1',
        proposal: 'Better Product 1',
        review: 'APPROVED',
        ...change
      })
      tx.updateSyncLink(instanceId, { ackedSeq: (tx.getSyncLink(instanceId)?.nextSeq ?? 1) - 1 })
      tx.takeItem(instanceId, row, t.time.now())
    })
  }
  const here = async () => (await history(t)).find(({ productId }) => productId === 'w1')?.approvedHere

  test('where it was', async () => {
    await publish(t, jobId)
    expect(await here()).toBe(true)
  })

  test('not where it was taken back here, and another device made it', async () => {
    await call(t, 'items.undo', { changeId: 1 })
    hear({ edit: null, reviewRev: 1 })
    await publish(t, jobId)
    expect(await here()).toBe(false)
  })

  test('not where another device has approved another text since', async () => {
    hear({ edit: 'Their words', reviewRev: 1 })
    await publish(t, jobId)
    expect(shop.product('w1').name).toBe('Their words')
    expect(await here()).toBe(false)
  })
})

test('a conflict of an item with two texts is not merged before one was chosen', async () => {
  shop.edit('w1', { name: 'Theirs' })
  await publish(t, jobId)
  t.raw
    .prepare(
      `update job_items set review = 'OPEN', edit = 'Mine', other_edit = 'Yours', other_edit_by = 'Laptop' where id = 1`
    )
    .run()
  t.raw.exec('update jobs set approved = approved - 1, edited = edited + 1 where id = 1')
  const { conflicts } = await call<{ conflicts: { id: number }[] }>(t, 'conflicts.list')
  expect(
    await t.dispatch('conflicts.resolve', { opIds: [conflicts[0]?.id], choice: 'merge', text: 'Both' }, {})
  ).toMatchObject({
    error: {
      code: 'CONFLICT',
      message: 'Two people wrote a text for this item. Choose one of them first; then merge it.'
    }
  })
})
