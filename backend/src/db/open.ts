import { PGlite, types as pgliteTypes } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type Dialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Pool, types as pgTypes } from 'pg'
import { MIGRATIONS } from './migrations/list.ts'
import { OneConnectionDialect } from './pglite-dialect.ts'
import type { Tables } from './tables.ts'

export type DatabaseSource =
  /** PostgreSQL. `connections` at most, 10 where not given. */
  | { readonly url: string; readonly connections?: number }
  /** PGlite in a folder that this process alone may use; the caller holds its lock. */
  | { readonly folder: string }
  /** PGlite in memory. From the files of an empty database, which take seconds to make, where they are given. */
  | { readonly memory: true; readonly files?: Blob }

/** A statement that takes longer is given up: whoever asked has gone by then. */
const STATEMENT_TIMEOUT_MS = 30_000
const CONNECT_TIMEOUT_MS = 5_000

/** Opens and migrates. `destroy` of the result closes it. */
export async function openDatabase(source: DatabaseSource): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: await dialectOf(source) })
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}

async function dialectOf(source: DatabaseSource): Promise<Dialect> {
  if ('url' in source) return new PostgresDialect({ pool: openPool(source.url, source.connections ?? 10) })
  const pglite = await PGlite.create({
    ...('folder' in source ? { dataDir: source.folder } : {}),
    ...('memory' in source && source.files !== undefined && { loadDataDir: source.files }),
    parsers: { [pgliteTypes.INT8]: safeInteger }
  })
  return new OneConnectionDialect(pglite)
}

function openPool(url: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
        oid === pgTypes.builtins.INT8 ? safeInteger : pgTypes.getTypeParser(oid, format)
    }
  })
  // An idle connection that breaks is dropped by the pool, and the next caller opens one. Unheard, the event would end the process.
  pool.on('error', () => undefined)
  // So it is with one that breaks under a caller, whom the statement that fails tells. The pool listens to idle ones alone.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** bigint arrives as text. Beyond what a number holds exactly nothing of ours can be right. */
function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`The database holds a number that is too large: ${text}`)
  return value
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined)
    throw new Error('The database could not be brought up to date. It was left as it was.', { cause: error })
}
