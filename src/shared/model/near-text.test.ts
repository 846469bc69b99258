import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NEAR, nearness, nearText, type NearText } from './near-text.ts'

const WORDS = Array.from({ length: 60 }, (_, at) => `word${at}`)
const word = fc.constantFrom(...WORDS)
/** A text and another that was made of it by writing some of its words anew. */
const pair = (most: number) =>
  fc
    .record({
      words: fc.array(word, { minLength: 12, maxLength: most }),
      anew: fc.array(fc.tuple(fc.nat(most), word), { maxLength: Math.ceil(most / 8) })
    })
    .map(({ words, anew }) => {
      const other = [...words]
      for (const [at, text] of anew) if (at < other.length) other[at] = text
      return [words, other] as const
    })

function read(words: readonly string[]): NearText {
  const text = nearText('store title', words.join(' '))
  if (text === null) throw new Error('A text without words')
  return text
}

const shareKey = (a: NearText, b: NearText): boolean => a.keys.some((key) => b.keys.includes(key))

/** What is estimated, counted out. */
function jaccard(one: readonly string[], other: readonly string[]): number {
  const pairs = (words: readonly string[]) => new Set(words.slice(1).map((text, at) => `${words[at] ?? ''} ${text}`))
  const [a, b] = [pairs(one), pairs(other)]
  const common = [...a].filter((each) => b.has(each)).length
  return common / (a.size + b.size - common)
}

describe('how near two texts are', () => {
  test('is the share of their common pairs of words, to the digit, where all are kept', () => {
    fc.assert(
      fc.property(pair(60), ([one, other]) => {
        expect(nearness(read(one).sketch, read(other).sketch)).toBe(jaccard(one, other))
      }),
      { seed: 36 }
    )
  })

  test('is told of long texts within a fifth', () => {
    fc.assert(
      fc.property(pair(900), ([one, other]) => {
        expect(Math.abs(nearness(read(one).sketch, read(other).sketch) - jaccard(one, other))).toBeLessThan(0.2)
      }),
      { seed: 36 }
    )
  })

  test('is found by the keys: what is near shares one in all but a few cases, what is far in few', () => {
    let [near, nearFound, far, farFound] = [0, 0, 0, 0]
    for (const [one, other] of fc.sample(pair(120), { numRuns: 2_000, seed: 36 })) {
      const share = jaccard(one, other)
      const found = Number(shareKey(read(one), read(other)))
      if (share >= NEAR) [near, nearFound] = [near + 1, nearFound + found]
      if (share < 0.2) [far, farFound] = [far + 1, farFound + found]
    }
    for (const [one, other] of fc.sample(fc.tuple(pair(60), pair(60)), { numRuns: 500, seed: 36 }))
      [far, farFound] = [far + 1, farFound + Number(shareKey(read(one[0]), read(other[0])))]
    expect(near).toBeGreaterThan(500)
    expect(nearFound / near).toBeGreaterThan(0.97)
    expect(far).toBeGreaterThan(400)
    expect(farFound / far).toBeLessThan(0.1)
  })
})

const isNear = (one: string, other: string): boolean => {
  const [a, b] = [nearText('s', one), nearText('s', other)]
  return a !== null && b !== null && shareKey(a, b) && nearness(a.sketch, b.sketch) >= NEAR
}
const SENTENCE = 'A cushion of washed linen with a zip, filled with down, made by hand in a small workshop near Porto'

test.each([
  ['capitals and marks make no difference', SENTENCE, SENTENCE.toUpperCase().replaceAll(',', ' –'), true],
  ['another colour in a sentence is near', SENTENCE, SENTENCE.replace('linen', 'cotton'), true],
  ['another half is not', SENTENCE, `A cushion of washed linen with a zip, ${WORDS.slice(0, 10).join(' ')}`, false],
  ['names of a range are not', 'Linen cushion, blue, 40 cm', 'Linen cushion, red, 40 cm', false],
  ['a name that is the same is', 'Linen cushion, blue', 'linen cushion – Blue', true],
  ['a Japanese name in another colour is not', '手作りの青いリネンクッション', '手作りの赤いリネンクッション', false]
])('%s', (_what, one, other, near) => {
  expect(isNear(one, other)).toBe(near)
})

test('texts of other scopes share no key, and a text without a word has none', () => {
  const [a, b] = [nearText('store a', SENTENCE), nearText('store b', SENTENCE)]
  expect(a && b && shareKey(a, b)).toBe(false)
  expect(nearText('store a', ' – … ')).toBeNull()
})
