import { describe, expect, test } from 'vitest'
import { insufficientCreditsMessage, periodAt, remainingCredits, requiredCredits } from './credits.ts'

describe('credits', () => {
  test('are one for each attribute of each product', () => {
    expect(requiredCredits(4, 5)).toBe(20)
    expect(requiredCredits(0, 5)).toBe(0)
  })

  test('that remain are what is not spoken for, and never a debt', () => {
    expect(remainingCredits({ creditsTotal: 20, creditsUsed: 15 })).toBe(5)
    expect(remainingCredits({ creditsTotal: 20, creditsUsed: 20 })).toBe(0)
    expect(remainingCredits({ creditsTotal: 10, creditsUsed: 15 })).toBe(0)
  })

  test('that are missing are named in one sentence', () => {
    expect(insufficientCreditsMessage(20, 5)).toBe('You need 20 credits but only have 5 remaining.')
  })

  test('count in the month of UTC, to the millisecond', () => {
    expect(periodAt(Date.UTC(2026, 10, 30, 23, 59, 59, 999))).toBe('2026-11')
    expect(periodAt(Date.UTC(2026, 11, 1))).toBe('2026-12')
  })
})
