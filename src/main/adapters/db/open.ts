import Database from 'better-sqlite3'
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MIGRATIONS } from './migrations/list.ts'

export type OpenErrorCode = 'NEWER_DATABASE' | 'MIGRATION_FAILED' | 'CORRUPT' | 'UNSAFE_SQLITE' | 'UNSAFE_SETTINGS'

export class OpenError extends Error {
  readonly code: OpenErrorCode

  constructor(code: OpenErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'OpenError'
    this.code = code
  }
}

/** SQLite can do DDL inside a transaction; Kysely's adapter says no only because foreign keys cannot be toggled there. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class TransactionalDdlDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter()
  }
}

/** Earlier versions can corrupt a WAL database that has two connections (sqlite.org/wal.html#walresetbug). */
const OLDEST_SAFE_SQLITE = [3, 51, 3] as const

/**
 * Opens, checks, backs up and migrates the database. The caller holds the data folder's lock: one process, one writing connection.
 */
export async function openDatabase(file: string, migrations = MIGRATIONS): Promise<Database.Database> {
  const version = Object.keys(migrations).length
  mkdirSync(path.dirname(file), { recursive: true })
  const raw = connect(file)
  try {
    const found = userVersion(raw)
    if (found > version)
      throw new OpenError(
        'NEWER_DATABASE',
        `This data was last used by a newer Wordshelf (schema ${found}, this one knows ${version}). Update Wordshelf; nothing was changed.`
      )
    if (found < version) {
      if (found > 0) await backUp(raw, `${file}.before-${version}`)
      await migrate(raw, migrations)
      raw.pragma(`user_version = ${version}`)
    }
    assertSettings(raw)
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}

function connect(file: string): Database.Database {
  try {
    const raw = new Database(file)
    assertVersion(raw)
    raw.pragma('journal_mode = WAL')
    // better-sqlite3 is built with NORMAL for WAL, which loses acknowledged commits when the power fails.
    raw.pragma('synchronous = FULL')
    raw.pragma('fullfsync = ON')
    raw.pragma('checkpoint_fullfsync = ON')
    raw.pragma('foreign_keys = ON')
    raw.pragma('trusted_schema = OFF')
    raw.pragma('cell_size_check = ON')
    raw.pragma('busy_timeout = 5000')
    return raw
  } catch (error) {
    if (error instanceof OpenError) throw error
    throw new OpenError('CORRUPT', `${file} is not a readable database. It was left as it is.`, error)
  }
}

/** The value of `synchronous` is only true after a write: before it, SQLite reports the default. So write, then read. */
function assertSettings(raw: Database.Database): void {
  raw
    .prepare(`insert into meta (key, value) values ('opened', 'x') on conflict do update set value = excluded.value`)
    .run()
  const expected: Readonly<Record<string, string | number>> = {
    journal_mode: 'wal',
    synchronous: 2,
    foreign_keys: 1,
    trusted_schema: 0
  }
  for (const [name, value] of Object.entries(expected)) {
    const actual = raw.pragma(name, { simple: true })
    if (actual !== value && !(name === 'journal_mode' && raw.memory))
      throw new OpenError('UNSAFE_SETTINGS', `SQLite did not take ${name} = ${value} (it says ${String(actual)}).`)
  }
}

function assertVersion(raw: Database.Database): void {
  const text = raw.prepare('select sqlite_version()').pluck().get()
  const parts = String(text).split('.').map(Number)
  for (const [index, least] of OLDEST_SAFE_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw new OpenError('UNSAFE_SQLITE', `SQLite ${String(text)} is too old to be safe.`)
  }
}

function userVersion(raw: Database.Database): number {
  return Number(raw.pragma('user_version', { simple: true }))
}

/** A copy that is checked before it takes its final name, so that a good backup is never replaced by a broken one. */
export async function backUp(raw: Database.Database, target: string): Promise<void> {
  const part = `${target}.part`
  rmSync(part, { force: true })
  await raw.backup(part)
  const copy = new Database(part)
  const verdict = copy.pragma('integrity_check', { simple: true })
  copy.pragma('journal_mode = DELETE')
  copy.close()
  if (verdict !== 'ok' || !existsSync(part) || statSync(part).size === 0) {
    rmSync(part, { force: true })
    throw new OpenError(
      'CORRUPT',
      `The database did not pass its check before the update (${String(verdict)}). Nothing was changed.`
    )
  }
  renameSync(part, target)
}

/** All pending steps in one transaction: a step that fails leaves the file as it was. */
async function migrate(raw: Database.Database, migrations: typeof MIGRATIONS): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new TransactionalDdlDialect({ database: raw }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error)
    throw new OpenError(
      'MIGRATION_FAILED',
      'The database could not be updated for this version of Wordshelf. It was left as it was.',
      error
    )
}
