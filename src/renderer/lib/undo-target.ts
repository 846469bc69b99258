import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

type Undo = () => void

let target: Undo | null = null
const listeners = new Set<() => void>()

function set(next: Undo | null): void {
  target = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Says what undo means on a screen for as long as it is shown, so that menus and the command palette can offer it. */
export function useUndo(undo: Undo): void {
  const run = useEffectEvent(undo)
  useEffect(() => {
    const mine: Undo = () => run()
    set(mine)
    return () => {
      if (target === mine) set(null)
    }
  }, [])
}

/** Takes the last decision back; null on a screen where there are none. */
export function useUndoTarget(): Undo | null {
  return useSyncExternalStore(subscribe, () => target)
}
