import type { MergeOp, Origin } from './rendered-merge.ts'
import type { RenderedPieces } from './rendered-pieces.ts'

/**
 * Two rendered documents as one. Words that came or went stand in `ins[data-change]` and `del[data-change]`; an element that only one
 * of the two has says so in `data-element`: `added` or `removed` with all that is in it, `wrapped` or `unwrapped` where it is only
 * the formatting of what stayed. The number in `data-change` is that of the change, from 1; empty for blanks.
 */
export interface MergedDocument {
  readonly fragment: DocumentFragment
  readonly changes: number
  /** No word came or went. */
  readonly onlyFormatting: boolean
  /** How much of the longer text stayed as it was, 0 to 1. */
  readonly sameShare: number
}

type Elements = Readonly<Record<'before' | 'after', RenderedPieces['elements']>>

/** Builds the nodes from those of the two sanitised documents; no text becomes markup here. */
export function mergedDocument(ops: readonly MergeOp[], elements: Elements): MergedDocument {
  const fragment = document.createDocumentFragment()
  const lengths = { both: 0, before: 0, after: 0 }
  let changes = 0
  let changing = false
  let words = false
  let parent: ParentNode & Node = fragment
  const numbered = (): string => {
    if (!changing) changes += 1
    changing = true
    return String(changes)
  }
  const cloned = (from: Origin, element: number): HTMLElement => {
    const original = elements[from === 'before' ? 'before' : 'after'][element]
    const copy = original?.cloneNode(false)
    if (!(copy instanceof HTMLElement)) throw new Error(`There is no element ${element} in the document ${from}`)
    return copy
  }
  for (const op of ops) {
    switch (op.kind) {
      case 'open': {
        const element = cloned(op.from, op.element)
        if (op.from !== 'both') {
          element.dataset['element'] =
            op.from === 'after' ? (op.around ? 'wrapped' : 'added') : op.around ? 'unwrapped' : 'removed'
          element.dataset['change'] = numbered()
        }
        parent.append(element)
        parent = element
        break
      }
      case 'close':
        parent = parent.parentNode ?? fragment
        break
      case 'atom':
        parent.append(marked(op.from, () => numbered(), cloned(op.from, op.element)))
        break
      case 'text': {
        const blank = op.text.trim() === ''
        lengths[op.from] += op.text.length
        if (op.from === 'both' && !blank) changing = false
        if (op.from !== 'both' && !blank) words = true
        parent.append(marked(op.from, () => (blank ? '' : numbered()), document.createTextNode(op.text)))
      }
    }
  }
  const longer = lengths.both + Math.max(lengths.before, lengths.after)
  return { fragment, changes, onlyFormatting: !words, sameShare: longer === 0 ? 1 : lengths.both / longer }
}

function marked(from: Origin, change: () => string, node: Node): Node {
  if (from === 'both') return node
  const mark = document.createElement(from === 'after' ? 'ins' : 'del')
  mark.dataset['change'] = change()
  mark.append(node)
  return mark
}

/** Takes out what the other document has, words and elements; the marks of this one stay. */
export function keepSide(merged: DocumentFragment, side: 'before' | 'after'): void {
  const [mark, whole, around] = side === 'after' ? ['del', 'removed', 'unwrapped'] : ['ins', 'added', 'wrapped']
  for (const words of merged.querySelectorAll(`${mark}[data-change]:not([data-element])`)) words.remove()
  for (const element of merged.querySelectorAll(`[data-element="${whole}"], [data-element="${around}"]`))
    element.replaceWith(...element.childNodes)
}
