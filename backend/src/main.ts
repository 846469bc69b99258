/** The backend's entry: started by scripts/backend.mjs, or by Node 24 itself. */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { errorMessage } from '#shared/lib/error-message.ts'
import { createApp } from './app.ts'
import { readCommandLine, USAGE, type CommandLine } from './command-line.ts'
import { openDatabase } from './db/open.ts'
import type { BackendDeps } from './deps.ts'
import { lockFolder } from './folder-lock.ts'
import { demoStore } from './instances/demo-store.ts'
import { createJsonLog, type JsonLog } from './log.ts'
import type { AppOptions } from './options.ts'
import { startServer } from './server.ts'
import packageJson from '../../package.json' with { type: 'json' }

const LOG_PAUSE_MS = 50

// Data and logs are this account's alone.
process.umask(0o077)
// Whoever started us may stop listening; that is no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

process.exitCode = await main()
process.exit()

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2), process.env, process.cwd())
  if (!line.ok) return complain(`${line.error}\n${USAGE}`, 2)
  if (line.value.help) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const log = createJsonLog({
    write: (text) => process.stderr.write(text),
    now: Date.now,
    soon: (run) => setTimeout(run, LOG_PAUSE_MS).unref(),
    quiet: line.value.quiet
  })
  process.on('uncaughtException', (error) => {
    log.error('stopped by a fault in the program', { error: error.stack ?? error.message })
    log.flush()
    process.exit(1)
  })
  try {
    return await serve(line.value, log)
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? ` (${errorMessage(error.cause)})` : ''
    return complain(`${errorMessage(error)}${cause}`, 1)
  } finally {
    log.flush()
  }
}

async function serve(line: CommandLine, log: JsonLog): Promise<number> {
  const lock = line.dataDir === null ? null : lockFolder(line.dataDir)
  if (line.dataDir !== null && lock === null)
    return complain(`another backend works on ${line.dataDir}: stop it, or choose another folder with --data-dir`, 1)
  const stop = stopSignal()
  const db = await openDatabase(line.database)
  try {
    const deps: BackendDeps = {
      db,
      clock: { now: Date.now },
      ids: { uuid: () => uuidv7() },
      log
    }
    let draining = false
    const options: AppOptions = {
      adminKey: line.adminKey,
      wixAppSecrets: line.wixAppSecrets,
      wixTokenMaxAgeMs: line.wixTokenMaxAgeMs,
      defaultPlan: line.plan,
      version: packageJson.version,
      randomBytes,
      trustProxy: line.trustProxy,
      checkAnswers: false,
      isDraining: () => draining,
      monotonic: () => performance.now()
    }
    const app = createApp(deps, options)
    const server = await startServer(app, line)
    if (!server.ok) return complain(server.error, 1)
    if (line.demo !== null) {
      const { code, instanceId } = await demoStore(deps, options, line.demo)
      process.stdout.write(`Pairing code of "${line.demo}" (${instanceId}), good for ten minutes: ${code}\n`)
    }
    process.stdout.write(`READY ${server.value.address}\n`)
    log.info('started', { address: server.value.address, database: line.dataDir === null ? 'PostgreSQL' : 'PGlite' })
    const signal = await stop
    log.info('stopping', { signal })
    draining = true
    await server.value.close()
    return 0
  } finally {
    await db.destroy()
    lock?.release()
    log.info('stopped')
  }
}

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(signal))
  })
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`)
  return code
}
