/** Rows by id, or everything that matches the filter except some: no ids are held for what is not loaded. */
export type RowSelection =
  | { readonly mode: 'ids'; readonly ids: ReadonlySet<number> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<number> }

export const NOTHING_SELECTED: RowSelection = { mode: 'ids', ids: new Set() }
export const EVERYTHING_SELECTED: RowSelection = { mode: 'all', except: new Set() }

/** `total` is the number of items that match the filter. */
export function selectedCount(selection: RowSelection, total: number): number {
  return selection.mode === 'ids' ? selection.ids.size : Math.max(0, total - selection.except.size)
}

export function isRowSelected(selection: RowSelection, id: number): boolean {
  return selection.mode === 'ids' ? selection.ids.has(id) : !selection.except.has(id)
}

export function withSelected(selection: RowSelection, ids: readonly number[], selected: boolean): RowSelection {
  const adds = selection.mode === 'ids' ? selected : !selected
  const next = new Set(selection.mode === 'ids' ? selection.ids : selection.except)
  for (const id of ids) {
    if (adds) next.add(id)
    else next.delete(id)
  }
  return selection.mode === 'ids' ? { mode: 'ids', ids: next } : { mode: 'all', except: next }
}
