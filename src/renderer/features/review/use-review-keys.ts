import { useEffect, useEffectEvent } from 'react'
import { belongsElsewhere } from '../../lib/keys.ts'
import { commandOf, type ReviewCommand } from './review-keys.ts'

/** Listens to the whole window: the reviewer's hands are on the keys, wherever the focus is, short of a text field or dialog. */
export function useReviewKeys(run: (command: ReviewCommand) => void): void {
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
