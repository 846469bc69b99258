// Fetches the Electron binary if it can. Never fails the install: without it the app opens in the web shell.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const limitMs = 180_000

function electronInstaller() {
  try {
    return createRequire(import.meta.url).resolve('electron/install.js')
  } catch {
    return undefined // a production install has no devDependencies
  }
}

const installer = process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] ? undefined : electronInstaller()
if (installer) {
  const run = spawnSync(process.execPath, [installer], {
    encoding: 'utf8',
    timeout: limitMs,
    stdio: ['ignore', 'ignore', 'pipe']
  })
  if (run.status !== 0) process.stdout.write('Electron could not be downloaded.\n')
}
