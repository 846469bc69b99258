import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { textHash } from '#shared/lib/text-hash.ts'
import { patchedCounts } from './review-patches.ts'
import { accepted, change, COUNTS, item, refused, setUp } from './testing/test-session.ts'

describe('a review session', () => {
  test('shows a decision and its counts before the engine has answered', async () => {
    const { session, decide, shown, answers, tick } = setUp()
    const sent = decide([item(1)], 'APPROVED')
    expect(shown(item(1)).review).toBe('APPROVED')
    expect(patchedCounts(COUNTS, session.getState())).toEqual({ ...COUNTS, open: 2, approved: 1 })
    await tick()
    answers[0]?.(accepted(7))
    await sent
    expect(session.getState().notice).toMatchObject({ kind: 'done', text: '1 done', undo: true })
  })

  test('offers no undo of the change before while a long one is under way, which is what it would take back', async () => {
    const { session, decide, answers, timers, tick } = setUp()
    const first = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(accepted(7))
    await first
    const second = decide([item(2), item(3)], 'APPROVED')
    await tick()
    expect(session.getState().notice).toMatchObject({ text: '1 done', undo: true })
    for (const run of timers) run()
    expect(session.getState().notice).toBeNull()
    answers[1]?.(accepted(8))
    await second
    expect(session.getState().notice).toMatchObject({ text: '1 done', undo: true })
    expect(timers).toHaveLength(1)
  })

  test('paints a refused decision back, says why, and offers no undo for it', async () => {
    const { session, decide, shown, answers, tick } = setUp()
    const sent = decide([item(1)], 'REJECTED')
    await tick()
    answers[0]?.(refused)
    await sent
    expect(shown(item(1)).review).toBe('OPEN')
    expect(session.getState()).toMatchObject({
      undoable: 0,
      notice: { kind: 'error', text: 'Not saved. The item is being published.', undo: false }
    })
    expect(patchedCounts(COUNTS, session.getState())).toEqual(COUNTS)
  })

  test('lets a later decision stand when an earlier one on the same item is refused', async () => {
    const { session, decide, shown, answers, tick } = setUp()
    const first = decide([item(1)], 'APPROVED')
    const second = decide([shown(item(1))], 'REJECTED')
    await tick()
    answers[0]?.(refused)
    await first
    await tick()
    expect(shown(item(1)).review).toBe('REJECTED')
    answers[1]?.(accepted(8))
    await second
    expect(patchedCounts(COUNTS, session.getState()).rejected).toBe(1)
  })

  test('sends decisions one after another, in the order they were made', async () => {
    const { decide, answers, tick } = setUp()
    const first = decide([item(1)], 'APPROVED')
    const second = decide([item(2)], 'APPROVED')
    await tick()
    expect(answers).toHaveLength(1)
    answers[0]?.(accepted(1))
    await first
    await tick()
    expect(answers).toHaveLength(2)
    answers[1]?.(accepted(2))
    await second
  })

  test('reads the list again once, after the last decision, and then trusts what it read', async () => {
    const { session, decide, answers, timers, tick, refreshes, shown } = setUp()
    for (const id of [1, 2]) {
      const sent = decide([item(id)], 'APPROVED')
      await tick()
      answers.at(-1)?.(accepted(id))
      await sent
    }
    expect(timers).toHaveLength(1)
    timers[0]?.()
    await tick()
    expect(refreshes).toEqual([[1, 2]])
    expect(session.getState().patches.size).toBe(0)
    expect(shown(item(1)).review).toBe('OPEN')
  })

  test('reads again what was refused, which is not what it was taken for, and everything where a text was changed', async () => {
    const { session, decide, answers, timers, tick, refreshes } = setUp()
    const sent = decide([item(3)], 'APPROVED')
    await tick()
    answers.at(-1)?.(refused)
    await sent
    timers.splice(0).forEach((run) => run())
    await tick()
    const edited = session.change({ ...change([item(4)], { ids: [4], edit: 'By hand' }) })
    await tick()
    answers.at(-1)?.(accepted(1))
    await edited
    timers.splice(0).forEach((run) => run())
    await tick()
    expect(refreshes).toEqual([[3], 'all'])
  })

  test('undoes the last change with the id that the engine gave it, and paints that at once too', async () => {
    const { session, decide, answers, undone, shown, tick } = setUp()
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(accepted(41))
    await sent
    expect(session.undo(COUNTS)).toEqual([1])
    expect(shown(item(1, { review: 'APPROVED' })).review).toBe('OPEN')
    await tick()
    expect(undone).toEqual([41])
    expect(session.getState()).toMatchObject({ undoable: 0, notice: { text: '1 undone', undo: false, redo: true } })
    expect(session.undo(COUNTS)).toEqual([])
  })

  test('does again what was undone, until something else is decided', async () => {
    const { session, decide, answers, redone, shown, tick } = setUp()
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(accepted(41))
    await sent
    session.undo(COUNTS)
    await tick()
    expect(session.getState().notice).toMatchObject({ text: '1 undone', redo: true })
    expect(session.redo(COUNTS)).toEqual([1])
    expect(shown(item(1)).review).toBe('APPROVED')
    await tick()
    expect(redone).toEqual([41])
    expect(session.getState()).toMatchObject({ undoable: 1, notice: { text: '1 done again', undo: true } })
    session.undo(COUNTS)
    void decide([item(2)], 'REJECTED')
    expect(session.redo(COUNTS)).toEqual([])
  })

  test('says what a change of many left alone, even where it changed nothing', async () => {
    const { session, decide, answers, tick } = setUp()
    const sent = decide([item(1), item(2)], 'APPROVED')
    await tick()
    answers[0]?.({ ok: true, value: { changeId: null, changed: 0, unchanged: 2, skipped: 0, textChanged: [] } })
    await sent
    expect(session.getState()).toMatchObject({ undoable: 0, notice: { text: '0 done', undo: false } })
  })

  test('paints back what was left because its text is another one now, and neither undoes nor loses it', async () => {
    const { session, decide, shown, answers, tick } = setUp()
    const sent = decide([item(1), item(2)], 'APPROVED')
    await tick()
    answers[0]?.({ ok: true, value: { changeId: 7, changed: 1, unchanged: 0, skipped: 0, textChanged: [2] } })
    await sent
    expect([shown(item(1)).review, shown(item(2)).review]).toEqual(['APPROVED', 'OPEN'])
    expect(session.getState()).toMatchObject({ undoable: 1, notice: { undo: true, look: [2] } })
    expect(session.undo(COUNTS)).toEqual([1])
  })

  test('undoes a change whose answer is still on its way once it has come', async () => {
    const { session, decide, answers, undone, tick } = setUp()
    const sent = decide([item(1)], 'APPROVED')
    session.undo(COUNTS)
    await tick()
    expect(undone).toEqual([])
    answers[0]?.(accepted(5))
    await sent
    await tick()
    expect(undone).toEqual([5])
  })

  test('keeps what could not be taken back for another try, and what can be done again when a decision changes nothing', async () => {
    const { session, decide, answers, undoneWith, undone, redone, tick } = setUp()
    const rejected = decide([item(1)], 'REJECTED')
    await tick()
    answers[0]?.(accepted(5))
    await rejected
    undoneWith.error = errorBody('UNAVAILABLE', 'Start it again.')
    session.undo(COUNTS)
    await tick()
    expect(session.getState()).toMatchObject({ undoable: 1, notice: { kind: 'error' } })
    undoneWith.error = undefined
    session.undo(COUNTS)
    await tick()
    expect(undone).toEqual([5, 5])
    const reopened = decide([item(1)], 'OPEN')
    await tick()
    answers[1]?.({ ok: true, value: { changeId: null, changed: 0, unchanged: 1, skipped: 0, textChanged: [] } })
    await reopened
    session.redo(COUNTS)
    await tick()
    expect(redone).toEqual([5])
  })

  test('shows the chosen one of two texts at once, open for review, and trusts nothing else of it', async () => {
    const { session, shown } = setUp()
    const two = item(1, { edit: 'Mine', otherEdit: { text: 'Theirs', deviceName: 'Studio' } })
    const counts = { ...COUNTS, edited: 1, twoTexts: 1 }
    const sent = session.settle(two, 'other', counts, 'Kept.')
    expect(shown(two)).toMatchObject({ review: 'OPEN', edit: 'Theirs', otherEdit: null })
    expect(patchedCounts(counts, session.getState())).toEqual({ ...counts, twoTexts: 0 })
    await sent
    expect(session.getState()).toMatchObject({ undoable: 0, notice: { text: 'Kept.', undo: false } })
  })

  test('says of a choice how both texts read', async () => {
    const { session, chosen } = setUp()
    const otherEdit = { text: 'Theirs', deviceName: 'Studio' }
    for (const edit of ['Mine', null]) await session.settle(item(1, { edit, otherEdit }), 'other', COUNTS, 'Kept.')
    expect(chosen).toEqual(
      ['Mine', 'New'].map((text) => ({
        id: 1,
        keep: 'other',
        seen: { this: textHash(text), other: textHash('Theirs') }
      }))
    )
  })

  test('shows both texts again where the choice was refused, and says why', async () => {
    const { session, shown } = setUp({ ok: false, error: errorBody('CONFLICT', 'It was settled elsewhere.') })
    const two = item(1, { edit: 'Mine', otherEdit: { text: 'Theirs', deviceName: 'Studio' } })
    await session.settle(two, 'this', COUNTS, 'Kept.')
    expect(shown(two)).toEqual(two)
    expect(session.getState().notice).toMatchObject({ kind: 'error', text: 'Not saved. It was settled elsewhere.' })
  })

  test('reopens an approved item when its text is edited, and only when it really is another text', () => {
    const { session, shown } = setUp()
    const approved = item(1, { review: 'APPROVED' })
    void session.change(change([approved], { ids: [1], edit: 'New' }))
    expect(shown(approved).review).toBe('APPROVED')
    void session.change(change([shown(approved)], { ids: [1], edit: 'Better' }))
    expect(shown(approved)).toMatchObject({ review: 'OPEN', edit: 'Better', proposal: 'New' })
    expect(patchedCounts({ ...COUNTS, approved: 1 }, session.getState()).edited).toBe(1)
  })

  test('leaves a rejection standing when the text is edited, as the engine does', () => {
    const { session, shown } = setUp()
    const rejected = item(1, { review: 'REJECTED' })
    void session.change(change([rejected], { ids: [1], edit: 'Better' }))
    expect(shown(rejected)).toMatchObject({ review: 'REJECTED', edit: 'Better' })
  })
})
