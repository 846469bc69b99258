import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import pg from 'pg'
import { findPostgres } from '../../scripts/find-postgres.mjs'

const run = promisify(execFile)

/** A PostgreSQL of its own, on a fresh cluster. It ends with the process that started it, however that ends. */
export interface Postgres {
  readonly version: string
  /** Folder of its socket, as `host` of a connection. It listens nowhere else. */
  readonly host: string
  readonly user: string
  readonly database: string
  /** The same as one address, for DATABASE_URL. */
  readonly url: string
  /** A database that is empty yet. Its address. */
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** With the durability that it comes with; without it commits do not wait for the disk. True where not given. */
  readonly durable?: boolean
}

/** Throws an Error of one line where no PostgreSQL is installed. */
export async function startPostgres({ durable = true }: PostgresOptions = {}): Promise<Postgres> {
  const bin = findPostgres()
  if (bin === undefined)
    throw new Error('This needs the programs of PostgreSQL (initdb, postgres); none were found. Install it first.')
  const dir = mkdtempSync(path.join(tmpdir(), 'wordshelf-pg-'))
  const owner = unprivileged()
  const [data, socket] = [path.join(dir, 'data'), path.join(dir, 'socket')]
  for (const folder of [data, socket]) mkdirSync(folder)
  if (owner) for (const folder of [dir, data, socket]) chownSync(folder, owner.uid, owner.gid)
  const as = { cwd: dir, ...owner }
  const [user, database] = ['bench', 'postgres']
  const lax = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const sync = durable ? [] : ['--no-sync']
  await run(path.join(bin, 'initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-locale', ...sync], as)
  const { stdout: version } = await run(path.join(bin, 'postgres'), ['--version'], as)
  const server = [path.join(bin, 'postgres'), '-D', data, '-k', socket, '-c', 'listen_addresses=', ...lax]
  // The shell waits for the end of its input, which comes with the end of whoever holds the other side, and stops the server then.
  const leash = spawn('sh', ['-c', LEASH, 'sh', dir, ...server], { ...as, stdio: ['pipe', 'ignore', 'pipe'] })
  const exited = once(leash, 'exit')
  const stop = async (): Promise<void> => {
    leash.stdin.end()
    await exited
    rmSync(dir, { recursive: true, force: true })
  }
  const urlOf = (name: string): string => `postgres://${user}@localhost/${name}?host=${encodeURIComponent(socket)}`
  await listening(leash.stderr)
  leash.stderr.resume()
  return {
    version: version.trim(),
    host: socket,
    user,
    database,
    url: urlOf(database),
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: urlOf(database) })
      await client.connect()
      await client.query(`create database ${pg.escapeIdentifier(name)}`)
      await client.end()
      return urlOf(name)
    },
    stop
  }
}

/** SIGINT is its fast shutdown: open connections are ended. */
const LEASH = 'dir=$1; shift; "$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$dir"'

async function listening(log: Readable): Promise<void> {
  let said = ''
  for await (const chunk of log.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    if (said.includes('ready to accept connections')) return
    if (said.includes('FATAL')) break
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
