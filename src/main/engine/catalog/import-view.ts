import type { Import } from '#shared/contract/imports.ts'
import type { ImportRow } from '../../ports/store.ts'

/** What a caller sees of an import: not where its file lies. */
export function importView(row: ImportRow): Import {
  const { instanceId: _instanceId, storedFile: _storedFile, ...view } = row
  return view
}
