import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bannedWordProblem, bannedWords, MAX_BANNED_WORD_LENGTH, tidyBannedWords } from './banned-words.ts'

const uses = (word: string, text: string): boolean => bannedWords([word]).usedIn(text).length > 0

describe('a banned word is found', () => {
  test.each([
    ['cheap', 'Cheap and cheerful'],
    ['cheap', 'It is not CHEAP.'],
    ['cheap', 'good,cheap;fast'],
    ['Straße', 'AUF DER STRASSE'],
    ['cafe\u0301', 'Unser Caf\u00e9'],
    ['best seller', 'Our best\u00a0 seller'],
    ['best-seller', 'A Best-Seller!'],
    ['best-seller', 'A best\u2011seller'],
    ['indirim', 'İndirim var'],
    ['guaranteed', 'gua\u00adran\u200bteed'],
    ['original', 'l’original'],
    ["l'original", 'l’original'],
    ['Acme', "Acme's lamp"],
    ['100%', '100% cotton'],
    ['#1', 'the #1 choice'],
    ['дешёвый', 'Дешёвый товар'],
    ['ΦΩΣ', 'Το φως'],
    ['זול', 'מוצר זול מאוד'],
    ['最好', '这是最好的产品'],
    ['ราคาถูก', 'สินค้าราคาถูก'],
    ['😀 deal', 'a 😀 Deal']
  ])('%j in %j', (word, text) => {
    expect(uses(word, text)).toBe(true)
  })
})

describe('a banned word is not found', () => {
  test.each([
    ['cheap', 'cheaper'],
    ['art', 'a smart cartridge'],
    ['#1', '#10'],
    ['cafe', 'café'],
    ['best seller', 'best. Seller'],
    ['זול', 'מזולל'],
    ['a', '']
  ])('%j in %j', (word, text) => {
    expect(uses(word, text)).toBe(false)
  })
})

test('all that are used are named, as they were written and in the order of the list', () => {
  const list = bannedWords(['Zap', 'unused', 'best Ever'])
  expect(list.usedIn('the best ever zap')).toEqual(['Zap', 'best Ever'])
})

test('a word between others is found wherever it stands, whatever the others are', () => {
  const latin = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.array(latin), fc.stringMatching(/^[A-Z]{1,8}$/), fc.array(latin), (before, word, after) => {
      const text = [...before, word.toLowerCase(), ...after].join(' ')
      return uses(word, text)
    }),
    { seed: 20_261_127, numRuns: 300 }
  )
})

test('a text of one long word is looked through once, not once for each of its letters', () => {
  // In squares this would be minutes, and the test would time out.
  expect(uses('a', 'a'.repeat(200_000) + 'b')).toBe(false)
})

test('lists are told apart by their key, and none has none', () => {
  expect(bannedWords([]).key).toBe('')
  expect(bannedWords(['a']).key).not.toBe(bannedWords(['b']).key)
})

test('a list is kept without blanks and without doubles', () => {
  expect(tidyBannedWords([' best   seller', 'Best Seller', 'Cafe\u0301', '\u200b'])).toEqual([
    'best seller',
    'Caf\u00e9'
  ])
})

test('what could never stand alone in a text is refused with the reason', () => {
  expect(bannedWordProblem('cheap')).toBeUndefined()
  expect(bannedWordProblem('!!!')).toBe('no-letter')
  expect(bannedWordProblem('a\nb')).toBe('control')
  expect(bannedWordProblem('a'.repeat(MAX_BANNED_WORD_LENGTH + 1))).toBe('too-long')
  expect(bannedWordProblem('a\ud800')).toBe('broken')
})
