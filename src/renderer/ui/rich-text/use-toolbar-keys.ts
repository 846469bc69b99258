import { useDirection } from '@mantine/core'
import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'

interface ToolbarKeys {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
}

/**
 * The keys of a toolbar as ARIA has them: Tab stops at one of its buttons, and the arrows, Home and End go from one to another. The buttons
 * are a library's, which gives each of them a stop of its own, so it is set on the elements.
 */
export function useToolbarKeys(): ToolbarKeys {
  const ref = useRef<HTMLDivElement>(null)
  const rtl = useDirection().dir === 'rtl'
  useEffect(() => {
    const toolbar = ref.current
    if (toolbar === null) return
    const keep = (): void => stopAt(toolbar, undefined)
    keep()
    // The stop may be the button that can do nothing more, such as Undo.
    const observer = new MutationObserver(keep)
    observer.observe(toolbar, { subtree: true, childList: true, attributeFilter: ['disabled'] })
    return () => observer.disconnect()
  }, [])
  return {
    ref,
    onFocus: ({ currentTarget, target }) => stopAt(currentTarget, target),
    onKeyDown: (event) => {
      const usable = buttonsOf(event.currentTarget).filter(({ disabled }) => !disabled)
      const at = usable.findIndex((button) => button === event.target)
      const to = at < 0 ? undefined : placeAfter(event.key, { at, last: usable.length - 1, rtl })
      if (to === undefined) return
      event.preventDefault()
      usable.at(to % usable.length)?.focus()
    }
  }
}

interface Place {
  readonly at: number
  readonly last: number
  readonly rtl: boolean
}

/** Undefined for a key that goes nowhere. One before the first is the last, and the other way round. */
function placeAfter(key: string, { at, last, rtl }: Place): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + (rtl ? -1 : 1)
    case 'ArrowLeft':
      return at + (rtl ? 1 : -1)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

const buttonsOf = (toolbar: Element): readonly HTMLButtonElement[] => [...toolbar.querySelectorAll('button')]

/** At `wanted`, else where it was, else at the first button that can be used. */
function stopAt(toolbar: Element, wanted: EventTarget | undefined): void {
  const buttons = buttonsOf(toolbar)
  const usable = buttons.filter(({ disabled }) => !disabled)
  const stop = usable.find((button) => button === wanted) ?? usable.find(({ tabIndex }) => tabIndex === 0) ?? usable[0]
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1
}
