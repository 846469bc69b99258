// Where a Chromium for the browser tests may live. Pure but for `fileExists` and `listDir`, so that its order can be tested.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/**
 * @typedef {object} Machine
 * @property {string} platform as in process.platform
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home
 * @property {(path: string) => boolean} fileExists
 * @property {(path: string) => readonly string[]} listDir names in a directory; empty if it cannot be read
 */

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** @returns {Machine} */
function thisMachine() {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    fileExists: existsSync,
    listDir: (path) => {
      try {
        return readdirSync(path)
      } catch {
        return []
      }
    }
  }
}

/** @param {Machine} machine */
function installedApps({ platform, env, home }) {
  if (platform === 'darwin')
    return ['/Applications', `${home}/Applications`].flatMap((folder) => [
      `${folder}/Chromium.app/Contents/MacOS/Chromium`,
      `${folder}/Google Chrome.app/Contents/MacOS/Google Chrome`
    ])
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        win32.join(folder, 'Chromium', 'Application', 'chrome.exe'),
        win32.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')
      ])
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', ...(env['PATH'] ?? '').split(':')]
  return names.flatMap((name) => folders.filter((folder) => folder !== '').map((folder) => posix.join(folder, name)))
}

/** Newest first: the folders are called chromium-<revision>. @param {Machine} machine */
function playwrightCache({ platform, env, home, listDir }) {
  const { join } = platform === 'win32' ? win32 : posix
  const usual = {
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(env['LOCALAPPDATA'] ?? home, 'ms-playwright')
  }
  const root =
    env['PLAYWRIGHT_BROWSERS_PATH'] ??
    (platform === 'darwin' || platform === 'win32' ? usual[platform] : join(home, '.cache', 'ms-playwright'))
  /** @param {string} folder */
  const revision = (folder) => Number(folder.slice('chromium-'.length))
  const folders = listDir(root)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => revision(b) - revision(a))
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
  ]
  return folders.flatMap((folder) => inside.map((path) => join(root, folder, ...path.split('/'))))
}

/**
 * The first Chromium there is: CHROMIUM_PATH (and then nothing else: a wrong path should be seen), the system's, an
 * installed app, Playwright's own download. Undefined if there is none.
 * @param {Machine} [machine]
 * @returns {string | undefined}
 */
export function findChromium(machine = thisMachine()) {
  const chosen = machine.env['CHROMIUM_PATH']
  const candidates = chosen ? [chosen] : [...installedApps(machine), ...playwrightCache(machine)]
  return candidates.find((path) => machine.fileExists(path))
}

/** Chromium refuses its sandbox to root, as in most containers; everybody else keeps it. */
export function chromiumArgs() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
