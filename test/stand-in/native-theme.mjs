// electron.nativeTheme: the pages' prefers-color-scheme follows it. The desktop itself is light.
import { EventEmitter } from 'node:events'
import { windows } from './open-windows.mjs'

class NativeTheme extends EventEmitter {
  /** @type {'system' | 'light' | 'dark'} */
  #source = 'system'

  get themeSource() {
    return this.#source
  }

  set themeSource(source) {
    this.#source = source
    this.emit('updated')
    for (const { webContents } of windows.values())
      void webContents.attached.then(() => webContents.showTheme()).catch(() => undefined)
  }

  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new NativeTheme()
