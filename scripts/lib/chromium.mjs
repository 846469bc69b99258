// A Chromium for the browser tests: the one that is there, else the system's package, else Playwright's download.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../find-chromium.mjs'
import { appEnv, appNode } from './node24.mjs'
import { lastLines, run, say } from './run.mjs'

const limitMs = 5 * 60_000

/**
 * @param {string} root
 * @returns {Promise<string | undefined>} why there is none, in one line; undefined if there is one
 */
export async function ensureChromium(root) {
  if (findChromium() !== undefined) return undefined
  const chosen = process.env['CHROMIUM_PATH']
  if (chosen) return `CHROMIUM_PATH points to ${chosen}, where there is no file.`
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  say(
    debian ? 'Installing Chromium with apt-get for the browser tests.' : 'Downloading Chromium for the browser tests.'
  )
  const steps = debian
    ? [
        ['apt-get', 'update', '-qq'],
        ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']
      ]
    : [[appNode(root), join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']]
  for (const step of steps) {
    const { code, output } = await run(step, {
      cwd: root,
      env: appEnv(root, { DEBIAN_FRONTEND: 'noninteractive' }),
      limitMs
    })
    if (code !== 0) return noChromium(lastLines(output, 1))
  }
  return findChromium() === undefined ? noChromium('it was installed, but not where it is looked for') : undefined
}

/** @param {string} reason */
function noChromium(reason) {
  return `There is no Chromium for the browser tests (${reason}): install one, or set CHROMIUM_PATH.`
}
