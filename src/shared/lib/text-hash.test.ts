import { expect, test } from 'vitest'
import { textHash } from './text-hash.ts'

test('differs for texts that differ in one character, case or blank, and is an exact number', () => {
  const texts = Array.from({ length: 50_000 }, (_, n) => `Text no. ${n}`).concat('', ' ', 'A', 'a', 'a ', ' a', 'aa')
  const hashes = texts.map(textHash)
  expect(new Set(hashes).size).toBe(texts.length)
  expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 0)).toBe(true)
})

test('of a text stays what it is: it is stored', () => {
  expect([textHash(''), textHash('Linen cushion')]).toMatchInlineSnapshot(`
    [
      3338908027751811,
      8076157462503345,
    ]
  `)
})
