import { useSyncExternalStore } from 'react'

/**
 * What was typed and not yet saved, by item id. It outlives the editor and the screen, so that looking at something else costs
 * nothing; the browser's session storage carries it over a reload.
 */
const KEY = 'wordshelf.review.drafts'

type Drafts = ReadonlyMap<number, string>

let drafts: Drafts = read()
const listeners = new Set<() => void>()

function read(): Drafts {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? new Map(stored.filter(isEntry)) : new Map()
  } catch {
    return new Map()
  }
}

function isEntry(entry: unknown): entry is [number, string] {
  return Array.isArray(entry) && typeof entry[0] === 'number' && typeof entry[1] === 'string'
}

function write(next: Drafts): void {
  drafts = next
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...next]))
  } catch {
    // Full or not allowed: the draft still lives as long as the page does.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const reviewDrafts = {
  get: (itemId: number): string | undefined => drafts.get(itemId),
  set: (itemId: number, text: string): void => write(new Map(drafts).set(itemId, text)),
  drop: (itemId: number): void => {
    if (!drafts.has(itemId)) return
    const next = new Map(drafts)
    next.delete(itemId)
    write(next)
  }
} as const

export function useDraft(itemId: number): string | undefined {
  return useSyncExternalStore(subscribe, () => drafts.get(itemId))
}
