// Dependencies, from the lock file, only when they are not there yet.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { duration, lastLines, run, say, Stop } from './run.mjs'
import { hasStamp, hashOf, readText, writeStamp } from './stamp.mjs'

/**
 * The parts of a lock file that say what is installed.
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly optional?: boolean }} LockedPackage
 * @typedef {{ readonly packages?: Readonly<Record<string, LockedPackage>> }} LockFile
 */

/**
 * Whether what npm says it installed is what the lock file asks for. Optional packages may be missing: most of them
 * are for other systems. So a tree that somebody installed by hand is not installed again.
 * @param {string | undefined} lock text of package-lock.json
 * @param {string | undefined} installed text of npm's own record, node_modules/.package-lock.json
 */
export function matchesLock(lock, installed) {
  const wanted = packagesOf(lock)
  const found = packagesOf(installed)
  if (wanted === undefined || found === undefined) return false
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true
    const there = found[path]
    if (there === undefined) return optional === true
    return there.version === version && there.integrity === integrity
  })
}

/** @param {string | undefined} text @returns {LockFile['packages']} */
function packagesOf(text) {
  if (text === undefined) return undefined
  try {
    const parsed = /** @type {LockFile} */ (JSON.parse(text))
    return parsed.packages
  } catch {
    return undefined // half written
  }
}

/** How npm was started, so that the same npm is used again. @returns {string[]} */
function npmCommand() {
  const script = process.env['npm_execpath']
  if (script !== undefined && /npm-cli\.c?js$/.test(script)) return [process.execPath, script]
  return process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm']
}

/**
 * @param {string} root folder with a package-lock.json
 * @returns {Promise<void>} rejects with Stop if npm fails
 */
export async function ensureInstalled(root) {
  const lock = readText(join(root, 'package-lock.json'))
  const stampFile = join(root, 'node_modules', '.wordshelf-setup')
  const stamp = hashOf([lock ?? '', process.platform, process.arch])
  if (hasStamp(stampFile, stamp)) return
  if (!matchesLock(lock, readText(join(root, 'node_modules', '.package-lock.json')))) await install(root)
  writeStamp(stampFile, stamp)
}

/** @param {string} root */
async function install(root) {
  say('Installing the dependencies; this happens once and takes about half a minute.')
  // No package's script may run: what this app needs from one, Electron's binary, is fetched by our own.
  const npm = await run([...npmCommand(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root })
  if (npm.code !== 0) {
    say(lastLines(npm.output, 15))
    throw new Stop(
      `npm could not install the dependencies (exit code ${npm.code}); its last lines are above. Check the network or the registry and start again.`
    )
  }
  const fetchElectron = join(root, 'scripts', 'postinstall.mjs')
  const more = existsSync(fetchElectron)
  say(`Installed in ${duration(npm.tookMs)}${more ? '; fetching Electron, if it can be reached' : ''}.`)
  if (!more) return
  const { output } = await run([process.execPath, fetchElectron], { cwd: root })
  if (output.trim() !== '') say(output.trim())
}
