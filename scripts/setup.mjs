// Everything that a fresh clone needs: dependencies, then the build. What is there already is left alone.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { appNode, checkSetupNode } from './lib/node24.mjs'
import { say, Stop } from './lib/run.mjs'

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {{ readonly build: boolean }} want */
export async function setup({ build }) {
  checkSetupNode(process.versions.node)
  await ensureInstalled(root)
  appNode(root)
  if (build) await ensureBuilt(root)
}

/**
 * Runs a script's body: its number becomes the exit code, and a Stop is shown as its one sentence.
 * @param {() => Promise<number>} body
 */
export async function script(body) {
  try {
    process.exitCode = await body()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await script(async () => {
    await setup({ build: true })
    say('Ready: npm start opens the app.')
    return 0
  })
