// electron.app: start, paths, and the order in which it all ends.
import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, renameSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startChromium, stopChromium } from './chromium.mjs'
import { cancellable } from './cancellable.mjs'
import { windows } from './open-windows.mjs'
import { record } from './record.mjs'

/** Messages of second processes. */
const SECOND = '.stand-in-second-'

class App extends EventEmitter {
  name = 'Electron'
  isPackaged = false
  #version = ''
  #folder = ''
  #paths = new Map()
  #ready = Promise.withResolvers()
  #isReady = false
  #locked = false
  #ending = false

  /** @param {{ folder: string, name: string, version: string }} manifest */
  becomes({ folder, name, version }) {
    this.#folder = folder
    this.#version = version
    this.name = name
  }

  /** Called when the main module has run; ready events never come before that. */
  async open() {
    if (this.#ending) return
    try {
      await startChromium()
    } catch (error) {
      process.stderr.write(`[stand-in] ${String(error)}\n`)
      process.exit(1)
    }
    this.#isReady = true
    this.emit('ready', {}, {})
    this.#ready.resolve(undefined)
  }

  whenReady() {
    return this.#ready.promise
  }

  isReady() {
    return this.#isReady
  }

  getName() {
    return this.name
  }

  getVersion() {
    return this.#version
  }

  getPreferredSystemLanguages() {
    return ['en-GB']
  }

  getAppPath() {
    return this.#folder
  }

  /** @param {string} name */
  getPath(name) {
    const path = this.#paths.get(name) ?? this.#defaultPath(name)
    if (path === undefined) throw new Error(`Failed to get '${name}' path`)
    return path
  }

  /** @param {string} name */
  #defaultPath(name) {
    const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    const userData = join(appData, this.name)
    const known = {
      home: homedir(),
      temp: tmpdir(),
      appData,
      userData,
      sessionData: userData,
      logs: join(userData, 'logs')
    }
    return Object.hasOwn(known, name) ? known[/** @type {keyof typeof known} */ (name)] : undefined
  }

  /** @param {string} name @param {string} path */
  setPath(name, path) {
    this.#paths.set(name, path)
  }

  /** @param {string} path */
  setAppLogsPath(path) {
    this.setPath('logs', path)
  }

  /** @param {object} options */
  setAboutPanelOptions(options) {
    record('app.setAboutPanelOptions', options)
  }

  /** @param {string} path */
  addRecentDocument(path) {
    record('app.addRecentDocument', path)
  }

  clearRecentDocuments() {
    record('app.clearRecentDocuments')
  }

  enableSandbox() {
    record('app.enableSandbox')
  }

  /** One process a profile, by a file that dies with its owner. The second process leaves its message beside it. @param {object} [data] */
  requestSingleInstanceLock(data = {}) {
    const lock = this.#lockFile()
    mkdirSync(this.getPath('userData'), { recursive: true })
    for (let attempt = 0; attempt < 2; attempt += 1) {
      try {
        writeFileSync(lock, String(process.pid), { flag: 'wx' })
        this.#locked = true
        this.#hearSeconds()
        return true
      } catch {
        if (ownerLives(lock)) {
          const message = join(this.getPath('userData'), `${SECOND}${process.pid}`)
          writeFileSync(`${message}.part`, JSON.stringify({ argv: process.argv, folder: process.cwd(), data }))
          renameSync(`${message}.part`, message)
          return false
        }
        rmSync(lock, { force: true })
      }
    }
    return false
  }

  #hearSeconds() {
    const folder = this.getPath('userData')
    watch(folder, { persistent: false }, (_, name) => {
      if (!name?.startsWith(SECOND) || name.endsWith('.part')) return
      try {
        const { argv, folder: cwd, data } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
        rmSync(join(folder, name))
        void this.whenReady().then(() => this.emit('second-instance', {}, argv, cwd, data))
      } catch {
        // Its own removal is an event too.
      }
    })
  }

  #lockFile() {
    return join(this.getPath('userData'), '.stand-in-lock')
  }

  relaunch() {
    record('app.relaunch')
  }

  quit() {
    if (this.#ending || cancellable(this, 'before-quit')) return
    for (const window of Array.from(windows.values())) window.close()
    if (windows.size > 0 || cancellable(this, 'will-quit')) return
    this.emit('quit', {}, 0)
    this.exit(0)
  }

  exit(code = 0) {
    if (this.#ending) return
    this.#ending = true
    if (this.#locked) rmSync(this.#lockFile(), { force: true })
    void stopChromium().finally(() => process.exit(code))
  }
}

/** @param {string} lock */
function ownerLives(lock) {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0)
  } catch {
    return false
  }
}

export const app = new App()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit())
