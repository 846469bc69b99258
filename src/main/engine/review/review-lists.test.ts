import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Input, Output } from '#shared/contract/contract.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { textFacts } from '#shared/model/text-facts.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

/** Titles of four products in one job, in German; titles and descriptions of the first two in a second one, in English. */
beforeEach(async () => {
  t = await openTestEngine()
  const productIds = addProducts(t, t.instanceId, 4)
  await run(productIds, ['title'], 'de')
  await run(productIds.slice(0, 2), ['title', 'description'], 'en')
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const TITLES = [1, 2, 3, 4]
const ENGLISH = [5, 6, 7, 8]

async function run(productIds: readonly string[], attributes: readonly string[], language: string): Promise<void> {
  await t.call('jobs.create', { sourceScope: 'products', productIds, attributes, language, prompt: 'x' })
  await settle(20)
}

const open = (filter: Input<'review.counts'>['filter'] = {}, sort: Input<'review.open'>['sort'] = { by: 'job' }) =>
  t.call<Output<'review.open'>>('review.open', { filter, sort })
const rows = (id: string, offset = 0, limit = 100) =>
  t.call<Output<'review.rows'>>('review.rows', { id, offset, limit })
const idsOf = async (...args: Parameters<typeof open>): Promise<number[]> =>
  (await rows((await open(...args)).listId)).rows.map(({ id }) => id)
const review = (input: object) => t.call<Output<'items.review'>>('items.review', input)

describe('a list', () => {
  test('has the newest job first, each in its own order', async () => {
    expect(await idsOf()).toEqual([...ENGLISH, ...TITLES])
    expect(await idsOf({}, { by: 'job', descending: true })).toEqual([...ENGLISH, ...TITLES].toReversed())
  })

  test('gives any part of itself', async () => {
    const { listId, total } = await open()
    expect(total).toBe(8)
    const page = await rows(listId, 6, 5)
    expect(page.total).toBe(8)
    expect(page.rows.map(({ place, id }) => [place, id])).toEqual([
      [6, 3],
      [7, 4]
    ])
    expect((await rows(listId, 8)).rows).toEqual([])
  })

  test('carries what the list knows of the text that is shown', async () => {
    await review({ ids: [5], edit: 'By hand' })
    const { rows: found } = await rows((await open({ jobIds: [2], attributes: ['title'] })).listId)
    const [item] = found.map((row) => row.item)
    const { shownLength, changeShare, risk, flags } = textFacts({
      attribute: 'title',
      original: item?.original ?? '',
      text: 'By hand',
      language: 'en'
    })
    expect(item).toMatchObject({ id: 5, language: 'en', edit: 'By hand', shownLength, changeShare, risk })
    expect(item?.shownFlags).toEqual(flags)
  })

  test('holds still while its items are decided on, and shows them as they are now', async () => {
    const { listId } = await open({ review: ['OPEN'] })
    await review({ ids: [5, 1], decision: 'APPROVED' })
    const { rows: after } = await rows(listId)
    expect(after.map(({ id }) => id)).toEqual([...ENGLISH, ...TITLES])
    expect(after.map(({ item }) => item?.review)).toEqual(
      [...ENGLISH, ...TITLES].map((id) => (id === 5 || id === 1 ? 'APPROVED' : 'OPEN'))
    )
    expect(await idsOf({ review: ['OPEN'] })).toEqual([6, 7, 8, 2, 3, 4])
  })

  test('is told to be opened again once others have taken its place', async () => {
    const { listId } = await open()
    await open()
    await open()
    await open()
    await rows(listId)
    await open()
    // It was used last but one, so it is still held.
    expect((await rows(listId)).total).toBe(8)
    for (let n = 0; n < 4; n += 1) await open()
    for (const [procedure, input] of [
      ['review.rows', { id: listId }],
      ['review.range', { id: listId }],
      ['review.find', { id: listId, itemIds: [1] }],
      ['review.sample', { id: listId }],
      ['items.review', { listId, decision: 'APPROVED' }]
    ] as const)
      expect(await t.dispatch(procedure, input, {})).toMatchObject({ ok: false, error: { code: 'LIST_EXPIRED' } })
  })

  test('is nobody else’s', async () => {
    const { listId } = await open()
    const { instanceId } = await t.call<{ instanceId: string }>('instances.create', { name: 'Other' })
    for (const [procedure, input] of [
      ['review.rows', { id: listId }],
      ['review.range', { id: listId }],
      ['review.find', { id: listId, itemIds: [1] }],
      ['review.sample', { id: listId }],
      ['items.review', { listId, decision: 'APPROVED' }]
    ] as const)
      expect(await t.dispatch(procedure, input, { instanceId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await t.call('review.open', {}, { instanceId })).toMatchObject({ total: 0 })
    expect(await t.call('review.open', { filter: { jobIds: [1] } }, { instanceId })).toMatchObject({ total: 0 })
    // However many the other store opens, this one's stay.
    for (let n = 0; n < 5; n += 1) await t.call('review.open', {}, { instanceId })
    expect((await rows(listId)).total).toBe(8)
  })

  test('finds items on itself, in its order, as they are now', async () => {
    const { listId } = await open({ jobIds: [1] })
    await review({ ids: [4], edit: 'By hand' })
    const found = await t.call<Output<'review.find'>>('review.find', { id: listId, itemIds: [4, 2, 5, 99] })
    expect(found.rows.map(({ place, id, item }) => [place, id, item?.edit])).toEqual([
      [1, 2, null],
      [3, 4, 'By hand']
    ])
  })

  test('gives the ids of any part of itself and how their texts read now, and takes no note of them as seen', async () => {
    const { listId } = await open()
    await review({ ids: [1], edit: 'Somebody else wrote this' })
    const range = await t.call<Output<'review.range'>>('review.range', { id: listId, offset: 3, limit: 3 })
    const { rows: same } = await rows(listId, 5, 1)
    expect(range.ids).toEqual([8, 1, 2])
    expect(range.hashes[1]).toBe(textHash('Somebody else wrote this'))
    expect(range.hashes[2]).toBe(textHash(same[0]?.item?.proposal ?? ''))
    expect(await t.call('review.range', { id: listId, offset: 8 })).toEqual({ ids: [], hashes: [] })
    const seen = range.ids.map((id, at) => [id, range.hashes[at]])
    await review({ ids: [2], edit: 'And this' })
    // What was read as a range is decided on as it read then; all of the list, as it was when it was opened.
    expect(await review({ ids: range.ids, seen, decision: 'APPROVED' })).toMatchObject({ changed: 2, textChanged: [2] })
    expect(await review({ listId, decision: 'APPROVED' })).toMatchObject({ changed: 5, textChanged: [1, 2] })
  })

  test('gives a sample of itself that can be asked for again', async () => {
    const { listId } = await open()
    const sample = (seed: number) => t.call<Output<'review.sample'>>('review.sample', { id: listId, count: 3, seed })
    const { rows: first, total } = await sample(1)
    expect(total).toBe(8)
    expect(first).toHaveLength(3)
    expect(first.every(({ item, id }) => item?.id === id)).toBe(true)
    expect(await sample(1)).toEqual({ rows: first, total })
  })
})

describe('a filter', () => {
  beforeEach(async () => {
    await review({ ids: [1], edit: 'A title by hand, three times as long as it was before, and with the number 77' })
    await review({ ids: [6], edit: '' })
    await review({ ids: [3, 7], decision: 'APPROVED' })
    await review({ ids: [4], decision: 'REJECTED' })
  })

  test.each<[Input<'review.counts'>['filter'], readonly number[]]>([
    [{ jobIds: [1] }, TITLES],
    [{ jobIds: [2, 1] }, [...ENGLISH, ...TITLES]],
    [{ jobIds: [] }, []],
    [{ review: ['APPROVED', 'REJECTED'] }, [7, 3, 4]],
    [{ attributes: ['description'] }, [6, 8]],
    [{ languages: ['de'] }, TITLES],
    [{ edited: true }, [6, 1]],
    [{ edited: false, attributes: ['description'] }, [8]],
    [{ twoTexts: true }, []],
    [{ twoTexts: false, jobIds: [2] }, ENGLISH],
    [{ flags: ['empty'] }, [6]],
    [{ risk: ['high'] }, [6, 1]],
    [{ risk: [] }, []],
    [{ maxLength: 0 }, [6]],
    [{ minLength: 70 }, [1]],
    [{ minChange: 1_000 }, [6, 1]],
    [{ publish: ['PUBLISHED'] }, []],
    [{ publish: ['NONE'], review: ['APPROVED'] }, [7, 3]],
    [{ query: 'three TIMES' }, [1]],
    [{ query: 'product 3' }, [3]],
    [{ query: '  ' }, [...ENGLISH, ...TITLES]],
    [{ query: '100%' }, []],
    [{ collectionIds: ['Odd'], jobIds: [1] }, [1, 3]]
  ])('%j finds what it says', async (filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids)
    expect(await t.call<Output<'review.counts'>>('review.counts', { filter })).toMatchObject({ total: ids.length })
  })

  test('that is misspelt is refused, and not passed over', async () => {
    expect(await t.dispatch('review.open', { filter: { job: [1] } }, {})).toMatchObject({
      error: { code: 'VALIDATION_ERROR' }
    })
  })

  test('finds the same text of two products in one job, to the letter, as long as it is the same', async () => {
    for (const id of [2, 4, 5]) await review({ ids: [id], edit: 'The same' })
    expect(await idsOf({ duplicates: true, attributes: ['title'] })).toEqual([2, 4])
    expect(await idsOf({ duplicates: false, attributes: ['title'] })).toEqual([5, 7, 1, 3])
    // Its twin need not be found by the rest of the filter.
    expect(await idsOf({ duplicates: true, query: 'product 2' })).toEqual([2])
    await review({ ids: [4], edit: 'the same' })
    expect(await idsOf({ duplicates: true, attributes: ['title'] })).toEqual([])
  })

  test('measures a description as its counter does, with its tags, and so does the order', async () => {
    await review({ ids: [6], edit: '<p><strong>Short</strong></p>' })
    await review({ ids: [5], edit: 'Of twenty characters' })
    const two = { jobIds: [2], edited: true }
    expect(await idsOf({ ...two, minLength: 29 })).toEqual([6])
    expect(await idsOf({ ...two, maxLength: 28 })).toEqual([5])
    expect(await idsOf(two, { by: 'length', descending: true })).toEqual([6, 5])
    const [row] = (await rows((await open({ attributes: ['description'], edited: true })).listId)).rows
    expect(row?.item).toMatchObject({ edit: '<p><strong>Short</strong></p>', shownLength: 29 })
  })

  test('finds no twins among texts of which a reader sees nothing', async () => {
    for (const id of [6, 8]) await review({ ids: [id], edit: '<p></p>' })
    expect(await idsOf({ duplicates: true, attributes: ['description'] })).toEqual([])
  })

  test('is counted as it is opened', async () => {
    const { counts } = await open()
    expect(counts).toEqual(await t.call('review.counts', {}))
    expect(counts).toMatchObject({
      total: 8,
      review: { open: 5, approved: 2, rejected: 1 },
      attributes: [
        { attribute: 'title', items: 6 },
        { attribute: 'description', items: 2 }
      ],
      publish: [{ state: 'NONE', items: 8 }],
      languages: [
        { language: 'de', items: 4 },
        { language: 'en', items: 4 }
      ],
      jobs: [
        { jobId: 2, items: 4 },
        { jobId: 1, items: 4 }
      ]
    })
    expect(counts.flags).toContainEqual({ flag: 'empty', items: 1 })
    expect(counts.risk.low + counts.risk.medium + counts.risk.high).toBe(8)
  })
})

test('what waits for a decision is counted over all jobs, and only in its own store', async () => {
  const waiting = (meta = {}) => t.call<Output<'review.waiting'>>('review.waiting', {}, meta)
  expect(await waiting()).toEqual({ open: 8 })
  const { changeId } = await review({ ids: [1, 5], decision: 'APPROVED' })
  await review({ ids: [2], decision: 'REJECTED' })
  expect(await waiting()).toEqual({ open: 5 })
  await t.call('items.undo', { changeId })
  expect(await waiting()).toEqual({ open: 7 })
  const { instanceId } = await t.call<{ instanceId: string }>('instances.create', { name: 'Other' })
  expect(await waiting({ instanceId })).toEqual({ open: 0 })
})

describe('a sort', () => {
  test.each(['risk', 'length', 'change'] as const)('by %s is in order both ways', async (by) => {
    await review({ ids: [6], edit: '' })
    await review({ ids: [1], edit: 'Else' })
    const valuesOf = async (descending: boolean): Promise<number[]> => {
      const { listId } = await open({}, { by, descending })
      const { rows: found } = await rows(listId)
      return found.map(({ item }) =>
        item === null ? -1 : { risk: item.risk, length: item.shownLength, change: item.changeShare }[by]
      )
    }
    const up = await valuesOf(false)
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    expect(new Set(up).size).toBeGreaterThan(1)
    expect(await valuesOf(true)).toEqual(up.toReversed())
  })

  test('by product keeps a product’s texts of all jobs together', async () => {
    expect(await idsOf({}, { by: 'product' })).toEqual([5, 6, 1, 7, 8, 2, 3, 4])
    expect(await idsOf({}, { by: 'product', descending: true })).toEqual([4, 3, 7, 8, 2, 5, 6, 1])
  })
})

describe('a decision on a list', () => {
  test('reaches what is on it but for what was taken out, and can be undone', async () => {
    const { listId } = await open({ attributes: ['title'] })
    const result = await review({ listId, except: [1], decision: 'APPROVED' })
    expect(result).toMatchObject({ changed: 5, unchanged: 0, skipped: 0, textChanged: [] })
    expect(await idsOf({ review: ['APPROVED'] })).toEqual([5, 7, 2, 3, 4])
    expect(await t.call('items.undo', { changeId: result.changeId })).toEqual({ restored: 5, left: 0 })
  })

  test('reaches what has left the filter meanwhile: the list is what was looked at', async () => {
    const { listId } = await open({ review: ['OPEN'] })
    await review({ ids: [1], decision: 'REJECTED' })
    expect(await review({ listId, decision: 'APPROVED' })).toMatchObject({ changed: 8 })
  })

  test('passes by a text that was changed since it was listed, until it was shown', async () => {
    const { listId } = await open({ jobIds: [1] })
    await review({ ids: [2], edit: 'Somebody else wrote this' })
    expect(await review({ listId, decision: 'APPROVED' })).toMatchObject({ changed: 3, skipped: 0, textChanged: [2] })
    expect(await idsOf({ review: ['OPEN'], jobIds: [1] })).toEqual([2])
    await rows(listId)
    expect(await review({ listId, decision: 'APPROVED' })).toMatchObject({ changed: 1, unchanged: 3, textChanged: [] })
  })

  test('is about what the window showed, where the row was read again for something else', async () => {
    const { listId } = await open({ jobIds: [1] })
    const { rows: shown } = await rows(listId)
    const [first] = shown
    await review({ ids: [1], edit: 'Somebody else wrote this' })
    await rows(listId)
    const seen = [[1, textHash(first?.item?.proposal ?? '')]]
    expect(await review({ listId, decision: 'APPROVED', seen })).toMatchObject({ changed: 3, textChanged: [1] })
  })

  test.each(['APPROVED', 'REJECTED'])('passes by what two people wrote where the rest becomes %s', async (decision) => {
    const { listId } = await open({ jobIds: [1] })
    t.raw.exec(`update job_items set other_edit = 'Yours', other_edit_by = 'Laptop' where id = 3`)
    expect(await idsOf({ twoTexts: true })).toEqual([3])
    expect(await review({ listId, decision })).toMatchObject({ changed: 3, skipped: 1, textChanged: [] })
  })
})

describe('a change whose answer is lost', () => {
  test('is asked for again with its key and done once, with the answer that it had', async () => {
    const input = { ids: [1], edit: 'By hand', decision: 'APPROVED' }
    const first = await t.dispatch('items.review', input, { idempotencyKey: 'one' })
    expect(first).toMatchObject({ ok: true, value: { changed: 1, changeId: 1 } })
    expect(await t.dispatch('items.review', input, { idempotencyKey: 'one' })).toEqual(first)
    expect(await t.dispatch('items.undo', { changeId: 1 }, { idempotencyKey: 'two' })).toMatchObject({ ok: true })
    expect(await t.dispatch('items.undo', { changeId: 1 }, { idempotencyKey: 'two' })).toMatchObject({ ok: true })
    expect(await t.dispatch('items.undo', { changeId: 1 }, {})).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('and that is made once more from the old text changes nothing, since it reads as it should', async () => {
    const seen = [[1, textHash((await rows((await open()).listId, 4, 1)).rows[0]?.item?.proposal ?? '')]]
    expect(await review({ ids: [1], edit: 'By hand', seen })).toMatchObject({ changed: 1 })
    expect(await review({ ids: [1], edit: 'By hand', seen })).toMatchObject({ changed: 0, unchanged: 1 })
    expect(await t.dispatch('items.review', { ids: [1], edit: 'Else', seen }, {})).toMatchObject({
      error: { details: { field: 'seen' } }
    })
  })

  test('nor does going back to the model’s own text once more', async () => {
    const proposal = (await rows((await open()).listId, 4, 1)).rows[0]?.item?.proposal ?? ''
    await review({ ids: [1], edit: 'By hand' })
    const again = { ids: [1], edit: proposal, seen: [[1, textHash('By hand')]] }
    expect(await review(again)).toMatchObject({ changed: 1 })
    expect(await review(again)).toMatchObject({ changed: 0, unchanged: 1 })
  })
})
