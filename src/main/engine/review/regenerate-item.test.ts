import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Output } from '#shared/contract/contract.ts'
import { MAX_REWORK_NOTE_LENGTH } from '#shared/contract/review.ts'
import { FakeShop } from '../../../../test/support/fake-shop.ts'
import { NO_TOKENS } from '../../../../test/support/fake-llm.ts'
import { settle } from '../../../../test/support/fake-time.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { begin, ended, openPublishEngine, write } from '../../../../test/support/publish-engine.ts'
import { wrongFacts } from '../../../../test/support/wrong-facts.ts'
import { addProducts, openTestEngine, type TestEngine } from '../../../../test/support/test-engine.ts'

let t: TestEngine
let refuse = false

/** A job of two products by two attributes, all delivered, and a model that writes what the note says. */
beforeEach(async () => {
  t = await openTestEngine({ allowance: 7 })
  const productIds = addProducts(t, t.instanceId, 2)
  await t.call('jobs.create', { ...JOB, productIds })
  await settle(20)
  answerWithNotes()
})
afterEach(async () => {
  expect(brokenInvariants(t.raw)).toEqual([])
  expect(wrongFacts(t.raw)).toEqual([])
  await t[Symbol.asyncDispose]()
})

const JOB = { sourceScope: 'products', attributes: ['title', 'ribbon'], language: 'en', prompt: 'Warmer' }

function answerWithNotes(): void {
  refuse = false
  const plain = t.llm.respond
  t.llm.respond = (request, call_) => {
    if (request.rework === undefined) return plain(request, call_)
    if (refuse) return { kind: 'refused', reason: 'No, thank you.', usage: NO_TOKENS }
    const [attribute = 'title'] = request.attributes
    return { kind: 'answered', values: { [attribute]: request.rework.note }, usage: NO_TOKENS, model: 'fake-2' }
  }
}

const ask = (id: number, note = 'Wool title') => t.call<Output<'items.regenerate'>>('items.regenerate', { id, note })
const refused = (input: object) => t.dispatch('items.regenerate', input, {})
const review = (input: object) => t.call<Output<'items.review'>>('items.review', input)
const item = (id: number) => t.call<Output<'items.get'>>('items.get', { id })
const credits = () => t.call<Output<'credits.get'>>('credits.get', {})

/** The item as a list of the review shows it. */
async function row(id: number): Promise<NonNullable<Output<'review.rows'>['rows'][number]['item']>> {
  const { listId } = await t.call<Output<'review.open'>>('review.open', {})
  const { rows } = await t.call<Output<'review.rows'>>('review.rows', { id: listId })
  const found = rows.find((each) => each.id === id)?.item
  if (!found) throw new Error(`Item ${id} is in no list`)
  return found
}

async function landed(): Promise<void> {
  await settle(20)
  await t.time.advance(1_000)
}

