import { unpair, type Side, type Sides } from './token-pairs.ts'

/** Beyond so many repairs two documents have too little in common to be shown as one. */
const MAX_REPAIRS = 200

interface Reach {
  readonly side: keyof Sides
  readonly open: number
  /** Number of matches before its open and before its close tag: where it begins and ends in what both documents have. */
  readonly from: number
  readonly to: number
}

/**
 * Makes one tree of two possible: elements that only one document has may stand around what stayed, but two of them never cross, and
 * what must stay whole holds nothing that stayed. Takes more for changed until that is so.
 */
export function nestElements(sides: Sides): void {
  for (let repairs = 0; ; repairs += 1) {
    while (unpairWhole(sides.before, sides.after) || unpairWhole(sides.after, sides.before));
    const crossing = findCrossing(sides)
    if (crossing === undefined) return
    const here = sides[crossing.side]
    const other = sides[crossing.side === 'before' ? 'after' : 'before']
    if (repairs >= MAX_REPAIRS) return unpair(here, other, 0, here.tokens.length - 1)
    unpair(here, other, crossing.open, here.partner[crossing.open] ?? crossing.open)
  }
}

function unpairWhole(side: Side, other: Side): boolean {
  let changed = false
  for (const [at, token] of side.tokens.entries()) {
    if (token.kind !== 'open' || token.loose || (side.match[at] ?? -1) >= 0) continue
    const end = side.partner[at] ?? at
    for (let inner = at; inner <= end && !changed; inner += 1) changed = (side.match[inner] ?? -1) >= 0
    if (!changed) continue
    unpair(side, other, at, end)
    return true
  }
  return changed
}

/** Of two elements that cross, the one with less in it. */
function findCrossing(sides: Sides): Reach | undefined {
  const reaches = [...reachesOf(sides, 'before'), ...reachesOf(sides, 'after')].toSorted(
    (left, right) => left.from - right.from || right.to - left.to
  )
  const around: Reach[] = []
  for (const reach of reaches) {
    let last = around.at(-1)
    while (last !== undefined && last.to <= reach.from) {
      around.pop()
      last = around.at(-1)
    }
    if (last !== undefined && last.to < reach.to) return last.to - last.from < reach.to - reach.from ? last : reach
    around.push(reach)
  }
  return undefined
}

/** The elements that only this document has and that stand around something that stayed. */
function reachesOf(sides: Sides, name: keyof Sides): readonly Reach[] {
  const side = sides[name]
  const matchesBefore = countMatches(side)
  return side.tokens.flatMap((token, open) => {
    if (token.kind !== 'open' || (side.match[open] ?? -1) >= 0) return []
    const from = matchesBefore[open] ?? 0
    const to = matchesBefore[side.partner[open] ?? open] ?? 0
    return from < to ? [{ side: name, open, from, to }] : []
  })
}

/** How many tokens before each one are in both documents. */
export function countMatches(side: Side): Int32Array {
  const counts = new Int32Array(side.tokens.length + 1)
  for (let at = 0; at < side.tokens.length; at += 1)
    counts[at + 1] = (counts[at] ?? 0) + Number((side.match[at] ?? -1) >= 0)
  return counts
}
