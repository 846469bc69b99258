import { useHotkeys } from '@mantine/hooks'
import { spotlight } from '@mantine/spotlight'
import { useEffect, useEffectEvent, useRef } from 'react'
import { t } from '../../lib/i18n.ts'
import { latinKey, takesLetters } from '../../lib/keys.ts'
import { routes, useGo } from '../../lib/routes.ts'
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

/** Keys that work on every screen. */
export function useWindowKeys(onShowShortcuts: () => void): void {
  useShortcutGroup(windowShortcuts)
  const show = (event: KeyboardEvent): void => {
    if (!takesLetters(event.target)) onShowShortcuts()
  }
  useHotkeys(
    [
      ['?', show, { preventDefault: false }],
      ['shift+?', show, { preventDefault: false }]
    ],
    []
  )
  useModifiedKeys()
  useGoSequence()
}

/** With Ctrl or ⌘ they work in every text field too, formatted ones among them. */
function useModifiedKeys(): void {
  const go = useGo()
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return
    const key = latinKey(event)
    const place = key === ',' ? routes.settings() : PLACES.slice(0, 9)[Number(key) - 1]?.path
    if (key !== 'k' && place === undefined) return
    event.preventDefault()
    if (place === undefined) spotlight.open()
    else go(place)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** `g`, then the letter of a place. The second key belongs to the sequence and never reaches the screen's own keys. */
function useGoSequence(): void {
  const go = useGo()
  const since = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || takesLetters(event.target)) return
      const key = latinKey(event)
      if (event.timeStamp - since.current < SEQUENCE_MS) {
        since.current = Number.NEGATIVE_INFINITY
        const place = PLACES.find(({ letter }) => letter === key)
        if (!place) return
        event.preventDefault()
        event.stopImmediatePropagation()
        go(place.path)
      } else if (key === 'g' && document.querySelector('[role="dialog"]') === null) {
        since.current = event.timeStamp
      }
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [go])
}
