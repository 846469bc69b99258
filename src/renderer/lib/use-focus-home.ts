import { useEffect, useRef } from 'react'

/**
 * The button that connected a store, or that started or ended a pull or a job, goes away with the state that it changed, and focus would go
 * with it: it moves to what is marked `data-focus-home`. Focus that is still somewhere on the screen stays there.
 *
 * @param state What the buttons depend on; null while it isn't known.
 */
export function useFocusHome(screen: React.RefObject<HTMLElement | null>, state: string | null): void {
  const last = useRef(state)
  useEffect(() => {
    if (state === null || state === last.current) return
    const isFirst = last.current === null
    last.current = state
    const { activeElement } = document
    if (isFirst || (activeElement !== null && activeElement !== document.body)) return
    screen.current?.querySelector<HTMLElement>('[data-focus-home]')?.focus({ preventScroll: true })
  }, [screen, state])
}
