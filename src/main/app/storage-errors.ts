import { AsyncLocalStorage } from 'node:async_hooks'
import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { StorageFault } from '../adapters/db/checks-fault.ts'
import type { Dispatch } from '../api/dispatch.ts'

/** Long enough to delete something. Milliseconds. */
const RETRY_FULL_MS = 30_000
const RETRY_REOPEN_MS = 2_000

export interface StorageErrors {
  /** Called where the store fails, inside the call that it fails in. */
  note(fault: StorageFault): void
  /** A call that failed because of the disk says so, with the way out. */
  wrap(dispatch: Dispatch): Dispatch
}

/** Below the engine nobody knows what a full disk is; above it nobody sees it. This carries the word past it, call by call. */
export function createStorageErrors(): StorageErrors {
  const calls = new AsyncLocalStorage<{ fault: StorageFault | null }>()
  return {
    note(fault) {
      const call = calls.getStore()
      if (call) call.fault ??= fault
    },
    wrap: (dispatch) => (procedure, input, meta) => {
      const call: { fault: StorageFault | null } = { fault: null }
      return calls.run(call, async (): Promise<CallResult> => {
        const result = await dispatch(procedure, input, meta)
        if (result.ok || result.error.code !== 'INTERNAL' || call.fault === null) return result
        return { ok: false, error: storageError(call.fault) }
      })
    }
  }
}

function storageError(fault: StorageFault): ErrorBody {
  switch (fault) {
    case 'full':
      return errorBody('UNAVAILABLE', 'The disk is full. Nothing was changed; make room and try again.', {
        retry: { afterMs: RETRY_FULL_MS }
      })
    case 'damaged':
      return errorBody(
        'UNAVAILABLE',
        'Part of the data cannot be read. Nothing was changed; Wordshelf is checking it now and will say what it found.',
        { retry: { afterMs: RETRY_REOPEN_MS } }
      )
    case 'io':
      return errorBody(
        'UNAVAILABLE',
        'The disk does not answer as it should. Nothing was changed; check it and try again.',
        {
          retry: { afterMs: RETRY_FULL_MS }
        }
      )
    case 'forbidden':
      return errorBody(
        'UNAVAILABLE',
        'Wordshelf may not write to its data folder any more. Nothing was changed; give your account that right and try again.',
        {
          retry: { afterMs: RETRY_FULL_MS }
        }
      )
  }
}
