import { z } from 'zod'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { MAX_EVENTS_PER_CALL, MIN_SYNC_PROTO, SYNC_PROTO, SyncRequest, WireEvent } from '#shared/sync/protocol.ts'
import { isStorable } from '../db/json-text.ts'
import type { IncomingSync } from './incoming.ts'

/** The envelope; rows are looked at with their event. Fields that are not known here are left out, for the sake of newer devices. */
const Envelope = SyncRequest.extend({
  events: z.array(WireEvent.extend({ rows: z.unknown().optional() })).max(MAX_EVENTS_PER_CALL)
})
const Protos = z.object({ proto: z.number().int(), minProto: z.number().int() })

/** A body as it came. Which protocol it speaks is asked first: the rest of another one need not be readable. */
export function readSyncRequest(body: unknown): Result<IncomingSync, ErrorBody> {
  const protos = Protos.safeParse(body)
  if (!protos.success) return err(unreadable(protos.error))
  if (protos.data.proto < MIN_SYNC_PROTO)
    return err(
      errorBody('UPGRADE_REQUIRED', 'This app is too old for its backend. Update the app; nothing of yours is lost.')
    )
  if (protos.data.minProto > SYNC_PROTO)
    return err(
      errorBody(
        'UPGRADE_REQUIRED',
        'The backend is too old for this app. It has to be updated; nothing of yours is lost.'
      )
    )
  const parsed = Envelope.safeParse(body)
  if (!parsed.success) return err(unreadable(parsed.error))
  const request = parsed.data as IncomingSync
  const { epoch, deviceId, leaseRequest, events } = request
  const names = [epoch, deviceId, leaseRequest?.requestId ?? '', ...events.map((event) => event.id)]
  return names.every(isStorable)
    ? ok(request)
    : err(errorBody('VALIDATION_ERROR', 'An id holds characters that no id has.', { details: { field: 'events' } }))
}

function unreadable(error: z.ZodError): ErrorBody {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  return errorBody('VALIDATION_ERROR', `${field === '' ? 'body' : field}: ${issue?.message ?? 'not readable'}`, {
    details: { field: field === '' ? 'body' : field }
  })
}
