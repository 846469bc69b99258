import { diffArrays } from 'diff'
import { isSameToken, sentences, type Token } from './diff-tokens.ts'

interface Change<T> {
  readonly removed: readonly T[]
  readonly added: readonly T[]
}

/** A change, and before it what stayed the same: the tokens of the text after. */
export interface Step<T> extends Change<T> {
  readonly same: readonly T[]
}

/** Words taken out and put in beyond which a text counts as another text. The cost of a comparison grows with its square. */
const MAX_EDITS = 1_200

/**
 * Of both texts together: telling so few apart takes a few milliseconds at worst, so that no clock cuts it short. Else a computer that was
 * busy with something else for a moment would show a title's change more coarsely than it does at any other time.
 */
const FEW_TOKENS = 400

/**
 * What stayed and what changed, in order. After `timeoutMs` it gives up on words and compares sentences, and after as many again it
 * gives up on those too and takes what lies between the common ends for replaced. A negative number is time that has run out already.
 */
export function alignTokens<T extends Token>(
  before: readonly T[],
  after: readonly T[],
  timeoutMs: number
): readonly Step<T>[] {
  return withoutSharedEnds(mergeShortSame(steps(before, after, timeoutMs)))
}

function steps<T extends Token>(before: readonly T[], after: readonly T[], timeoutMs: number): readonly Step<T>[] {
  const isSmall = before.length + after.length <= FEW_TOKENS && timeoutMs >= 0
  const byWord = aligned(before, after, isSameToken, isSmall ? Infinity : timeoutMs)
  if (byWord !== undefined) return byWord
  const bySentence = aligned(sentences(before), sentences(after), isSameSentence, timeoutMs)
  if (bySentence === undefined) return betweenCommonEnds(before, after)
  return bySentence.map((step) => ({ same: step.same.flat(), removed: step.removed.flat(), added: step.added.flat() }))
}

function aligned<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (left: T, right: T) => boolean,
  timeoutMs: number
): readonly Step<T>[] | undefined {
  const changes = diffArrays([...before], [...after], {
    comparator: isSame,
    timeout: timeoutMs,
    maxEditLength: MAX_EDITS
  })
  if (changes === undefined) return undefined
  const found: Step<T>[] = []
  let current: Step<T> = { same: [], removed: [], added: [] }
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

function isSameSentence(left: readonly Token[], right: readonly Token[]): boolean {
  return (
    left.length === right.length &&
    left.every((token, index) => {
      const other = right[index]
      return other !== undefined && isSameToken(token, other)
    })
  )
}

function betweenCommonEnds<T extends Token>(before: readonly T[], after: readonly T[]): readonly Step<T>[] {
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
function mergeShortSame<T extends Token>(list: readonly Step<T>[]): readonly Step<T>[] {
  const merged: Step<T>[] = []
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
function withoutSharedEnds<T extends Token>(list: readonly Step<T>[]): readonly Step<T>[] {
  const trimmed: Step<T>[] = []
  let carried: readonly T[] = []
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

function isNoise(before: Change<Token>, step: Step<Token>): boolean {
  // Markup alone is no rewritten stretch: the words beside it stayed.
  if (changeLength(before) === 0 || changeLength(step) === 0) return false
  if (step.same.some((token) => token.tag || /[\r\n]/.test(token.text))) return false
  const wordCount = step.same.filter((token) => /[\p{L}\p{N}]/u.test(token.text)).length
  if (wordCount > MAX_NOISE_WORDS) return false
  const replaces = before.removed.length + step.removed.length > 0 && before.added.length + step.added.length > 0
  if (!replaces) return false
  return wordCount === 0 || lengthOf(step.same) <= Math.min(changeLength(before), changeLength(step))
}

function changeLength(change: Change<Token>): number {
  return Math.max(lengthOf(change.removed), lengthOf(change.added))
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + (token.tag ? 0 : token.text.length), 0)
}
