/** The desktop app's entry: the app in a window of its own, in Electron. Nothing may be awaited here: the scheme has to be registered at once. */
import { homedir, hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'
import { readStoredSettings } from './adapters/secrets/stored-settings.ts'
import { createLogFile } from './adapters/system/log-file.ts'
import { systemClock, systemTimers } from './adapters/system/system.ts'
import { startEngine } from './app/engine-host.ts'
import { WIX_URL } from './ports/shop-url.ts'
import { openable } from './shells/electron/opening/inbox.ts'
import { sortArguments } from './shells/electron/own-arguments.ts'
import { environmentKeys, startOverrides } from './shells/common/start-overrides.ts'
import { startElectronShell } from './shells/electron/start.ts'
import { defaultDataDir } from './shells/common/data-dir.ts'
import { HELP, parseServeOptions, type ServeOptions } from './shells/common/serve-options.ts'
import packageJson from '../../package.json' with { type: 'json' }

// Everything in the data folder is this account's alone.
process.umask(0o077)

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

function start({ dataDir, sample, allowance, openai, wix, backendUrl }: ServeOptions): void {
  const { env, platform } = process
  const keys = environmentKeys(env)
  startElectronShell({
    dataDir: resolve(dataDir ?? defaultDataDir({ platform, env, home: homedir() })),
    sample,
    allowance,
    shopUrl: wix.baseUrl ?? WIX_URL,
    overrides: startOverrides(openai, keys),
    store: { siteId: wix.siteId, apiKey: keys.shopKey },
    backend: { url: backendUrl, code: keys.pairingCode, deviceName: hostname() },
    opened: openable(given.others, process.cwd()),
    version: packageJson.version,
    threadUrl: new URL('./engine-thread.js', import.meta.url),
    // A worker thread may not see into the archive, so the packaged app keeps its resources beside it.
    resourcesDir: pathOf('../../resources/').replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'),
    pageDir: pathOf('../renderer/'),
    preload: pathOf('../preload/index.cjs'),
    icon: pathOf('../../resources/icon.png'),
    trayImages: { icon: pathOf('../../resources/tray.png'), template: pathOf('../../resources/trayTemplate.png') },
    devServer: env['ELECTRON_RENDERER_URL'] ?? null,
    timers: systemTimers,
    createLog: (folder) => createLogFile(join(folder, 'electron.log'), systemClock),
    readSettings: readStoredSettings,
    startEngine
  })
}

const given = sortArguments(process.argv.slice(1))
const parsed = parseServeOptions(given.options)
if (!parsed.ok) {
  process.stderr.write(`wordshelf: ${parsed.error}\n`)
  app.exit(2)
} else if (parsed.value.kind === 'help') {
  process.stdout.write(HELP)
  app.exit(0)
} else {
  start(parsed.value.options)
}
