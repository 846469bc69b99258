import { useSyncExternalStore } from 'react'
import type { Attribute } from '#shared/model/attribute.ts'
import { atStoreChange } from './store-change.ts'

/**
 * Single things by their ids, or all of something except some: nothing is held for what is not loaded, so that a hundred thousand cost
 * nothing to select. `All` is what else is known of that something.
 */
export type Selection<Id, All extends object = object> =
  | { readonly mode: 'ids'; readonly ids: ReadonlySet<Id> }
  | ({ readonly mode: 'all'; readonly except: ReadonlySet<Id> } & All)

export const NOTHING_SELECTED = { mode: 'ids', ids: new Set<never>() } as const satisfies Selection<never>
export const EVERYTHING_SELECTED = { mode: 'all', except: new Set<never>() } as const satisfies Selection<never>

/** `total` is the number that all of them are. */
export function selectedCount(selection: Selection<unknown>, total: number): number {
  return selection.mode === 'ids' ? selection.ids.size : Math.max(0, total - selection.except.size)
}

/** Where all are selected, the answer holds for what is among them; the caller shows no others. */
export function isSelected<Id>(selection: Selection<Id>, id: Id): boolean {
  return selection.mode === 'ids' ? selection.ids.has(id) : !selection.except.has(id)
}

export function withSelected<Id, All extends object = object>(
  selection: Selection<Id, All>,
  ids: Iterable<Id>,
  selected: boolean
): Selection<Id, All> {
  return selection.mode === 'ids'
    ? { mode: 'ids', ids: changed(selection.ids, ids, selected) }
    : { ...selection, except: changed(selection.except, ids, !selected) }
}

function changed<Id>(ids: ReadonlySet<Id>, list: Iterable<Id>, present: boolean): ReadonlySet<Id> {
  const next = new Set(ids)
  for (const id of list) {
    if (present) next.add(id)
    else next.delete(id)
  }
  return next
}

export interface ProductSelectionFilter {
  readonly query?: string | undefined
  readonly collectionId?: string | undefined
  readonly missing?: Attribute | undefined
}

interface MatchingProducts {
  readonly filter: ProductSelectionFilter
  /** How many matched when they were chosen. */
  readonly total: number
}

/** Which products a new job is about. */
export type ProductSelection = Selection<string, MatchingProducts>

export function selectedProducts(selection: ProductSelection): number {
  return selectedCount(selection, selection.mode === 'all' ? selection.total : 0)
}

let current: ProductSelection = NOTHING_SELECTED
const listeners = new Set<() => void>()

function set(next: ProductSelection): void {
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

/** The one product selection of this window, shared by the product list and the optimiser. */
export const productSelection = {
  get: (): ProductSelection => current,
  set,
  clear: (): void => set(NOTHING_SELECTED),
  toggle: (id: string): void => productSelection.put([id], !isSelected(current, id)),
  /** Selects or unselects these products, whatever the mode. */
  put: (ids: Iterable<string>, selected: boolean): void => set(withSelected(current, ids, selected)),
  selectIds: (ids: Iterable<string>): void => set({ mode: 'ids', ids: new Set(ids) }),
  selectAllMatching: (filter: ProductSelectionFilter, total: number): void =>
    set({ mode: 'all', filter, total, except: new Set() })
} as const

atStoreChange(productSelection.clear)

export function useProductSelection(): ProductSelection {
  return useSyncExternalStore(subscribe, productSelection.get)
}
