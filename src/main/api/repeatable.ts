import { keyReused } from '#shared/contract/job-errors.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { Hash } from '../ports/system.ts'
import type { CallContext } from './handlers.ts'

/** Answers that are kept of each command, of all stores together. */
const KEPT = 200

/**
 * A command whose answer can be asked for again with its key, for as long as the app runs: it may have got lost on its way. What begins a job
 * or publishes keeps its keys on the disk, since there a repeat would cost something after a restart too; a decision on a text that is made
 * twice is the same decision.
 */
export function repeatable<I, T>(
  hash: Hash,
  run: (input: I, context: CallContext) => Result<T, ErrorBody> | Promise<Result<T, ErrorBody>>
): (input: I, context: CallContext) => Promise<Result<T, ErrorBody>> {
  const kept = new Map<string, { readonly inputHash: string; readonly answer: Promise<Result<T, ErrorBody>> }>()

  return async (input, context) => {
    const { instanceId, idempotencyKey } = context
    if (idempotencyKey === undefined) return run(input, context)
    const name = JSON.stringify([instanceId, idempotencyKey])
    const inputHash = hash.digest(JSON.stringify(input))
    const earlier = kept.get(name)
    if (earlier !== undefined) return earlier.inputHash === inputHash ? earlier.answer : err(keyReused(idempotencyKey))

    const answer = (async () => run(input, context))()
    kept.set(name, { inputHash, answer })
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    try {
      const result = await answer
      // What was refused changed nothing, and may well be possible the next time.
      if (!result.ok) kept.delete(name)
      return result
    } catch (error) {
      kept.delete(name)
      throw error
    }
  }
}
