import { useHotkeys } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { t } from '../../lib/i18n.ts'
import { useGo } from '../../lib/routes.ts'
import { useShortcutGroup, type ShortcutGroup } from '../../lib/shortcuts.ts'
import { placeLabel, PLACES } from './navigation.ts'

/** Milliseconds in which the letter must follow the g. */
const SEQUENCE_MS = 1500

const windowShortcuts = (): ShortcutGroup => ({
  title: t('app:palette.everywhere'),
  shortcuts: [
    { keys: 'mod+k', label: t('app:window.goOrRun') },
    { keys: '?', label: t('app:window.shortcuts') },
    { keys: 'mod+,', label: t('app:place.settings') },
    ...PLACES.map((place) => ({
      keys: `g ${place.letter}`,
      label: t('app:palette.goToPlace', { place: placeLabel(place) })
    }))
  ]
})

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  )
}

/** Keys that work on every screen. The command palette binds its own. */
export function useWindowKeys(onShowShortcuts: () => void): void {
  const go = useGo()
  useShortcutGroup(windowShortcuts)
  useHotkeys([
    ['?', onShowShortcuts],
    ['shift+?', onShowShortcuts],
    // With a modifier they work in text fields too.
    ...PLACES.slice(0, 9).map((place, at): [string, () => void] => [`mod+${at + 1}`, () => go(place.path)])
  ])
  useHotkeys([['mod+,', () => go('#/settings')]], [])
  useGoSequence()
}

/** `g`, then the letter of a place. The second key belongs to the sequence and never reaches the screen's own keys. */
function useGoSequence(): void {
  const go = useGo()
  const since = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.timeStamp - since.current < SEQUENCE_MS) {
        since.current = Number.NEGATIVE_INFINITY
        const place = PLACES.find(({ letter }) => letter === event.key)
        if (!place) return
        event.preventDefault()
        event.stopImmediatePropagation()
        go(place.path)
      } else if (event.key === 'g' && document.querySelector('[role="dialog"]') === null) {
        since.current = event.timeStamp
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [go])
}