describe('a text that is asked for once more', () => {
  test('is paid for with one credit, and takes the place of the model’s text alone', async () => {
    expect(await ask(1)).toMatchObject({ requiredCredits: 1, remainingCredits: 2 })
    await landed()
    expect(await item(1)).toMatchObject({
      original: 'Product 1',
      proposal: 'Wool title',
      model: 'fake-2',
      edit: null,
      review: 'OPEN',
      credit: 'CAPTURED'
    })
    expect(await credits()).toMatchObject({ creditsUsed: 5, reserved: 0 })
  })

  test('is asked for with the job’s prompt and language, the note, and the text that did not satisfy', async () => {
    await ask(1, '  shorter, name the wool ')
    await landed()
    expect(t.llm.requests.at(-1)).toMatchObject({
      attributes: ['title'],
      language: 'en',
      prompt: 'Warmer',
      rework: { previous: 'Better Product 1', note: 'shorter, name the wool' }
    })
  })

  test('voids the approval of the one before, and of a rejected one the rejection', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    await review({ ids: [3], decision: 'REJECTED' })
    await ask(1)
    await ask(3)
    await landed()
    expect(await item(1)).toMatchObject({ review: 'OPEN' })
    expect(await item(3)).toMatchObject({ review: 'OPEN' })
    expect((await t.call<Output<'jobs.get'>>('jobs.get', { id: 1 })).review).toMatchObject({ approved: 0, rejected: 0 })
  })

  test('leaves a human’s text and its approval alone, and is what Reset shows', async () => {
    await review({ ids: [1], edit: 'Mine', decision: 'APPROVED' })
    await ask(1)
    await landed()
    expect(await row(1)).toMatchObject({ edit: 'Mine', review: 'APPROVED', proposal: 'Wool title', shownLength: 4 })
    await review({ ids: [1], edit: null })
    expect(await row(1)).toMatchObject({ edit: null, review: 'OPEN', proposal: 'Wool title', shownLength: 10 })
  })

  test('is taken back with the decision on the one before, and brought again', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    await ask(1)
    await landed()
    const { rewrittenBy: changeId } = await row(1)
    expect(await t.call('items.undo', { changeId })).toEqual({ restored: 1, left: 0 })
    expect(await row(1)).toMatchObject({ proposal: 'Better Product 1', model: 'fake-1', review: 'APPROVED' })
    expect((await row(1)).rewrittenBy).toBeUndefined()
    expect(await t.call('items.redo', { changeId })).toEqual({ restored: 1, left: 0 })
    expect(await row(1)).toMatchObject({ proposal: 'Wool title', review: 'OPEN', rewrittenBy: changeId })
  })

  test('is not approved by taking back what was decided on the one before', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    const { changeId } = await review({ ids: [1], decision: 'OPEN' })
    await ask(1)
    await landed()
    expect(await t.call('items.undo', { changeId })).toEqual({ restored: 0, left: 1 })
    expect(await item(1)).toMatchObject({ review: 'OPEN' })
  })

  test('changes nothing where the model writes the same again, and can be asked for anew', async () => {
    await review({ ids: [1], decision: 'APPROVED' })
    await ask(1, 'Better Product 1')
    await landed()
    expect(await row(1)).toMatchObject({ review: 'APPROVED', proposal: 'Better Product 1' })
    expect((await row(1)).regeneration).toBeUndefined()
    await ask(1)
    await landed()
    expect(await item(1)).toMatchObject({ proposal: 'Wool title' })
  })

  test('is in no list of jobs or texts, and among the credits by name', async () => {
    const { jobId } = await ask(1)
    await landed()
    expect(await t.call('jobs.list', {})).toMatchObject({ total: 1, jobs: [{ id: 1 }] })
    expect(await t.call('review.open', {})).toMatchObject({ total: 4, counts: { review: { open: 4 } } })
    expect(await t.call('credits.jobs', {})).toMatchObject({
      jobs: [
        { jobId, regenerated: true, captured: 1 },
        { jobId: 1, regenerated: false, captured: 4 }
      ]
    })
    const [written] = (await t.call<Output<'jobs.items'>>('jobs.items', { id: jobId })).items
    expect(await review({ ids: [written?.id], decision: 'APPROVED' })).toMatchObject({ changed: 0, skipped: 1 })
  })

  test('is never taken over by a later job, which did not ask for it', async () => {
    await ask(1)
    await landed()
    const quote = { ...JOB, attributes: ['title'], productIds: ['p1', 'p2'], collectionIds: [] }
    expect(await t.call('jobs.quote', quote)).toMatchObject({ reusable: { items: 1 } })
  })
})

