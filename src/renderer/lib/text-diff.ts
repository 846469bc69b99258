import { diffArrays } from 'diff'
import { htmlTokens, isSameToken, sentences, words, type Sentence, type Token } from './diff-tokens.ts'

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

/**
 * Milliseconds after which a comparison gives up on words and compares sentences, and after as many again gives up on those too and
 * shows what lies between the common ends as replaced.
 */
export const DIFF_TIMEOUT_MS = 80

/** Words taken out and put in beyond which a text counts as another text. The cost of a comparison grows with its square. */
const MAX_EDITS = 1_200

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

interface Change {
  readonly removed: readonly Token[]
  readonly added: readonly Token[]
}

/** A change, and before it what stayed the same. */
interface Step extends Change {
  readonly same: readonly Token[]
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
  const byWord = aligned(before, after, isSameToken, timeoutMs)
  if (byWord !== undefined) return byWord
  const bySentence = aligned(sentences(before), sentences(after), isSameSentence, timeoutMs)
  if (bySentence === undefined) return betweenCommonEnds(before, after)
  return bySentence.map((step) => ({ same: step.same.flat(), removed: step.removed.flat(), added: step.added.flat() }))
}

interface Aligned<T> {
  readonly same: readonly T[]
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

function aligned<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (left: T, right: T) => boolean,
  timeoutMs: number
): readonly Aligned<T>[] | undefined {
  const changes = diffArrays([...before], [...after], {
    comparator: isSame,
    timeout: timeoutMs,
    maxEditLength: MAX_EDITS
  })
  if (changes === undefined) return undefined
  const found: Aligned<T>[] = []
  let current: Aligned<T> = { same: [], removed: [], added: [] }
  for (const change of changes) {
    if (change.added) current = { ...current, added: [...current.added, ...change.value] }
    else if (change.removed) current = { ...current, removed: [...current.removed, ...change.value] }
    else {
      found.push(current)
      current = { same: change.value, removed: [], added: [] }
    }
  }
  return [...found, current]
}

function isSameSentence(left: Sentence, right: Sentence): boolean {
  return (
    left.length === right.length &&
    left.every((token, index) => {
      const other = right[index]
      return other !== undefined && isSameToken(token, other)
    })
  )
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
    left !== undefined && right !== undefined && isSameToken(left, right)
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
