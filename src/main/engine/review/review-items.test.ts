import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { NO_TOKENS } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine

/** A job of four products by two attributes: all delivered but the last product, which the model refused. */
beforeEach(async () => {
  t = await openTestEngine()
  const productIds = addProducts(t, t.instanceId, 4)
  const answer = t.llm.respond
  t.llm.respond = (request, call) =>
    request.product.name === 'Product 4' ? { kind: 'refused', reason: 'No.', usage: NO_TOKENS } : answer(request, call)
  await t.call('jobs.create', {
    sourceScope: 'products',
    productIds,
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'x'
  })
  await settle(20)
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  expect(wrongFacts(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

interface Reviewed {
  readonly changeId: number
  readonly changed: number
  readonly unchanged: number
  readonly skipped: number
}
const review = (input: object) => t.call<Reviewed>('items.review', input)
const refused = (input: object) => t.dispatch('items.review', input, {})
const undo = (changeId: number) => t.call('items.undo', { changeId })
const redo = (changeId: number) => t.call('items.redo', { changeId })
const item = (id: number) => t.call<JobItem>('items.get', { id })
const counts = async () => (await t.call<Job>('jobs.get', { id: 1 })).review

describe('a text that another window has changed meanwhile', () => {
  const before = 'What was looked at'
  const seen = [[1, textHash(before)]]
  beforeEach(() => review({ ids: [1], edit: before }))

  test.each([{ decision: 'APPROVED' }, { decision: 'REJECTED' }, { edit: 'Mine' }, { edit: null }])(
    'is not changed by %j about the one before, and is by one about itself',
    async (change) => {
      await review({ ids: [1], edit: 'Theirs' })
      expect(await refused({ ids: [1], ...change, seen })).toMatchObject({
        ok: false,
        error: { code: 'CONFLICT', message: 'This text has been changed meanwhile. Look at it again.' }
      })
      expect(await item(1)).toMatchObject({ edit: 'Theirs', review: 'OPEN' })
      expect(await review({ ids: [1], ...change, seen: [[1, textHash('Theirs')]] })).toMatchObject({ changed: 1 })
    }
  )

  test('is left alone by a decision on many, which is told and undone without it', async () => {
    await review({ ids: [1], edit: 'Theirs' })
    const many = [...seen, [2, textHash((await item(2)).proposal ?? '')]]
    const result = await review({ ids: [1, 2, 3], decision: 'APPROVED', seen: many })
    // The third was not said to have been seen in any way.
    expect(result).toMatchObject({ changed: 2, unchanged: 0, skipped: 0, textChanged: [1] })
    expect(await counts()).toMatchObject({ approved: 2 })
    expect(await undo(result.changeId)).toEqual({ restored: 2, left: 0 })
    expect(await item(1)).toMatchObject({ edit: 'Theirs', review: 'OPEN' })
  })

  test('is left alone by a decision on all that match, where it was looked at before', async () => {
    await review({ ids: [1], edit: 'Theirs' })
    expect(await review({ filter: { jobId: 1, edited: true }, decision: 'REJECTED', seen })).toMatchObject({
      changed: 0,
      textChanged: [1]
    })
  })
})

describe('a decision', () => {
  test.each(['APPROVED', 'REJECTED', 'OPEN'] as const)('%s stands on the item and in the counts', async (decision) => {
    await review({ ids: [1], decision: 'APPROVED' })
    await review({ ids: [1], decision })
    expect(await item(1)).toMatchObject({ review: decision })
    const approved = decision === 'APPROVED' ? 1 : 0
    const rejected = decision === 'REJECTED' ? 1 : 0
    expect(await counts()).toEqual({ open: 6 - approved - rejected, approved, rejected, edited: 0 })
  })

  test('that stands already changes nothing and gives nothing to undo', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    expect(await review({ ids: [1], decision: 'APPROVED' })).toEqual({
      changeId: null,
      changed: 0,
      unchanged: 1,
      skipped: 0,
      textChanged: []
    })
  })

  test('passes by items that were not delivered or do not exist, and counts them', async () => {
    const all = await review({ ids: [1, 2, 7, 8, 999], decision: 'APPROVED' })
    expect(all).toMatchObject({ changed: 2, skipped: 3 })
    expect(await item(7)).toMatchObject({ status: 'FAILED', review: 'OPEN' })
  })

  test('naming an item twice counts it once', async () => {
    expect(await review({ ids: [1, 1, 1], decision: 'APPROVED' })).toMatchObject({ changed: 1, skipped: 0 })
    expect(await counts()).toMatchObject({ approved: 1 })
  })

  test('leaves original and proposal as they were', async () => {
    const before = await item(1)
    await review({ ids: [1], decision: 'REJECTED' })
    await review({ ids: [1], edit: 'By hand' })
    expect(await item(1)).toMatchObject({ original: before.original, proposal: before.proposal })
  })
})

describe('a decision by filter', () => {
  test('reaches everything that matches except what was taken out', async () => {
    expect(await review({ filter: { jobId: 1, attribute: 'title' }, except: [3], decision: 'APPROVED' })).toMatchObject(
      { changed: 2, skipped: 1 }
    )
    expect((await Promise.all([1, 2, 3, 5].map(item))).map((row) => row.review)).toEqual([
      'APPROVED',
      'OPEN',
      'OPEN',
      'APPROVED'
    ])
  })

  test('follows what the filter finds now: approved ones can be reopened together', async () => {
    await review({ ids: [1, 2], decision: 'APPROVED' })
    expect(await review({ filter: { jobId: 1, review: 'APPROVED' }, decision: 'OPEN' })).toMatchObject({ changed: 2 })
    expect(await counts()).toMatchObject({ approved: 0 })
  })

  test('of a job that does not exist reaches nothing', async () => {
    expect(await review({ filter: { jobId: 9 }, decision: 'APPROVED' })).toMatchObject({ changed: 0, skipped: 0 })
  })
})

describe('an edit', () => {
  test('voids the approval of the text that it replaces', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    await review({ ids: [1], edit: 'By hand' })
    expect(await item(1)).toMatchObject({ review: 'OPEN', edit: 'By hand' })
    expect(await counts()).toMatchObject({ approved: 0, edited: 1 })
  })

  test('taken back voids the approval too', async () => {
    await review({ ids: [1], edit: 'By hand', decision: 'APPROVED' })
    await review({ ids: [1], edit: null })
    expect(await item(1)).toMatchObject({ review: 'OPEN', edit: null })
    expect(await counts()).toMatchObject({ approved: 0, edited: 0 })
  })

  test('that is the text which stands already keeps the approval', async () => {
    await review({ ids: [1], edit: 'By hand', decision: 'APPROVED' })
    expect(await review({ ids: [1], edit: 'By hand' })).toMatchObject({ changed: 0 })
    expect(await item(1)).toMatchObject({ review: 'APPROVED' })
  })

  test('that is the text of the model is none: the approval stays, and there is nothing to undo', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    const { proposal } = await item(1)
    const said = (): unknown => t.raw.prepare('select count(*) from review_changes').pluck().get()
    const before = said()
    expect(await review({ ids: [1], edit: proposal })).toMatchObject({ changeId: null, changed: 0, unchanged: 1 })
    expect(await item(1)).toMatchObject({ review: 'APPROVED', edit: null })
    expect(said()).toBe(before)
    // Over a text by hand it is the way back to the model's.
    await review({ ids: [1], edit: 'By hand', decision: 'APPROVED' })
    expect(await review({ ids: [1], edit: proposal })).toMatchObject({ changed: 1 })
    expect(await item(1)).toMatchObject({ review: 'OPEN', edit: null })
    expect(await counts()).toMatchObject({ approved: 0, edited: 0 })
  })

  test('by hand that reads as the model’s new text does is no other text, saved again or taken back', async () => {
    const { proposal } = await item(1)
    await review({ ids: [1], edit: 'By hand', decision: 'APPROVED' })
    // The model wrote the same words later.
    t.raw.prepare('update job_items set proposal = edit where id = 1').run()
    expect(await review({ ids: [1], edit: 'By hand' })).toMatchObject({ changeId: null, changed: 0 })
    await review({ ids: [1], edit: null })
    expect(await item(1)).toMatchObject({ review: 'APPROVED', edit: null })
    t.raw.prepare('update job_items set proposal = ? where id = 1').run(proposal)
    await review({ ids: [1], edit: 'Else' })
  })

  test('leaves a rejection as it is', async () => {
    await review({ ids: [1], decision: 'REJECTED' })
    await review({ ids: [1], edit: 'By hand' })
    expect(await item(1)).toMatchObject({ review: 'REJECTED', edit: 'By hand' })
  })

  test('may be as long as Wix takes and not longer', async () => {
    const { maxLength } = ATTRIBUTE_RULES.title
    await review({ ids: [1], edit: 'x'.repeat(maxLength) })
    expect(await refused({ ids: [1], edit: 'x'.repeat(maxLength + 1) })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR', details: { field: 'edit', length: maxLength + 1, maxLength } }
    })
    expect((await item(1)).edit).toHaveLength(maxLength)
  })

  test('may empty a description but not a title', async () => {
    await review({ ids: [2], edit: '' })
    expect(await refused({ ids: [1], edit: ' ' })).toMatchObject({ error: { details: { field: 'edit' } } })
  })

  test('has line breaks only where Wix has them', async () => {
    expect(await refused({ ids: [1], edit: 'two\nlines' })).toMatchObject({
      error: { code: 'VALIDATION_ERROR', message: 'edit must be one line: title has no line breaks.' }
    })
    await review({ ids: [2], edit: '<p>two</p>\n<p>lines</p>' })
    expect((await item(2)).edit).toBe('<p>two</p>\n<p>lines</p>')
  })

  test.each([
    ['an item that was not delivered', 7, 'CONFLICT'],
    ['an item that does not exist', 999, 'NOT_FOUND']
  ])('is refused for %s', async (_what, id, code) => {
    expect(await refused({ ids: [id], edit: 'x' })).toMatchObject({ ok: false, error: { code } })
  })

  test.each([
    [{ ids: [1, 2], edit: 'x' }, 'edit'],
    [{ filter: { jobId: 1 }, edit: 'x' }, 'edit'],
    [{ ids: [1], filter: { jobId: 1 }, decision: 'OPEN' }, 'ids'],
    [{ ids: [1], listId: 'x', decision: 'OPEN' }, 'ids'],
    [{ listId: 'x', edit: 'x' }, 'edit'],
    [{ decision: 'OPEN' }, 'ids'],
    [{ ids: [1] }, 'decision']
  ])('and a decision need to say what they are about: %j', async (input, field) => {
    expect(await refused(input)).toMatchObject({ error: { code: 'VALIDATION_ERROR', details: { field } } })
  })
})

