import { useLayoutEffect, type RefObject } from 'react'

/**
 * For what goes away with the button in it that mends it. Whoever pressed that by keyboard goes on where they were: in the dialog around it, or
 * on the screen, of which a notice across the window is no part.
 */
export function useFocusThatStays(notice: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = notice.current
    const around = element?.closest<HTMLElement>('main, [role=dialog]') ?? document.querySelector('main')
    const isWithin = (focused: EventTarget | null): boolean =>
      focused instanceof Node && element?.contains(focused) === true
    let isLast = isWithin(document.activeElement)
    const follow = ({ target }: FocusEvent): void => {
      isLast = isWithin(target)
    }
    document.addEventListener('focusin', follow)
    return () => {
      document.removeEventListener('focusin', follow)
      const { activeElement } = document
      // A button that was drawn busy until its answer came has lost the focus to nothing by now.
      const isLost = activeElement === null || activeElement === document.body
      if (isWithin(activeElement) || (isLast && isLost)) around?.focus({ preventScroll: true })
    }
  }, [notice])
}
