import { useEffect, useEffectEvent } from 'react'
import { belongsElsewhere, type KeyPress } from './keys.ts'

/**
 * Listens to the whole window: the hands of who works through a list are on the keys, wherever the focus is, short of a text field
 * or dialog. `commandOf` gives undefined for a key that means nothing to the list.
 */
export function useKeys<Command>(
  commandOf: (press: KeyPress) => Command | undefined,
  run: (command: Command) => void
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || belongsElsewhere(event)) return
    const command = commandOf(event)
    if (command === undefined) return
    event.preventDefault()
    run(command)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
