import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { askTwice } from './lost-answers.ts'
import { accepted, change, COUNTS, item, lost, setUp, unanswered } from './testing/test-session.ts'

describe('a decision whose answer is lost', () => {
  test('is saved where the engine has it, and offers no undo that it could not name', async () => {
    const { session, decide, inEngine, answers, shown, tick } = setUp()
    inEngine.set(1, item(1, { review: 'APPROVED' }))
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(lost)
    expect(await sent).toMatchObject({ ok: true, value: { changed: 1 } })
    expect(shown(item(1)).review).toBe('APPROVED')
    expect(session.getState()).toMatchObject({ undoable: 0, notice: { kind: 'done', text: '1 done', undo: false } })
  })

  test('is not saved where the engine has it as it was', async () => {
    const { session, decide, inEngine, answers, shown, tick } = setUp()
    inEngine.set(1, item(1))
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(lost)
    expect((await sent).ok).toBe(false)
    expect(shown(item(1)).review).toBe('OPEN')
    expect(session.getState().notice).toMatchObject({ kind: 'error', text: 'Not saved. The line was cut.' })
  })

  test.each([
    ['APPROVED', 'done', 'It was saved after all.', true],
    ['OPEN', 'error', 'It was not saved. Try again.', false]
  ] as const)(
    'is not known while nothing can be read, and said as soon as it can: %s',
    async (review, kind, text, saved) => {
      const { session, inEngine, answers, timers, tick } = setUp()
      const learnt: boolean[] = []
      const sent = session.change({
        ...change([item(1)], { ids: [1], decision: 'APPROVED' }),
        onLearnt: (isDone) => learnt.push(isDone)
      })
      await tick()
      answers[0]?.(lost)
      await sent
      expect(session.getState().notice?.text).toBe('It is not known yet whether this was saved. The line was cut.')
      for (const run of timers.splice(0)) run()
      await tick()
      expect(learnt).toEqual([])
      inEngine.set(1, item(1, { review }))
      for (const run of timers.splice(0)) run()
      await tick()
      expect(learnt).toEqual([saved])
      expect(session.getState().notice).toMatchObject({ kind, text })
    }
  )

  test('and that did not come in time holds up nothing else, and is said no more of once it is decided anew', async () => {
    const { session, decide, inEngine, answers, timers, tick } = setUp()
    const first = decide([item(1)], 'APPROVED')
    await tick()
    answers[0]?.(unanswered)
    await first
    expect(session.getState().notice?.text).toMatch(/^It is not known yet/)
    const again = decide([item(1)], 'APPROVED')
    await tick()
    answers[1]?.(accepted(3))
    await again
    inEngine.set(1, item(1, { review: 'APPROVED' }))
    for (const run of timers.splice(0)) run()
    await tick()
    expect(session.getState()).toMatchObject({ undoable: 1, notice: { text: '1 done', undo: true } })
  })

  test('is not taken for done by items in sight that it was to leave as they are, where it is about others too', async () => {
    const { session, inEngine, answers, tick } = setUp()
    const approved = item(1, { review: 'APPROVED' })
    inEngine.set(1, approved)
    const sent = session.change(change([approved], { listId: 'all', decision: 'APPROVED' }))
    await tick()
    answers[0]?.(lost)
    expect((await sent).ok).toBe(false)
    expect(session.getState().notice?.text).toMatch(/^It is not known yet/)
  })

  test('and that is taken back before it was lost is not said to be undone: it stands', async () => {
    const { session, decide, inEngine, answers, shown, tick, undone } = setUp()
    inEngine.set(1, item(1, { review: 'APPROVED' }))
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    session.undo(COUNTS)
    answers[0]?.(lost)
    await sent
    await tick()
    expect(undone).toEqual([])
    expect(shown(item(1)).review).toBe('APPROVED')
    expect(session.getState().notice).toMatchObject({ kind: 'error', redo: false })
    expect(session.getState().notice?.text).toMatch(/^Not undone/)
    expect(session.redo(COUNTS)).toEqual([])
  })

  test('and that is taken back before it was given up is told of once it is known', async () => {
    const { session, decide, inEngine, answers, timers, tick } = setUp()
    const sent = decide([item(1)], 'APPROVED')
    await tick()
    session.undo(COUNTS)
    answers[0]?.(unanswered)
    await sent
    await tick()
    expect(session.getState().notice?.text).toMatch(/^Not undone/)
    inEngine.set(1, item(1, { review: 'APPROVED' }))
    for (const run of timers.splice(0)) run()
    await tick()
    expect(session.getState().notice).toMatchObject({ kind: 'done', text: 'It was saved after all.' })
  })
})

test('a choice between two texts whose answer is lost is made where the engine has one text', async () => {
  const { session, inEngine } = setUp({ ok: false, error: errorBody('UNAVAILABLE', 'The line was cut.') })
  const two = item(1, { edit: 'Mine', otherEdit: { text: 'Theirs', deviceName: 'Studio' } })
  inEngine.set(1, item(1, { edit: 'Theirs' }))
  await session.settle(two, 'other', COUNTS, 'Kept.')
  expect(session.getState().notice).toMatchObject({ kind: 'done', text: 'Kept.' })
})

test('only an answer that was cut off is asked for again, and once', async () => {
  const asked: string[] = []
  const answer = (code: 'UNAVAILABLE' | 'NO_ANSWER' | 'CONFLICT') =>
    askTwice(() => {
      asked.push(code)
      return Promise.resolve({ ok: false as const, error: errorBody(code, 'No.') })
    })
  for (const code of ['UNAVAILABLE', 'NO_ANSWER', 'CONFLICT'] as const) await answer(code)
  expect(asked).toEqual(['UNAVAILABLE', 'UNAVAILABLE', 'NO_ANSWER', 'CONFLICT'])
})
