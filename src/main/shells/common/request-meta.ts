import type { CallMeta } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

/** Longest value of either header. */
const MAX_LENGTH = { 'Idempotency-Key': 200, 'X-Wordshelf-Instance': 100 } as const

/** What headers say beside the input. Absent is fine, empty or too long is not: a cut key would make two commands look like one. */
export function readMeta(headers: Headers): Result<CallMeta, ErrorBody> {
  const idempotencyKey = readHeader(headers, 'Idempotency-Key')
  if (!idempotencyKey.ok) return idempotencyKey
  const instanceId = readHeader(headers, 'X-Wordshelf-Instance')
  if (!instanceId.ok) return instanceId
  return ok({
    ...(idempotencyKey.value === null ? {} : { idempotencyKey: idempotencyKey.value }),
    ...(instanceId.value === null ? {} : { instanceId: instanceId.value })
  })
}

function readHeader(headers: Headers, name: keyof typeof MAX_LENGTH): Result<string | null, ErrorBody> {
  const value = headers.get(name)
  if (value === null) return ok(null)
  const max = MAX_LENGTH[name]
  if (value.length >= 1 && value.length <= max) return ok(value)
  return err(
    errorBody('VALIDATION_ERROR', `The header ${name} must have 1 to ${max} characters`, { details: { field: name } })
  )
}