describe('a text that is under way', () => {
  test('stays so, and is asked for no second time, when the one before it is taken back or brought again', async () => {
    await ask(1)
    await landed()
    const { rewrittenBy: changeId } = await row(1)
    t.llm.hold = true
    const { jobId } = await ask(1, 'Second')
    await settle(20)
    for (const [move, proposal] of [
      ['items.undo', 'Better Product 1'],
      ['items.redo', 'Wool title']
    ]) {
      expect(await t.call(move ?? '', { changeId })).toEqual({ restored: 1, left: 0 })
      expect(await row(1)).toMatchObject({ proposal, regeneration: { jobId, status: 'RUNNING' } })
      expect(await t.call('items.countReworkable', { ids: [1, 2] })).toEqual({ count: 1 })
      expect(await refused({ id: 1 })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    }
    t.llm.held[0]?.answer({ kind: 'answered', values: { title: 'Second' }, usage: NO_TOKENS, model: 'fake-2' })
    await landed()
    expect(await row(1)).toMatchObject({ proposal: 'Second' })
    expect((await row(1)).regeneration).toBeUndefined()
  })

  test('says so in its row, and can be cancelled for its credit', async () => {
    t.llm.hold = true
    const { jobId } = await ask(1, 'A note')
    await settle(20)
    expect(await row(1)).toMatchObject({ regeneration: { jobId, status: 'RUNNING', note: 'A note' } })
    expect(await refused({ id: 1 })).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
    await t.call('jobs.cancel', { id: jobId })
    expect(await row(1)).toMatchObject({ proposal: 'Better Product 1', regeneration: { status: 'CANCELLED' } })
    expect(await credits()).toMatchObject({ creditsUsed: 4, reserved: 0 })
    t.llm.hold = false
    await ask(1)
    await landed()
    expect(await item(1)).toMatchObject({ proposal: 'Wool title' })
  })

  test('that comes to nothing gives its credit back, and says why until somebody decides on the one that stands', async () => {
    refuse = true
    await ask(1)
    await t.time.advance(1_000)
    expect(await row(1)).toMatchObject({
      proposal: 'Better Product 1',
      regeneration: { status: 'FAILED', message: 'No, thank you.' }
    })
    expect(await credits()).toMatchObject({ creditsUsed: 4, reserved: 0 })
    await t.time.advance(1_000)
    await review({ ids: [1], decision: 'APPROVED' })
    expect((await row(1)).regeneration).toBeUndefined()
  })

  test('lands after the app was stopped in between', async () => {
    t.llm.hold = true
    await ask(1)
    await settle(20)
    const { dir, llm } = t
    await t.stop()
    llm.hold = false
    t = await openTestEngine({ dir, llm })
    await landed()
    expect(await item(1)).toMatchObject({ proposal: 'Wool title' })
  })
})

describe('it is refused', () => {
  test('in the words of every job where the credits do not reach', async () => {
    await ask(1)
    await ask(2, 'New')
    await ask(3)
    expect(await refused({ id: 4 })).toMatchObject({
      error: { code: 'INSUFFICIENT_CREDITS', message: 'You need 1 credits but only have 0 remaining.', required: 1 }
    })
    await landed()
  })

  test('of a text that was not delivered, that is nobody’s, or that was itself written for another', async () => {
    const { jobId } = await ask(1)
    await landed()
    const [written] = (await t.call<Output<'jobs.items'>>('jobs.items', { id: jobId })).items
    expect(await refused({ id: written?.id })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await refused({ id: 99 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await t.dispatch('jobs.retryFailed', { id: jobId }, {})).toMatchObject({ error: { code: 'CONFLICT' } })
  })

  test('with a note that is too long, by name', async () => {
    const note = 'x'.repeat(MAX_REWORK_NOTE_LENGTH + 1)
    expect(await refused({ id: 1, note })).toMatchObject({
      error: { code: 'VALIDATION_ERROR', message: 'note must have at most 500 characters', details: { field: 'note' } }
    })
  })
})

test('a publish that was planned for the text before sends neither that nor the new one', async () => {
  await t[Symbol.asyncDispose]()
  const shop = new FakeShop('V3')
  shop.add(1)
  const before = shop.product('w1').name
  ;({ t } = await openPublishEngine(shop))
  answerWithNotes()
  const { jobId, items } = await write(t, ['w1'], ['title'])
  const id = items[0]?.id ?? 0
  const publish = await begin(t, jobId, { at: new Date(t.time.now() + 60_000).toISOString() })
  await ask(id)
  await landed()
  expect(await item(id)).toMatchObject({ proposal: 'Wool title', review: 'OPEN' })
  expect(await ended(t, publish)).toMatchObject({ counts: { published: 0, skipped: 1 } })
  expect(shop.product('w1')).toMatchObject({ name: before })
})

describe('several texts that are asked for at once', () => {
  const askMany = (input: object) => t.call<Output<'items.regenerateMany'>>('items.regenerateMany', input)

  const count = (input: object) => t.call<Output<'items.countReworkable'>>('items.countReworkable', input)

  test('cost a credit each, land each in its place, and leave out what cannot be asked for', async () => {
    await ask(1, 'First')
    t.raw.exec(`update job_items set other_edit = 'Yours', other_edit_by = 'Laptop' where id = 2`)
    // At once: meanwhile the first of them would come.
    const counted = count({ ids: [4, 1, 2, 3, 99] })
    expect(await askMany({ ids: [4, 1, 2, 3, 99], note: 'Anew', credits: 2 })).toEqual({
      asked: 2,
      skipped: 3,
      requiredCredits: 2,
      remainingCredits: 0
    })
    expect(await counted).toEqual({ count: 2 })
    await landed()
    expect(await Promise.all([1, 2, 3, 4].map(async (id) => (await item(id)).proposal))).toEqual([
      'First',
      'Better',
      'Anew',
      'Anew'
    ])
    expect(await credits()).toMatchObject({ creditsUsed: 7, reserved: 0 })
  })

  test('can be all of a list but some', async () => {
    const { listId } = await t.call<Output<'review.open'>>('review.open', {})
    expect(await count({ listId, except: [2, 4] })).toEqual({ count: 2 })
    expect(await askMany({ listId, except: [2, 4], note: 'Anew' })).toMatchObject({ asked: 2, skipped: 0 })
    await landed()
    expect(await item(3)).toMatchObject({ proposal: 'Anew' })
    expect(await item(4)).toMatchObject({ proposal: 'Better' })
  })

  test('are all left alone where the credits do not reach, or none can be asked for', async () => {
    const refusedMany = (input: object) => t.dispatch('items.regenerateMany', input, {})
    expect(await refusedMany({ ids: [1, 2, 3, 4] })).toMatchObject({
      error: { code: 'INSUFFICIENT_CREDITS', required: 4, remaining: 3 }
    })
    expect(await credits()).toMatchObject({ creditsUsed: 4, reserved: 0 })
    await ask(1)
    const counted = count({ ids: [1, 99] })
    expect(await refusedMany({ ids: [1, 99] })).toMatchObject({ error: { code: 'CONFLICT' } })
    expect(await counted).toEqual({ count: 0 })
  })

  test('cost no credit more than was said', async () => {
    const refused = await t.dispatch('items.regenerateMany', { ids: [1, 2, 3], note: 'Anew', credits: 2 }, {})
    expect(refused).toMatchObject({ error: { code: 'CONFLICT', message: expect.stringContaining('than the price') } })
    expect(await credits()).toMatchObject({ creditsUsed: 4, reserved: 0 })
    expect(await askMany({ ids: [1, 2], note: 'Anew', credits: 2 })).toMatchObject({ requiredCredits: 2 })
    await landed()
  })
})
