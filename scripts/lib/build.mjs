// The built app in out/, only when the sources have changed since.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { appEnv, appNode } from './node24.mjs'
import { duration, lastLines, run, say, Stop } from './run.mjs'
import { hasStamp, hashFiles, writeStamp } from './stamp.mjs'

const sources = [
  'src',
  'simulators',
  'resources',
  'electron.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json'
]
const outputs = ['out/main/index.js', 'out/main/serve.js', 'out/main/engine-thread.js', 'out/renderer/index.html']

/** @param {string} root @returns {string} */
export function sourceStamp(root) {
  return hashFiles(root, sources, (path) => !/\.test\.tsx?$/.test(path))
}

/** @param {string} root @returns {readonly string[]} */
export function buildCommand(root) {
  const script = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  return [appNode(root), script, 'build', '--config', 'electron.config.ts']
}

/** Notes that out/ was built from the sources with this stamp. @param {string} root @param {string} stamp */
export function noteBuilt(root, stamp) {
  writeStamp(join(root, 'out', '.stamp'), stamp)
}

/**
 * @param {string} root
 * @returns {Promise<void>} rejects with Stop if the build fails
 */
export async function ensureBuilt(root) {
  const stamp = sourceStamp(root)
  if (hasStamp(join(root, 'out', '.stamp'), stamp) && outputs.every((file) => existsSync(join(root, file)))) return
  say('Building the app.')
  const build = await run(buildCommand(root), { cwd: root, env: appEnv(root) })
  if (build.code !== 0) {
    say(lastLines(build.output, 30))
    throw new Stop(`The build failed (exit code ${build.code}); its last lines are above.`)
  }
  noteBuilt(root, stamp)
  say(`Built in ${duration(build.tookMs)}.`)
}
