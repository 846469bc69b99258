/** The web shell's entry: the app as a local web page, without Electron. */
import { Console } from 'node:console'
import { homedir, hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createFileHostServices } from './adapters/secrets/file-host-services.ts'
import { createLogFile } from './adapters/system/log-file.ts'
import { systemClock, systemIds, systemTimers } from './adapters/system/system.ts'
import { startEngine } from './app/engine-host.ts'
import { createWebNetwork, trustedAuthorities } from './shells/web/network.ts'
import { serve } from './shells/web/serve.ts'
import { onStopSignal } from './shells/web/stop-signals.ts'
import packageJson from '../../package.json' with { type: 'json' }

// Everything in the data folder is this account's alone.
process.umask(0o077)

// Standard output carries the READY line only, whatever a library feels like saying.
globalThis.console = new Console(process.stderr)

const here = import.meta.url
// The built program lies in out/main, its source in src/main.
const isBuilt = here.endsWith('.js')

// Whoever started us may stop listening; that is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.on('uncaughtException', (error) => {
  const oneLine = (error.stack ?? error.message).replaceAll(/\s*\n\s*/g, ' | ')
  process.stderr.write(`wordshelf: stopped by a fault in the program: ${oneLine}\n`)
  process.exit(1)
})

process.exitCode = await serve({
  args: process.argv.slice(2),
  place: { platform: process.platform, env: process.env, home: homedir() },
  deviceName: hostname(),
  version: packageJson.version,
  threadUrl: new URL(isBuilt ? './engine-thread.js' : './engine-thread.ts', here),
  resourcesDir: fileURLToPath(new URL('../../resources/', here)),
  pageDir: fileURLToPath(new URL(isBuilt ? '../renderer/' : '../../out/renderer/', here)),
  timers: systemTimers,
  ids: systemIds,
  createLog: (file) => createLogFile(file, systemClock),
  startEngine,
  createHostServices: (dataDir) => ({
    ...createFileHostServices(dataDir),
    fetch: createWebNetwork({ env: process.env, authorities: trustedAuthorities })
  }),
  print: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
  onSignal: onStopSignal
})
process.exit()
