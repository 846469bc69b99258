// Where the preload runs: an isolated world with Electron's sandboxed renderer API, its half of contextBridge and a line to the main
// process. Given as source text, so it must not refer to anything outside of itself.

/**
 * @param {string} secret
 * @param {string} mouth the binding that carries text to the main process
 * @param {string} ear what the main process calls with text
 * @param {{ encode(value: unknown): string, decode(text: string): any }} codec
 * @param {(require: (name: string) => unknown, module: object, exports: object) => void} preload
 */
export function preloadWorld(secret, mouth, ear, codec, preload) {
  if (window !== window.top) return
  const functions = new Map()
  const waiting = new Map()
  const listeners = new Map()
  let next = 0

  const say = (type, detail) => window.dispatchEvent(new CustomEvent(`${secret}:${type}`, { detail }))
  const mapFields = (value, map) => Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field)]))
  const isObject = (value) => typeof value === 'object' && value !== null

  function toPage(value) {
    if (typeof value === 'function') {
      next += 1
      functions.set(next, value)
      return { [secret]: 'function', id: next }
    }
    if (value instanceof Promise) {
      next += 1
      const id = next
      value.then(
        (result) => say('settle', { id, value: toPage(result) }),
        (error) => say('settle', { id, error: String(error?.message ?? error) })
      )
      return { [secret]: 'promise', id }
    }
    if (Array.isArray(value)) return value.map(toPage)
    // As Electron has it: name and own fields of an error are lost.
    if (value instanceof Error) return new Error(value.message)
    return isObject(value) && !(value instanceof Date) ? mapFields(value, toPage) : value
  }

  function fromPage(value) {
    if (Array.isArray(value)) return value.map(fromPage)
    if (!isObject(value) || value instanceof Date) return value
    if (value[secret] === 'callback') return (...args) => say('callback', { id: value.id, args: args.map(toPage) })
    return mapFields(value, fromPage)
  }

  window.addEventListener(`${secret}:call`, ({ detail: { id, args } }) => {
    try {
      say('return', { value: toPage(functions.get(id)(...args.map(fromPage))) })
    } catch (error) {
      say('return', { error: String(error?.message ?? error) })
    }
  })

  const post = (message) => globalThis[mouth](codec.encode(message))
  window.addEventListener(`${secret}:open`, ({ detail: { address } }) => post({ kind: 'open', address }))
  const ipcRenderer = {
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
    off(channel, listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener)
      )
      return ipcRenderer
    },
    send: (channel, ...args) => post({ kind: 'send', channel, args }),
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        next += 1
        waiting.set(next, { resolve, reject })
        post({ kind: 'invoke', channel, args, id: next })
      })
  }

  globalThis[ear] = (text) => {
    const message = codec.decode(text)
    if (message.kind === 'event') {
      for (const listener of listeners.get(message.channel) ?? []) listener({ sender: ipcRenderer }, ...message.args)
      return
    }
    const { resolve, reject } = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') resolve(message.value)
    else reject(new Error(message.message))
  }

  const contextBridge = { exposeInMainWorld: (key, api) => say('expose', { key, value: toPage(api) }) }
  // A sandboxed preload can require Electron and little else; this app's has everything else bundled.
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error(`module not found: ${name}`)
  }
  const module = { exports: {} }
  preload(require, module, module.exports)
}
