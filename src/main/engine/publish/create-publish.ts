import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { keyReused } from '#shared/contract/job-errors.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { PreviewTotals, PublishSelection, UndoSelection, UndoTotals } from '../../ports/publish-store.ts'
import type { ShopConnection } from '../../ports/shop-store.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { publishTarget, sameStore } from './publish-target.ts'
import { SKIP_WORDS, UNDO_WORDS } from './publish-words.ts'
import { undoSelectionOf } from './undo.ts'

/**
 * Writes the run, its values and the items' states in one transaction, or nothing. A key that was used before gets its first
 * answer again.
 */
export function createPublish(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'publishes.create'>,
  idempotencyKey: string | undefined
): Result<Output<'publishes.create'>, ErrorBody> {
  const selection = selectionOf(input)
  const dueAt = input.at === undefined ? null : Date.parse(input.at)
  return create(deps, instanceId, { input, idempotencyKey, dueAt }, (tx, run) => {
    if (!tx.getJob(instanceId, selection.jobId)) return err(notFound('Job', selection.jobId))
    const problem = changedSince(tx, run, selection, input.changes)
    if (problem) return err(problem)
    const publish = tx.createPublish(run, selection)
    return publish ? ok(publish) : err(nothingToPublish(tx.previewPublish(instanceId, run.version, selection)))
  })
}

/** An undo is a publish of what the store held before, over what it made of our text and nothing else. */
export function createUndo(
  deps: EngineDeps,
  instanceId: string,
  input: Parsed<'history.undo'>,
  idempotencyKey: string | undefined
): Result<Output<'history.undo'>, ErrorBody> {
  const selection: UndoSelection = undoSelectionOf(instanceId, input)
  return create(deps, instanceId, { input, idempotencyKey, dueAt: null }, (tx, run) => {
    const totals = tx.previewUndo(selection)
    const problem = undoChangedSince(totals, input.values)
    if (problem) return err(problem)
    const undo = tx.createUndo(run, selection)
    return undo ? ok(undo) : err(nothingToUndo(totals))
  })
}

interface Request {
  readonly input: { readonly storeName: string }
  readonly idempotencyKey: string | undefined
  readonly dueAt: number | null
}

function create(
  deps: EngineDeps,
  instanceId: string,
  { input, idempotencyKey, dueAt }: Request,
  insert: (tx: StoreTx, run: Parameters<StoreTx['createPublish']>[0]) => Result<Publish, ErrorBody>
): Result<Publish, ErrorBody> {
  const requestHash = idempotencyKey === undefined ? null : deps.hash.digest(JSON.stringify(input))
  const result = deps.store.write((tx): Result<Publish, ErrorBody> => {
    if (idempotencyKey !== undefined) {
      const earlier = tx.getIdempotentPublish(instanceId, idempotencyKey)
      // Only this function writes answers, and the contract checks them on their way out.
      if (earlier) return earlier.hash === requestHash ? ok(earlier.answer as Publish) : err(keyReused(idempotencyKey))
    }
    const target = publishTarget(tx, instanceId)
    if (!target.ok) return target
    const problem = sameStore(target.value, input.storeName) ?? dueProblem(deps, dueAt)
    if (problem) return err(problem)
    const at = deps.clock.now()
    const created = insert(
      tx,
      runOf(deps, target.value, { dueAt, at, idempotencyKey: idempotencyKey ?? null, requestHash })
    )
    if (!created.ok) return created
    if (idempotencyKey !== undefined) tx.setIdempotentPublish(created.value.id, created.value)
    return created
  })
  if (result.ok) deps.bus.changed(instanceId, ['publishes', 'items', 'history'])
  return result
}

function runOf(
  deps: EngineDeps,
  { instanceId, name, catalogVersion }: ShopConnection,
  rest: Pick<Parameters<StoreTx['createPublish']>[0], 'dueAt' | 'at' | 'idempotencyKey' | 'requestHash'>
): Parameters<StoreTx['createPublish']>[0] {
  return { instanceId, uid: deps.ids.uuid(), storeName: name, version: catalogVersion, ...rest }
}

export function selectionOf({
  jobId,
  itemIds,
  except,
  again
}: Pick<Parsed<'publishes.preview'>, 'jobId' | 'itemIds' | 'except' | 'again'>): PublishSelection {
  return { jobId, itemIds: itemIds ? [...new Set(itemIds)] : null, except, again: again ?? [] }
}

/** A time that is over would start at once, or ask at once; neither is what was meant. */
export function dueProblem(deps: Pick<EngineDeps, 'clock'>, dueAt: number | null): ErrorBody | null {
  if (dueAt === null || dueAt > deps.clock.now()) return null
  return errorBody('CONFLICT', 'That time has passed. Choose a later one, or publish now.', {
    details: { field: 'at' }
  })
}

/** Something was approved, or came from the store, after the question was put: who answered it does not know of that. */
function changedSince(
  tx: StoreTx,
  run: Parameters<StoreTx['createPublish']>[0],
  selection: PublishSelection,
  expected: number | undefined
): ErrorBody | null {
  if (expected === undefined) return null
  const { groups } = tx.previewPublish(run.instanceId, run.version, selection)
  const now = groups.reduce((sum, { verdict, items }) => sum + (verdict === 'change' ? items : 0), 0)
  if (now === expected) return null
  return errorBody(
    'CONFLICT',
    'What would be published has changed since you were asked. Nothing was published; look at the numbers and confirm again.',
    { details: { field: 'changes' } }
  )
}

/** The same of an undo: a filter means what matches now, and that may be more than when the question was put. */
function undoChangedSince({ values }: UndoTotals, expected: number | undefined): ErrorBody | null {
  if (expected === undefined || values === expected) return null
  return errorBody(
    'CONFLICT',
    'What would be taken back has changed since you were asked. Nothing was taken back; look at the numbers and confirm again.',
    { details: { field: 'values' } }
  )
}

function nothingToPublish({ groups }: PreviewTotals): ErrorBody {
  const unchanged = groups.find((group) => group.verdict === 'unchanged')
  const skipped = groups.find((group) => group.verdict === 'skipped')
  const why = groups.some((group) => group.verdict === 'reverted')
    ? 'what would change was taken back before. Tick it on the Publish screen to publish it again.'
    : unchanged
      ? 'the store holds these texts already.'
      : skipped?.code
        ? lowerFirst(SKIP_WORDS[skipped.code])
        : 'no text of this job is approved. Approve some in Review first.'
  return errorBody('CONFLICT', `There is nothing to publish: ${why}`, { details: { field: 'itemIds' } })
}

function nothingToUndo({ refused }: UndoTotals): ErrorBody {
  const [first] = refused
  const why = first ? lowerFirst(UNDO_WORDS[first.code]) : 'nothing that was published matches.'
  return errorBody('CONFLICT', `There is nothing to take back: ${why}`, { details: { field: 'opIds' } })
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
