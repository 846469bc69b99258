import { diffArrays } from 'diff'
import { tokenizeHtml } from '#shared/lib/html-tokens.ts'

/**
 * One stretch of a comparison. The `same` and `added` parts, joined, are exactly the text after; the `same` and `removed` parts
 * exactly the text before.
 */
export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
  /** The part is HTML markup, not text that a reader sees. */
  readonly tag?: boolean
}

/** Milliseconds after which a comparison gives up on words and shows what lies between the common ends as replaced. */
export const DIFF_TIMEOUT_MS = 80

interface Token {
  readonly text: string
  readonly tag: boolean
}

/** Compares plain text word by word, with the words of the language: `locale` is a BCP 47 tag; one that is not known is ignored. */
export function diffText(
  before: string,
  after: string,
  locale: string,
  timeoutMs = DIFF_TIMEOUT_MS
): readonly DiffPart[] {
  return compare(words(before, locale), words(after, locale), timeoutMs)
}

/** As `diffText`, for HTML source: a tag or comment is one token, so that it is never cut in the middle. */
export function diffHtml(
  before: string,
  after: string,
  locale: string,
  timeoutMs = DIFF_TIMEOUT_MS
): readonly DiffPart[] {
  return compare(htmlTokens(before, locale), htmlTokens(after, locale), timeoutMs)
}

/** How much of the longer text stayed as it was, 0 to 1. Two empty texts are the same text. */
export function sameShare(parts: readonly DiffPart[]): number {
  const length = { same: 0, added: 0, removed: 0 }
  for (const part of parts) length[part.kind] += part.text.length
  const longer = length.same + Math.max(length.added, length.removed)
  return longer === 0 ? 1 : length.same / longer
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

function words(text: string, locale: string): readonly Token[] {
  return Array.from(segmenterFor(locale).segment(text), ({ segment }) => ({ text: segment, tag: false }))
}

/**
 * The tokenizer decodes the text between tags, and a comparison has to give back the source to the letter. So only its markup is
 * used, and the text is what lies between: markup found from left to right can't be found too early, because whatever starts like
 * a tag is one.
 */
function htmlTokens(html: string, locale: string): readonly Token[] {
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

interface Change {
  removed: readonly Token[]
  added: readonly Token[]
}

interface Step extends Change {
  /** What stayed the same before this change. */
  same: readonly Token[]
}

function compare(before: readonly Token[], after: readonly Token[], timeoutMs: number): readonly DiffPart[] {
  const parts: DiffPart[] = []
  for (const step of withoutSharedEnds(mergeShortSame(steps(before, after, timeoutMs)))) {
    parts.push(...joined('same', step.same), ...joined('removed', step.removed), ...joined('added', step.added))
  }
  return mergeNeighbours(parts)
}

/** Where a change vanished between two stretches that stayed, they are one. */
function mergeNeighbours(parts: readonly DiffPart[]): readonly DiffPart[] {
  const merged: DiffPart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (last !== undefined && last.kind === part.kind && last.tag === part.tag) {
      merged[merged.length - 1] = { ...last, text: last.text + part.text }
    } else {
      merged.push(part)
    }
  }
  return merged
}

function steps(before: readonly Token[], after: readonly Token[], timeoutMs: number): readonly Step[] {
  const changes = diffArrays([...before], [...after], {
    comparator: (left, right) => left.text === right.text && left.tag === right.tag,
    timeout: timeoutMs
  })
  if (changes === undefined) return betweenCommonEnds(before, after)
  const found: Step[] = []
  let current: Step = { same: [], removed: [], added: [] }
  for (const change of changes) {
    if (change.added) current.added = [...current.added, ...change.value]
    else if (change.removed) current.removed = [...current.removed, ...change.value]
    else {
      found.push(current)
      current = { same: change.value, removed: [], added: [] }
    }
  }
  found.push(current)
  return found
}

function betweenCommonEnds(before: readonly Token[], after: readonly Token[]): readonly Step[] {
  const { start, end } = commonEnds(before, after)
  return [
    {
      same: after.slice(0, start),
      removed: before.slice(start, before.length - end),
      added: after.slice(start, after.length - end)
    },
    { same: after.slice(after.length - end), removed: [], added: [] }
  ]
}

function commonEnds(
  before: readonly Token[],
  after: readonly Token[]
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(before.length, after.length)
  const isSame = (left: Token | undefined, right: Token | undefined): boolean =>
    left?.text === right?.text && left?.tag === right?.tag
  let start = 0
  while (start < shorter && isSame(before[start], after[start])) start += 1
  let end = 0
  while (end < shorter - start && isSame(before.at(-1 - end), after.at(-1 - end))) end += 1
  return { start, end }
}

/**
 * A word or two that happen to stand in both texts between two rewritten stretches cut a sentence into confetti. They are shown as
 * rewritten too. Markup and line ends are never swallowed: they hold the paragraphs apart.
 */
function mergeShortSame(list: readonly Step[]): readonly Step[] {
  const merged: Step[] = []
  for (const step of list) {
    let next = step
    let last = merged.at(-1)
    while (last !== undefined && isNoise(last, next)) {
      merged.pop()
      next = {
        same: last.same,
        removed: [...last.removed, ...next.same, ...next.removed],
        added: [...last.added, ...next.same, ...next.added]
      }
      last = merged.at(-1)
    }
    merged.push(next)
  }
  return merged
}

/** What a change takes out and puts in again at its ends, mostly a blank, did not change. */
function withoutSharedEnds(list: readonly Step[]): readonly Step[] {
  const trimmed: Step[] = []
  let carried: readonly Token[] = []
  for (const step of list) {
    const { start, end } = commonEnds(step.removed, step.added)
    trimmed.push({
      same: [...carried, ...step.same, ...step.added.slice(0, start)],
      removed: step.removed.slice(start, step.removed.length - end),
      added: step.added.slice(start, step.added.length - end)
    })
    carried = step.added.slice(step.added.length - end)
  }
  return [...trimmed, { same: carried, removed: [], added: [] }]
}

const MAX_NOISE_WORDS = 3

function isNoise(before: Change, step: Step): boolean {
  if (changeLength(before) === 0 || changeLength(step) === 0) return false
  if (step.same.some((token) => token.tag || /[\r\n]/.test(token.text))) return false
  const wordCount = step.same.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length
  if (wordCount > MAX_NOISE_WORDS) return false
  const replaces = before.removed.length + step.removed.length > 0 && before.added.length + step.added.length > 0
  if (!replaces) return false
  return wordCount === 0 || lengthOf(step.same) <= Math.min(changeLength(before), changeLength(step))
}

function changeLength(change: Change): number {
  return Math.max(lengthOf(change.removed), lengthOf(change.added))
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + token.text.length, 0)
}

function joined(kind: DiffPart['kind'], tokens: readonly Token[]): readonly DiffPart[] {
  const parts: DiffPart[] = []
  let text = ''
  let tag = false
  const flush = (): void => {
    if (text !== '') parts.push(tag ? { kind, text, tag } : { kind, text })
    text = ''
  }
  for (const token of tokens) {
    if (token.tag !== tag) flush()
    tag = token.tag
    text += token.text
  }
  flush()
  return parts
}
