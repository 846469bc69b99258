// Which shell carries the app on this machine, and how it is started.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { appEnv, appNode } from './node24.mjs'
import { launch, say } from './run.mjs'
import { readText } from './stamp.mjs'

/**
 * @typedef {object} Desk what decides between the two shells
 * @property {string} platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {boolean} root whether this is the administrator
 * @property {string | undefined} electron path of the Electron binary, if it is there
 */

/** Whether windows can be shown here. @param {Pick<Desk, 'platform' | 'env'>} desk */
export function hasDisplay({ platform, env }) {
  if (platform === 'darwin' || platform === 'win32') return true
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/**
 * @param {Desk} desk
 * @returns {string | undefined} why Electron can't be used, as the first half of a sentence; undefined if it can
 */
export function whyNoElectron(desk) {
  if (!hasDisplay(desk)) return 'There is no display here'
  if (desk.electron === undefined) return 'Electron has not been downloaded here'
  // Chromium has no sandbox for the administrator, and without it Wordshelf opens no window.
  if (desk.platform === 'linux' && desk.root && !desk.env['ELECTRON_EXEC_PATH'])
    return 'Electron opens no safe window for root'
  return undefined
}

/** @param {string} root @returns {string | undefined} */
export function electronBinary(root) {
  const chosen = process.env['ELECTRON_EXEC_PATH']
  if (chosen) return chosen
  const name = readText(join(root, 'node_modules', 'electron', 'path.txt'))
  if (name === undefined) return undefined
  const path = join(root, 'node_modules', 'electron', 'dist', name.trim())
  return existsSync(path) ? path : undefined
}

/** @param {string} root @returns {Desk} */
export function thisDesk(root) {
  return {
    platform: process.platform,
    env: process.env,
    root: process.getuid?.() === 0,
    electron: electronBinary(root)
  }
}

/** @param {string} line of the web shell's output @returns {string | undefined} the address to open */
export function readyAddress(line) {
  return /^READY (https?:\/\/\S+)/.exec(line)?.[1]
}

/** @param {string} address */
function openBrowser(address) {
  const openers = { darwin: ['open', address], win32: ['cmd', '/c', 'start', '""', address.replaceAll('&', '^&')] }
  const { platform } = process
  const [program = '', ...args] =
    platform === 'darwin' || platform === 'win32' ? openers[platform] : ['xdg-open', address]
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined) // no browser to open: the address is on the screen
  child.unref()
}

/**
 * @param {string} root
 * @param {readonly string[]} options
 * @param {{ readonly browse: boolean }} want whether to open a browser when the page is ready
 * @returns {Promise<number>} its exit code
 */
export function launchWebShell(root, options, { browse }) {
  return launch([appNode(root), join(root, 'out', 'main', 'serve.js'), ...options], {
    cwd: root,
    env: appEnv(root),
    ...(browse && {
      onLine: (/** @type {string} */ line) => {
        const address = readyAddress(line)
        if (address !== undefined) openBrowser(address)
      }
    })
  })
}

/**
 * @param {string} root
 * @param {string} electron path of the binary
 * @param {readonly string[]} options
 * @returns {Promise<number>} its exit code
 */
export function launchElectron(root, electron, options) {
  return launch([electron, root, ...options], { cwd: root, env: appEnv(root, { ELECTRON_RUN_AS_NODE: undefined }) })
}

/** @param {string} reason first half of a sentence @param {boolean} browse whether a browser will be opened */
export function sayWebShell(reason, browse) {
  say(`${reason}, so Wordshelf runs in ${browse ? 'your browser' : 'any browser: open the address below'}.`)
}
