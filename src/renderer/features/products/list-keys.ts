/** What a key asks of the product list. */
export type ListAction =
  | { readonly kind: 'move'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'jump'; readonly to: 'start' | 'end'; readonly extend: boolean }
  | { readonly kind: 'toggle'; readonly extend: boolean }
  | { readonly kind: 'open' | 'all' | 'clear' }

interface KeyLike {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }

/** `page` is the number of rows that a Page key moves by. Undefined: the key means nothing here. */
export function listAction(event: KeyLike, page: number): ListAction | undefined {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const extend = event.shiftKey
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return key === 'a' && !extend ? { kind: 'all' } : undefined
  const move = MOVES[key]
  if (move !== undefined) return { kind: 'move', by: move, extend }
  switch (key) {
    case 'PageDown':
      return { kind: 'move', by: page, extend }
    case 'PageUp':
      return { kind: 'move', by: -page, extend }
    case 'Home':
      return { kind: 'jump', to: 'start', extend }
    case 'End':
      return { kind: 'jump', to: 'end', extend }
    case ' ':
    case 'x':
      return { kind: 'toggle', extend }
    case 'Enter':
      return { kind: 'open' }
    case 'Escape':
      return { kind: 'clear' }
    default:
      return undefined
  }
}
