import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { textOrAbsent } from '#shared/model/attribute.ts'
import { keptEdit } from '#shared/model/kept-edit.ts'
import type { ConflictRow } from '../../ports/publish-store.ts'
import type { ReviewChangeRow } from '../../ports/review-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { textProblem, twoTexts } from '../review/edit-problem.ts'

const EDITED_SINCE =
  'This text has been changed in Review since it was to be published. Publish it again to see the new one beside the live text.'
const KEPT = { code: 'KEPT_LIVE', message: 'The text on Wix was kept.' } as const

/**
 * Decides values that were changed on Wix. Mine is written over exactly the live text that was shown: if that changed again, it is a
 * conflict again. Values that are in no conflict any more are left alone and counted.
 */
export function resolveConflicts(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'conflicts.resolve'>
): Result<Output<'conflicts.resolve'>, ErrorBody> {
  const ids = [...new Set(input.opIds)]
  const result = deps.store.write((tx): Result<Output<'conflicts.resolve'>, ErrorBody> => {
    const rows = tx.getConflictRows(instanceId, ids)
    const [first] = rows
    const at = deps.clock.now()
    if (input.choice === 'merge') {
      if (!first) return err(notFound('Conflict', ids[0] ?? 0))
      const problem = mergeProblem(tx, instanceId, first, input.text ?? '')
      if (problem) return err(problem)
    }
    if (input.choice === 'live') keepLive(tx, rows, at)
    else {
      // Before anything is planned: a run that is done has nothing planned.
      runAgain(tx, instanceId, rows, at)
      for (const row of rows)
        if (input.choice === 'merge') merge(deps, tx, instanceId, row, input.text ?? '', at)
        else tx.replanConflict(row.id, row.value, null, at)
    }
    return ok({ resolved: rows.length, left: ids.length - rows.length })
  })
  if (result.ok && result.value.resolved > 0) deps.bus.changed(instanceId, ['publishes', 'items', 'jobs', 'products'])
  return result
}

function keepLive(tx: StoreTx, rows: readonly ConflictRow[], at: number): void {
  for (const publishId of new Set(rows.map((row) => row.publishId)))
    tx.moveOps(
      publishId,
      rows
        .filter((row) => row.publishId === publishId)
        .map(({ id }) => ({ id, from: 'CONFLICT', change: { to: 'SKIPPED', ...KEPT } })),
      at
    )
}

function mergeProblem(tx: StoreTx, instanceId: string, row: ConflictRow, text: string): ErrorBody | null {
  if (row.kind === 'UNDO')
    return errorBody(
      'CONFLICT',
      'An undo has no text of its own to merge. Put the earlier text back, or keep the live one.',
      { details: { field: 'choice' } }
    )
  const problem = textProblem(row.attribute, text, 'text')
  if (problem) return problem
  if (tx.getJobItem(instanceId, row.itemId)?.otherEdit) return twoTexts('merge it')
  // Whoever merges has the text before them that was to be published: one that was written since is in neither of the two.
  if (row.text !== (row.value ?? '')) return errorBody('CONFLICT', EDITED_SINCE, { details: { field: 'text' } })
  if (row.attribute === 'slug' && text.trim() === '')
    return errorBody('VALIDATION_ERROR', 'text must not be empty: a product needs a URL slug.', {
      details: { field: 'text' }
    })
  return null
}

/** The merged text becomes the item's edit, unless it is the model's own, and whoever wrote it over the live text has approved it. */
function merge(deps: EngineDeps, tx: StoreTx, instanceId: string, row: ConflictRow, text: string, at: number): void {
  const item = tx.getJobItem(instanceId, row.itemId)
  const edit = item === null ? text : keptEdit(item, text)
  const change: ReviewChangeRow = {
    itemId: row.itemId,
    jobId: row.jobId,
    reviewBefore: row.review,
    editBefore: row.edit,
    reviewAfter: 'APPROVED',
    editAfter: edit
  }
  tx.applyReview([change], at)
  const { itemId, jobId } = row
  const told = { itemId, jobId, review: 'APPROVED', edit } as const
  tx.tell(instanceId, { type: 'items.reviewed', changes: [told] }, at)
  const by = tx.getMeta('device') ?? deps.bootId
  tx.replanConflict(row.id, textOrAbsent(row.attribute, text), { at, by }, at)
}

/** A run that was done has something to do again. A paused one stays as it is. */
function runAgain(tx: StoreTx, instanceId: string, rows: readonly ConflictRow[], at: number): void {
  for (const publishId of new Set(rows.map((row) => row.publishId)))
    if (tx.getPublish(instanceId, publishId)?.state === 'DONE')
      tx.updatePublishState(publishId, { from: 'DONE', to: 'RUNNING', at })
}
