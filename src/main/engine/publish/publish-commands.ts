import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { Publish } from '#shared/contract/publishes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { PublishRunState } from '#shared/model/publish-state.ts'
import type { StoreTx } from '../../ports/store.ts'
import type { EngineDeps } from '../deps.ts'
import { notFound } from '../not-found.ts'
import { dueProblem } from './create-publish.ts'

type Change = (tx: StoreTx, publish: Publish, at: number) => ErrorBody | null

function changePublish(deps: EngineDeps, instanceId: string, id: number, change: Change): Result<Publish, ErrorBody> {
  const result = deps.store.write((tx): Result<Publish, ErrorBody> => {
    const before = tx.getPublish(instanceId, id)
    if (!before) return err(notFound('Publish', id))
    const error = change(tx, before, deps.clock.now())
    if (error) return err(error)
    const after = tx.getPublish(instanceId, id)
    if (!after) throw new Error(`Publish ${id} vanished`)
    return ok(after)
  })
  if (!result.ok) return result
  deps.bus.emit({ name: 'publish.progress', payload: { instanceId, publish: result.value } })
  deps.bus.changed(instanceId, ['publishes', 'items', 'products'])
  return result
}

export function pausePublish(deps: EngineDeps, instanceId: string, id: number): Result<Publish, ErrorBody> {
  return changePublish(deps, instanceId, id, (tx, { state }, at) => {
    if (state !== 'RUNNING') return wrongState('pause', state)
    tx.updatePublishState(id, { from: state, to: 'PAUSED', pausedBy: 'user', at })
    return null
  })
}

/** Goes on, or begins one whose time was missed or has not come. */
export function resumePublish(deps: EngineDeps, instanceId: string, id: number): Result<Publish, ErrorBody> {
  return changePublish(deps, instanceId, id, (tx, { state }, at) => {
    if (state !== 'PAUSED' && state !== 'MISSED' && state !== 'SCHEDULED') return wrongState('resume', state)
    tx.updatePublishState(id, { from: state, to: 'RUNNING', at })
    return null
  })
}

export function reschedulePublish(
  deps: EngineDeps,
  instanceId: string,
  id: number,
  dueAt: number
): Result<Publish, ErrorBody> {
  return changePublish(deps, instanceId, id, (tx, { state }, at) => {
    if (state !== 'SCHEDULED' && state !== 'MISSED') return wrongState('reschedule', state)
    const problem = dueProblem(deps, dueAt)
    if (problem) return problem
    tx.updatePublishState(id, { from: state, to: 'SCHEDULED', dueAt, at })
    return null
  })
}

/**
 * What has not been sent never is. What is on its way is looked after until it is known what became of it; the run itself is over at
 * once.
 */
export function cancelPublish(deps: EngineDeps, instanceId: string, id: number): Result<Publish, ErrorBody> {
  return changePublish(deps, instanceId, id, (tx, { state }, at) => {
    if (state === 'DONE' || state === 'CANCELLED') return wrongState('cancel', state)
    tx.cancelPlanned(id, at)
    tx.updatePublishState(id, { from: state, to: 'CANCELLED', at })
    return null
  })
}

const STATE_WORDS: Readonly<Record<PublishRunState, string>> = {
  SCHEDULED: 'waits for its time',
  MISSED: 'missed its time',
  RUNNING: 'is running',
  PAUSED: 'is paused',
  DONE: 'is done',
  CANCELLED: 'was cancelled'
}

function wrongState(command: string, state: PublishRunState): ErrorBody {
  return errorBody('CONFLICT', `You can't ${command} this publish: it ${STATE_WORDS[state]}.`, {
    details: { field: 'state', state }
  })
}
