import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { notFound } from '../engine/not-found.ts'
import { resolveConflicts } from '../engine/publish/conflicts.ts'
import { createPublish, createUndo } from '../engine/publish/create-publish.ts'
import { previewItems, previewPublish } from '../engine/publish/preview.ts'
import { cancelPublish, pausePublish, reschedulePublish, resumePublish } from '../engine/publish/publish-commands.ts'
import { previewUndo } from '../engine/publish/undo.ts'
import type { HandlersOf } from './handlers.ts'

type PublishHandlers = HandlersOf<
  | 'publishes.preview'
  | 'publishes.previewItems'
  | 'publishes.create'
  | 'publishes.list'
  | 'publishes.get'
  | 'publishes.ops'
  | 'publishes.pause'
  | 'publishes.resume'
  | 'publishes.reschedule'
  | 'publishes.cancel'
  | 'conflicts.list'
  | 'conflicts.resolve'
  | 'history.list'
  | 'history.undoPreview'
  | 'history.undo'
>

export function publishHandlers({ deps, publisher, sessions }: Engine): PublishHandlers {
  const { store } = deps
  const waking = <T>(result: Result<T, ErrorBody>): Result<T, ErrorBody> => {
    if (result.ok) publisher.wake()
    return result
  }
  const halting = (result: Result<Publish, ErrorBody>): Result<Publish, ErrorBody> => {
    if (result.ok) {
      publisher.halt(result.value.id)
      publisher.wake()
    }
    return result
  }
  return {
    'publishes.preview': (input, { instanceId }) => previewPublish(deps, sessions, instanceId, input),
    'publishes.previewItems': (input, { instanceId }) => previewItems(deps, instanceId, input),
    'publishes.create': (input, { instanceId, idempotencyKey }) =>
      waking(createPublish(deps, instanceId, input, idempotencyKey)),
    'publishes.list': ({ state, jobId, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getPublishes(instanceId, { state, jobId }, { cursor, limit }))
      return ok({ publishes: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'publishes.get': ({ id }, { instanceId }) => {
      const publish = store.read((db) => db.getPublish(instanceId, id))
      return publish ? ok(publish) : err(notFound('Publish', id))
    },
    'publishes.ops': ({ id, state, cursor, limit }, { instanceId }) =>
      store.read((db) => {
        if (!db.getPublish(instanceId, id)) return err(notFound('Publish', id))
        const page = db.getPublishOps(instanceId, id, state, { cursor, limit })
        return ok({ ops: [...page.rows], nextCursor: page.nextCursor, total: page.total })
      }),
    'publishes.pause': ({ id }, { instanceId }) => halting(pausePublish(deps, instanceId, id)),
    'publishes.resume': ({ id }, { instanceId }) => waking(resumePublish(deps, instanceId, id)),
    'publishes.reschedule': ({ id, at }, { instanceId }) =>
      waking(reschedulePublish(deps, instanceId, id, Date.parse(at))),
    'publishes.cancel': ({ id }, { instanceId }) => halting(cancelPublish(deps, instanceId, id)),
    'conflicts.list': ({ jobId, publishId, cursor, limit }, { instanceId }) => {
      const page = store.read((db) => db.getConflicts(instanceId, { jobId, publishId }, { cursor, limit }))
      return ok({ conflicts: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'conflicts.resolve': (input, { instanceId }) => waking(resolveConflicts(deps, instanceId, input)),
    'history.list': ({ cursor, limit, ...filter }, { instanceId }) => {
      const page = store.read((db) => db.getHistory(instanceId, filter, { cursor, limit }))
      return ok({ entries: [...page.rows], nextCursor: page.nextCursor, total: page.total })
    },
    'history.undoPreview': (input, { instanceId }) => previewUndo(deps, instanceId, input),
    'history.undo': (input, { instanceId, idempotencyKey }) =>
      waking(createUndo(deps, instanceId, input, idempotencyKey))
  }
}
