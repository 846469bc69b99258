// electron.ipcMain: messages of the preloads' ipcRenderer.
import { EventEmitter } from 'node:events'
import { makeCodec } from './codec.mjs'

const codec = makeCodec()

class IpcMain extends EventEmitter {
  #handlers = new Map()

  /** @param {string} channel @param {(...args: any[]) => unknown} handler */
  handle(channel, handler) {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  /** @param {string} channel */
  removeHandler(channel) {
    this.#handlers.delete(channel)
  }

  /** @param {any} sender @param {string} text */
  async receive(sender, text) {
    const { kind, channel, args, id, address } = codec.decode(text)
    if (kind === 'open') {
      sender.askToOpen(address)
      return
    }
    const event = { sender, senderFrame: sender.mainFrame, frameId: 1, processId: sender.id, type: 'frame' }
    if (kind === 'send') {
      this.emit(channel, event, ...args)
      return
    }
    try {
      const handler = this.#handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      sender.deliver({ kind: 'answer', id, value: await handler(event, ...args) })
    } catch (error) {
      sender.deliver({ kind: 'failure', id, message: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  }
}

export const ipcMain = new IpcMain()
