import { useSyncExternalStore } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import type { Transport } from '#shared/contract/transport.ts'

/** Why the engine can't be worked with, as it said or as the transport found out; null while all is well. */
let trouble: ErrorBody | null = null
const listeners = new Set<() => void>()

function set(next: ErrorBody | null): void {
  if (next?.code === trouble?.code) return
  trouble = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Watches every answer: one that says "not there" or "not signed in" is the whole window's business. */
export function watchConnection(transport: Transport): Transport {
  return {
    shell: transport.shell,
    call: async (procedure, input, meta) => {
      const result = await transport.call(procedure, input, meta)
      const lost = !result.ok && (result.error.code === 'UNAVAILABLE' || result.error.code === 'UNAUTHORIZED')
      set(lost ? result.error : null)
      return result
    },
    on: (listener) => transport.on(listener)
  }
}

export function useConnectionTrouble(): ErrorBody | null {
  return useSyncExternalStore(subscribe, () => trouble)
}
