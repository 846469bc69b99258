import type { DiffPart } from '../lib/text-diff.ts'
import { fillAttribute, fillText } from './fill.ts'

export interface NumberedPart extends DiffPart {
  /** Number of its change, empty for blanks; undefined where nothing changed. */
  readonly change: string | undefined
}

/** How far ahead a node of the right kind is looked for; what lies before it goes. A change has at most two parts. */
const LOOK_AHEAD = 2

/**
 * Shows a comparison in an element that nobody else puts anything in, in the nodes that are there from the one before as far as they fit:
 * a list that scrolls shows some dozen comparisons a second, each with as many parts, and nodes cost more to make than to fill.
 */
export function fillWords(host: HTMLElement, parts: readonly NumberedPart[], tagClass: string | undefined): void {
  let next = host.firstChild
  for (const part of parts) {
    const name = nodeNameOf(part)
    const found = ahead(next, name)
    if (found === undefined) {
      host.insertBefore(filled(made(name), part, tagClass), next)
      continue
    }
    while (next !== null && next !== found) next = removed(next)
    filled(found, part, tagClass)
    next = found.nextSibling
  }
  while (next !== null) next = removed(next)
}

type NodeName = '#text' | 'SPAN' | 'INS' | 'DEL'

/** Text that stayed needs no element, except that markup looks different. */
function nodeNameOf({ kind, tag }: DiffPart): NodeName {
  switch (kind) {
    case 'same':
      return tag === true ? 'SPAN' : '#text'
    case 'added':
      return 'INS'
    case 'removed':
      return 'DEL'
  }
}

function ahead(from: ChildNode | null, name: NodeName): ChildNode | undefined {
  let node = from
  for (let step = 0; node !== null && step <= LOOK_AHEAD; step += 1) {
    if (node.nodeName === name) return node
    node = node.nextSibling
  }
  return undefined
}

function made(name: NodeName): ChildNode {
  return name === '#text' ? document.createTextNode('') : document.createElement(name)
}

function filled(node: ChildNode, part: NumberedPart, tagClass: string | undefined): ChildNode {
  if (!(node instanceof HTMLElement)) {
    node.nodeValue = part.text
    return node
  }
  fillText(node, part.text)
  fillAttribute(node, 'class', part.tag === true ? tagClass : undefined)
  fillAttribute(node, 'data-change', part.change)
  return node
}

function removed(node: ChildNode): ChildNode | null {
  const next = node.nextSibling
  node.remove()
  return next
}
