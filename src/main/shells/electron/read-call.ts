import { z } from 'zod'
import { isProcedureName, type CallMeta, type ProcedureName } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { MAX_JSON_BYTES } from '../common/read-json.ts'

export interface Call {
  readonly procedure: ProcedureName
  readonly input: unknown
  readonly meta: CallMeta
}

/** The same limits as the headers have over HTTP. */
const Meta = z.object({
  instanceId: z.string().min(1).max(100).optional(),
  idempotencyKey: z.string().min(1).max(200).optional()
})

/**
 * Reads a message that claims to be a call. The input goes through JSON, so that it can hold nothing that it could not hold over
 * HTTP: no cycles, no buffers, no dates. Its fields are the engine's to check.
 */
export function readCall(
  procedure: unknown,
  input: unknown,
  meta: unknown,
  maxBytes = MAX_JSON_BYTES
): Result<Call, ErrorBody> {
  if (typeof procedure !== 'string' || !isProcedureName(procedure)) {
    return err(errorBody('NOT_FOUND', 'There is no such procedure'))
  }
  const text = toJson(input ?? {})
  if (text === null) return err(errorBody('VALIDATION_ERROR', 'The input must be plain data'))
  if (Buffer.byteLength(text) > maxBytes) {
    return err(errorBody('PAYLOAD_TOO_LARGE', 'This is more than Wordshelf takes in one go. Split the request.'))
  }
  const parsed = Meta.safeParse(meta ?? {})
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? 'meta'
    return err(errorBody('VALIDATION_ERROR', `${field} is not usable`, { details: { field } }))
  }
  return ok({ procedure, input: JSON.parse(text) as unknown, meta: parsed.data })
}

function toJson(value: unknown): string | null {
  try {
    return (JSON.stringify(value) as string | undefined) ?? null
  } catch {
    return null
  }
}
