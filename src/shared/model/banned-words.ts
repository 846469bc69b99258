import { textHash } from '#shared/lib/text-hash.ts'

export const MAX_BANNED_WORDS = 200
/** UTF-16 units of one word or phrase. */
export const MAX_BANNED_WORD_LENGTH = 60

/** Words and phrases that no text of a store may use. */
export interface BannedWords {
  /** As the merchant wrote them. */
  readonly words: readonly string[]
  /** Names the list; empty where it is. */
  readonly key: string
  /** Those of them that a text without markup uses, in the order of the list. */
  usedIn(text: string): readonly string[]
}

export const NO_BANNED_WORDS: BannedWords = { words: [], key: '', usedIn: () => [] }

/**
 * A word counts where it stands alone, as `Intl.Segmenter` divides text in any script, or beside an apostrophe: in "l'original" and in
 * "Acme's"; in Chinese and in Hiragana it counts anywhere. Capitals make no difference, nor does how an accented letter is put together, nor which blanks stand between the words of a
 * phrase, nor whether a line may break at a hyphen. Other forms of a word are other words.
 *
 * Linear in the length of the text for each word.
 */
export function bannedWords(words: readonly string[]): BannedWords {
  const wanted = words.map((word) => ({ word, folded: fold(word) })).filter(({ folded }) => folded !== '')
  if (wanted.length === 0) return NO_BANNED_WORDS
  return {
    words,
    key: textHash(JSON.stringify(words)).toString(36),
    usedIn(text) {
      const folded = fold(text)
      let segments: Intl.Segments | undefined
      return wanted
        .filter(({ folded: word }) => {
          if (!folded.includes(word)) return false
          segments ??= SEGMENTER.segment(folded)
          return standsIn(folded, word, segments)
        })
        .map(({ word }) => word)
    }
  }
}

/** The list as it is kept: without blanks around its words, and without one that says the same as one before it. */
export function tidyBannedWords(words: readonly string[]): readonly string[] {
  const kept = new Map<string, string>()
  for (const word of words) {
    const tidy = word.normalize('NFC').replaceAll(/\s+/gu, ' ').trim()
    const folded = fold(tidy)
    if (folded !== '' && !kept.has(folded)) kept.set(folded, tidy)
  }
  return [...kept.values()]
}

export type BannedWordProblem = 'too-long' | 'no-letter' | 'control' | 'broken'

/** Why this cannot be a banned word; undefined where it can. */
export function bannedWordProblem(word: string): BannedWordProblem | undefined {
  const tidy = word.trim()
  if (tidy.length > MAX_BANNED_WORD_LENGTH) return 'too-long'
  if (!/[\p{L}\p{N}]/u.test(tidy)) return 'no-letter'
  if (/[\p{Cc}\u2028\u2029]/u.test(tidy)) return 'control'
  return tidy.isWellFormed() ? undefined : 'broken'
}

/** The language makes no difference to where words end, apart from some that are split by a dictionary whatever is said here. */
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' })

/** Written without blanks, and divided by a dictionary that takes what belongs to a word along with it: any place may be an edge. */
const HAN_OR_HIRAGANA = /[\p{Script=Han}\p{Script=Hiragana}]/u
const UNDIVIDED = /^[\p{Script=Han}\p{Script=Hiragana}]{2}$/u

/** Invisible characters within words: soft hyphen, zero-width space, joiners, word joiner, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

function fold(text: string): string {
  return (
    text
      .normalize('NFC')
      .replaceAll(INVISIBLE, '')
      .replaceAll(/[\u2018\u2019\u02bc]/g, "'")
      .replaceAll(/[\u2010\u2011]/g, '-')
      .toLowerCase()
      // The small letter of the Turkish İ, in two characters.
      .replaceAll('i\u0307', 'i')
      .replaceAll('ß', 'ss')
      .replaceAll('ς', 'σ')
      .replaceAll(/\s+/gu, ' ')
      .trim()
  )
}

function standsIn(text: string, word: string, segments: Intl.Segments): boolean {
  let at = text.indexOf(word)
  while (at !== -1) {
    if (isEdge(text, at, segments) && isEdge(text, at + word.length, segments)) return true
    at = text.indexOf(word, nextEdge(at, segments))
  }
  return false
}

function isEdge(text: string, at: number, segments: Intl.Segments): boolean {
  if (at === 0 || at === text.length || text[at] === "'" || text[at - 1] === "'") return true
  if (UNDIVIDED.test(text.slice(at - 1, at + 1))) return true
  return segments.containing(at)?.index === at
}

/** No edge lies between: without it a text of one long word would be looked through from each of its letters. */
function nextEdge(at: number, segments: Intl.Segments): number {
  const segment = segments.containing(at)
  if (segment === undefined || HAN_OR_HIRAGANA.test(segment.segment)) return at + 1
  const apostrophe = segment.segment.indexOf("'", at - segment.index)
  return apostrophe === -1 ? segment.index + segment.segment.length : segment.index + apostrophe + 1
}
