import { describe, expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { accepted, COUNTS, item, reviewItem, setUp } from './testing/test-session.ts'

describe('a review session, of texts that the model was asked for anew,', () => {
  test('takes back together what was asked for at once, however it came, but nothing from before a decision', async () => {
    const { session, undone, tick, decide, answers } = setUp()
    const land = (...ids: readonly number[]) =>
      session.adopt({
        changes: ids.map((id) => ({ changeId: 10 + id, before: item(id), after: item(id, { proposal: 'Newer' }) })),
        words: (all) => ({
          said: `${all.length} here`,
          sayUndone: (count) => `${count} undone`,
          sayRedone: (count) => `${count} done again`
        })
      })
    const undo = async (): Promise<readonly number[]> => {
      undone.length = 0
      session.undo(COUNTS)
      await tick()
      return [...undone]
    }
    await session.regenerateMany(
      { ids: [1, 2, 3, 4, 5], note: '' },
      [1, 2, 3, 4, 5].map((id) => reviewItem(id)),
      () => 'Asked'
    )
    land(1)
    land(2, 3)
    expect(session.getState().notice?.text).toBe('3 here')
    const decided = decide([item(9)], 'APPROVED')
    await tick()
    answers[0]?.(accepted(1))
    await decided
    land(4)
    land(5)
    expect(session.getState().notice?.text).toBe('2 here')
    land(8)
    expect([await undo(), await undo(), await undo(), await undo(), await undo()]).toEqual([
      [18],
      [14, 15],
      [1],
      [11, 12, 13],
      []
    ])
  })

  test('takes back what is left of what came together when one of it was taken back by itself', async () => {
    const { session, undone, tick } = setUp()
    session.adopt({
      changes: [7, 8, 9].map((id) => ({ changeId: id, before: item(id), after: item(id, { proposal: 'Newer' }) })),
      words: (all) => ({
        said: `${all.length} here`,
        sayUndone: (count) => `${count} of ${all.length} undone`,
        sayRedone: () => ''
      })
    })
    await session.takeBack(8, () => 'One is back')
    expect(session.undo(COUNTS)).toEqual([7, 9])
    await tick()
    expect(undone).toEqual([8, 7, 9])
    expect(session.getState()).toMatchObject({ undoable: 0, notice: { text: '2 of 2 undone' } })
  })

  test('remembers what was asked for as it was then, until it is here or the asking was refused', async () => {
    const { session, answer } = setUp()
    const remembered = () => [1, 2, 3].map((id) => session.askedFor(id)?.id)
    const asking = session.regenerateMany({ ids: [1, 2], note: '' }, [reviewItem(1), reviewItem(2)], () => 'Asked')
    // A text can be here before the asking has its answer.
    expect(remembered()).toEqual([1, 2, undefined])
    await asking
    answer.regenerate = { ok: false, error: errorBody('INSUFFICIENT_CREDITS', 'You need 1 credit.') }
    expect(await session.regenerate(reviewItem(3), '', 'Asked')).toBe(false)
    expect(remembered()).toEqual([1, 2, undefined])
    // One that is refused while another is on its way leaves that one as it was.
    await session.regenerate(reviewItem(1), '', 'Asked')
    expect(remembered()).toEqual([1, 2, undefined])
    session.adopt({
      changes: [{ changeId: 11, before: item(1), after: item(1, { proposal: 'Newer' }) }],
      words: () => ({ said: 'Here', sayUndone: () => 'Undone', sayRedone: () => 'Done again' })
    })
    expect(remembered()).toEqual([undefined, 2, undefined])
  })
})
