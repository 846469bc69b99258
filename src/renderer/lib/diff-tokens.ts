import { tokenizeHtml } from '#shared/lib/html-tokens.ts'

/** The smallest thing that a comparison keeps or changes. All of a text's tokens, joined, are the text. */
export interface Token {
  readonly text: string
  readonly tag: boolean
}

export function isSameToken(left: Token, right: Token): boolean {
  return left.text === right.text && left.tag === right.tag
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterFor(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale)
  if (known !== undefined) return known
  let segmenter: Intl.Segmenter
  try {
    segmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  } catch {
    segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  }
  segmenters.set(locale, segmenter)
  return segmenter
}

/** Words, blanks and marks of a text in the language of `locale`, a BCP 47 tag; one that is not known is ignored. */
export function words(text: string, locale: string): readonly Token[] {
  return Array.from(segmenterFor(locale).segment(text), ({ segment }) => ({ text: segment, tag: false }))
}

/**
 * The tokenizer decodes the text between tags, and a comparison has to give back the source to the letter. So only its markup is
 * used, and the text is what lies between: markup found from left to right can't be found too early, because whatever starts like
 * a tag is one.
 */
export function htmlTokens(html: string, locale: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const token of tokenizeHtml(html)) {
    if (token.kind === 'text') continue
    const start = html.indexOf(token.raw, at)
    tokens.push(...words(html.slice(at, start), locale), { text: token.raw, tag: true })
    at = start + token.raw.length
  }
  tokens.push(...words(html.slice(at), locale))
  return tokens
}

/** Runs up to the end of a sentence or line, and each tag by itself. */
export function sentences<T extends Token>(tokens: readonly T[]): readonly (readonly T[])[] {
  const found: T[][] = []
  let current: T[] = []
  for (const token of tokens) {
    if (token.tag && current.length > 0) {
      found.push(current)
      current = []
    }
    current.push(token)
    if (token.tag || /[.!?。！？।؟\n]/.test(token.text)) {
      found.push(current)
      current = []
    }
  }
  if (current.length > 0) found.push(current)
  return found
}
