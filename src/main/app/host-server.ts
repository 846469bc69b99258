import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { HostServices } from '../ports/host.ts'
import type { FromThread, ToThread } from './thread-protocol.ts'

export interface HostServer {
  /** Answers by itself, whatever the service does. */
  call(message: Extract<FromThread, { kind: 'host-call' }>): void
  abort(id: number): void
  /** Nobody is there for an answer any more. */
  abortAll(): void
}

/** The shell's services on the shell's side of the boundary between the threads. */
export function serveHost(host: HostServices, send: (message: ToThread) => void): HostServer {
  const serving = new Map<number, AbortController>()

  async function answer({ id, service, argument }: Parameters<HostServer['call']>[0]): Promise<void> {
    const controller = new AbortController()
    serving.set(id, controller)
    try {
      send({ kind: 'host-answer', id, value: await callHost(host, service, argument, controller.signal) })
    } catch (error) {
      send({ kind: 'host-failed', id, message: errorMessage(error) })
    } finally {
      serving.delete(id)
    }
  }

  return {
    call: (message) => void answer(message),
    abort: (id) => serving.get(id)?.abort(),
    abortAll() {
      for (const controller of serving.values()) controller.abort()
    }
  }
}

/** Only these can be asked of the shell, whatever a message says. */
async function callHost(
  host: HostServices,
  service: keyof HostServices,
  argument: unknown,
  signal: AbortSignal
): Promise<unknown> {
  switch (service) {
    case 'loadSettings':
      return host.loadSettings()
    case 'saveSettings':
      return host.saveSettings(argument as Parameters<HostServices['saveSettings']>[0])
    case 'loadKey':
      return host.loadKey()
    case 'saveKey':
      return host.saveKey(argument as Parameters<HostServices['saveKey']>[0])
    case 'loadShopKey':
      return host.loadShopKey(argument as Parameters<HostServices['loadShopKey']>[0])
    case 'saveShopKey':
      return host.saveShopKey(argument as Parameters<HostServices['saveShopKey']>[0])
    case 'loadBackendToken':
      return host.loadBackendToken(argument as Parameters<HostServices['loadBackendToken']>[0])
    case 'saveBackendToken':
      return host.saveBackendToken(argument as Parameters<HostServices['saveBackendToken']>[0])
    case 'keyStorage':
      return host.keyStorage()
    case 'fetch':
      return host.fetch(argument as Parameters<HostServices['fetch']>[0], signal)
    default:
      return assertNever(service, 'host service')
  }
}
