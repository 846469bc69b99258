import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { removeOwnLog, sizeOf } from './recover-files.ts'

/** One item as a damaged file tells it. Its types are checked; whether it is true is for its reader to judge. */
export interface DamagedItem {
  readonly jobUid: string
  readonly productKey: number
  readonly attribute: string
  readonly status: string
  readonly review: string
  readonly original: string
  readonly proposal: string | null
  readonly edit: string | null
  readonly flags: string
  readonly updatedAt: number
}

type Row = Readonly<Record<string, unknown>>

/** Every item that can still be read. Writes nothing to the file or its log, and ends where nothing can be read any more. */
export function* readDamagedItems(file: string): Generator<DamagedItem> {
  // SQLite deletes a log that lies beside a database without a single byte.
  if (sizeOf(file) === 0) return
  const hadLog = existsSync(`${file}-wal`)
  const raw = openToRead(file)
  if (!raw) return
  try {
    raw.pragma('cell_size_check = ON')
    raw.pragma('trusted_schema = OFF')
    const uids = new Map<number, string>()
    for (const { id, uid } of walk(raw, 'jobs', 'id, uid')) if (isId(id) && typeof uid === 'string') uids.set(id, uid)
    const columns = 'id, job_id, product_key, attribute, status, review, original, proposal, edit, flags, updated_at'
    for (const row of walk(raw, 'job_items', columns)) {
      const item = itemOf(row, uids)
      if (item) yield item
    }
  } finally {
    raw.close()
    removeOwnLog(file, hadLog)
  }
}

function openToRead(file: string): Database.Database | null {
  try {
    return new Database(file, { readonly: true, fileMustExist: true })
  } catch (error) {
    if (error instanceof Database.SqliteError) return null
    throw error
  }
}

/**
 * A table from its start to the first page that cannot be read, then from its end back to there. By its own tree, because an index may
 * be damaged too. Ids that do not rise mean that the tree runs in circles.
 */
function* walk(raw: Database.Database, table: string, columns: string): Generator<Row> {
  let last = Number.NEGATIVE_INFINITY
  let whole = true
  for (const row of untilUnreadable(
    raw,
    `select ${columns} from ${table} not indexed order by id`,
    () => (whole = false)
  )) {
    const { id } = row
    if (!isId(id) || id <= last) {
      whole = false
      break
    }
    last = id
    yield row
  }
  if (whole) return
  let first = Number.POSITIVE_INFINITY
  for (const row of untilUnreadable(
    raw,
    `select ${columns} from ${table} not indexed order by id desc`,
    () => undefined
  )) {
    const { id } = row
    if (!isId(id) || id >= first || id <= last) return
    first = id
    yield row
  }
}

function* untilUnreadable(raw: Database.Database, sql: string, onEnd: () => void): Generator<Row> {
  try {
    yield* raw.prepare<[], Row>(sql).iterate()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    onEnd()
  }
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

function isText(value: unknown): value is string {
  // A byte that is no UTF-8 comes out as the replacement character.
  return typeof value === 'string' && !value.includes('\uFFFD') && !value.includes('\0')
}

const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)

function itemOf(row: Row, uids: ReadonlyMap<number, string>): DamagedItem | null {
  const jobUid = isId(row['job_id']) ? uids.get(row['job_id']) : undefined
  const { attribute, status, review, original, proposal, edit, flags } = row
  const productKey = row['product_key']
  const updatedAt = row['updated_at']
  if (jobUid === undefined || !isId(productKey) || !isId(updatedAt)) return null
  if (!isText(attribute) || !isText(status) || !isText(review) || !isText(original) || !isText(flags)) return null
  if (!isTextOrNull(proposal) || !isTextOrNull(edit)) return null
  return { jobUid, productKey, attribute, status, review, original, proposal, edit, flags, updatedAt }
}
