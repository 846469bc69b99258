import { COMMAND_CHANNEL } from '#shared/contract/ipc-channels.ts'
import type { ShellCommand } from '#shared/contract/shell-commands.ts'

/** What of a window's contents has to do with commands. */
export interface CommandedContents {
  send(channel: string, command: ShellCommand): void
  isDestroyed(): boolean
  on(event: 'did-finish-load' | 'render-process-gone', listener: () => void): unknown
}

export interface PageCommands {
  /** Must be called for each new window, before its page loads. */
  follow(page: CommandedContents): void
  /** Brings a window to the front, opens one if need be, and tells its page as soon as it listens. */
  send(command: ShellCommand): void
}

/**
 * Commands of the shell to its page, over one channel. They come at any time, also before there is a page: a link may be what the app
 * was started with. Each is told to one window only.
 */
export function createPageCommands(showWindow: () => void): PageCommands {
  const waiting: ShellCommand[] = []
  let listener: CommandedContents | null = null

  return {
    follow(page) {
      page.on('did-finish-load', () => {
        listener = page
        for (const command of waiting.splice(0)) page.send(COMMAND_CHANNEL, command)
      })
      // It is loaded again, and listens again then.
      page.on('render-process-gone', () => {
        if (listener === page) listener = null
      })
    },
    send(command) {
      if (listener !== null && !listener.isDestroyed()) listener.send(COMMAND_CHANNEL, command)
      else waiting.push(command)
      showWindow()
    }
  }
}
