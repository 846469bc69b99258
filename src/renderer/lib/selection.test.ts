import { beforeEach, describe, expect, test } from 'vitest'
import {
  EVERYTHING_SELECTED,
  isSelected,
  NOTHING_SELECTED,
  productSelection,
  selectedCount,
  selectedProducts,
  withSelected,
  type Selection
} from './selection.ts'

beforeEach(() => productSelection.clear())

describe('a selection', () => {
  test('of single ones takes in and gives back by id', () => {
    const two = withSelected<number>(NOTHING_SELECTED, [1, 2], true)
    const one = withSelected(two, [1, 9], false)
    expect([selectedCount(two, 10), selectedCount(one, 10)]).toEqual([2, 1])
    expect([isSelected(one, 1), isSelected(one, 2)]).toEqual([false, true])
  })

  test('of everything holds only what was taken out, and never counts below nothing', () => {
    const without = withSelected<number>(EVERYTHING_SELECTED, [1, 2], false)
    expect(without).toEqual({ mode: 'all', except: new Set([1, 2]) })
    expect([isSelected(without, 1), isSelected(without, 3)]).toEqual([false, true])
    expect([selectedCount(without, 10), selectedCount(without, 1)]).toEqual([8, 0])
    expect(withSelected(without, [1, 2], true)).toEqual(EVERYTHING_SELECTED)
  })

  test('keeps what else is known of everything', () => {
    const all: Selection<string, { readonly total: number }> = { mode: 'all', except: new Set(), total: 7 }
    expect(withSelected(all, ['a'], false)).toEqual({ mode: 'all', except: new Set(['a']), total: 7 })
  })
})

test('ids are toggled one by one', () => {
  productSelection.toggle('a')
  productSelection.toggle('b')
  productSelection.toggle('a')
  expect(selectedProducts(productSelection.get())).toBe(1)
  expect(isSelected(productSelection.get(), 'b')).toBe(true)
})

test('all that match are selected without their ids, and single ones can be taken out and put back', () => {
  productSelection.selectAllMatching({ query: 'mug' }, 100_000)
  productSelection.put(['a', 'b'], false)
  expect(selectedProducts(productSelection.get())).toBe(99_998)
  expect(isSelected(productSelection.get(), 'a')).toBe(false)
  productSelection.toggle('a')
  expect(selectedProducts(productSelection.get())).toBe(99_999)
  expect(isSelected(productSelection.get(), 'a')).toBe(true)
})

test('a selection that was handed out does not change afterwards', () => {
  productSelection.put(['a'], true)
  const before = productSelection.get()
  productSelection.put(['b'], true)
  expect(selectedProducts(before)).toBe(1)
})
