import { describe, expect, test } from 'vitest'
import { readLimits, waitFromLimits } from './wait-headers.ts'

describe('budgets', () => {
  const headers = new Headers({
    'x-ratelimit-limit-requests': '60',
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': '1s',
    'x-ratelimit-limit-tokens': '150000',
    'x-ratelimit-remaining-tokens': '149984',
    'x-ratelimit-reset-tokens': '6m0s'
  })

  test('are read as far as they are there', () => {
    expect(readLimits(headers)).toEqual({
      requests: { limit: 60, remaining: 0, resetMs: 1_000 },
      tokens: { limit: 150_000, remaining: 149_984, resetMs: 360_000 }
    })
    expect(readLimits(new Headers())).toBeUndefined()
    expect(readLimits(new Headers({ 'x-ratelimit-limit-requests': '-1' }))).toBeUndefined()
    expect(readLimits(new Headers({ 'x-ratelimit-remaining-tokens': '5' }))).toEqual({
      requests: undefined,
      tokens: { limit: undefined, remaining: 5, resetMs: undefined }
    })
  })

  test('tell how long to wait where the refusal does not', () => {
    const limits = readLimits(headers)
    expect(waitFromLimits(limits, undefined)).toBe(1_000)
    expect(waitFromLimits(limits, 'tokens')).toBe(360_000)
    expect(waitFromLimits(undefined, 'tokens')).toBeUndefined()
    expect(waitFromLimits({ requests: undefined, tokens: undefined }, undefined)).toBeUndefined()
  })
})
