import path from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { errorMessage } from '#shared/lib/error-message.ts'
import { createDispatch } from '../api/dispatch.ts'
import { OpenError } from '../adapters/db/open.ts'
import { systemClock } from '../adapters/system/system.ts'
import { createLogFile } from '../adapters/system/log-file.ts'
import type { HostServices } from '../ports/host.ts'
import { openEngine, LockedError } from './open-engine.ts'
import type { EngineStartErrorCode, FromThread, ThreadOptions, ToThread } from './thread-protocol.ts'

/** Serves calls that arrive on `port` until it is told to stop. Tells the shell once whether it is ready or why not. */
export async function runEngineThread(port: MessagePort, options: ThreadOptions): Promise<void> {
  const send = (message: FromThread): void => port.postMessage(message)
  const log = createLogFile(path.join(options.dataDir, 'logs', 'engine.log'), systemClock)
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextAsk = 0

  const ask = (service: keyof HostServices, argument: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextAsk++
      asked.set(id, { resolve, reject })
      send({ kind: 'host-call', id, service, argument })
    })
  const host: HostServices = {
    loadSettings: () => ask('loadSettings', null) as ReturnType<HostServices['loadSettings']>,
    saveSettings: (settings) => ask('saveSettings', settings) as Promise<void>,
    loadKey: () => ask('loadKey', null) as ReturnType<HostServices['loadKey']>,
    saveKey: (key) => ask('saveKey', key) as Promise<void>,
    keyStorage: () => ask('keyStorage', null) as ReturnType<HostServices['keyStorage']>
  }

  let serve: ((message: ToThread) => void) | null = null
  port.on('message', (message: ToThread) => {
    if (message.kind !== 'host-answer' && message.kind !== 'host-failed') return serve?.(message)
    const waiting = asked.get(message.id)
    asked.delete(message.id)
    if (message.kind === 'host-answer') waiting?.resolve(message.value)
    else waiting?.reject(new Error(message.message))
  })

  try {
    const { engine, close } = await openEngine(options, host, log)
    const dispatch = createDispatch(engine, { ...options, recovery: null })
    engine.deps.bus.on((event) => send({ kind: 'event', event }))
    const stop = async (): Promise<void> => {
      await close()
      send({ kind: 'stopped' })
      port.close()
    }
    serve = (message) => {
      if (message.kind === 'call')
        void dispatch(message.procedure, message.input, message.meta).then((result) =>
          send({ kind: 'answer', id: message.id, result })
        )
      else if (message.kind === 'stop') void stop()
    }
    send({ kind: 'ready' })
  } catch (error) {
    log.error('the engine could not start', { error: errorMessage(error) })
    send({ kind: 'refused', code: codeOf(error), message: errorMessage(error) })
    port.close()
  }
}

function codeOf(error: unknown): EngineStartErrorCode {
  if (error instanceof LockedError) return 'LOCKED'
  return error instanceof OpenError ? error.code : 'FAILED'
}
