import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { HostServices } from '../../ports/host.ts'
import { WIX_URL } from '../../ports/shop-url.ts'
import type { Ids, Log, Timers } from '../../ports/system.ts'
import { createApi } from '../common/api.ts'
import { loadPageFiles } from '../common/page-files.ts'
import { spoolFolders } from '../common/spool-folders.ts'
import { environmentKeys, startOverrides, withOverrides } from '../common/start-overrides.ts'
import { linkStartBackend } from '../common/start-backend.ts'
import { connectStartStore } from '../common/start-store.ts'
import { clearPartialUploads } from '../common/uploads.ts'
import { defaultDataDir, type Place } from '../common/data-dir.ts'
import { HELP, parseServeOptions, type ServeOptions } from '../common/serve-options.ts'
import { Session } from './session.ts'
import { startWebServer, type WebServer } from './web-server.ts'

export interface ServeEngineOptions {
  readonly dataDir: string
  readonly shell: 'web'
  readonly version: string
  readonly threadUrl: URL
  readonly resourcesDir: string
  readonly sample: boolean
  readonly allowance: number | null
  readonly shopUrl: string
}

/** What the entry file hands in: the parts of the app, where its files are, and the process it runs in. */
export interface ServeHost {
  readonly args: readonly string[]
  readonly place: Place
  /** What this computer is called. */
  readonly deviceName: string
  readonly version: string
  readonly threadUrl: URL
  readonly resourcesDir: string
  readonly pageDir: string
  readonly timers: Timers
  readonly ids: Ids
  /** Never throws, whatever the disk does. */
  createLog(file: string): Log
  /** Throws an Error whose message is one sentence for a person. */
  startEngine(options: ServeEngineOptions, host: HostServices): Promise<EngineGateway>
  createHostServices(dataDir: string): HostServices
  /** One line to standard output, which carries nothing but the READY line and the help. */
  print(text: string): void
  /** One line to standard error. */
  complain(text: string): void
  /** Runs at each signal that asks to stop. */
  onSignal(listener: () => void): void
}

export const EXIT = { fine: 0, failed: 1, usage: 2 } as const

/** Time that stopping may take in all. Milliseconds. */
const STOP_LIMIT_MS = 10_000

/** Runs the web shell until a signal ends it. Resolves with the exit code. */
export async function serve(host: ServeHost): Promise<number> {
  const parsed = parseServeOptions(host.args)
  if (!parsed.ok) {
    host.complain(`wordshelf: ${parsed.error}`)
    return EXIT.usage
  }
  if (parsed.value.kind === 'help') {
    host.print(HELP.trimEnd())
    return EXIT.fine
  }
  const { options } = parsed.value
  const dataDir = resolve(options.dataDir ?? defaultDataDir(host.place))
  const made = await makeFolder(dataDir)
  if (!made.ok) {
    host.complain(`wordshelf: ${made.error}`)
    return EXIT.failed
  }
  const log = host.createLog(join(dataDir, 'logs', 'web.log'))
  const stopped = signalled(host, log)
  const running = await start(host, options, dataDir, log)
  if (!running.ok) {
    log.error('could not start', { reason: running.error })
    host.complain(`wordshelf: ${running.error}`)
    return EXIT.failed
  }
  log.info('ready', { port: running.value.server.port, version: host.version })
  host.print(`READY ${running.value.server.address}`)
  const why = await Promise.race([stopped, running.value.gateway.whenGone.then(() => 'engine gone' as const)])
  if (why === 'engine gone') {
    log.error('the engine has stopped by itself')
    host.complain('wordshelf: the engine has stopped; start Wordshelf again, nothing that was saved is lost')
  }
  log.info('stopping')
  const code = await stop(host, running.value, log)
  return why === 'signal' ? code : EXIT.failed
}

interface Running {
  readonly server: WebServer
  readonly gateway: EngineGateway
}

async function start(
  host: ServeHost,
  options: ServeOptions,
  dataDir: string,
  log: Log
): Promise<Result<Running, string>> {
  const gateway = await startEngine(host, options, dataDir, log)
  if (!gateway.ok) return gateway
  const { shopKey, pairingCode } = environmentKeys(host.place.env)
  const complaints = [
    await connectStartStore(gateway.value, options.wix.siteId, shopKey),
    await linkStartBackend(gateway.value, { url: options.backendUrl, code: pairingCode, deviceName: host.deviceName })
  ]
  for (const complaint of complaints) if (complaint !== null) host.complain(`wordshelf: ${complaint}`)
  const spool = spoolFolders(dataDir)
  await clearPartialUploads(spool.uploads)
  await mkdir(spool.exports, { recursive: true, mode: 0o700 })
  const { timers, ids, version } = host
  const api = createApi({ gateway: gateway.value, spool, newId: () => ids.uuid(), timers, log, version })
  const server = await startWebServer({
    api,
    page: await loadPageFiles(host.pageDir),
    session: new Session({ fixedToken: options.token, newSecret: () => randomBytes(32).toString('base64url') }),
    newNonce: () => randomBytes(18).toString('base64'),
    streams: api.streams,
    port: options.port,
    timers,
    log
  })
  if (server.ok) return ok({ server: server.value, gateway: gateway.value })
  await gateway.value.stop()
  return server
}

async function startEngine(
  host: ServeHost,
  options: ServeOptions,
  dataDir: string,
  log: Log
): Promise<Result<EngineGateway, string>> {
  try {
    const overrides = startOverrides(options.openai, environmentKeys(host.place.env))
    const services = withOverrides(host.createHostServices(dataDir), overrides)
    const { version, threadUrl, resourcesDir } = host
    const { sample, allowance } = options
    const shopUrl = options.wix.baseUrl ?? WIX_URL
    return ok(
      await host.startEngine(
        { dataDir, shell: 'web', version, threadUrl, resourcesDir, sample, allowance, shopUrl },
        services
      )
    )
  } catch (error) {
    if (error instanceof Error && error.stack !== undefined)
      log.error('the engine did not start', { stack: error.stack })
    const message = error instanceof Error ? error.message : String(error)
    return err(message.split('\n', 1)[0] ?? message)
  }
}

/** Resolves at the first signal. The second one means: now. */
function signalled(host: ServeHost, log: Log): Promise<'signal'> {
  return new Promise((resolve) => {
    let signals = 0
    host.onSignal(() => {
      signals += 1
      if (signals === 1) resolve('signal')
      else {
        log.warn('forced to stop')
        process.exit(EXIT.failed)
      }
    })
  })
}

async function stop(host: ServeHost, { server, gateway }: Running, log: Log): Promise<number> {
  const overdue = Promise.withResolvers<'overdue'>()
  const cancel = host.timers.after(STOP_LIMIT_MS, () => overdue.resolve('overdue'))
  const done = server
    .close()
    .then(() => gateway.stop())
    .then(() => 'done' as const)
    .catch((error: unknown) => {
      log.error('stopping failed', { error: String(error) })
      return 'failed' as const
    })
  const outcome = await Promise.race([done, overdue.promise])
  cancel()
  if (outcome === 'done') {
    log.info('stopped')
    return EXIT.fine
  }
  const how = outcome === 'overdue' ? 'took too long and was cut off' : 'did not go well; the log has the details'
  host.complain(`wordshelf: stopping ${how}; nothing that was saved is lost`)
  return EXIT.failed
}

async function makeFolder(path: string): Promise<Result<null, string>> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return ok(null)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return err(`the data folder ${path} cannot be used (${code ?? 'unknown error'})`)
  }
}
