import { describe, expect, test } from 'vitest'
import { TokenCost } from './token-cost.ts'

describe('TokenCost', () => {
  test('an estimate stands until an answer says otherwise', () => {
    expect(new TokenCost().of(700)).toBe(700)
  })

  test('dearer than thought counts at once, up to four times', () => {
    const cost = new TokenCost()
    cost.counted(100, 150)
    expect(cost.of(200)).toBe(300)
    cost.counted(100, 10_000)
    expect(cost.of(200)).toBe(800)
  })

  test('cheaper counts little by little, and never below the estimate', () => {
    const cost = new TokenCost()
    cost.counted(100, 200)
    cost.counted(100, 100)
    expect(cost.of(100)).toBeCloseTo(198, 9)
    for (let i = 0; i < 1_000; i += 1) cost.counted(100, 10)
    expect(cost.of(100)).toBe(100)
  })

  test('without an estimate a request costs what they usually do', () => {
    const cost = new TokenCost()
    expect(cost.of(0)).toBe(0)
    cost.counted(0, 500)
    expect(cost.of(0)).toBe(500)
    cost.counted(0, 400)
    expect(cost.of(0)).toBeCloseTo(498, 9)
    expect(cost.of(100)).toBe(100)
  })
})
