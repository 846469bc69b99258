import { useSyncExternalStore } from 'react'
import type { Attribute } from '#shared/model/attribute.ts'

export interface SelectionFilter {
  readonly query?: string | undefined
  readonly collectionId?: string | undefined
  readonly missing?: Attribute | undefined
}

/**
 * Which products a new job is about. `all-matching` holds no ids, so that a hundred thousand products cost nothing to select;
 * `total` is the number of products that matched when it was chosen, `except` the ones taken out by hand since.
 */
export type Selection =
  | { readonly mode: 'ids'; readonly ids: ReadonlySet<string> }
  | {
      readonly mode: 'all-matching'
      readonly filter: SelectionFilter
      readonly total: number
      readonly except: ReadonlySet<string>
    }

const EMPTY: Selection = { mode: 'ids', ids: new Set() }

let current: Selection = EMPTY
const listeners = new Set<() => void>()

function set(next: Selection): void {
  if (next === current) return
  current = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function changed(ids: ReadonlySet<string>, list: Iterable<string>, present: boolean): ReadonlySet<string> {
  const next = new Set(ids)
  for (const id of list) {
    if (present) next.add(id)
    else next.delete(id)
  }
  return next
}

/** Number of selected products. */
export function selectionCount(selection: Selection): number {
  return selection.mode === 'ids' ? selection.ids.size : Math.max(0, selection.total - selection.except.size)
}

/** In `all-matching` mode the answer holds for a product that matches the filter; the caller shows no others. */
export function isSelected(selection: Selection, id: string): boolean {
  return selection.mode === 'ids' ? selection.ids.has(id) : !selection.except.has(id)
}

/** The one product selection of this window, shared by the product list and the optimiser. */
export const productSelection = {
  get: (): Selection => current,
  set,
  clear: (): void => set(EMPTY),
  toggle: (id: string): void => productSelection.put([id], !isSelected(current, id)),
  /** Selects or unselects these products, whatever the mode. */
  put: (ids: Iterable<string>, selected: boolean): void =>
    set(
      current.mode === 'ids'
        ? { mode: 'ids', ids: changed(current.ids, ids, selected) }
        : { ...current, except: changed(current.except, ids, !selected) }
    ),
  selectIds: (ids: Iterable<string>): void => set({ mode: 'ids', ids: new Set(ids) }),
  selectAllMatching: (filter: SelectionFilter, total: number): void =>
    set({ mode: 'all-matching', filter, total, except: new Set() })
} as const

export function useSelection(): Selection {
  return useSyncExternalStore(subscribe, productSelection.get)
}
