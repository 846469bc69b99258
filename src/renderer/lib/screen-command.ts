import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

type Run = () => void

export interface ScreenCommand {
  /** Says what the command means on a screen for as long as it is shown, so that menus and the command palette can offer it. */
  readonly useOffer: (run: Run) => void
  /** Null on a screen where it means nothing. */
  readonly useOffered: () => Run | null
}

/** A command that is another one on each screen. */
export function createScreenCommand(): ScreenCommand {
  let target: Run | null = null
  const listeners = new Set<() => void>()

  function set(next: Run | null): void {
    target = next
    for (const listener of listeners) listener()
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  return {
    useOffer(run) {
      const latest = useEffectEvent(run)
      useEffect(() => {
        const mine: Run = () => latest()
        set(mine)
        return () => {
          if (target === mine) set(null)
        }
      }, [])
    },
    useOffered: () => useSyncExternalStore(subscribe, () => target)
  }
}
