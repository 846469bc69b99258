import { alignTokens } from './align-tokens.ts'
import { htmlTokens, words, type Token } from './diff-tokens.ts'

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

/** Milliseconds that each of the two tries of a comparison may take (`alignTokens`) where it holds up the window. */
export const DIFF_TIMEOUT_MS = 25

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

function compare(before: readonly Token[], after: readonly Token[], timeoutMs: number): readonly DiffPart[] {
  const parts: DiffPart[] = []
  for (const step of alignTokens(before, after, timeoutMs)) {
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
