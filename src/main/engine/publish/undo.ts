import type { Output, Parsed } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { UndoSelection } from '../../ports/publish-store.ts'
import type { EngineDeps } from '../deps.ts'
import { publishTarget } from './publish-target.ts'
import { UNDO_WORDS } from './publish-words.ts'

export function undoSelectionOf(
  instanceId: string,
  { opIds, filter, except }: Pick<Parsed<'history.undo'>, 'opIds' | 'filter' | 'except'>
): UndoSelection {
  return { instanceId, opIds: opIds ? [...new Set(opIds)] : null, filter: filter ?? null, except }
}

/** As far as the last pull knows; what an undo really finds on the store is looked at when it gets there. */
export function previewUndo(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'history.undoPreview'>
): Result<Output<'history.undoPreview'>, ErrorBody> {
  return deps.store.read((db) => {
    const target = publishTarget(db, instanceId)
    if (!target.ok) return target
    const { values, again, products, refused } = db.previewUndo(undoSelectionOf(instanceId, input))
    return ok({
      storeName: target.value.name,
      values,
      again,
      products,
      refused: refused.map(({ code, values: n }) => ({ reason: UNDO_WORDS[code], values: n }))
    })
  })
}
