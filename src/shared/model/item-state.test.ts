import { describe, expect, test } from 'vitest'
import { canItemMove, creditStateOf, ITEM_STATUSES, ITEM_TRANSITIONS } from './item-state.ts'

describe('an item', () => {
  test('moves along these ways and no other', () => {
    const ways = ITEM_STATUSES.flatMap((from) =>
      ITEM_STATUSES.filter((to) => canItemMove(from, to)).map((to) => `${from} → ${to}`)
    )
    expect(ways).toEqual([
      'PENDING → RUNNING',
      'PENDING → CANCELLED',
      'PENDING → SKIPPED',
      'RUNNING → PENDING',
      'RUNNING → DONE',
      'RUNNING → FAILED',
      'RUNNING → CANCELLED',
      'FAILED → PENDING',
      'CANCELLED → PENDING'
    ])
  })

  test('has a row for each status in the table', () => {
    expect(Object.keys(ITEM_TRANSITIONS)).toEqual([...ITEM_STATUSES])
    expect(Object.values(ITEM_TRANSITIONS).flat()).toHaveLength(9)
  })

  test('holds its credit while it is open, spends it when it is delivered and gives it back otherwise', () => {
    expect(ITEM_STATUSES.map((status) => [status, creditStateOf(status)])).toEqual([
      ['PENDING', 'HELD'],
      ['RUNNING', 'HELD'],
      ['DONE', 'CAPTURED'],
      ['FAILED', 'RELEASED'],
      ['CANCELLED', 'RELEASED'],
      ['SKIPPED', 'RELEASED']
    ])
  })
})
