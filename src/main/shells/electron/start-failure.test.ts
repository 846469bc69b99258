import { expect, test } from 'vitest'
import { describeStartFailure } from './start-failure.ts'

test('what the engine refuses has a title of its own and the engine’s sentence', () => {
  const locked = Object.assign(new Error('Wordshelf is already open. Close it there first.'), { code: 'LOCKED' })
  expect(describeStartFailure(locked)).toEqual({
    title: 'Wordshelf is already open',
    sentence: 'Wordshelf is already open. Close it there first.'
  })
})

test('anything else is said in its first line, never as a stack', () => {
  expect(describeStartFailure(new Error('EACCES: permission denied\n    at open'))).toEqual({
    title: 'Wordshelf could not start',
    sentence: 'EACCES: permission denied'
  })
  expect(describeStartFailure('odd')).toEqual({ title: 'Wordshelf could not start', sentence: 'odd' })
})
