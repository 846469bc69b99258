import { Worker } from 'node:worker_threads'
import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import { assertNever } from '#shared/lib/assert-never.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import type { EngineGateway } from '../ports/gateway.ts'
import type { HostServices } from '../ports/host.ts'
import { serveHost } from './host-server.ts'
import type { EngineStartErrorCode, FromThread, ThreadOptions, ToThread } from './thread-protocol.ts'

export interface EngineOptions extends ThreadOptions {
  /** `engine-thread.js` of the build, or its source in tests. The entry file knows where it lies. */
  readonly threadUrl: URL
}

export class EngineStartError extends Error {
  readonly code: EngineStartErrorCode

  constructor(code: EngineStartErrorCode, message: string) {
    super(message)
    this.name = 'EngineStartError'
    this.code = code
  }
}

/**
 * Starts the engine in a thread of its own, so that a synchronous SQLite call never stalls a window. Rejects with `EngineStartError`
 * where the database can't be opened; after that, calls always resolve, also when the thread has died.
 */
export async function startEngine(options: EngineOptions, host: HostServices): Promise<EngineGateway> {
  const { threadUrl, ...workerData } = options
  const worker = new Worker(threadUrl, { name: 'engine', workerData })
  const pending = new Map<number, (result: CallResult) => void>()
  const listeners = new Set<(event: AnyEvent) => void>()
  const ready = Promise.withResolvers<void>()
  const gone = Promise.withResolvers<void>()
  let nextId = 0
  let alive = true
  let stopping = false

  const send = (message: ToThread): void => worker.postMessage(message)
  const services = serveHost(host, send)

  worker.on('message', (message: FromThread) => {
    switch (message.kind) {
      case 'ready':
        ready.resolve()
        return
      case 'refused':
        ready.reject(new EngineStartError(message.code, message.message))
        return
      case 'answer':
        pending.get(message.id)?.(message.result)
        pending.delete(message.id)
        return
      case 'event':
        for (const listener of listeners) listener(message.event)
        return
      case 'host-call':
        services.call(message)
        return
      case 'host-abort':
        services.abort(message.id)
        return
      case 'stopped':
        // The database is closed. What still waits for a server that never answers would keep the thread, and with it the app, for minutes.
        void worker.terminate()
        return
      default:
        assertNever(message, 'message')
    }
  })
  const fail = (reason: string): void => {
    alive = false
    ready.reject(new EngineStartError('FAILED', reason))
    for (const resolve of pending.values()) resolve(engineGone())
    pending.clear()
    services.abortAll()
    gone.resolve()
  }
  worker.on('error', (error) => fail(`The engine stopped: ${errorMessage(error)}`))
  worker.on('exit', (code) => fail(`The engine stopped with code ${code}.`))

  await ready.promise
  return {
    call(procedure, input, meta) {
      if (!alive || stopping) return Promise.resolve(engineGone())
      return new Promise((resolve) => {
        const id = nextId++
        pending.set(id, resolve)
        try {
          send({ kind: 'call', id, procedure, input, meta })
        } catch (error) {
          pending.delete(id)
          resolve(notSendable(error))
        }
      })
    },
    on(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    async stop() {
      if (alive && !stopping) send({ kind: 'stop' })
      stopping = true
      await gone.promise
    },
    whenGone: gone.promise
  }
}

function engineGone(): CallResult {
  return {
    ok: false,
    error: errorBody('UNAVAILABLE', 'The engine has stopped. Start Wordshelf again; nothing that was saved is lost.')
  }
}

/** Functions and the like cannot go to another thread. */
function notSendable(error: unknown): CallResult {
  return {
    ok: false,
    error: errorBody('VALIDATION_ERROR', `body: only plain data can be sent (${errorMessage(error)})`, {
      details: { field: 'body' }
    })
  }
}
