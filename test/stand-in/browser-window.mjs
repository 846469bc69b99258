// electron.BrowserWindow: what a window is besides its page.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { app } from './app.mjs'
import { cancellable } from './cancellable.mjs'
import { cdp } from './chromium.mjs'
import { contentsByTarget, windows } from './open-windows.mjs'
import { WebContents } from './web-contents.mjs'
import { record } from './record.mjs'
import { loadWindowState, saveWindowState } from './window-state.mjs'

let lastId = 0
/** The window that has the keyboard. A person may give it to another program: then none has. @type {BrowserWindow | null} */
let focused = null

export class BrowserWindow extends EventEmitter {
  #bounds
  #visible
  #minimized = false
  #title
  #stateName
  #progress = { value: -1, mode: 'none' }

  /** @param {Record<string, any>} [options] */
  constructor(options = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = { sandbox: true, contextIsolation: true, nodeIntegration: false, ...options.webPreferences }
    if (!preferences.sandbox || !preferences.contextIsolation || preferences.nodeIntegration)
      throw new Error('the stand-in has only sandboxed pages with an isolated preload and without Node')
    if (preferences.preload !== undefined && !existsSync(preferences.preload))
      throw new Error(`there is no preload at ${preferences.preload}`)
    lastId += 1
    this.id = lastId
    this.#stateName = options.windowStatePersistence && options.name ? String(options.name) : null
    const { x = 320, y = 110, width = 800, height = 600, minWidth = 0, minHeight = 0 } = options
    const wanted = { x, y, width: Math.max(width, minWidth), height: Math.max(height, minHeight) }
    record('BrowserWindow', { spellcheck: preferences.spellcheck })
    this.#bounds = (this.#stateName === null ? null : loadWindowState(this.#stateName)) ?? wanted
    this.#visible = options.show !== false
    this.#title = options.title ?? app.name
    windows.set(this.id, this)
    this.webContents = new WebContents(this, preferences, this.#bounds)
    app.emit('web-contents-created', {}, this.webContents)
    app.emit('browser-window-created', {}, this)
  }

  static getAllWindows() {
    return [...windows.values()]
  }

  static getFocusedWindow() {
    return [...windows.values()].find((window) => window.isFocused()) ?? null
  }

  /** @param {WebContents | undefined} contents */
  static fromWebContents(contents) {
    return contents?.window ?? null
  }

  /** @param {string} address */
  loadURL(address) {
    return this.webContents.loadURL(address)
  }

  show() {
    this.#visible = true
    this.emit('show')
    this.focus()
  }

  hide() {
    this.blur()
    this.#visible = false
    this.emit('hide')
  }

  isVisible() {
    return this.#visible
  }

  focus() {
    if (focused === this) return
    focused?.blur()
    focused = this
    this.emit('focus')
  }

  blur() {
    if (focused !== this) return
    focused = null
    this.emit('blur')
  }

  isFocused() {
    return focused === this
  }

  /** @param {number} value @param {{ mode?: string }} [options] */
  setProgressBar(value, { mode = 'normal' } = {}) {
    this.#progress = { value, mode }
  }

  /** For tests: Electron only sets it. */
  get progress() {
    return this.#progress
  }

  minimize() {
    this.#minimized = true
    this.emit('minimize')
  }

  restore() {
    this.#minimized = false
    this.emit('restore')
  }

  isMinimized() {
    return this.#minimized
  }

  getBounds() {
    return { ...this.#bounds }
  }

  /** @param {object} bounds */
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
  }

  getTitle() {
    return this.#title
  }

  setBackgroundColor() {
    // Chromium paints its own; nobody sees this one.
  }

  isDestroyed() {
    return !windows.has(this.id)
  }

  close() {
    if (!this.isDestroyed() && !cancellable(this, 'close')) this.destroy()
  }

  destroy() {
    if (!windows.delete(this.id)) return
    this.blur()
    if (this.#stateName !== null) saveWindowState(this.#stateName, this.#bounds)
    this.webContents.destroy()
    this.emit('closed')
    if (windows.size > 0) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else app.quit()
  }
}

cdp.on('Target.targetDestroyed', ({ targetId }) => contentsByTarget.get(targetId)?.window.destroy())
// Electron asks the app's handler and makes the window itself; one that Chromium made has to go, whatever the handler said.
cdp.on('Target.targetCreated', ({ targetInfo: { targetId, openerId } }) => {
  if (openerId && !contentsByTarget.has(targetId)) cdp.send('Target.closeTarget', { targetId }).catch(() => undefined)
})
app.once('ready', () => {
  cdp.send('Target.setDiscoverTargets', { discover: true }).catch(() => undefined)
})
