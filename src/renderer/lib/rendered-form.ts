import { sanitisedHtml } from './sanitised-html.ts'

/** Elements that stand in a line of text; everything else begins and ends a line. */
export const INLINE_ELEMENTS: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)

/**
 * A sanitised document in the one spelling of all that show alike: blanks as a browser draws them, so that two texts that differ in
 * nothing but the layout of their source are the same document.
 */
export function renderedForm(html: string): DocumentFragment {
  const fragment = sanitisedHtml(html)
  for (const hidden of fragment.querySelectorAll('template')) hidden.remove()
  fragment.normalize()
  let atStart = true
  let last: Text | null = null
  const endLine = (): void => {
    if (last?.data.endsWith(' ') === true) trimEnd(last)
    last = null
    atStart = true
  }
  for (const step of steps(fragment)) {
    if (step.kind === 'text') {
      if (step.node.parentElement?.closest('pre') instanceof Element) {
        last = null
        atStart = false
        continue
      }
      const text = step.node.data.replaceAll(/[ \t\n\r\f]+/g, ' ')
      const shown: string = atStart && text.startsWith(' ') ? text.slice(1) : text
      if (shown === '') {
        step.node.remove()
        continue
      }
      step.node.data = shown
      last = step.node
      atStart = shown.endsWith(' ')
    } else if (step.element.localName === 'wbr') {
      continue
    } else if (step.element.dataset['image'] !== undefined) {
      last = null
      atStart = false
    } else if (!INLINE_ELEMENTS.has(step.element.localName)) {
      endLine()
    }
  }
  endLine()
  return fragment
}

function trimEnd(text: Text): void {
  if (text.data === ' ') text.remove()
  else text.data = text.data.slice(0, -1)
}

type WalkStep =
  | { readonly kind: 'open' | 'close'; readonly element: HTMLElement }
  | { readonly kind: 'text'; readonly node: Text }

/** Everything in a document in reading order, listed beforehand: what is done about a step may take its node out. */
export function steps(root: DocumentFragment): readonly WalkStep[] {
  const found: WalkStep[] = []
  let node: Node | null = root.firstChild
  while (node !== null) {
    if (node instanceof HTMLElement) found.push({ kind: 'open', element: node })
    else if (node instanceof Text) found.push({ kind: 'text', node })
    let next: Node | null = node.firstChild
    while (next === null && node !== null) {
      if (node instanceof HTMLElement) found.push({ kind: 'close', element: node })
      next = node.nextSibling
      if (next === null) {
        node = node.parentNode
        if (node === root) return found
      }
    }
    node = next
  }
  return found
}
