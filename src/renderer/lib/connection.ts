import { useSyncExternalStore } from 'react'
import type { CallResult } from '#shared/contract/contract.ts'
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

/**
 * Watches every answer. Whether the engine is there is decided by `app.status` alone, so that one procedure that is not available
 * can't make the window flicker between lost and found; any other call that finds nobody has the status asked at once.
 */
export function watchConnection(transport: Transport): Transport {
  let checking = false

  async function check(): Promise<void> {
    if (checking) return
    checking = true
    note(await transport.call('app.status', {}, {}))
    checking = false
  }

  return {
    shell: transport.shell,
    call: async (procedure, input, meta) => {
      const result = await transport.call(procedure, input, meta)
      if (procedure === 'app.status') note(result)
      else if (isLost(result)) void check()
      return result
    },
    on: (listener) => transport.on(listener),
    ...(transport.onCommand && { onCommand: transport.onCommand })
  }
}

/** Said across the window until the engine answers again, and then everything in use is read anew. */
export function isConnectionLost({ code }: Pick<ErrorBody, 'code'>): boolean {
  return code === 'UNAVAILABLE' || code === 'UNAUTHORIZED'
}

function isLost(result: CallResult): boolean {
  return !result.ok && (isConnectionLost(result.error) || result.error.code === 'NO_ANSWER')
}

function note(result: CallResult): void {
  set(!result.ok && isLost(result) ? result.error : null)
}

export function useConnectionTrouble(): ErrorBody | null {
  return useSyncExternalStore(subscribe, () => trouble)
}
