import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Clock, Log } from '../../ports/system.ts'
import { storageFaultOf } from './checks-fault.ts'
import { isSameLog, readWal, type WalReading } from './checks-wal.ts'
import { brokenInvariants } from './invariants.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { OpenError } from './open-error.ts'
import { removeOwnLog, sizeOf } from './recover-files.ts'
import type { Mark } from './recover-mark.ts'

/** Up to this size a look at every page and index costs a start some 40 ms, so that every start takes it. Bytes. */
const ALWAYS_CHECKED = 32 * 1024 * 1024
/** Beyond this size tables are checked one by one until `CHECK_BUDGET_MS` is used up. Bytes. */
const CHECKED_WHOLE = 1024 * 1024 * 1024
const CHECK_BUDGET_MS = 10_000
/** Plausible schema numbers: above it the header was overwritten. */
const MOST_VERSIONS = 1_000
/** One transaction that cannot be read may be the one that a power cut interrupted. */
const EXCUSED_TRANSACTIONS = 1

export type Verdict =
  | { readonly kind: 'sound'; readonly newEpoch: boolean; readonly checkedAll: boolean }
  /** Good, but not the latest: what the mark has seen is missing. */
  | { readonly kind: 'behind'; readonly reason: string }
  /** Neither the database nor its log is touched; `strayLog` says that only the log is to be put aside before another look. */
  | { readonly kind: 'damaged'; readonly reason: string; readonly strayLog?: boolean }
  /** The file holds no table at all. */
  | { readonly kind: 'empty' }

export interface Examination {
  readonly file: string
  readonly mark: Mark | 'missing' | 'unreadable'
  /** Look at everything, whatever the mark says. */
  readonly thorough: boolean
  readonly clock: Clock
  readonly log: Log
}

/**
 * Judges a database without writing to it: neither a byte of it nor of its log changes. Throws `OpenError` where it belongs to a newer
 * version, and whatever SQLite throws where it may not be read at all.
 */
export function examine(examination: Examination): Verdict {
  const { file, mark } = examination
  const known = typeof mark === 'string' ? null : mark
  const wal = sizeOf(`${file}-wal`) > 0 ? readWal(`${file}-wal`) : null
  const stray = wal === null ? null : strayLogReason(wal, known)
  if (stray !== null) return { kind: 'damaged', reason: stray, strayLog: true }
  try {
    return readOnly(file, (raw) => judge(raw, examination, known, wal))
  } catch (error) {
    return damagedBy(error)
  }
}

/** A look through a connection that cannot write. The empty log that SQLite makes to read beside goes with it. */
function readOnly<T>(file: string, look: (raw: Database.Database) => T): T {
  const hadLog = existsSync(`${file}-wal`)
  const raw = new Database(file, { readonly: true, fileMustExist: true })
  try {
    raw.pragma('cell_size_check = ON')
    raw.pragma('trusted_schema = OFF')
    return look(raw)
  } finally {
    raw.close()
    removeOwnLog(file, hadLog)
  }
}

/**
 * SQLite forgets every CHECK of a database that it opens to read only. So the check runs through a second connection that may write and
 * is told not to; the first one, still open, keeps it from taking the log into the database when it closes.
 */
function withChecks<T>(file: string, look: (raw: Database.Database) => T): T {
  const raw = new Database(file, { fileMustExist: true })
  try {
    raw.pragma('query_only = ON')
    raw.pragma('cell_size_check = ON')
    raw.pragma('trusted_schema = OFF')
    return look(raw)
  } finally {
    raw.close()
  }
}

function damagedBy(error: unknown): Verdict {
  const fault = storageFaultOf(error)
  // Any other complaint of SQLite, such as a table that is not there, is about what the file holds.
  if (!(error instanceof Database.SqliteError) || fault === 'full' || fault === 'forbidden') throw error
  return { kind: 'damaged', reason: error.message }
}

function strayLogReason(wal: WalReading, mark: Mark | null): string | null {
  if (mark?.state === 'closed') return 'a write-ahead log lies beside a database that was closed without one'
  if (wal.salts && mark?.wal && mark.state === 'open' && !isSameLog(mark.wal, wal.salts))
    return 'the write-ahead log is of another database'
  return null
}

