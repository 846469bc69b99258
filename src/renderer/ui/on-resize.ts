import { flushSync } from 'react-dom'

/** Height of the element's content, in pixels. */
type Listener = (height: number) => void

const listeners = new WeakMap<Element, Listener>()
let observer: ResizeObserver | undefined

/**
 * Tells the height of an element, and each other one that it takes: once it is laid out and before it is painted, so that nobody has to
 * ask for it and hold up the page. Drawn at once, so that no frame shows the old. One observer for all: a long list has many. Returns
 * how to stop.
 */
export function onResize(element: Element, listener: Listener): () => void {
  observer ??= new ResizeObserver((entries) => {
    flushSync(() => {
      for (const { target, contentRect } of entries) listeners.get(target)?.(contentRect.height)
    })
  })
  const watching = observer
  listeners.set(element, listener)
  watching.observe(element)
  return () => {
    listeners.delete(element)
    watching.unobserve(element)
  }
}
