import Database from 'better-sqlite3'
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Kysely, sql, SqliteAdapter, SqliteDialect } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { backUp } from './backup.ts'
import { itemFacts } from './item-facts.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { OpenError } from './open-error.ts'
import { createSql } from './sql.ts'

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
  mkdirSync(path.dirname(file), { recursive: true })
  try {
    refuseNewer(file, Object.keys(migrations).length)
    return await openChecked(file, migrations)
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
      throw new OpenError('CORRUPT', `${file} is not a readable database. It was left as it is.`, error)
    throw error
  }
}

/**
 * Looks through a connection that cannot write: what is refused keeps every byte, and its write-ahead log beside it. A rollback journal
 * is left only by a first start that was cut off, before there was a thing to keep; it must be played back, which is a write.
 */
function refuseNewer(file: string, version: number): void {
  if (!existsSync(file)) return
  const raw = new Database(file, { readonly: !existsSync(`${file}-journal`) })
  try {
    const found = userVersion(raw)
    if (found > version)
      throw new OpenError(
        'NEWER_DATABASE',
        `This data was last used by a newer Wordshelf (schema ${found}, this one knows ${version}). Update Wordshelf; nothing was changed.`
      )
  } finally {
    raw.close()
  }
}

async function openChecked(file: string, migrations: typeof MIGRATIONS): Promise<Database.Database> {
  const raw = new Database(file)
  try {
    configure(raw)
    const version = Object.keys(migrations).length
    const found = userVersion(raw)
    if (found < version) {
      if (found > 0) await backUp(raw, `${file}.before-${version}`)
      await migrate(raw, migrations)
    }
    fillFacts(raw)
    assertSettings(raw)
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}

function configure(raw: Database.Database): void {
  assertVersion(raw)
  raw.pragma('journal_mode = WAL')
  // Four times the default: a job writes the same pages again and again, and every checkpoint copies them and waits for the disk twice.
  raw.pragma('wal_autocheckpoint = 4000')
  // better-sqlite3 is built with NORMAL for WAL, which loses acknowledged commits when the power fails.
  raw.pragma('synchronous = FULL')
  raw.pragma('fullfsync = ON')
  raw.pragma('checkpoint_fullfsync = ON')
  raw.pragma('foreign_keys = ON')
  raw.pragma('trusted_schema = OFF')
  raw.pragma('cell_size_check = ON')
  raw.pragma('busy_timeout = 5000')
}

/** Made here where an earlier version has delivered what is kept. */
function fillFacts(raw: Database.Database): void {
  // Of the last step that facts are made of: a database may have been opened for earlier steps alone.
  const known =
    raw.prepare(`select 1 from pragma_table_info('app_instances') where name = 'banned_checked'`).get() !== undefined
  if (known) raw.transaction(() => itemFacts(createSql(raw)).fillMissing()).immediate()
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

/** All pending steps in one transaction, each with its number: a step that fails leaves the file as it was. */
async function migrate(raw: Database.Database, migrations: typeof MIGRATIONS): Promise<void> {
  const db = new Kysely<unknown>({ dialect: new TransactionalDdlDialect({ database: raw }) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => numbered(migrations) } })
  // A step that makes a table anew drops the old one under the rows that refer to it; such a step checks the references itself.
  raw.pragma('foreign_keys = OFF')
  const { error } = await migrator.migrateToLatest().finally(() => raw.pragma('foreign_keys = ON'))
  if (error)
    throw new OpenError(
      'MIGRATION_FAILED',
      'The database could not be updated for this version of Wordshelf. It was left as it was.',
      error
    )
}

/** `user_version` moves in the step's own transaction, so that no crash can leave a schema under another one's number. */
function numbered(migrations: typeof MIGRATIONS): Record<string, Migration> {
  const names = Object.keys(migrations).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(
    Object.entries(migrations).map(([name, step]) => [
      name,
      {
        async up(db) {
          await step.up(db)
          await sql.raw(`pragma user_version = ${names.indexOf(name) + 1}`).execute(db)
        }
      }
    ])
  )
}
