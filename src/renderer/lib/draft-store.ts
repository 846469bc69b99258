import { useSyncExternalStore } from 'react'

type Drafts = ReadonlyMap<number, string>

export interface DraftStore {
  readonly get: (id: number) => string | undefined
  /** The same set until another draft begins or ends, however much is typed. */
  readonly ids: () => ReadonlySet<number>
  readonly set: (id: number, text: string) => void
  readonly drop: (id: number) => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * What was typed and not yet saved, by the id of what it is about. It outlives the editor and the screen, so that looking at
 * something else costs nothing; the browser's session storage carries it over a reload, under `key`.
 */
export function createDraftStore(key: string): DraftStore {
  let drafts: Drafts = stored(key)
  let ids: ReadonlySet<number> = new Set(drafts.keys())
  const listeners = new Set<() => void>()

  function write(next: Drafts): void {
    drafts = next
    if (next.size !== ids.size || [...next.keys()].some((id) => !ids.has(id))) ids = new Set(next.keys())
    try {
      sessionStorage.setItem(key, JSON.stringify([...next]))
    } catch {
      // Full or not allowed: the draft still lives as long as the page does.
    }
    for (const listener of listeners) listener()
  }

  return {
    get: (id) => drafts.get(id),
    ids: () => ids,
    set: (id, text) => write(new Map(drafts).set(id, text)),
    drop: (id) => {
      if (!drafts.has(id)) return
      const next = new Map(drafts)
      next.delete(id)
      write(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}

export function useDraft(store: DraftStore, id: number): string | undefined {
  return useSyncExternalStore(store.subscribe, () => store.get(id))
}

/** Which of many have a draft: one subscription for a whole list. */
export function useDraftIds(store: DraftStore): ReadonlySet<number> {
  return useSyncExternalStore(store.subscribe, store.ids)
}

function stored(key: string): Drafts {
  try {
    const entries: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(entries) ? new Map(entries.filter(isEntry)) : new Map()
  } catch {
    return new Map()
  }
}

function isEntry(entry: unknown): entry is [number, string] {
  return Array.isArray(entry) && typeof entry[0] === 'number' && typeof entry[1] === 'string'
}
