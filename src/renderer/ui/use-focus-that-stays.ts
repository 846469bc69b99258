import { useLayoutEffect, type RefObject } from 'react'

/**
 * For what goes away with the button in it that mends it. Whoever pressed that by keyboard goes on where they were: in the dialog around it, or
 * on the screen, of which a notice across the window is no part.
 */
export function useFocusThatStays(notice: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = notice.current
    const around = element?.closest<HTMLElement>('main, [role=dialog]') ?? document.querySelector('main')
    return () => {
      if (element?.contains(document.activeElement)) around?.focus({ preventScroll: true })
    }
  }, [notice])
}
