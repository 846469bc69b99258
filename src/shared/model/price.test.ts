import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costNano, dollarsOf, FREE, priceOf, type ModelPrice, type TokenUsage } from './price.ts'

const SEED = 20_261_124

function price(id: string, change: Partial<ModelPrice> = {}): ModelPrice {
  return {
    id,
    inputPerMillion: 2,
    cachedInputPerMillion: 0.5,
    outputPerMillion: 10,
    checkedOn: '2026-11-23',
    vendorPrice: true,
    ...change
  }
}

const LUNA = price('gpt-6-luna', { inputPerMillion: 0.1, cachedInputPerMillion: 0.01, outputPerMillion: 0.5 })

function usage(inputTokens: number, cachedTokens: number, outputTokens: number): TokenUsage {
  return { inputTokens, cachedTokens, outputTokens }
}

describe('the cost of a request', () => {
  test('is what a token costs in each of its three kinds, in billionths of a dollar', () => {
    expect(costNano(price('m'), usage(1, 0, 0))).toBe(2_000)
    expect(costNano(price('m'), usage(1, 1, 0))).toBe(500)
    expect(costNano(price('m'), usage(0, 0, 1))).toBe(10_000)
    expect(costNano(price('m'), usage(0, 0, 0))).toBe(0)
    expect(costNano(LUNA, usage(1_200, 1_024, 240))).toBe(176 * 100 + 1_024 * 10 + 240 * 500)
  })

  test('of a million tokens is the price list, to the cent and below', () => {
    expect(dollarsOf(costNano(LUNA, usage(1_000_000, 0, 0)))).toBe(0.1)
    expect(dollarsOf(costNano(LUNA, usage(1_000_000, 1_000_000, 0)))).toBe(0.01)
    expect(dollarsOf(costNano(LUNA, usage(0, 0, 1_000_000)))).toBe(0.5)
  })

  test('counts cached tokens as part of the input, and no more of them than there is input', () => {
    expect(costNano(price('m'), usage(10, 9, 0))).toBe(2_000 + 9 * 500)
    expect(costNano(price('m'), usage(10, 10, 0))).toBe(10 * 500)
    expect(costNano(price('m'), usage(10, 11, 0))).toBe(10 * 500)
  })

  test('rounds the price of a token, not the sum: half a billionth up', () => {
    expect(costNano(price('m', { inputPerMillion: 0.0004 }), usage(1_000_000, 0, 0))).toBe(0)
    expect(costNano(price('m', { inputPerMillion: 0.0005 }), usage(3, 0, 0))).toBe(3)
    expect(costNano(price('m', { inputPerMillion: 0.07 }), usage(1, 0, 0))).toBe(70)
  })

  test('is nothing for the sample model', () => {
    expect(costNano(FREE, usage(5_000, 1_000, 700))).toBe(0)
    expect(FREE.checkedOn).toBeNull()
  })

  const perMillion = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => thousandths / 1_000)
  const anyPrice = fc.record({
    inputPerMillion: perMillion,
    cachedInputPerMillion: perMillion,
    outputPerMillion: perMillion,
    checkedOn: fc.constant(null)
  })
  const tokens = fc.nat({ max: 1_000_000 })
  const anyUsage = fc.tuple(tokens, tokens, tokens).map(([fresh, cached, out]) => usage(fresh + cached, cached, out))

  test('of two requests is the sum of their costs, a whole number and never below zero', () => {
    fc.assert(
      fc.property(anyPrice, anyUsage, anyUsage, (each, one, other) => {
        const both = usage(
          one.inputTokens + other.inputTokens,
          one.cachedTokens + other.cachedTokens,
          one.outputTokens + other.outputTokens
        )
        const whole = costNano(each, both)
        expect(whole).toBe(costNano(each, one) + costNano(each, other))
        expect(Number.isSafeInteger(whole)).toBe(true)
        expect(whole).toBeGreaterThanOrEqual(0)
      }),
      { seed: SEED, numRuns: 300 }
    )
  })

  test('is never below zero, however many cached tokens a server claims', () => {
    fc.assert(
      fc.property(anyPrice, tokens, tokens, tokens, (each, input, cached, out) => {
        expect(costNano(each, usage(input, cached, out))).toBeGreaterThanOrEqual(0)
      }),
      { seed: SEED, numRuns: 300 }
    )
  })
})

describe('the price of a model', () => {
  const prices = [price('gpt-5.4'), price('gpt-5.4-mini'), LUNA]
  const found = (name: string) => priceOf(prices, name)?.id ?? null

  test.each([
    ['gpt-6-luna', 'gpt-6-luna'],
    ['gpt-6-luna-2026-10-01', 'gpt-6-luna'],
    ['gpt-5.4-2026-03-05', 'gpt-5.4'],
    ['gpt-5.4-mini-2026-03-17', 'gpt-5.4-mini']
  ])('%s is that of %s', (name, id) => {
    expect(found(name)).toBe(id)
  })

  test.each([
    'gpt-5.4-pro',
    'gpt-5.4-mini-fast',
    'gpt-5.4x',
    'gpt-5',
    'gpt-6-luna-',
    'gpt-6-luna-latest',
    'gpt-6-luna-2026-10-01-x',
    'gpt-6-luna-2026-10-1',
    'gpt-6-luna2026-10-01',
    'x-gpt-6-luna',
    'ft:gpt-6-luna:shop',
    'openai/gpt-6-luna',
    'llama3.3',
    ''
  ])('of another model is not guessed: %s', (name) => {
    expect(found(name)).toBeNull()
  })

  test('of a snapshot that has one of its own is its own, in whatever order the list is', () => {
    const own = price('gpt-6-luna-2026-10-01', { inputPerMillion: 7 })
    expect(priceOf([LUNA, own], own.id)).toBe(own)
    expect(priceOf([own, LUNA], own.id)).toBe(own)
    expect(priceOf([own, LUNA], 'gpt-6-luna-2026-10-02')).toBe(LUNA)
  })

  test('is not known where there is no list', () => {
    expect(priceOf([], 'gpt-6-luna')).toBeNull()
    expect(priceOf([price('')], '')).toBeNull()
  })
})
