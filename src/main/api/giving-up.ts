import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { CallContext } from './handlers.ts'

/** Calls that wait for a server which may never answer, and can be broken off meanwhile. */
export interface GivingUp {
  /** Runs a call that may be given up by its key. Whoever asks looks at the signal once more before anything is changed. */
  run<T>(
    context: CallContext,
    ask: (signal: AbortSignal) => Promise<Result<T, ErrorBody>>
  ): Promise<Result<T, ErrorBody>>
  /** Breaks off the calls with this key. What has been answered already stays as it is. */
  giveUp(key: string): void
}

export function createGivingUp(): GivingUp {
  const underWay = new Set<{ readonly key: string; readonly controller: AbortController }>()

  return {
    async run({ idempotencyKey }, ask) {
      const controller = new AbortController()
      const call = { key: idempotencyKey ?? '', controller }
      underWay.add(call)
      try {
        return await ask(controller.signal)
      } catch (error) {
        if (!controller.signal.aborted) throw error
        return err(errorBody('CANCELLED', 'Nothing was changed.'))
      } finally {
        underWay.delete(call)
      }
    },

    giveUp(key) {
      for (const call of underWay) if (call.key === key) call.controller.abort()
    }
  }
}
