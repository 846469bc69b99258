import { expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { moveChanges } from './move-changes.ts'

const GONE = { ok: false, error: errorBody('NOT_FOUND', 'Review change 8 does not exist.') } as const
const MOVED = { ok: true, value: { restored: 1, left: 0 } } as const

test('one change that another window has taken back stops none of the others, and is counted as left alone', async () => {
  const asked: number[] = []
  const move = (changeId: number) => {
    asked.push(changeId)
    return Promise.resolve(changeId === 8 ? GONE : MOVED)
  }
  expect(await moveChanges([7, 8, 9], move)).toEqual({ ok: true, value: { restored: 2, left: 1 } })
  expect(asked).toEqual([7, 8, 9])
})

test('where nothing is left to be moved, why is said; what was refused for another reason stops the rest', async () => {
  expect(await moveChanges([8], () => Promise.resolve(GONE))).toEqual(GONE)
  const full = { ok: false, error: errorBody('UNAVAILABLE', 'The disk is full.') } as const
  expect(await moveChanges([7, 8], (changeId) => Promise.resolve(changeId === 7 ? full : MOVED))).toEqual(full)
})
