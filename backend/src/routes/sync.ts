import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err } from '#shared/lib/result.ts'
import { MIN_SYNC_PROTO, SYNC_PROTO } from '#shared/sync/protocol.ts'
import type { HandlersOf } from '../http/handlers.ts'

export function syncRoutes(): HandlersOf<'sync'> {
  return { sync: async () => Promise.resolve(err(errorBody('UNAVAILABLE', 'This backend does not sync yet.'))) }
}

/** A call that does not fit because its side speaks another protocol is told so, whatever it looks like. */
export function whySyncUnfit(fields: Readonly<Record<string, unknown>>): ErrorBody | null {
  const { proto, minProto } = fields
  if (typeof minProto === 'number' && minProto > SYNC_PROTO)
    return errorBody('UPGRADE_REQUIRED', 'The store’s backend is older than this app. Ask its operator to update it.', {
      details: { field: 'minProto', proto: SYNC_PROTO }
    })
  if (typeof proto === 'number' && proto < MIN_SYNC_PROTO)
    return errorBody('UPGRADE_REQUIRED', 'This app is too old for the store’s backend. Update it.', {
      details: { field: 'proto', minProto: MIN_SYNC_PROTO }
    })
  return null
}
