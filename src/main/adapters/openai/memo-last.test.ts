import { expect, test } from 'vitest'
import { memoLast } from './memo-last.ts'

test('computes once while the text stays the same, and anew for each change, also back', () => {
  const asked: string[] = []
  const length = memoLast((text) => {
    asked.push(text)
    return text.length
  })
  expect(['one', 'one', 'three', 'one', ''].map(length)).toEqual([3, 3, 5, 3, 0])
  expect(asked).toEqual(['one', 'three', 'one', ''])
})
