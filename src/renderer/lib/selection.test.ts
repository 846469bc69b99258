import { beforeEach, expect, test } from 'vitest'
import { isSelected, productSelection, selectionCount } from './selection.ts'

beforeEach(() => productSelection.clear())

test('ids are toggled one by one', () => {
  productSelection.toggle('a')
  productSelection.toggle('b')
  productSelection.toggle('a')
  expect(selectionCount(productSelection.get())).toBe(1)
  expect(isSelected(productSelection.get(), 'b')).toBe(true)
})

test('all that match are selected without their ids, and single ones can be taken out and put back', () => {
  productSelection.selectAllMatching({ query: 'mug' }, 100_000)
  productSelection.put(['a', 'b'], false)
  expect(selectionCount(productSelection.get())).toBe(99_998)
  expect(isSelected(productSelection.get(), 'a')).toBe(false)
  productSelection.toggle('a')
  expect(selectionCount(productSelection.get())).toBe(99_999)
  expect(isSelected(productSelection.get(), 'a')).toBe(true)
})

test('a selection that was handed out does not change afterwards', () => {
  productSelection.put(['a'], true)
  const before = productSelection.get()
  productSelection.put(['b'], true)
  expect(selectionCount(before)).toBe(1)
})
