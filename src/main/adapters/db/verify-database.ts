import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { checkRules, type RuleResult } from './invariants.ts'
import { MIGRATIONS } from './migrations/list.ts'

/** What was looked at, before the first rule. */
export interface DatabaseFacts {
  readonly file: string
  /** Schema of the database, and the newest that this version of the app knows. */
  readonly schema: number
  readonly newestSchema: number
}

export type Verification =
  | { readonly kind: 'checked'; readonly facts: DatabaseFacts; readonly results: readonly RuleResult[] }
  /** Nothing could be said about the rules; `reason` is one line for a person. */
  | { readonly kind: 'unreadable'; readonly reason: string }

export interface VerifyListener {
  opened?(facts: DatabaseFacts): void
  ruled?(result: RuleResult): void
}

const TABLES = ['app_instances', 'products', 'jobs', 'job_items', 'reservations', 'credit_ledger', 'outbox', 'meta']

class Unreadable extends Error {}

/**
 * Checks every rule against a database file in one consistent view, through a connection that cannot write: the app may have it open
 * and go on working. Waits up to 5 s for a writer that has the file to itself.
 */
export function verifyDatabase(file: string, listener: VerifyListener = {}): Verification {
  if (!existsSync(file)) return { kind: 'unreadable', reason: `There is no ${file}.` }
  let raw: Database.Database | null = null
  try {
    raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
    raw.pragma('trusted_schema = OFF')
    raw.pragma('cell_size_check = ON')
    raw.exec('begin')
    const facts = { file, ...schemaOf(raw, file) }
    listener.opened?.(facts)
    const sound = String(raw.pragma('integrity_check(1)', { simple: true }))
    if (sound !== 'ok') throw new Unreadable(`${file} is damaged (${oneLine(sound)}). No rule was checked.`)
    const results: RuleResult[] = []
    for (const result of checkRules(raw)) {
      results.push(result)
      listener.ruled?.(result)
    }
    return { kind: 'checked', facts, results }
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.message }
    if (error instanceof Database.SqliteError) return { kind: 'unreadable', reason: reasonOf(file, error) }
    throw error
  } finally {
    raw?.close()
  }
}

function schemaOf(raw: Database.Database, file: string): Pick<DatabaseFacts, 'schema' | 'newestSchema'> {
  const schema = Number(raw.pragma('user_version', { simple: true }))
  const newestSchema = Object.keys(MIGRATIONS).length
  const known = raw
    .prepare(`select count(*) from sqlite_schema where type = 'table' and name in (${TABLES.map(() => '?').join()})`)
    .pluck()
    .get(...TABLES)
  if (schema < 1 || known !== TABLES.length) throw new Unreadable(`${file} is not a database of Wordshelf.`)
  if (schema > newestSchema)
    throw new Unreadable(
      `${file} was last used by a newer Wordshelf (schema ${schema}, this one knows ${newestSchema}). Check it with that version.`
    )
  return { schema, newestSchema }
}

function reasonOf(file: string, error: { readonly code: string; readonly message: string }): string {
  const says = oneLine(error.message)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return `${file} is damaged or not a database (${says}).`
  if (error.code.startsWith('SQLITE_BUSY')) return `${file} is kept by another program (${says}). Try again.`
  if (error.code.startsWith('SQLITE_CANTOPEN'))
    return `${file} could not be opened (${says}). Its folder must be writable: SQLite keeps a small file beside it while it reads.`
  return `${file} could not be checked (${says}).`
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
