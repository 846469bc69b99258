// electron.dialog, shell and the other parts that reach the desktop: nothing appears, what was asked is recorded.
import { EventEmitter } from 'node:events'
import { answers, record } from './record.mjs'
import { sessionFetch } from './session-fetch.mjs'

/** @param {string} name @param {object} otherwise */
const ask =
  (name, otherwise) =>
  async (/** @type {unknown[]} */ ...args) => {
    record(`dialog.${name}`, args.at(-1))
    return /** @type {any} */ (answers[name]?.shift() ?? otherwise)
  }

export const dialog = {
  showOpenDialog: ask('showOpenDialog', { canceled: true, filePaths: [] }),
  showSaveDialog: ask('showSaveDialog', { canceled: true, filePath: '' }),
  // The button that a person gets by pressing Escape, so that no test hangs or restarts anything by accident.
  showMessageBox: async (/** @type {any[]} */ ...args) => {
    const [options] = args.slice(-1)
    process.stderr.write(`[stand-in] ${options.type}: ${options.message}: ${options.detail}\n`)
    return ask('showMessageBox', { response: options.cancelId ?? 0, checkboxChecked: false })(options)
  }
}

export const shell = {
  /** @param {string} address */
  async openExternal(address) {
    record('shell.openExternal', address)
  },
  /** @param {string} path */
  async openPath(path) {
    record('shell.openPath', path)
    return ''
  }
}

export const crashReporter = {
  /** @param {object} options */
  start(options) {
    record('crashReporter.start', options)
  }
}

export const net = Object.assign(new EventEmitter(), {
  fetch: sessionFetch
})
