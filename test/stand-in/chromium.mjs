// The browser that shows the windows: its process, its profile, and the one connection to it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import { Cdp } from './cdp.mjs'

export const cdp = new Cdp()

/** The process, from the start on. @type {any} */
let browser
let profile = ''

const FLAGS = [
  '--no-startup-window',
  '--no-first-run',
  '--remote-debugging-port=0',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
  '--mute-audio',
  '--password-store=basic',
  // Pages of Chromium's own that would count as windows of the app.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup'
]

/** Ends the browser and its profile when the pipe at its input closes, which it does also where this process is killed. */
const KEEPER = `
  exec 3<&0
  profile=$1; shift
  "$@" <&- &
  browser=$!
  # Nobody may be left to read what the shell has to say.
  exec 2>/dev/null
  (read -r _ <&3; kill -9 $browser) &
  wait $browser
  # Its other processes may be writing for a moment longer.
  rm -rf "$profile" || { sleep 1; rm -rf "$profile"; }`

export async function startChromium() {
  const path = findChromium()
  if (path === undefined) throw new Error('no Chromium found: install one, or name it in CHROMIUM_PATH')
  profile = mkdtempSync(join(tmpdir(), 'wordshelf-stand-in-'))
  const headless = process.env['STAND_IN_HEADED'] === '1' ? [] : ['--headless=new']
  const args = [...headless, ...chromiumArgs(), ...FLAGS, `--user-data-dir=${profile}`]
  const child = spawn('sh', ['-c', KEEPER, 'sh', profile, path, ...args], { stdio: ['pipe', 'ignore', 'pipe'] })
  browser = child
  const address = await new Promise((resolve, reject) => {
    let text = ''
    child.stderr.setEncoding('utf8')
    child.stderr.on('data', (chunk) => {
      text += chunk
      const [, found] = /^DevTools listening on (ws:\S+)$/m.exec(text) ?? []
      if (found) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${String(code)}\n${text}`)))
  })
  await cdp.open(address)
  // Playwright waits for this line of Electron's.
  process.stderr.write(`DevTools listening on ${address}\n`)
}

/** Resolves when the browser is gone and its profile with it. */
export async function stopChromium() {
  const child = browser
  if (child && child.exitCode === null && child.signalCode === null) {
    await new Promise((resolve) => {
      child.once('exit', resolve)
      child.stdin.end()
    })
  }
  if (profile !== '') rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
}
