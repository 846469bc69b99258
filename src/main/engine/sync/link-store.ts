import { assertNever } from '#shared/lib/assert-never.ts'
import type { Parsed } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { PairReply } from '#shared/sync/protocol.ts'
import type { BackendFailure } from '../../ports/backend-api.ts'
import type { StoredKey } from '../../ports/host.ts'
import type { StoreRead } from '../../ports/store.ts'
import { jobsNotOver } from './jobs-not-over.ts'
import { baseUrl, serverOrigin } from './server-origin.ts'
import type { SyncDeps } from './sync-deps.ts'
import { sentences } from './sync-sentences.ts'

interface NewLink {
  readonly url: string
  readonly reply: Omit<PairReply, 'token'>
  readonly again: boolean
}

/**
 * Pairs this device and links the store: the token is stored first, for a link without one could do nothing, while a token without a link
 * is only forgotten. What is here already is told in the same transaction.
 *
 * @param again the store is linked, and its backend does not know this device any more: it is paired anew
 */
export async function linkStore(
  deps: SyncDeps,
  instanceId: string,
  { url: entered, code, deviceName }: Parsed<'sync.link'>,
  again: boolean,
  signal: AbortSignal
): Promise<Result<null, ErrorBody>> {
  const url = baseUrl(entered)
  const origin = serverOrigin(url)
  if (origin === null) return err(errorBody('CONFLICT', NO_ADDRESS, { details: { field: 'url' } }))
  const closed = deps.store.read((db) => notLinkable(db, instanceId, again))
  if (closed !== null) return err(closed)
  const paired = await deps.backend.pair(url, { code, deviceName }, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error
    return null
  })
  if (paired === null) return err(givenUp())
  if (!paired.ok) return err(backendError(paired.failure, 'code'))
  const { token, ...reply } = paired.value
  const refused = signal.aborted
    ? givenUp()
    : await keep(deps, instanceId, { url, token: { origin, key: token }, reply, again })
  if (refused === null) return ok(null)
  // The code is used up and the device known there, with nothing in its hands: it is signed out again as far as that goes.
  await deps.backend.signOut({ url, token }, new AbortController().signal).catch(() => undefined)
  return err(refused)
}

async function keep(
  deps: SyncDeps,
  instanceId: string,
  { token, ...link }: NewLink & { readonly token: StoredKey }
): Promise<ErrorBody | null> {
  await deps.host.saveBackendToken({ instanceId, token })
  const refused = write(deps, instanceId, link)
  if (refused !== null && !link.again) await deps.host.saveBackendToken({ instanceId, token: null })
  return refused
}

function write(deps: SyncDeps, instanceId: string, { url, reply, again }: NewLink): ErrorBody | null {
  const { deviceName } = reply
  const at = deps.clock.now()
  return deps.store.write((tx) => {
    // Asked again: a job may have been created while the backend was answering.
    const closed = notLinkable(tx, instanceId, again) ?? monthAhead(tx, instanceId, reply.period.period)
    if (closed !== null) return closed
    if (tx.getSyncLink(instanceId) !== null) tx.removeSyncLink(instanceId, at)
    tx.createSyncLink({
      instanceId,
      url,
      deviceId: reply.deviceId,
      deviceName,
      remoteId: reply.instanceId,
      remoteName: reply.instanceName,
      period: reply.period,
      at
    })
    tx.tellAgain(instanceId, at)
    tx.appendSyncLog(instanceId, { level: 'info', message: sentences.linked(reply.instanceName, deviceName) }, at)
    return null
  })
}

function notLinkable(db: StoreRead, instanceId: string, again: boolean): ErrorBody | null {
  const link = db.getSyncLink(instanceId)
  if (link !== null && !again)
    return errorBody('CONFLICT', `This store is linked with ${link.url} already. Sign this device out there first.`)
  return jobsNotOver(db, instanceId, 'link the store')
}

/** A lease counts in its own month alone, and a month that has begun here is never taken back: nothing could be spent before the backend gets there. */
function monthAhead(db: StoreRead, instanceId: string, theirs: string): ErrorBody | null {
  const ours = db.getInstance(instanceId)?.period ?? theirs
  if (ours <= theirs) return null
  return errorBody(
    'CONFLICT',
    `This store has begun ${ours} here, and its backend is still in ${theirs}: no credits could be spent. Check the clock of this computer, and link the store when the backend has reached that month.`
  )
}

/** Whether the backend had heard of it is not known then. */
function givenUp(): ErrorBody {
  return errorBody(
    'CANCELLED',
    'Nothing was changed here. If the pairing code turns out to be used up, ask for another one.'
  )
}

const NO_ADDRESS = 'This is not a complete address. It should look like https://wordshelf.example.com.'

/** What a caller is told where the backend could not be used. */
export function backendError(failure: BackendFailure, field: string): ErrorBody {
  switch (failure.kind) {
    case 'refused':
      return errorBody('CONFLICT', failure.message, { details: { field } })
    case 'offline':
    case 'wait':
    case 'unauthorized':
    case 'upgrade':
    case 'unusable':
      return errorBody('BACKEND_UNAVAILABLE', failure.message, { details: { field: 'url', problem: failure.kind } })
    case 'fork':
    case 'gap':
    case 'cursor-too-old':
      return errorBody(
        'BACKEND_UNAVAILABLE',
        'The backend and this device have to agree first: try again in a moment.',
        {
          details: { field: 'url', problem: failure.kind }
        }
      )
    default:
      return assertNever(failure)
  }
}