describe('undo', () => {
  test('brings every item of a change back, with its edit', async () => {
    await review({ ids: [1], edit: 'By hand', decision: 'REJECTED' })
    const { changeId } = await review({ filter: { jobId: 1 }, decision: 'APPROVED' })
    expect(await undo(changeId)).toEqual({ restored: 6, left: 0 })
    expect(await item(1)).toMatchObject({ review: 'REJECTED', edit: 'By hand' })
    expect(await counts()).toEqual({ open: 5, approved: 0, rejected: 1, edited: 1 })
  })

  test('leaves what was changed again since, and says how much', async () => {
    const { changeId } = await review({ ids: [1, 2, 3], decision: 'APPROVED' })
    await review({ ids: [1], decision: 'REJECTED' })
    await review({ ids: [2], edit: 'By hand', decision: 'APPROVED' })
    expect(await undo(changeId)).toEqual({ restored: 1, left: 2 })
    expect((await Promise.all([1, 2, 3].map(item))).map((row) => row.review)).toEqual(['REJECTED', 'APPROVED', 'OPEN'])
  })

  test('takes back an edit', async () => {
    const { changeId } = await review({ ids: [1], edit: 'By hand' })
    await undo(changeId)
    expect(await item(1)).toMatchObject({ edit: null })
  })

  test('works once', async () => {
    const { changeId } = await review({ ids: [1], decision: 'APPROVED' })
    await undo(changeId)
    expect(await t.dispatch('items.undo', { changeId }, {})).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('redo', () => {
  test('does again what was taken back, as often as it is', async () => {
    await review({ ids: [1], edit: 'By hand', decision: 'REJECTED' })
    const { changeId } = await review({ filter: { jobId: 1 }, decision: 'APPROVED' })
    for (let n = 0; n < 2; n += 1) {
      expect(await undo(changeId)).toEqual({ restored: 6, left: 0 })
      expect(await redo(changeId)).toEqual({ restored: 6, left: 0 })
      expect(await item(1)).toMatchObject({ review: 'APPROVED', edit: 'By hand' })
      expect(await counts()).toEqual({ open: 0, approved: 6, rejected: 0, edited: 1 })
    }
  })

  test('brings an edit back', async () => {
    const { changeId } = await review({ ids: [1], edit: 'By hand' })
    await undo(changeId)
    await redo(changeId)
    expect(await item(1)).toMatchObject({ edit: 'By hand' })
  })

  test('leaves what was changed since, and says how much', async () => {
    const { changeId } = await review({ ids: [1, 2, 3], decision: 'APPROVED' })
    await undo(changeId)
    await review({ ids: [1], decision: 'REJECTED' })
    expect(await redo(changeId)).toEqual({ restored: 2, left: 1 })
    expect((await Promise.all([1, 2, 3].map(item))).map((row) => row.review)).toEqual([
      'REJECTED',
      'APPROVED',
      'APPROVED'
    ])
    expect(await undo(changeId)).toEqual({ restored: 2, left: 0 })
  })

  test('leaves what the undo has left: a person decided on it in between', async () => {
    const { changeId } = await review({ ids: [1, 2], decision: 'APPROVED' })
    await review({ ids: [1], decision: 'OPEN' })
    expect(await undo(changeId)).toEqual({ restored: 1, left: 1 })
    expect(await redo(changeId)).toEqual({ restored: 1, left: 0 })
    expect(await item(1)).toMatchObject({ review: 'OPEN' })
  })

  test('is only of what was taken back', async () => {
    const { changeId } = await review({ ids: [1], decision: 'APPROVED' })
    expect(await t.dispatch('items.redo', { changeId }, {})).toMatchObject({ error: { code: 'NOT_FOUND' } })
    await undo(changeId)
    await redo(changeId)
    expect(await t.dispatch('items.redo', { changeId }, {})).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
})

describe('another store', () => {
  test('can neither see, decide on, edit nor undo', async () => {
    const { changeId } = await review({ ids: [1], decision: 'APPROVED' })
    const { instanceId } = await t.call<{ instanceId: string }>('instances.create', { name: 'Other' })
    const there = (procedure: string, input: unknown) => t.dispatch(procedure, input, { instanceId })
    expect(await there('items.get', { id: 1 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await there('items.review', { ids: [1, 2], decision: 'REJECTED' })).toMatchObject({
      value: { changed: 0, skipped: 2 }
    })
    expect(await there('items.review', { filter: { jobId: 1 }, decision: 'REJECTED' })).toMatchObject({
      value: { changed: 0, skipped: 0 }
    })
    expect(await there('items.review', { ids: [1], edit: 'x' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await there('items.undo', { changeId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await there('items.redo', { changeId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await item(1)).toMatchObject({ review: 'APPROVED', edit: null })
  })
})
