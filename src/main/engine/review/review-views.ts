import type { Output, Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { ReviewView } from '#shared/contract/review-filter.ts'
import { MAX_VIEWS } from '#shared/contract/review-views.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ViewRow } from '../../ports/review-store.ts'
import type { StoreRead } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'

type Saved = Output<'review.saveView'>

export function listViews({ store }: EngineDeps, instanceId: string): Output<'review.views'> {
  return { views: store.read((db) => db.getReviewViews(instanceId)).map(savedView) }
}

export function saveView(
  deps: EngineDeps,
  instanceId: string,
  { name, view }: Parsed<'review.saveView'>
): Result<Saved, ErrorBody> {
  const result = deps.store.write((tx): Result<Saved, ErrorBody> => {
    if (tx.getReviewViews(instanceId).length >= MAX_VIEWS)
      return err(errorBody('CONFLICT', `A store has ${MAX_VIEWS} views at most. Delete one first.`))
    const id = tx.createReviewView(instanceId, { name, view }, deps.clock.now())
    return id === null ? err(nameTaken(name)) : found(tx, instanceId, id)
  })
  return told(deps, instanceId, result)
}

export function changeView(
  deps: EngineDeps,
  instanceId: string,
  { id, name, view }: Parsed<'review.changeView'>
): Result<Saved, ErrorBody> {
  const result = deps.store.write((tx): Result<Saved, ErrorBody> => {
    const before = tx.getReviewViews(instanceId).find((row) => row.id === id)
    if (!before) return err(notFound('View', id))
    // A new name alone leaves what is saved as it is, even where this version cannot read it.
    const after = { name: name ?? before.name, view: view ?? before.view }
    if (!tx.updateReviewView(instanceId, id, after, deps.clock.now())) return err(nameTaken(after.name))
    return found(tx, instanceId, id)
  })
  return told(deps, instanceId, result)
}

export function deleteView(deps: EngineDeps, instanceId: string, id: number): Result<Record<never, never>, ErrorBody> {
  const deleted = deps.store.write((tx) => tx.deleteReviewView(instanceId, id))
  return told(deps, instanceId, deleted ? ok({}) : err(notFound('View', id)))
}

function found(db: StoreRead, instanceId: string, id: number): Result<Saved, ErrorBody> {
  const row = db.getReviewViews(instanceId).find((view) => view.id === id)
  return row ? ok(savedView(row)) : err(notFound('View', id))
}

function told<T>(deps: EngineDeps, instanceId: string, result: Result<T, ErrorBody>): Result<T, ErrorBody> {
  if (result.ok) deps.bus.changed(instanceId, ['settings'])
  return result
}

function savedView({ id, name, view, updatedAt }: ViewRow): Saved {
  const known = ReviewView.safeParse(view)
  return { id, name, view: known.success ? known.data : null, updatedAt: new Date(updatedAt).toISOString() }
}

function nameTaken(name: string): ErrorBody {
  return errorBody('CONFLICT', `There is a view called "${name}" already. Choose another name.`, {
    details: { field: 'name' }
  })
}
