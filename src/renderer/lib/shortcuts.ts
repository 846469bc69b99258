import { useEffect, useSyncExternalStore } from 'react'

export interface ShortcutHint {
  /** `mod+k` is one chord, `g p` one key after the other. */
  readonly keys: string
  readonly label: string
}

export interface ShortcutGroup {
  /** The screen or part of the window that the keys belong to. */
  readonly title: string
  readonly shortcuts: readonly ShortcutHint[]
}

/** Makes the group when the sheet is opened, in the window's language of then. */
type GroupMaker = () => ShortcutGroup

let groups: readonly GroupMaker[] = []
const listeners = new Set<() => void>()

function publish(next: readonly GroupMaker[]): void {
  groups = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * Lists a screen's keys on the shortcut sheet for as long as the screen is shown. It only lists them: the screen binds them itself,
 * with `useKeys` or Mantine's `useHotkeys`, which both leave text fields alone. Give one function of the module, not a new one per
 * render.
 */
export function useShortcutGroup(group: GroupMaker): void {
  useEffect(() => {
    publish([...groups, group])
    return () => publish(groups.filter((each) => each !== group))
  }, [group])
}

/** What the sheet shows now. A screen's keys come before the window's: effects of children run first. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(subscribe, () => groups).map((make) => make())
}
