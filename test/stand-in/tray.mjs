// electron.Tray, nativeImage and Notification: what would be shown, kept for a test to look at and to click. Nothing is drawn.
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import { record } from './record.mjs'

export const nativeImage = {
  /** @param {string} path */
  createFromPath(path) {
    return { path, isEmpty: () => !existsSync(path), setTemplateImage: () => undefined }
  }
}

export class Tray extends EventEmitter {
  /** The last one, for tests: Electron has no list of them. @type {Tray | null} */
  static last = null

  #tip = ''
  /** @type {import('./menu.mjs').Menu | null} */
  menu = null

  /** @param {{ isEmpty(): boolean }} image */
  constructor(image) {
    super()
    // Electron makes an icon that nobody sees.
    if (image.isEmpty()) throw new Error('the tray has no image')
    Tray.last = this
    record('Tray')
  }

  /** @param {string} tip */
  setToolTip(tip) {
    this.#tip = tip
  }

  get tip() {
    return this.#tip
  }

  /** @param {import('./menu.mjs').Menu | null} menu */
  setContextMenu(menu) {
    this.menu = menu
  }
}

export class Notification extends EventEmitter {
  /** Those that were shown, oldest first, for tests. @type {Notification[]} */
  static shown = []

  static isSupported() {
    return true
  }

  /** @param {{ title?: string, body?: string }} [options] */
  constructor({ title = '', body = '' } = {}) {
    super()
    this.title = title
    this.body = body
  }

  show() {
    Notification.shown.push(this)
    record('Notification.show', this.title, this.body)
    this.emit('show', {})
  }

  close() {
    this.emit('close', {})
  }
}
