import { alignTokens } from './align-tokens.ts'
import { words, type Token } from './diff-tokens.ts'
import type { RenderedPiece } from './rendered-pieces.ts'

/** A word of a rendered document, or one of its tags. */
export interface RenderedToken extends Token {
  readonly kind: RenderedPiece['kind']
  /** Place of the element in its document; -1 for a word. */
  readonly element: number
  readonly loose: boolean
}

/** One of the two documents: its tokens, the other end of each tag, and which token of the other document each one stayed as. */
export interface Side {
  readonly tokens: readonly RenderedToken[]
  /** Index of the tag at the other end of the element; -1 where there is none. */
  readonly partner: Int32Array
  /** Index in the other document; -1 for what is here only. Never runs backwards. */
  readonly match: Int32Array
}

export interface Sides {
  readonly before: Side
  readonly after: Side
}

/** Two documents, word for word and tag for tag. An element stayed only if both of its ends did. */
export function pairTokens(
  before: readonly RenderedPiece[],
  after: readonly RenderedPiece[],
  locale: string,
  timeoutMs: number
): Sides {
  const sides = { before: sideOf(tokensOf(before, locale)), after: sideOf(tokensOf(after, locale)) }
  let here = 0
  let there = 0
  for (const step of alignTokens(sides.before.tokens, sides.after.tokens, timeoutMs)) {
    for (let n = 0; n < step.same.length; n += 1) {
      sides.before.match[here] = there
      sides.after.match[there] = here
      here += 1
      there += 1
    }
    here += step.removed.length
    there += step.added.length
  }
  slideTags(sides)
  for (const [at, token] of sides.before.tokens.entries()) {
    const other = sides.before.match[at] ?? -1
    if (other < 0 || (token.kind !== 'open' && token.kind !== 'close')) continue
    if (sides.before.match[sides.before.partner[at] ?? -1] !== sides.after.partner[other]) {
      sides.before.match[at] = -1
      sides.after.match[other] = -1
    }
  }
  return sides
}

/** Takes everything from `from` to `to` of one document for changed. */
export function unpair(side: Side, other: Side, from: number, to: number): void {
  for (let at = from; at <= to; at += 1) {
    const found = side.match[at] ?? -1
    if (found >= 0) other.match[found] = -1
    side.match[at] = -1
    // What lies inside keeps or loses both ends together: no element reaches out of the one that it is in.
  }
}

function tokensOf(pieces: readonly RenderedPiece[], locale: string): readonly RenderedToken[] {
  return pieces.flatMap((piece): readonly RenderedToken[] => {
    switch (piece.kind) {
      case 'text':
        return words(piece.text, locale).map((word) => ({ ...word, kind: 'text', element: -1, loose: false }))
      case 'atom':
        return [{ text: `<${piece.key}>`, tag: true, kind: 'atom', element: piece.element, loose: false }]
      case 'open':
      case 'close': {
        const text = piece.kind === 'open' ? `<${piece.key}>` : `</${piece.key}>`
        return [{ text, tag: true, kind: piece.kind, element: piece.element, loose: piece.loose }]
      }
    }
  })
}

function sideOf(tokens: readonly RenderedToken[]): Side {
  const partner = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(at)
    if (token.kind !== 'close') continue
    const start = open.pop() ?? -1
    partner[at] = start
    if (start >= 0) partner[start] = at
  }
  return { tokens, partner, match: new Int32Array(tokens.length).fill(-1) }
}

/**
 * A new list entry between two others can be read as `<li>new</li>` or as `new</li><li>`, and only the first keeps the elements whole.
 * Where one end of an element stayed, the other end goes with it if no other match stands in between.
 */
function slideTags({ before, after }: Sides): void {
  for (const [at, token] of before.tokens.entries()) {
    if (token.kind !== 'open' && token.kind !== 'close') continue
    const other = before.match[at] ?? -1
    if (other < 0) continue
    const end = before.partner[at] ?? -1
    const wanted = after.partner[other] ?? -1
    if (end < 0 || wanted < 0 || before.match[end] === wanted) continue
    // Whatever stands there as this end is an end of something else: its other end is not the one that stayed.
    const taken = after.match[wanted] ?? -1
    if (taken >= 0) before.match[taken] = -1
    if (fitsBetween(before, end, wanted)) {
      const was = before.match[end] ?? -1
      if (was >= 0) after.match[was] = -1
      before.match[end] = wanted
      after.match[wanted] = end
    } else if (taken >= 0) {
      before.match[taken] = wanted
    }
  }
}

function fitsBetween(before: Side, at: number, wanted: number): boolean {
  let left = at - 1
  while (left >= 0 && (before.match[left] ?? -1) < 0) left -= 1
  let right = at + 1
  while (right < before.tokens.length && (before.match[right] ?? -1) < 0) right += 1
  const least = left < 0 ? -1 : (before.match[left] ?? -1)
  const most = right >= before.tokens.length ? Infinity : (before.match[right] ?? Infinity)
  return least < wanted && wanted < most
}
