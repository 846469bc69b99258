// The app runs on Node 24. On Linux and Windows it comes with the dependencies; elsewhere it is the developer's own.
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { Stop } from './run.mjs'

const needed = 24
const neededForSetup = 20

/** @param {string} version as in process.versions.node */
const major = (version) => Number(version.split('.')[0])

/** Stops with one sentence if even the set-up cannot run on this Node. @param {string} version */
export function checkSetupNode(version) {
  if (major(version) < neededForSetup)
    throw new Stop(
      `Wordshelf needs Node ${neededForSetup} or newer to set itself up; this is ${version}. Install a newer one from https://nodejs.org.`
    )
}

/**
 * @param {object} machine
 * @param {string} machine.root
 * @param {string} machine.platform
 * @param {string} machine.arch
 * @param {string} machine.version of the running Node
 * @param {string} machine.execPath of the running Node
 * @param {(path: string) => boolean} machine.fileExists
 * @returns {string | undefined} the Node that runs the app
 */
export function findNode({ root, platform, arch, version, execPath, fileExists }) {
  const folder = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const bundled = join(root, 'node_modules', folder, 'bin', platform === 'win32' ? 'node.exe' : 'node')
  if (fileExists(bundled)) return bundled
  return major(version) >= needed ? execPath : undefined
}

/** @param {string} root @returns {string} */
export function appNode(root) {
  const node = findNode({
    root,
    platform: process.platform,
    arch: process.arch,
    version: process.versions.node,
    execPath: process.execPath,
    fileExists: existsSync
  })
  if (node !== undefined) return node
  throw new Stop(
    `Wordshelf runs on Node ${needed}, which does not come with the dependencies on ${process.platform} ${process.arch}; this is ${process.versions.node}. Install Node ${needed} from https://nodejs.org and start again.`
  )
}

/**
 * The environment in which tools and the app run: our Node and our tools first on the path.
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} [more]
 * @returns {Record<string, string | undefined>}
 */
export function appEnv(root, more = {}) {
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  const path = [dirname(appNode(root)), join(root, 'node_modules', '.bin'), process.env[key]]
  return { ...process.env, [key]: path.filter((part) => part !== undefined).join(delimiter), ...more }
}
