// electron.session: who is asked about permissions, downloads, and requests of the main process.
import { EventEmitter } from 'node:events'
import { cdp } from './chromium.mjs'
import { record } from './record.mjs'
import { sessionFetch } from './session-fetch.mjs'

/** Chromium's names of what a page can ask for, those that differ with Electron's. @type {readonly (readonly [string, string])[]} */
const PERMISSIONS = [
  ['notifications', 'notifications'],
  ['geolocation', 'geolocation'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read']
]

class Session extends EventEmitter {
  #check = (..._args) => true
  fetch = sessionFetch
  // Node's fetch has no connections of a session's own.
  closeAllConnections = async () => undefined

  /** @param {Function | null} handler */
  setPermissionRequestHandler(handler) {
    record('session.setPermissionRequestHandler', handler !== null)
  }

  /** @param {((...args: any[]) => boolean) | null} handler */
  setPermissionCheckHandler(handler) {
    this.#check = handler ?? (() => true)
  }

  /** @param {Function | null} handler */
  setDevicePermissionHandler(handler) {
    record('session.setDevicePermissionHandler', handler !== null)
  }

  /** @param {Function | null} handler */
  setDisplayMediaRequestHandler(handler) {
    record('session.setDisplayMediaRequestHandler', handler !== null)
  }

  availableSpellCheckerLanguages = ['de', 'en-GB', 'en-US', 'es', 'he', 'pt-BR']

  /** Throws for a language that is not available, as Electron does. @param {string[]} languages */
  setSpellCheckerLanguages(languages) {
    for (const language of languages)
      if (!this.availableSpellCheckerLanguages.includes(language)) throw new Error(`no dictionary for ${language}`)
    record('session.setSpellCheckerLanguages', languages)
  }

  /** @param {boolean} enabled */
  setSpellCheckerEnabled(enabled) {
    record('session.setSpellCheckerEnabled', enabled)
  }

  /** Chromium is told the check handler's word beforehand, for it cannot ask. Without a handler Electron grants everything. @param {any} contents */
  async applyPermissions(contents) {
    for (const [name, permission] of PERMISSIONS) {
      const setting = this.#check(contents, permission, '', {}) ? 'granted' : 'denied'
      await cdp.send('Browser.setPermission', { permission: { name }, setting })
    }
  }
}

/** @type {Map<string, Session>} */
const partitions = new Map()

export const session = {
  defaultSession: new Session(),
  /** @param {string} partition @param {object} [options] */
  fromPartition(partition, options) {
    record('session.fromPartition', partition, options)
    const known = partitions.get(partition) ?? new Session()
    partitions.set(partition, known)
    return known
  }
}
