import type { MouseEvent } from 'react'

const clicked = new WeakSet<Element>()

/**
 * For what opens at a click: the second click of a double click on the button that opened it was meant for the button. It lands on whatever lies
 * there by then, which would close a dialog at once, or confirm it.
 */
export function dropSecondClick(event: MouseEvent<Element>): void {
  if (event.detail <= 1) {
    clicked.add(event.currentTarget)
  } else if (!clicked.has(event.currentTarget)) {
    event.preventDefault()
    event.stopPropagation()
  }
}
