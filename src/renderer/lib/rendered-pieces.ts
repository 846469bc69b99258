import { INLINE_ELEMENTS, steps } from './rendered-form.ts'

/** A rendered document as a flat list that another thread can be given. `element` is the place in `elements`. */
export type RenderedPiece =
  | {
      readonly kind: 'open' | 'close'
      /** Two elements with the same key are the same formatting. */
      readonly key: string
      readonly element: number
      /** It may stand around text that stayed. A list, a table or a part of one stays whole: it comes or goes with all that is in it. */
      readonly loose: boolean
    }
  /** What holds nothing and is never taken apart, such as a line break. */
  | { readonly kind: 'atom'; readonly key: string; readonly element: number }
  | { readonly kind: 'text'; readonly text: string }

export interface RenderedPieces {
  readonly pieces: readonly RenderedPiece[]
  readonly elements: readonly HTMLElement[]
}

const LOOSE_BLOCKS: ReadonlySet<string> = new Set(
  'p div section article header footer aside main center h1 h2 h3 h4 h5 h6 blockquote pre address'.split(' ')
)
const ATOMS: ReadonlySet<string> = new Set(['br', 'hr', 'wbr'])

export function renderedPieces(form: DocumentFragment): RenderedPieces {
  const pieces: RenderedPiece[] = []
  const elements: HTMLElement[] = []
  const placeOf = new Map<HTMLElement, number>()
  for (const step of steps(form)) {
    if (step.kind === 'text') {
      pieces.push({ kind: 'text', text: step.node.data })
      continue
    }
    const { element } = step
    const key = keyOf(element)
    if (step.kind === 'open') {
      placeOf.set(element, elements.length)
      elements.push(element)
    }
    const place = placeOf.get(element) ?? 0
    const name = element.localName
    if (!ATOMS.has(name)) {
      const loose = INLINE_ELEMENTS.has(name) ? element.dataset['image'] === undefined : LOOSE_BLOCKS.has(name)
      pieces.push({ kind: step.kind, key, element: place, loose })
    } else if (step.kind === 'open') {
      pieces.push({ kind: 'atom', key, element: place })
    }
  }
  return { pieces, elements }
}

function keyOf(element: HTMLElement): string {
  const attributes = element.getAttributeNames().toSorted()
  return [element.localName, ...attributes.map((name) => `${name}=${JSON.stringify(element.getAttribute(name))}`)].join(
    ' '
  )
}
