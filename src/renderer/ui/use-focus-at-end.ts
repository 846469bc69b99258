import { useLayoutEffect, useRef, type RefObject } from 'react'

/** For a field that is opened to be typed into: the cursor stands behind the text, and the page stays where it is. */
export function useFocusAtEnd(): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const element = field.current
    if (element === null) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])
  return field
}
