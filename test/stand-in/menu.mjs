// electron.Menu: the menu as data. A test clicks an item by its id; nothing is drawn and no accelerator is heard.
import { record } from './record.mjs'

export class MenuItem {
  /** @param {Record<string, any>} options */
  constructor(options) {
    const { click, submenu, ...rest } = options
    Object.assign(this, { enabled: true, visible: true, type: submenu ? 'submenu' : 'normal' }, rest)
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu
    this.click = () => click?.(this, undefined, {})
  }
}

export class Menu {
  /** @type {Menu | null} */
  static #shown = null

  /** @type {MenuItem[]} */
  items = []

  /** @param {Record<string, any>[]} template */
  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map((options) => new MenuItem(options))
    return menu
  }

  /** @param {Menu | null} menu */
  static setApplicationMenu(menu) {
    Menu.#shown = menu
  }

  /** A menu at the pointer: nobody sees it, so nothing is chosen. */
  popup() {
    record(
      'Menu.popup',
      this.items.map((item) => /** @type {any} */ (item).label ?? /** @type {any} */ (item).role)
    )
  }

  static getApplicationMenu() {
    return Menu.#shown
  }

  /** @param {string} id @returns {MenuItem | null} */
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = /** @type {any} */ (item).id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
