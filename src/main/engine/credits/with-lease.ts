import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { EngineDeps } from '../deps.ts'
import type { SyncService } from '../sync/sync-service.ts'
import { reachOf } from './reach.ts'
import { shortfall, type ShortfallCause } from './shortfall.ts'

/** Grants that one command asks for at most: somebody else may take what came before it is used. */
const MAX_GRANTS = 3

/**
 * Runs what needs credits. Where only this device has too few of a linked store's, it asks the backend for exactly what is missing,
 * outside of any transaction, and runs it once more: a key that makes it harmless to repeat holds across both. Answers the refusal that
 * tells where the credits are where even that does not help.
 */
export async function withLease<T>(
  deps: Pick<EngineDeps, 'store' | 'clock'>,
  sync: Pick<SyncService, 'lease' | 'state' | 'spent'>,
  instanceId: string,
  run: () => Result<T, ErrorBody>
): Promise<Result<T, ErrorBody>> {
  let result = run()
  for (let grants = 0; ; grants++) {
    const required = shortOf(result)
    const missing = required === null ? null : missingHere(deps, instanceId, required)
    if (result.ok) sync.spent(instanceId)
    if (required === null || missing === null) return result
    const answer = grants === MAX_GRANTS ? { denied: '' } : await sync.lease(instanceId, missing)
    // What an earlier request of this device brought on the way counts too: all of `missing` was too much, and less is missing now.
    if (answer !== 'granted' && (missingHere(deps, instanceId, required) ?? missing) >= missing)
      return err(
        refusal(
          deps,
          instanceId,
          required,
          'unreachable' in answer ? { problem: sync.state(instanceId).problem?.message ?? null } : 'denied'
        )
      )
    result = run()
  }
}

function shortOf<T>(result: Result<T, ErrorBody>): number | null {
  if (result.ok || result.error.code !== 'INSUFFICIENT_CREDITS') return null
  return result.error.required ?? null
}

/** Null without a backend, which alone has more. */
function missingHere(deps: Pick<EngineDeps, 'store' | 'clock'>, instanceId: string, required: number): number | null {
  return deps.store.read((db) => {
    const instance = db.getInstance(instanceId)
    if (!instance || db.getSyncLink(instanceId) === null) return null
    return Math.max(1, required - reachOf(db, instance, deps.clock.now()).own)
  })
}

function refusal(
  deps: Pick<EngineDeps, 'store' | 'clock'>,
  instanceId: string,
  required: number,
  cause: ShortfallCause
): ErrorBody {
  return deps.store.read((db) => {
    const instance = db.getInstance(instanceId)
    if (!instance) throw new Error(`No instance ${instanceId}`)
    const why = cause === 'denied' && db.isGivenUp(instanceId) ? { problem: GIVEN_UP } : cause
    return shortfall(required, instance, reachOf(db, instance, deps.clock.now()), why)
  })
}

const GIVEN_UP =
  'It was given up, so that what it held is for the other devices: sign it out and link it again, or wait for the next month.'
