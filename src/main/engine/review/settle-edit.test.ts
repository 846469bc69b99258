import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bothHashes } from '#shared/model/two-texts.ts'
import type { ItemChange } from '#shared/sync/rows.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignItem, linkEngine, takeForeignJob } from '../../../../test/support/linked-engine.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

const TWO = { edit: 'Mine', otherEdit: { text: 'Yours', deviceName: 'Studio' }, reviewRev: 3 } as const

beforeEach(async () => {
  t = await openTestEngine()
  addProducts(t, t.instanceId, 3)
  linkEngine(t)
  t.engine.deps.store.write((tx) =>
    takeForeignJob(tx, t.instanceId, t.time.now(), { standing: { status: 'COMPLETED', finishedAt: t.time.now() } }, [
      TWO,
      {},
      {}
    ])
  )
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  expect(wrongFacts(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const items = () =>
  t.engine.deps.store.read((db) => db.getJobItems(t.instanceId, 1, {}, { cursor: undefined, limit: 10 })).rows
const firstId = (): number => items()[0]?.id ?? 0
const review = (input: object) => t.dispatch('items.review', input, {})
/** What whoever looks now sees. */
const looked = () => bothHashes(items()[0] ?? { proposal: null, edit: null, otherEdit: null })
const settle = (keep: string, { id = firstId(), seen = looked() } = {}) =>
  t.dispatch('items.settle', { id, keep, seen }, {})
const takeFromOthers = (change: Partial<ItemChange>) =>
  t.engine.deps.store.write((tx) =>
    tx.takeItem(t.instanceId, foreignItem('foreign-job', 0, { ...TWO, reviewRev: 9, seq: 9, ...change }), t.time.now())
  )
const told = (): unknown[] =>
  t.raw
    .prepare<[], string>(`select payload from outbox where type = 'items.reviewed' order by seq`)
    .pluck()
    .all()
    .map((payload) => JSON.parse(payload) as unknown)

describe('an item with two texts', () => {
  test.each([
    ['APPROVED', 'approve it'],
    ['REJECTED', 'reject it'],
    ['OPEN', 'reopen it']
  ])('cannot become %s before one is chosen, and the refusal names the way out', async (decision, what) => {
    expect(await review({ ids: [firstId()], decision })).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: `Two people wrote a text for this item. Choose one of them first; then ${what}.`
      }
    })
    expect(await review({ ids: [firstId()], decision, edit: 'A third' })).toMatchObject({ ok: false })
    expect(told()).toEqual([])
    expect(items()[0]).toMatchObject({ review: 'OPEN', edit: 'Mine', otherEdit: { text: 'Yours' } })
  })

  test.each([['A third'], ['Mine'], [null]])(
    'cannot be edited to %j before one is chosen: that would be a choice unseen',
    async (edit) => {
      expect(await review({ ids: [firstId()], edit })).toMatchObject({
        ok: false,
        error: {
          code: 'CONFLICT',
          message: 'Two people wrote a text for this item. Choose one of them first; then edit it.'
        }
      })
      expect(told()).toEqual([])
      expect(items()[0]).toMatchObject({ edit: 'Mine', otherEdit: { text: 'Yours' } })
      await settle('other')
      expect(await review({ ids: [firstId()], edit: 'A third' })).toMatchObject({ value: { changed: 1 } })
    }
  )

  test.each(['APPROVED', 'REJECTED'])('is left out where many become %s at once, and counted', async (decision) => {
    const ids = items().map(({ id }) => id)
    expect(await review({ ids, decision })).toMatchObject({
      value: { changed: 2, unchanged: 0, skipped: 1 }
    })
    expect(items().map((item) => item.review)).toEqual(['OPEN', decision, decision])
    expect(await review({ filter: { jobId: 1 }, decision })).toMatchObject({
      value: { changed: 0, unchanged: 2, skipped: 1 }
    })
  })

  test('is rejected where another device has said so, and stays it where many are reopened at once', async () => {
    takeFromOthers({ review: 'REJECTED' })
    const ids = items().map(({ id }) => id)
    expect(await review({ ids, decision: 'OPEN' })).toMatchObject({ value: { changed: 0, unchanged: 2, skipped: 1 } })
    expect(items()[0]).toMatchObject({ review: 'REJECTED', otherEdit: { text: 'Yours' } })
  })

  test('is not approved by taking a rejection back', async () => {
    const id = items()[1]?.id ?? 0
    await review({ ids: [id], decision: 'APPROVED' })
    const rejected = await review({ ids: [id], decision: 'REJECTED' })
    t.engine.deps.store.write((tx) => {
      tx.updateSyncLink(t.instanceId, { ackedSeq: tx.countUnsent(t.instanceId), syncedAt: t.time.now() })
      tx.takeItem(
        t.instanceId,
        foreignItem('foreign-job', 1, { ...TWO, review: 'REJECTED', edit: null, reviewRev: 9, seq: 9 }),
        t.time.now()
      )
    })
    const { changeId } = (rejected as { value: { changeId: number } }).value
    expect(await t.dispatch('items.undo', { changeId }, {})).toMatchObject({ value: { restored: 0, left: 1 } })
    expect(items()[1]).toMatchObject({ review: 'REJECTED' })
  })
})

describe('choosing between two texts', () => {
  test.each([
    ['this', 'Mine'],
    ['other', 'Yours']
  ])('keeps %s, leaves the item open, and is told as the end of it', async (keep, text) => {
    expect(await settle(keep)).toMatchObject({ ok: true, value: { review: 'OPEN', edit: text, otherEdit: null } })
    expect(told()).toEqual([
      {
        jobUid: 'foreign-job',
        changes: [{ position: 0, review: 'OPEN', edit: text, base: 3, settles: 'Yours' }]
      }
    ])
    expect(await review({ ids: [firstId()], decision: 'APPROVED' })).toMatchObject({ value: { changed: 1 } })
  })

  test('opens an item that was rejected', async () => {
    takeFromOthers({ review: 'REJECTED' })
    expect(await settle('this')).toMatchObject({ value: { review: 'OPEN', edit: 'Mine', otherEdit: null } })
  })

  test('is refused where there is nothing to choose, or no such item', async () => {
    await settle('this')
    expect(await settle('this')).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    expect(await settle('this', { id: 999 })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await settle('both')).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: { field: 'keep' } } })
  })

  test.each([
    ['the text here', { edit: 'Mine, newer' }],
    ['the other text', { otherEdit: { text: 'Yours\n\nTheirs', deviceName: 'Studio, Phone' } }],
    ['both', { edit: 'Yours', otherEdit: { text: 'Mine', deviceName: 'Studio' } }]
  ])(
    'is refused where another device has changed %s since they were looked at, and goes once they are',
    async (_, change) => {
      const seen = looked()
      takeFromOthers(change)
      for (const keep of ['this', 'other'])
        expect(await settle(keep, { seen })).toMatchObject({
          ok: false,
          error: {
            code: 'CONFLICT',
            message: 'One of the two texts has been changed meanwhile. Look at both again, then choose.',
            details: { field: 'seen' }
          }
        })
      expect(items()[0]).toMatchObject({ edit: TWO.edit, otherEdit: TWO.otherEdit, ...change })
      expect(told()).toEqual([])
      expect(await settle('other')).toMatchObject({ ok: true, value: { otherEdit: null } })
    }
  )

  test('is about the model’s text where nobody’s stands in its place', async () => {
    takeFromOthers({ edit: null })
    const seen = looked()
    expect(
      await settle('this', { seen: { ...seen, this: bothHashes({ ...TWO, proposal: 'Another' }).this } })
    ).toMatchObject({ ok: false })
    expect(await settle('this', { seen })).toMatchObject({ value: { edit: null, otherEdit: null } })
  })

  test('is refused to whoever does not say what they have seen', async () => {
    expect(await t.dispatch('items.settle', { id: firstId(), keep: 'this' }, {})).toMatchObject({
      error: { code: 'VALIDATION_ERROR', details: { field: 'seen' } }
    })
    expect(items()[0]).toMatchObject({ edit: TWO.edit, otherEdit: TWO.otherEdit })
  })
})
