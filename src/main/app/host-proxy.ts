import type { HostServices } from '../ports/host.ts'
import type { FromThread, ToThread } from './thread-protocol.ts'

export type HostAnswer = Extract<ToThread, { kind: 'host-answer' | 'host-failed' }>

export interface HostProxy {
  readonly host: HostServices
  /** An answer that has arrived. One that nobody waits for any more is dropped. */
  settle(answer: HostAnswer): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** The shell's services on the engine's side of the boundary between their threads. */
export function createHostProxy(send: (message: FromThread) => void): HostProxy {
  const asked = new Map<number, Waiting>()
  let nextAsk = 0

  const ask = (service: keyof HostServices, argument: unknown, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const id = nextAsk++
      const giveUp = (): void => {
        asked.delete(id)
        send({ kind: 'host-abort', id })
        reject(new Error('Nobody waits for this any more.'))
      }
      asked.set(id, {
        resolve(value) {
          signal?.removeEventListener('abort', giveUp)
          resolve(value)
        },
        reject(error) {
          signal?.removeEventListener('abort', giveUp)
          reject(error)
        }
      })
      signal?.addEventListener('abort', giveUp, { once: true })
      send({ kind: 'host-call', id, service, argument })
    })

  return {
    host: {
      loadSettings: () => ask('loadSettings', null) as ReturnType<HostServices['loadSettings']>,
      saveSettings: (settings) => ask('saveSettings', settings) as Promise<void>,
      loadKey: () => ask('loadKey', null) as ReturnType<HostServices['loadKey']>,
      saveKey: (key) => ask('saveKey', key) as Promise<void>,
      loadShopKey: (instanceId) => ask('loadShopKey', instanceId) as ReturnType<HostServices['loadShopKey']>,
      saveShopKey: (entry) => ask('saveShopKey', entry) as Promise<void>,
      loadBackendToken: (instanceId) =>
        ask('loadBackendToken', instanceId) as ReturnType<HostServices['loadBackendToken']>,
      saveBackendToken: (entry) => ask('saveBackendToken', entry) as Promise<void>,
      keyStorage: () => ask('keyStorage', null) as ReturnType<HostServices['keyStorage']>,
      fetch: (request, signal) => ask('fetch', request, signal) as ReturnType<HostServices['fetch']>
    },
    settle(answer) {
      const waiting = asked.get(answer.id)
      asked.delete(answer.id)
      if (answer.kind === 'host-answer') waiting?.resolve(answer.value)
      else waiting?.reject(new Error(answer.message))
    }
  }
}
