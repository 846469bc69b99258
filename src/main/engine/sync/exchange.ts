import { errorMessage } from '#shared/lib/error-message.ts'
import type { SyncRequest } from '#shared/sync/protocol.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import { applyReply, type Applied } from './apply-reply.ts'
import { backendAccess, NO_TOKEN } from './backend-access.ts'
import { buildRequest } from './build-request.ts'
import type { CallSize } from './call-size.ts'
import { prepareCall, type CallWish } from './prepare-call.ts'
import type { SyncDeps } from './sync-deps.ts'
import type { Tally } from './tally.ts'

/** What one call came to. */
export type Exchanged =
  | Extract<Applied, { readonly kind: 'applied' }>
  | { readonly kind: 'fork' }
  | { readonly kind: 'failed'; readonly failure: BackendFailure; readonly sent: boolean }
  /** The store has no backend any more, or nobody waits for this call: whatever came back was not looked at. */
  | { readonly kind: 'over' }

export interface Ask extends CallWish {
  readonly size: CallSize
  /** The backend has said that it needs events from after here. */
  readonly afterSeq: number
  readonly tally: Tally
  readonly signal: AbortSignal
  /** False once another call has taken this one's place, or nobody waits for it. */
  isCurrent(): boolean
  /** Credits were given back before anything was sent. */
  onGave(): void
  /** The lease request that is made for `exact`. */
  onAsked(requestId: string): void
}

/**
 * One call: prepared and noted durably, sent, and its answer taken over in one transaction. Nothing is held while it is under way.
 * Rejects for a failure of ours alone.
 */
export async function exchange(deps: SyncDeps, instanceId: string, ask: Ask): Promise<Exchanged> {
  const known = deps.store.read((db) => db.getSyncLink(instanceId))
  if (known === null) return { kind: 'over' }
  const access = await backendAccess(deps.host, known)
  if (!ask.isCurrent()) return { kind: 'over' }
  if (access === null) return failed({ kind: 'unauthorized', message: NO_TOKEN }, false)
  const request = prepared(deps, instanceId, ask)
  if (request === null) return { kind: 'over' }
  const result = await deps.backend.sync(access, request, ask.signal).catch((error: unknown) => {
    if (ask.signal.aborted) return null
    throw error
  })
  if (result === null || !ask.isCurrent()) return { kind: 'over' }
  if (!result.ok) return failed(result.failure, request.events.length > 0)
  const reply = result.value
  ask.tally.begin()
  try {
    const applied = deps.store.write((tx) =>
      applyReply(tx, { instanceId, request, reply, tally: ask.tally }, deps.clock.now())
    )
    if (applied.kind !== 'applied') ask.tally.rollBack()
    return applied.kind === 'foreign' ? { kind: 'over' } : applied
  } catch (error) {
    ask.tally.rollBack()
    deps.log.error('an answer of the backend could not be taken over', { error: errorMessage(error) })
    throw error
  }
}

/** Synchronous from the first read to the request, so that nothing is sent that the high-water file doesn't hold. */
function prepared(deps: SyncDeps, instanceId: string, ask: Ask): SyncRequest | null {
  const ready = prepareCall(deps, instanceId, ask)
  if (ready === null) return null
  if (ready.gave) ask.onGave()
  if (ready.asked !== null) ask.onAsked(ready.asked)
  deps.store.noteCommitted()
  const { size, afterSeq } = ask
  return deps.store.read((db) => buildRequest(db, ready.link, { size, afterSeq, appVersion: deps.appVersion }))
}

function failed(failure: BackendFailure, sent: boolean): Exchanged {
  return { kind: 'failed', failure, sent }
}
