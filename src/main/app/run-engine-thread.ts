import path from 'node:path'
import type { MessagePort } from 'node:worker_threads'
import { TOPICS } from '#shared/contract/events.ts'
import { errorMessage } from '#shared/lib/error-message.ts'
import { createDispatch, type Dispatch } from '../api/dispatch.ts'
import { OpenError } from '../adapters/db/open-error.ts'
import type { Suspicion } from '../adapters/db/recover.ts'
import { systemClock } from '../adapters/system/system.ts'
import { createLogFile } from '../adapters/system/log-file.ts'
import { createHostProxy } from './host-proxy.ts'
import { openEngine, LockedError } from './open-engine.ts'
import { createStorageErrors } from './storage-errors.ts'
import type { EngineStartErrorCode, FromThread, ThreadOptions, ToThread } from './thread-protocol.ts'

/** Serves calls that arrive on `port` until it is told to stop. Tells the shell once whether it is ready or why not. */
export async function runEngineThread(port: MessagePort, options: ThreadOptions): Promise<void> {
  const send = (message: FromThread): void => port.postMessage(message)
  const log = createLogFile(path.join(options.dataDir, 'logs', 'engine.log'), systemClock)
  const { host, settle } = createHostProxy(send)

  let serve: ((message: ToThread) => void) | null = null
  port.on('message', (message: ToThread) => {
    if (message.kind !== 'host-answer' && message.kind !== 'host-failed') return serve?.(message)
    return settle(message)
  })

  const storage = createStorageErrors()
  let reopened = 0

  const open = async (suspicion: Suspicion): Promise<Opened> => {
    const hooks = { onFault: storage.note, onDamage: () => void reopen() }
    const { engine, notice, close } = await openEngine(options, host, log, hooks, suspicion)
    engine.deps.bus.on((event) => send({ kind: 'event', event }))
    return { dispatch: storage.wrap(createDispatch(engine, { ...options, recovery: notice })), close }
  }

  /** Calls wait meanwhile; the window stays, sees other data afterwards, and is told why. */
  async function reopen(): Promise<void> {
    reopened += 1
    const old = current
    log.error('the database is damaged and is opened again', { times: reopened })
    current = old.then(async ({ close }) => {
      await close().catch((error: unknown) => log.error('closing failed', { error: errorMessage(error) }))
      if (reopened > MOST_REOPENED) throw new Error('The data is damaged again and again')
      return await open(reopened === 1 ? 'suspected' : 'certain')
    })
    try {
      await current
      send({ kind: 'event', event: { name: 'changed', payload: { instanceId: null, topics: [...TOPICS] } } })
    } catch (error) {
      log.error('the engine could not be opened again', { error: errorMessage(error) })
      port.close()
    }
  }

  let current = open('none')
  try {
    await current
  } catch (error) {
    log.error('the engine could not start', { error: errorMessage(error) })
    send({ kind: 'refused', code: codeOf(error), message: errorMessage(error) })
    port.close()
    return
  }
  const stop = async (): Promise<void> => {
    const { close } = await current
    await close()
    send({ kind: 'stopped' })
    port.close()
  }
  const answer = async (message: Extract<ToThread, { kind: 'call' }>): Promise<void> => {
    const { dispatch } = await current
    const result = await dispatch(message.procedure, message.input, message.meta)
    send({ kind: 'answer', id: message.id, result })
  }
  serve = (message) => {
    // Where opening again fails, the port is closed and the shell answers what waits.
    if (message.kind === 'call') void answer(message).catch(() => undefined)
    else if (message.kind === 'stop') void stop().catch(() => port.close())
  }
  send({ kind: 'ready' })
}

interface Opened {
  readonly dispatch: Dispatch
  readonly close: () => Promise<void>
}

/** A database that is damaged again in the same run has a disk behind it that is failing. */
const MOST_REOPENED = 3

function codeOf(error: unknown): EngineStartErrorCode {
  if (error instanceof LockedError) return 'LOCKED'
  return error instanceof OpenError ? error.code : 'FAILED'
}
