// Chromium's DevTools protocol over one socket, with flat sessions.
import { EventEmitter } from 'node:events'

export class Cdp extends EventEmitter {
  /** @type {WebSocket | undefined} */
  #socket
  #next = 0
  #pending = new Map()

  constructor() {
    super()
    this.setMaxListeners(0)
  }

  /** @param {string} url */
  async open(url) {
    const socket = new WebSocket(url)
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve, { once: true })
      socket.addEventListener('error', () => reject(new Error(`no DevTools at ${url}`)), { once: true })
    })
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))))
    socket.addEventListener('close', () => this.#lose())
    this.#socket = socket
  }

  /** @param {string} method @param {object} [params] @param {string} [sessionId] @returns {Promise<any>} */
  send(method, params = {}, sessionId) {
    return new Promise((resolve, reject) => {
      this.#next += 1
      this.#pending.set(this.#next, { method, resolve, reject })
      this.#socket?.send(JSON.stringify({ id: this.#next, method, params, sessionId }))
    })
  }

  #receive(message) {
    if (message.id === undefined) {
      this.emit(message.sessionId ? `${message.sessionId}:${message.method}` : message.method, message.params)
      return
    }
    const { method, resolve, reject } = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.error) reject(new Error(`${method}: ${message.error.message}`))
    else resolve(message.result)
  }

  #lose() {
    for (const { method, reject } of this.#pending.values()) reject(new Error(`${method}: Chromium is gone`))
    this.#pending.clear()
  }
}
