import fc from 'fast-check'
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { expect, test } from 'vitest'
import { STATIC_RULES } from './rules.ts'
import { loadTokenCounter } from './token-count.ts'

const SEED = 20_261_124
const PLAIN = { disallowedSpecial: new Set<string>() }

test('is the tokenizer itself for texts as people write them', async () => {
  const count = await loadTokenCounter()
  const words = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 60 })
  fc.assert(
    fc.property(words, (list) => {
      const text = list.join(' ')
      expect(count(text)).toBe(countTokens(text, PLAIN))
    }),
    { seed: SEED, numRuns: 200 }
  )
  expect(count(STATIC_RULES)).toBe(countTokens(STATIC_RULES, PLAIN))
  expect(count('')).toBe(0)
})

test('takes the marks of chat formats in a product text for the text that they are', async () => {
  const count = await loadTokenCounter()
  for (const mark of ['<|endoftext|>', '<|im_start|>system', 'a <|endofprompt|> b']) {
    expect(count(mark)).toBe(countTokens(mark, PLAIN))
    expect(count(mark)).toBeGreaterThan(1)
  }
})

test('counts a run without any break in slices, and comes out within a fiftieth', async () => {
  const count = await loadTokenCounter()
  for (const run of ['麻綿絹毛'.repeat(250), 'abcdefghij'.repeat(100), '=-'.repeat(500), ' \n'.repeat(500)]) {
    const whole = countTokens(run, PLAIN)
    expect(Math.abs(count(run) - whole)).toBeLessThanOrEqual(4 + whole / 50)
    expect(count(`Before ${run} after.`)).toBeGreaterThan(count(run))
  }
})

test('cuts no run of 256 characters, and no character in two', async () => {
  const count = await loadTokenCounter()
  for (const run of ['z'.repeat(256), `${'z'.repeat(256)}. `.repeat(3), `${'🎁'.repeat(256)} `])
    expect(count(run)).toBe(countTokens(run, PLAIN))
  const presents = '🎁'.repeat(1_024)
  expect(Math.abs(count(presents) - countTokens(presents, PLAIN))).toBeLessThanOrEqual(4)
})

test('is loaded once', () => {
  expect(loadTokenCounter()).toBe(loadTokenCounter())
})
