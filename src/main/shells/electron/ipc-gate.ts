import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import type { CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '#shared/contract/ipc-channels.ts'
import { err } from '#shared/lib/result.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { Log } from '../../ports/system.ts'
import { safeCall } from '../common/rest.ts'
import { readCall } from './read-call.ts'
import { mayCall } from './sender-check.ts'

export interface IpcGateOptions {
  readonly gateway: EngineGateway
  /** The contents of our windows that are open now. */
  readonly ourContents: () => readonly WebContents[]
  readonly pageOrigin: string
  readonly log: Log
}

/** electron-store opens it by itself, for renderers that ask for the data folder. Ours never do. */
const FOREIGN_CHANNEL = 'electron-store-get-data'

/** The only door between pages and the main process. One channel in, one out; whatever happens, an answer is data. */
export function openIpcGate(options: IpcGateOptions): void {
  const { gateway, ourContents, pageOrigin, log } = options
  ipcMain.removeAllListeners(FOREIGN_CHANNEL)

  const isOurs = (event: IpcMainInvokeEvent): boolean => {
    const { sender, senderFrame } = event
    return mayCall(
      {
        known: ourContents().includes(sender),
        mainFrame: senderFrame !== null && senderFrame.parent === null && senderFrame === sender.mainFrame,
        origin: senderFrame?.origin ?? null
      },
      pageOrigin
    )
  }

  ipcMain.handle(
    CALL_CHANNEL,
    async (event, procedure: unknown, input: unknown, meta: unknown): Promise<CallResult> => {
      if (!isOurs(event)) {
        log.warn('a call from a foreign page was refused', { origin: event.senderFrame?.origin })
        return err(errorBody('FORBIDDEN', 'This page may not use Wordshelf'))
      }
      const call = readCall(procedure, input, meta)
      return call.ok ? safeCall(gateway, call.value.procedure, call.value.input, call.value.meta) : call
    }
  )

  gateway.on((event) => {
    for (const contents of ourContents()) {
      // A window on its way out, or one that shows something else, hears nothing.
      if (!contents.isDestroyed() && contents.mainFrame.origin === pageOrigin) contents.send(EVENT_CHANNEL, event)
    }
  })
}
