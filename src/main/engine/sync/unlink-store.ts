import type { Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { StoreRead } from '../../ports/store.ts'
import { backendAccess } from './backend-access.ts'
import { jobsNotOver } from './jobs-not-over.ts'
import { backendError } from './link-store.ts'
import type { SyncDeps } from './sync-deps.ts'
import type { SyncLoop } from './sync-loop.ts'
import { sentences } from './sync-sentences.ts'

/**
 * Signs this device out. Nothing that the backend has not acknowledged may be left behind, so everything is given back and sent first; the
 * link is removed before the token is given up, so that no moment has a link that can do nothing.
 */
export async function unlinkStore(
  deps: SyncDeps,
  instanceId: string,
  loop: SyncLoop,
  { abandon }: Parsed<'sync.unlink'>
): Promise<Result<null, ErrorBody>> {
  if (abandon) return abandonBackend(deps, instanceId, loop)
  const open = deps.store.read((db) => busy(db, instanceId))
  if (open !== null) return err(open)
  const failure = await loop.giveEverythingBack()
  // Signed out elsewhere already: nothing can be sent any more, and nothing is lost if nothing waits.
  if (failure !== null && failure.kind !== 'unauthorized') return err(backendError(failure, 'url'))
  const link = deps.store.read((db) => db.getSyncLink(instanceId))
  if (link === null) return ok(null)
  const access = await backendAccess(deps.host, link)
  const at = deps.clock.now()
  const left = deps.store.write((tx): ErrorBody | null => {
    const why = busy(tx, instanceId) ?? unsent(tx, instanceId, failure !== null)
    if (why !== null) return why
    tx.removeSyncLink(instanceId, at)
    return null
  })
  if (left !== null) return err(left)
  if (access !== null && failure === null)
    await deps.backend.signOut(access, new AbortController().signal).catch(() => undefined)
  await deps.host.saveBackendToken({ instanceId, token: null })
  return ok(null)
}

/**
 * For a backend that is gone for good: the link is forgotten here, whatever waits. What waits is told to the next backend that this store
 * is linked with, like everything else that is here.
 */
async function abandonBackend(
  { store, host, clock }: SyncDeps,
  instanceId: string,
  loop: SyncLoop
): Promise<Result<null, ErrorBody>> {
  const { failing, problem } = loop.status
  if (!failing && problem === null) return err(errorBody('CONFLICT', ANSWERS))
  const at = clock.now()
  const left = store.write((tx): ErrorBody | null => {
    const link = tx.getSyncLink(instanceId)
    const why = busy(tx, instanceId)
    if (link === null || why !== null) return why
    const message = sentences.abandoned(link.remoteName, tx.countUnsent(instanceId))
    tx.appendSyncLog(instanceId, { level: 'warning', message }, at)
    tx.removeSyncLink(instanceId, at)
    return null
  })
  if (left !== null) return err(left)
  await host.saveBackendToken({ instanceId, token: null })
  return ok(null)
}

const ANSWERS =
  'The backend has not failed at the last try, so nothing has to be left behind: sync, then sign out as usual.'

function busy(db: StoreRead, instanceId: string): ErrorBody | null {
  const open = jobsNotOver(db, instanceId, 'sign out')
  if (open !== null) return open
  if (db.hasPublishUnderWay(instanceId))
    return errorBody('CONFLICT', 'Something is being published to this store. Let that end, or cancel it first.')
  return null
}

/** @param unknown the backend does not know this device any more: nobody needs to hear what it gives back */
function unsent(db: StoreRead, instanceId: string, unknown: boolean): ErrorBody | null {
  const waiting = db.countUnsent(instanceId)
  if (waiting === 0) return null
  if (unknown && onlyReturns(db, instanceId)) return null
  return errorBody(
    'CONFLICT',
    `${waiting.toLocaleString('en-GB')} ${waiting === 1 ? 'change of this device has' : 'changes of this device have'} not reached the backend. Sync first, or save them to a file.`,
    { details: { field: 'waiting', waiting } }
  )
}

function onlyReturns(db: StoreRead, instanceId: string): boolean {
  const afterSeq = db.getSyncLink(instanceId)?.ackedSeq ?? 0
  const page = db.getUnsent(instanceId, { afterSeq, maxEvents: FEW + 1, maxBytes: 100_000 })
  return page.length <= FEW && page.every(({ type }) => type === 'lease.returned')
}

const FEW = 20
