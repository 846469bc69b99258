// A stand-in for the module `electron`, for machines without its binary: the app's real main process on Node, its windows in a Chromium that
// is driven over the DevTools protocol. Test support, never part of the product.
//
// What a test on it proves: that the main entry and the preload, as built, start and work together; the bridge's shape; calls and
// events over IPC; who may call; what the app's own scheme answers, content security policy and all, in a real browser; the
// handlers for navigation, windows, permissions and downloads; menus and dialogs as data; settings and sealed secrets across a
// restart; the order of start and quit.
//
// What it cannot vouch for: the version of Electron and its Chromium; Chromium's sandbox and Electron's process model; fuses and asar
// integrity; that the scheme app:// itself is privileged as asked (pages are shown at http://wordshelf.app.localhost and translated); native menus,
// accelerators, dialogs, the tray, notices, the taskbar, the keychain and crash reports; what a page gets from window.open; where windows stand on real
// displays; how the system passes a second start's message to the first; that the computer really stays awake or says when it sleeps; the
// system's proxy, its sign-in and the system's certificates; that the SQLite add-on loads inside Electron. It knows only what this app uses: anything else of Electron is missing and says so by failing.
import { app } from './app.mjs'
import { BrowserWindow } from './browser-window.mjs'
import { crashReporter, dialog, net, shell } from './desktop.mjs'
import { ipcMain } from './ipc-main.mjs'
import { Menu, MenuItem } from './menu.mjs'
import { nativeTheme } from './native-theme.mjs'
import { powerMonitor, powerSaveBlocker } from './power.mjs'
import { protocol } from './protocol.mjs'
import { answers, calls } from './record.mjs'
import { safeStorage } from './safe-storage.mjs'
import { session } from './session.mjs'
import { nativeImage, Notification, Tray } from './tray.mjs'
import { webContents } from './web-contents.mjs'

const _standIn = { calls, answers }

export {
  _standIn,
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
  webContents
}

export default {
  _standIn,
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeImage,
  nativeTheme,
  net,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
  Tray,
  webContents
}