function judge(raw: Database.Database, examination: Examination, mark: Mark | null, wal: WalReading | null): Verdict {
  const { file, log, clock } = examination
  const version = Number(raw.pragma('user_version', { simple: true }))
  const names = Object.keys(MIGRATIONS)
  const tables = raw.prepare(`select count(*) from sqlite_schema where type = 'table'`).pluck().get()
  if (tables === 0 && version === 0) return { kind: 'empty' }
  const applied = raw.prepare<[], string>('select name from kysely_migration').pluck().all()
  const newer = applied.some((name) => !names.includes(name)) || (version > names.length && version <= MOST_VERSIONS)
  if (newer) throw newerDatabase(version)
  if (version !== applied.length)
    return { kind: 'damaged', reason: `its schema number is ${version}, its schema that of ${applied.length}` }
  // While a database is being opened, an update may be changing its schema.
  const schema = mark === null || mark.state === 'opening' ? null : mark.schema
  if (schema !== null && schema !== schemaDigest(raw)) return { kind: 'damaged', reason: 'its schema was changed' }

  const size = sizeOf(file) + sizeOf(`${file}-wal`)
  const lostInLog = wal !== null && wal.lost > EXCUSED_TRANSACTIONS
  const position = readPosition(raw)
  const otherEpoch = mark !== null && mark.epoch !== null && mark.epoch !== position.epoch
  const thorough = examination.thorough || lostInLog || otherEpoch || mark?.state === 'damaged'
  const unclean = mark?.state !== 'closed'
  const small = size <= ALWAYS_CHECKED
  if (thorough || unclean || small) {
    const started = clock.monotonic()
    const check = thorough || small ? 'integrity_check' : 'quick_check'
    const problem = withChecks(file, (checking) => checkPages(checking, check, size, clock))
    const tookMs = Math.round(clock.monotonic() - started)
    log.info('the database was checked', { check, tookMs, bytes: size, unclean, problem })
    if (problem !== null) return { kind: 'damaged', reason: problem }
  }
  // The one place for JSON that no CHECK guards; what reads it would not start.
  const garbled = raw
    .prepare<[], string>(`select key from meta where value glob '[{[]*' and not json_valid(value)`)
    .pluck()
    .get()
  if (garbled !== undefined) return { kind: 'damaged', reason: `its note "${garbled}" is garbled` }
  // A bug of ours is no reason to set a merchant's data aside: broken rules count only where the bytes are under suspicion already.
  if (lostInLog || otherEpoch) {
    const [broken] = brokenInvariants(raw)
    if (broken !== undefined) return { kind: 'damaged', reason: broken }
  }
  if (otherEpoch) return { kind: 'behind', reason: 'it is another copy of the data' }
  if (lostInLog) return { kind: 'behind', reason: `${wal.lost} transactions of the write-ahead log cannot be read` }
  const missing = mark === null ? null : behindMark(position, mark)
  if (missing !== null) return { kind: 'behind', reason: missing }
  return { kind: 'sound', newEpoch: mark === null, checkedAll: thorough || small }
}

export function newerDatabase(version: number): OpenError {
  return new OpenError(
    'NEWER_DATABASE',
    `This data was last used by a newer Wordshelf (schema ${version}, this one knows ${Object.keys(MIGRATIONS).length}). Update Wordshelf; nothing was changed.`
  )
}

/** Names and text of every table, index and trigger. */
export function schemaDigest(raw: Database.Database): string {
  const rows = raw.prepare('select type, name, tbl_name, sql from sqlite_schema order by type, name').raw().all()
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url')
}

export interface Position {
  readonly epoch: string | null
  readonly seq: number
  readonly ledger: number
  readonly review: number
  readonly imports: number
}

/** How far a database has come. */
export function readPosition(raw: Database.Database): Position {
  const meta = raw.prepare<[string], string>('select value from meta where key = ?').pluck()
  const highest = (column: string, table: string): number =>
    Number(raw.prepare(`select coalesce(max(${column}), 0) from ${table}`).pluck().get())
  return {
    epoch: meta.get('epoch') ?? null,
    seq: Number(meta.get('next_seq') ?? '1'),
    ledger: highest('id', 'credit_ledger'),
    review: highest('change_id', 'review_changes'),
    // Imports can be removed; their numbers are not given again.
    imports: Number(raw.prepare(`select seq from sqlite_sequence where name = 'imports'`).pluck().get() ?? 0)
  }
}

export function behindMark(position: Position, mark: Mark): string | null {
  for (const key of ['seq', 'ledger', 'review', 'imports'] as const)
    if (mark[key] > position[key]) return `its last ${key} number is ${position[key]}, and ${mark[key]} had been given`
  return null
}

/** The first thing that SQLite finds wrong, or null. */
export function checkPages(
  raw: Database.Database,
  check: 'integrity_check' | 'quick_check',
  bytes: number,
  clock: Clock
): string | null {
  if (bytes <= CHECKED_WHOLE) return problemOf(raw, `${check}(1)`)
  const deadline = clock.monotonic() + CHECK_BUDGET_MS
  for (const table of raw.prepare<[], string>(`select name from sqlite_schema where type = 'table'`).pluck().all()) {
    const problem = problemOf(raw, `${check}("${table}")`)
    if (problem !== null) return problem
    if (clock.monotonic() > deadline) return null
  }
  return null
}

function problemOf(raw: Database.Database, check: string): string | null {
  const verdict = String(raw.pragma(check, { simple: true }))
  return verdict === 'ok' ? null : verdict
}
