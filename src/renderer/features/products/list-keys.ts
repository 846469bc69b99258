import { latinKey, type KeyPress } from '../../lib/keys.ts'

/** What a key asks of the product list. */
export type ListAction =
  | { readonly kind: 'move'; readonly by: number; readonly extend: boolean }
  | { readonly kind: 'jump'; readonly to: 'start' | 'end'; readonly extend: boolean }
  | { readonly kind: 'toggle'; readonly extend: boolean }
  | { readonly kind: 'open' | 'all' | 'clear' }

const MOVES: Readonly<Record<string, number>> = { arrowdown: 1, j: 1, arrowup: -1, k: -1 }

/** `page` is the number of rows that a Page key moves by. Undefined: the key means nothing here. */
export function listAction(event: KeyPress, page: number): ListAction | undefined {
  const key = latinKey(event)
  const extend = event.shiftKey
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) return key === 'a' && !extend ? { kind: 'all' } : undefined
  const move = MOVES[key]
  if (move !== undefined) return { kind: 'move', by: move, extend }
  switch (key) {
    case 'pagedown':
      return { kind: 'move', by: page, extend }
    case 'pageup':
      return { kind: 'move', by: -page, extend }
    case 'home':
      return { kind: 'jump', to: 'start', extend }
    case 'end':
      return { kind: 'jump', to: 'end', extend }
    case ' ':
    case 'x':
      return { kind: 'toggle', extend }
    case 'enter':
      return { kind: 'open' }
    case 'escape':
      return { kind: 'clear' }
    default:
      return undefined
  }
}
