import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedShare } from './changed-share.ts'

test.each([
  ['the same', 'the same', 0],
  ['', '', 0],
  ['', 'new', 1_000],
  ['old', '', 1_000],
  ['red cup', 'blue mug', 1_000],
  ['red cup', 'red mug', 500],
  ['a cup', 'a cup!', 1],
  ['one two', 'two one', 1],
  ['…', '!', 1_000],
  ['红色的杯子', '红色的瓶子', 200],
  ['cup cup cup', 'cup', 500]
])('from %j to %j it is %i thousandths', (before, after, share) => {
  expect(changedShare(before, after)).toBe(share)
})

test('is a share, the same both ways, and 0 only for the same text', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(text, text, (before, after) => {
      const share = changedShare(before, after)
      expect(share).toBe(changedShare(after, before))
      expect(Number.isInteger(share) && share >= 0 && share <= 1_000).toBe(true)
      expect(share === 0).toBe(before === after)
    }),
    { seed: 20_261, numRuns: 500 }
  )
})

test('of a long text is told from its beginning', () => {
  const beginning = 'word '.repeat(4_000)
  expect(changedShare(`${beginning}red`, `${beginning}blue`)).toBe(1)
})
