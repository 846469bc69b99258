import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { diffHtml, diffText, sameShare, type DiffPart } from './text-diff.ts'

const SEED = 20_261_123
const EXPIRED = -1

function side(parts: readonly DiffPart[], dropped: 'added' | 'removed'): string {
  return parts
    .filter((part) => part.kind !== dropped)
    .map((part) => part.text)
    .join('')
}

function expectBothSides(parts: readonly DiffPart[], before: string, after: string): void {
  expect(side(parts, 'added')).toBe(before)
  expect(side(parts, 'removed')).toBe(after)
}

const WORDS = [
  'mug',
  'the',
  'Stoneware',
  '350',
  'ml',
  ' ',
  ' ',
  '  ',
  '\n',
  '\r\n',
  ', ',
  '.',
  'ספל',
  'קרמיקה',
  'فنجان',
  '手作りの',
  'マグカップ',
  '陶瓷杯',
  'เซรามิก',
  '☕',
  '👩‍👩‍👧',
  '🇮🇱',
  'e\u0301',
  '\u200f',
  '\ud83d',
  '\u0000'
]
const TAGS = [
  '<p>',
  '</p>',
  '<br/>',
  '<ul>',
  '<li>',
  '<a href="x>y">',
  '</a>',
  '<!-- note -->',
  '<script>',
  '&amp;',
  '&nbsp;',
  '<',
  '>',
  '< p',
  '</ ',
  '<img alt="a < b',
  '<b'
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((list) => list.join(''))
)
const html = fc.array(fc.constantFrom(...WORDS, ...TAGS), { maxLength: 60 }).map((list) => list.join(''))
const locale = fc.constantFrom('en', 'he', 'ar', 'ja', 'zh', 'th', 'pt-BR', 'not a tag', '')
const timeout = fc.constantFrom(undefined, EXPIRED)

describe('a comparison of two texts', () => {
  test('gives back both texts to the letter, whatever the script and whether or not time ran out', () => {
    fc.assert(
      fc.property(text, text, locale, timeout, (before, after, tag, limit) => {
        expectBothSides(diffText(before, after, tag, limit), before, after)
      }),
      { seed: SEED, numRuns: 400 }
    )
  })

  test('gives back both sources of HTML to the letter, broken markup included', () => {
    fc.assert(
      fc.property(html, html, locale, timeout, (before, after, tag, limit) => {
        expectBothSides(diffHtml(before, after, tag, limit), before, after)
      }),
      { seed: SEED, numRuns: 400 }
    )
  })

  test('has no empty part and no two neighbours of one kind that could be one', () => {
    fc.assert(
      fc.property(html, html, (before, after) => {
        const parts = diffHtml(before, after, 'en')
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1]
          expect(part.text).not.toBe('')
          expect(next !== undefined && next.kind === part.kind && next.tag === part.tag).toBe(false)
        }
      }),
      { seed: SEED, numRuns: 200 }
    )
  })

  test('of a text with itself has nothing but the text', () => {
    expect(diffText('Blue mug', 'Blue mug', 'en')).toEqual([{ kind: 'same', text: 'Blue mug' }])
    expect(diffText('', '', 'en')).toEqual([])
  })

  test('marks whole words, not letters', () => {
    expect(diffText('Blue mug for tea', 'Blue cup for tea', 'en')).toEqual([
      { kind: 'same', text: 'Blue ' },
      { kind: 'removed', text: 'mug' },
      { kind: 'added', text: 'cup' },
      { kind: 'same', text: ' for tea' }
    ])
  })

  test('finds words in a script without spaces', () => {
    expect(diffText('青い陶器のマグカップ', '白い陶器のマグカップ', 'ja')).toContainEqual({
      kind: 'same',
      text: '陶器のマグカップ'
    })
  })

  test('shows a rewritten phrase as one change, not as confetti around the words that stayed by chance', () => {
    const parts = diffText('holds a lot of tea and keeps warm.', 'serves plenty of coffee or stays hot.', 'en')
    expect(parts.filter((part) => part.kind === 'removed')).toHaveLength(1)
    expect(parts.at(-1)).toEqual({ kind: 'same', text: '.' })
  })

  test('leaves the blank around a rewritten phrase out of the change', () => {
    const parts = diffText('It holds a lot of tea and more.', 'It keeps plenty of tea and more.', 'en')
    for (const part of parts) if (part.kind !== 'same') expect(part.text).toBe(part.text.trim())
  })

  test('keeps paragraphs apart even where all of their words changed', () => {
    const parts = diffText('one two\nthree four', 'five six\nseven eight', 'en')
    expect(parts).toContainEqual({ kind: 'same', text: '\n' })
  })

  test('never cuts a tag, and says which parts are markup', () => {
    expect(diffHtml('<p class="a">Mug</p>', '<p class="b">Mug</p>', 'en')).toEqual([
      { kind: 'removed', text: '<p class="a">', tag: true },
      { kind: 'added', text: '<p class="b">', tag: true },
      { kind: 'same', text: 'Mug' },
      { kind: 'same', text: '</p>', tag: true }
    ])
  })

  test('of two long texts that share few words falls back to the sentences that stayed', () => {
    const other = (word: string): string => Array.from({ length: 900 }, (_, at) => `${word}${at}`).join(' ')
    const kept = 'The glaze varies from mug to mug.'
    const before = `${other('a')}. ${kept} ${other('b')}.`
    const after = `${other('c')}. ${kept} ${other('d')}.`
    const parts = diffText(before, after, 'en', 60_000)
    expectBothSides(parts, before, after)
    expect(parts.some((part) => part.kind === 'same' && part.text.includes(kept))).toBe(true)
  })

  test('that runs out of time still keeps the common start and end', () => {
    expect(diffText('Blue mug, 350 ml', 'Blue cup, 350 ml', 'en', EXPIRED)).toEqual([
      { kind: 'same', text: 'Blue ' },
      { kind: 'removed', text: 'mug' },
      { kind: 'added', text: 'cup' },
      { kind: 'same', text: ', 350 ml' }
    ])
  })

  describe('while the computer is busy with something else', () => {
    afterEach(() => {
      vi.restoreAllMocks()
    })

    /** Words that changed where every look at the clock finds another second gone. */
    function removed(after: string): readonly string[] {
      let now = Date.now()
      vi.spyOn(Date, 'now').mockImplementation(() => (now += 1_000))
      const parts = diffText('A blue mug of fine clay, 350 ml', after, 'en')
      return parts.flatMap(({ kind, text: words }) => (kind === 'removed' ? [words] : []))
    }

    test('is word by word all the same where the texts are short', () => {
      expect(removed('A green mug of fine clay, 400 ml')).toEqual(['blue', '350'])
    })

    test('is given up where one is long', () => {
      expect(removed(`A green mug of fine clay, ${'and more '.repeat(200)}400 ml`)).toEqual([
        'blue mug of fine clay, 350'
      ])
    })
  })

  test('tells how much stayed', () => {
    expect(sameShare(diffText('a b', 'a b', 'en'))).toBe(1)
    expect(sameShare(diffText('', '', 'en'))).toBe(1)
    expect(sameShare(diffText('mug', 'cup', 'en'))).toBe(0)
    expect(sameShare(diffText('four', 'four more', 'en'))).toBeCloseTo(4 / 9)
  })
})
