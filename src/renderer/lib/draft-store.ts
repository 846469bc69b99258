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

/** The store on Wix whose drafts these are: ids of two stores' data say nothing to each other. Undefined until it is known. */
let owner: string | undefined
/** Has every list of drafts read its owner's. */
const readers = new Set<(from: string | undefined) => void>()
/** The lists of this window, by key. */
const lists = new Map<string, DraftStore>()

/** Whose drafts are shown and kept from now on. */
export function openDrafts(next: string): void {
  if (next === owner) return
  const from = owner
  owner = next
  for (const read of readers) read(from)
}

/**
 * What was typed and not yet saved, by the id of what it is about. It outlives the editor, the screen and the window: each is kept by itself in
 * the browser's storage, under `key`, so that two windows keep theirs side by side.
 */
export function createDraftStore(key: string): DraftStore {
  let drafts: Drafts = stored(prefixOf(key))
  let ids: ReadonlySet<number> = new Set(drafts.keys())
  const listeners = new Set<() => void>()

  function show(next: Drafts): void {
    drafts = next
    if (next.size !== ids.size || [...next.keys()].some((id) => !ids.has(id))) ids = new Set(next.keys())
    for (const listener of listeners) listener()
  }
  function keep(id: number, text: string | undefined): void {
    const prefix = prefixOf(key)
    if (prefix === undefined) return
    try {
      if (text === undefined) localStorage.removeItem(prefix + id)
      else localStorage.setItem(prefix + id, text)
    } catch {
      // Full or not allowed: the draft still lives as long as the page does.
    }
  }

  readers.add((from) => {
    // What was typed before the store was known is this one's.
    const typed: Drafts = from === undefined ? drafts : new Map()
    for (const [id, text] of typed) keep(id, text)
    show(new Map([...stored(prefixOf(key)), ...typed]))
  })
  // Another window's.
  globalThis.addEventListener('storage', (event) => {
    const prefix = prefixOf(key)
    if (prefix === undefined || event.key?.startsWith(prefix) !== true) return
    const id = Number(event.key.slice(prefix.length))
    const next = new Map(drafts)
    if (event.newValue === null) next.delete(id)
    else next.set(id, event.newValue)
    show(next)
  })

  const store: DraftStore = {
    get: (id) => drafts.get(id),
    ids: () => ids,
    set: (id, text) => {
      keep(id, text)
      show(new Map(drafts).set(id, text))
    },
    drop: (id) => {
      if (!drafts.has(id)) return
      const next = new Map(drafts)
      next.delete(id)
      keep(id, undefined)
      show(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
  lists.set(key, store)
  return store
}

/** Of the store whose drafts are shown, in storage, under this key: whether or not a screen of this window has read them yet. */
export function draftsUnder(key: string): ReadonlyMap<number, string> {
  return stored(prefixOf(key))
}

/** Drops it if it still reads so and is still that store's. */
export function dropDraft(of: string, key: string, id: number, text: string): void {
  const prefix = prefixOf(key)
  if (owner !== of || prefix === undefined || draftsUnder(key).get(id) !== text) return
  lists.get(key)?.drop(id)
  localStorage.removeItem(prefix + id)
}

function prefixOf(key: string): string | undefined {
  return owner === undefined ? undefined : `${key}.${owner}.`
}

export function useDraft(store: DraftStore, id: number): string | undefined {
  return useSyncExternalStore(store.subscribe, () => store.get(id))
}

/** Which of many have a draft: one subscription for a whole list. */
export function useDraftIds(store: DraftStore): ReadonlySet<number> {
  return useSyncExternalStore(store.subscribe, store.ids)
}

function stored(prefix: string | undefined): Drafts {
  if (prefix === undefined) return new Map()
  try {
    return new Map(
      Object.entries(localStorage).flatMap(([key, text]: readonly [string, unknown]) => {
        const id = key.startsWith(prefix) ? Number(key.slice(prefix.length)) : Number.NaN
        return Number.isSafeInteger(id) && typeof text === 'string' ? [[id, text] as const] : []
      })
    )
  } catch {
    return new Map()
  }
}
