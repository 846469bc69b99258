import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A PostgreSQL of its own for the time of a figure, with the durability that it comes with. */
export interface Postgres {
  readonly version: string
  /** Folder of its socket, as `host` of a connection. It listens nowhere else. */
  readonly host: string
  readonly user: string
  readonly database: string
  stop(): Promise<void>
}

const NEEDED = ['initdb', 'postgres'] as const

/** Folder of the server's programs: from `pg_config`, from the PATH, or from where packages put them, newest first. */
function findPostgres(): string | undefined {
  const places = [
    ...configured(),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
    ...versionsIn('/usr/lib/postgresql', 'bin'),
    ...versionsIn('/usr/pgsql', 'bin'),
    ...versionsIn('/opt/homebrew/opt', 'bin', /^postgresql/),
    ...versionsIn('/usr/local/opt', 'bin', /^postgresql/),
    ...versionsIn('/Applications/Postgres.app/Contents/Versions', 'bin'),
    '/usr/local/pgsql/bin'
  ]
  return places.find((place) => NEEDED.every((program) => existsSync(path.join(place, program))))
}

function configured(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()]
  } catch {
    return []
  }
}

function versionsIn(folder: string, below: string, name = /^\d/): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((entry) => path.join(folder, entry, below))
}

/** Throws an Error of one line where no PostgreSQL is installed. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres()
  if (bin === undefined)
    throw new Error(
      'This figure needs the programs of PostgreSQL (initdb, postgres); none were found. Install it first.'
    )
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-pg-'))
  const owner = unprivileged()
  const [data, socket] = [path.join(dir, 'data'), path.join(dir, 'socket')]
  for (const folder of [data, socket]) mkdirSync(folder)
  if (owner) for (const folder of [dir, data, socket]) chownSync(folder, owner.uid, owner.gid)
  const as = { cwd: dir, ...owner }
  const user = 'bench'
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale'], as)
  const { stdout: version } = await run(path.join(bin, 'postgres'), ['--version'], as)
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-k', socket, '-c', 'listen_addresses='], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const exited = once(server, 'exit')
  const stop = async (): Promise<void> => {
    // SIGINT is its fast shutdown: open connections are ended.
    server.kill('SIGINT')
    await exited
    rmSync(dir, { recursive: true, force: true })
  }
  await listening(server.stderr)
  server.stderr.resume()
  return { version: version.trim(), host: socket, user, database: 'postgres', stop }
}

async function listening(log: Readable): Promise<void> {
  let said = ''
  for await (const chunk of log.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    if (said.includes('ready to accept connections')) return
  }
  throw new Error(`PostgreSQL did not start: ${said.trim().split('\n').at(-1) ?? ''}`)
}

/** PostgreSQL refuses to run as root: then it runs as the account that its package made, or as nobody. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (flag: string, account: string): number =>
    Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  for (const account of ['postgres', 'nobody'])
    try {
      return { uid: idOf('-u', account), gid: idOf('-g', account) }
    } catch {
      // No such account.
    }
  throw new Error('PostgreSQL does not run as root, and there is no account "postgres" or "nobody".')
}
