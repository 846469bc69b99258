import { countMatches, nestElements } from './nest-elements.ts'
import type { RenderedPiece } from './rendered-pieces.ts'
import { pairTokens, type Side, type Sides } from './token-pairs.ts'

/** Which of the two documents a part of the merged one is from. */
export type Origin = 'both' | 'before' | 'after'

/** One step of building the merged document. `element` is a place in the document after, or before where the origin says so. */
export type MergeOp =
  | {
      readonly kind: 'open'
      readonly from: Origin
      readonly element: number
      /** The element stands around something that stayed. */
      readonly around: boolean
    }
  | { readonly kind: 'close' }
  | { readonly kind: 'atom'; readonly from: Origin; readonly element: number }
  | { readonly kind: 'text'; readonly from: Origin; readonly text: string }

/**
 * Two rendered documents as one. Without what is from `after`, and with its elements taken off from around the rest, it is the
 * document before; without what is from `before`, the document after.
 */
export function mergeRendered(
  before: readonly RenderedPiece[],
  after: readonly RenderedPiece[],
  locale: string,
  timeoutMs: number
): readonly MergeOp[] {
  const sides = pairTokens(before, after, locale, timeoutMs)
  nestElements(sides)
  return weave(sides)
}

/** An element that is open while the merged document is written. */
interface Open {
  readonly from: Origin
  /** Index of its close tag in the document that it is from. */
  readonly close: number
}

/** One document between two matches. */
interface Gap {
  readonly from: 'before' | 'after'
  readonly side: Side
  readonly matchesBefore: Int32Array
  at: number
  readonly end: number
}

function weave(sides: Sides): readonly MergeOp[] {
  const ops: MergeOp[] = []
  const open: Open[] = []
  const counts = { before: countMatches(sides.before), after: countMatches(sides.after) }
  const at = { before: 0, after: 0 }
  const gapOf = (from: 'before' | 'after'): Gap => {
    const side = sides[from]
    let end = at[from]
    while (end < side.tokens.length && (side.match[end] ?? -1) < 0) end += 1
    return { from, side, matchesBefore: counts[from], at: at[from], end }
  }
  for (;;) {
    const gaps = [gapOf('before'), gapOf('after')] as const
    closeElements(gaps, open, ops)
    openElements(gaps, open, ops)
    const [{ end: here }, { end: there }] = gaps
    const token = sides.after.tokens[there]
    if (token === undefined || here >= sides.before.tokens.length) return ops
    write(ops, open, token, 'both', sides.after.partner[there] ?? -1, true)
    at.before = here + 1
    at.after = there + 1
  }
}

/** Closes from the inside out what ends in this gap, each with what its document still has to put into it. */
function closeElements(gaps: readonly [Gap, Gap], open: Open[], ops: MergeOp[]): void {
  for (;;) {
    const last = open.at(-1)
    const gap = gaps.find(({ from }) => from === last?.from)
    if (last === undefined || gap === undefined || last.close >= gap.end) return
    while (gap.at <= last.close) step(gap, open, ops)
  }
}

/** Writes what is left of both documents in this gap. Of two elements that begin here the one that ends later comes first. */
function openElements(gaps: readonly [Gap, Gap], open: Open[], ops: MergeOp[]): void {
  const [before, after] = gaps
  for (;;) {
    for (const gap of gaps) while (gap.at < gap.end && reachOf(gap) === undefined) step(gap, open, ops)
    const first = reachOf(before)
    const second = reachOf(after)
    if (first === undefined && second === undefined) return
    step((first ?? -1) >= (second ?? -1) ? before : after, open, ops)
  }
}

/** Where the element ends that begins at this place of the gap and goes on beyond it; undefined where none does. */
function reachOf({ side, at, end, matchesBefore }: Gap): number | undefined {
  const close = side.partner[at] ?? -1
  return at < end && side.tokens[at]?.kind === 'open' && close >= end ? matchesBefore[close] : undefined
}

function step(gap: Gap, open: Open[], ops: MergeOp[]): void {
  const token = gap.side.tokens[gap.at]
  const close = gap.side.partner[gap.at] ?? -1
  if (token !== undefined) write(ops, open, token, gap.from, close, close >= gap.end)
  gap.at += 1
}

function write(
  ops: MergeOp[],
  open: Open[],
  token: Side['tokens'][number],
  from: Origin,
  close: number,
  around: boolean
): void {
  const { kind, element, text } = token
  switch (kind) {
    case 'open':
      open.push({ from, close })
      ops.push({ kind, from, element, around })
      return
    case 'close':
      open.pop()
      ops.push({ kind })
      return
    case 'atom':
      ops.push({ kind, from, element })
      return
    case 'text': {
      const last = ops.at(-1)
      if (last?.kind === 'text' && last.from === from) ops[ops.length - 1] = { ...last, text: last.text + text }
      else ops.push({ kind, from, text })
    }
  }
}
