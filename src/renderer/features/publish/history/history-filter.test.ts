import { describe, expect, test } from 'vitest'
import { historyFilter } from './history-filter.ts'

describe('the days of a history filter', () => {
  test('are those of the reader, both included', () => {
    const { from, to } = historyFilter({ from: '2026-11-23', to: '2026-11-23' })
    expect(from).toBe(new Date(2026, 10, 23).toISOString())
    expect(to).toBe(new Date(2026, 10, 24).toISOString())
  })

  test('that are half typed ask for nothing', () => {
    expect(historyFilter({ from: '2026-1', to: 'yesterday' })).toEqual({})
  })
})

test('a field that is empty or blank is not asked for', () => {
  expect(historyFilter({ query: '  ', jobId: undefined })).toEqual({})
  expect(historyFilter({ query: ' mug ', jobId: 3, attribute: 'title', productId: 'p1' })).toEqual({
    query: 'mug',
    jobId: 3,
    attribute: 'title',
    productId: 'p1'
  })
})
