import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeRendered, type MergeOp, type Origin } from './rendered-merge.ts'
import type { RenderedPiece } from './rendered-pieces.ts'

const SEED = 20_261_127

interface Tree {
  readonly name: string
  readonly inside: readonly (Tree | string)[]
}

const LOOSE = new Set(['p', 'div', 'b', 'em', 'h2'])

function piecesOf(nodes: Tree['inside']): readonly RenderedPiece[] {
  let elements = 0
  const flat = (list: Tree['inside']): readonly RenderedPiece[] =>
    list.flatMap((node): readonly RenderedPiece[] => {
      if (typeof node === 'string') return [{ kind: 'text', text: node }]
      const element = elements
      elements += 1
      if (node.name === 'br') return [{ kind: 'atom', key: 'br', element }]
      const tag = { key: node.name, element, loose: LOOSE.has(node.name) }
      return [{ kind: 'open', ...tag }, ...flat(node.inside), { kind: 'close', ...tag }]
    })
  return flat(nodes)
}

/** The merged document as one of the two sees it, as markup; `names` are the elements of both. */
function seen(
  ops: readonly MergeOp[],
  side: 'before' | 'after',
  keys: Readonly<Record<'before' | 'after', readonly string[]>>
): string {
  const kept = (from: Origin): boolean => from === 'both' || from === side
  const open: (string | null)[] = []
  let markup = ''
  for (const op of ops) {
    switch (op.kind) {
      case 'open': {
        const key = keys[op.from === 'before' ? 'before' : 'after'][op.element] ?? '?'
        open.push(kept(op.from) ? key : null)
        if (kept(op.from)) markup += `<${key}>`
        break
      }
      case 'close': {
        const key = open.pop()
        if (key === undefined) throw new Error('More was closed than was open')
        if (key !== null) markup += `</${key}>`
        break
      }
      case 'atom':
        if (kept(op.from)) markup += '<br>'
        break
      case 'text':
        if (kept(op.from)) markup += op.text
    }
  }
  if (open.length > 0) throw new Error('Something was left open')
  return markup
}

function markupOf(pieces: readonly RenderedPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'text') return piece.text
      if (piece.kind === 'close') return `</${piece.key}>`
      return `<${piece.key}>`
    })
    .join('')
}

function keysOf(pieces: readonly RenderedPiece[]): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === 'open' || piece.kind === 'atom' ? [piece.key] : []))
}

function merged(before: Tree['inside'], after: Tree['inside'], timeoutMs = 1_000) {
  const pieces = { before: piecesOf(before), after: piecesOf(after) }
  const ops = mergeRendered(pieces.before, pieces.after, 'en', timeoutMs)
  return { ops, pieces, keys: { before: keysOf(pieces.before), after: keysOf(pieces.after) } }
}

function expectBoth(before: Tree['inside'], after: Tree['inside'], timeoutMs?: number): readonly MergeOp[] {
  const { ops, pieces, keys } = merged(before, after, timeoutMs)
  expect(seen(ops, 'before', keys)).toBe(markupOf(pieces.before))
  expect(seen(ops, 'after', keys)).toBe(markupOf(pieces.after))
  return ops
}

const el = (name: string, ...inside: readonly (Tree | string)[]): Tree => ({ name, inside })
const WORDS = ['mug', 'blue', 'the ', 'fine ', ' ', 'ספל ', '手作りの', '👩‍👩‍👧', '. ', '350 ml']
const NAMES = ['p', 'div', 'b', 'em', 'h2', 'ul', 'li', 'table', 'tr', 'td', 'br']
const { nodes } = fc.letrec<{ node: Tree | string; nodes: (Tree | string)[] }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
    fc.record({ name: fc.constantFrom(...NAMES), inside: tie('nodes') })
  ),
  nodes: fc.array(tie('node'), { maxLength: 5 })
}))
/** A text and another that came out of it by a few changes, as a rewritten description does; or two that have nothing to do with each other. */
const pair = fc.oneof(
  fc.tuple(nodes, nodes),
  fc.tuple(nodes, nodes, nodes, nodes).map(([a, b, c, d]) => [
    [...a, el('ul', ...b), ...c],
    [...a, el('ul', ...b, ...d), el('p', ...c)]
  ]),
  fc
    .tuple(nodes, fc.array(fc.constantFrom(...NAMES), { maxLength: 3 }))
    .map(([a, names]) => [a, names.reduce<(Tree | string)[]>((inside, name) => [el(name, ...inside)], a)])
)

describe('two documents merged into one', () => {
  test('are both still in it to the letter, whatever they hold and whether or not time ran out', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom(1_000, -1), ([before = [], after = []], timeoutMs) => {
        expectBoth(before, after, timeoutMs)
      }),
      { seed: SEED, numRuns: 1_500 }
    )
  })

  test('share a word whose formatting changed', () => {
    const ops = expectBoth([el('p', 'Blue mug')], [el('p', el('b', 'Blue'), ' mug')])
    expect(ops).toContainEqual({ kind: 'open', from: 'after', element: 1, around: true })
    expect(ops.filter((op) => op.kind === 'text').every((op) => op.from === 'both')).toBe(true)
  })

  test('share the text of a paragraph that became a heading', () => {
    const ops = expectBoth([el('p', 'A blue mug.')], [el('h2', 'A blue mug.')])
    expect(ops.filter((op) => op.kind === 'text')).toEqual([{ kind: 'text', from: 'both', text: 'A blue mug.' }])
  })

  test('share all list entries but the new one', () => {
    const ops = expectBoth(
      [el('ul', el('li', 'Blue'), el('li', 'Stoneware'))],
      [el('ul', el('li', 'Blue'), el('li', 'Dishwasher safe'), el('li', 'Stoneware'))]
    )
    expect(ops.filter((op) => op.kind === 'open').map((op) => op.from)).toEqual(['both', 'both', 'after', 'both'])
  })

  test('keep the rows of a table whole', () => {
    const row = (...cells: string[]) => el('tr', ...cells.map((cell) => el('td', cell)))
    const ops = expectBoth(
      [el('table', row('Width', '10 cm'), row('Height', '12 cm'), row('Weight', '350 g'))],
      [el('table', row('Width', '11 cm'), row('Weight', '350 g'))]
    )
    const opened = ops.filter((op) => op.kind === 'open')
    expect(opened.filter(({ from }) => from === 'before')).toHaveLength(3)
    expect(opened.filter(({ from }) => from === 'after')).toHaveLength(0)
  })

  test('never let a list that only one of them has stand around text of both', () => {
    const ops = expectBoth([el('p', 'Blue'), el('p', 'Stoneware')], [el('ul', el('li', 'Blue'), el('li', 'Stoneware'))])
    expect(ops.filter((op) => op.kind === 'open' && op.around)).toEqual([])
  })

  test('give up elements that cross each other, and still hold both', () => {
    const ops = expectBoth([el('b', 'one two '), 'three'], ['one ', el('b', 'two three')])
    expect(ops.filter((op) => op.kind === 'text' && op.from === 'both').length).toBeGreaterThan(0)
  })
})
