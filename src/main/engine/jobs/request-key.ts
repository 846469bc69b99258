import type { ErrorBody } from '#shared/contract/errors.ts'
import { keyReused } from '#shared/contract/job-errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { StoreRead } from '../../ports/store.ts'
import type { Hash } from '../../ports/system.ts'

/** The caller's own name for one request, and what was asked for by it. It is kept with the first job that the request began. */
export interface RequestKey {
  readonly key: string
  readonly hash: string
}

export function requestKey(hash: Hash, key: string | undefined, text: string): RequestKey | null {
  return key === undefined ? null : { key, hash: hash.digest(text) }
}

/**
 * What a request was answered that came before with this key, after a restart too: what is charged for is not charged twice because an
 * answer got lost. A key that was used for something else is an error, because one of the two callers would be told about jobs that are
 * not theirs.
 */
export function earlierAnswer<A>(
  db: StoreRead,
  instanceId: string,
  request: RequestKey | null
): Result<A, ErrorBody> | null {
  const earlier = request && db.getIdempotentAnswer(instanceId, request.key)
  if (request === null || earlier === null) return null
  return earlier.hash === request.hash ? ok(earlier.answer as A) : err(keyReused(request.key))
}
