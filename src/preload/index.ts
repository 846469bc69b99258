import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import type { AnyEvent } from '#shared/contract/events.ts'
import { CALL_CHANNEL, COMMAND_CHANNEL, EVENT_CHANNEL } from '#shared/contract/ipc-channels.ts'
import type { ShellCommand } from '#shared/contract/shell-commands.ts'
import type { Transport } from '#shared/contract/transport.ts'

/** The page that listens to the shell, and what came before it did: the shell may speak while the page is still starting. */
let hearCommand: ((command: ShellCommand) => void) | null = null
const earlyCommands: ShellCommand[] = []
ipcRenderer.on(COMMAND_CHANNEL, (_: IpcRendererEvent, command: ShellCommand) => {
  if (hearCommand === null) earlyCommands.push(command)
  else hearCommand(command)
})

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
  },
  onCommand(listener: (command: ShellCommand) => void): () => void {
    hearCommand = listener
    for (const command of earlyCommands.splice(0)) listener(command)
    return () => {
      if (hearCommand === listener) hearCommand = null
    }
  }
}

contextBridge.exposeInMainWorld('wordshelf', transport)
