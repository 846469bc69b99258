import { useCallback, useRef } from 'react'
import type { CallResult, Input, Output } from '#shared/contract/contract.ts'
import { useApi } from './api.tsx'

/** What asks another computer, which may take the request and never say a word. */
type Asking = 'settings.put' | 'settings.testModel' | 'shop.connect' | 'shop.test' | 'sync.link'

export interface Cancellable {
  readonly call: <P extends Asking>(procedure: P, input: Input<P>) => Promise<CallResult<Output<P>>>
  /** Has the engine break it off. What comes of it is in the answer of the call: it may have been done a moment before. */
  readonly cancel: () => void
}

/** Makes one call at a time that can be cancelled while it is under way. */
export function useCancellable(): Cancellable {
  const client = useApi()
  const key = useRef<string | null>(null)
  const cancel = useCallback(() => {
    if (key.current !== null) void client.call('app.giveUp', { key: key.current })
  }, [client])
  return {
    async call(procedure, input) {
      const idempotencyKey = crypto.randomUUID()
      key.current = idempotencyKey
      try {
        return await client.call(procedure, input, { idempotencyKey })
      } finally {
        key.current = null
      }
    },
    cancel
  }
}
