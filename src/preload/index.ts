import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import { CALL_CHANNEL, EVENT_CHANNEL } from '#shared/contract/ipc-channels.ts'
import type { Transport } from '#shared/contract/transport.ts'

/** Everything that the page can reach of the app. The channels are fixed here, so the page cannot name one of its own. */
const transport: Transport = {
  shell: 'electron',
  async call(procedure: string, input: unknown, meta: CallMeta): Promise<CallResult> {
    try {
      return (await ipcRenderer.invoke(CALL_CHANNEL, procedure, input, meta)) as CallResult
    } catch {
      // Written out, because importing the function would bring the whole contract into every window.
      return {
        ok: false,
        error: {
          error: 'Not available',
          code: 'UNAVAILABLE',
          message: 'Wordshelf could not pass this on. Try again, and restart Wordshelf if it stays like this.'
        }
      }
    }
  },
  on(listener: (event: AnyEvent) => void): () => void {
    // The IPC event stays here: it would hand ipcRenderer to the page.
    const hear = (_: IpcRendererEvent, event: AnyEvent): void => listener(event)
    ipcRenderer.on(EVENT_CHANNEL, hear)
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear)
    }
  }
}

contextBridge.exposeInMainWorld('wordshelf', transport)
