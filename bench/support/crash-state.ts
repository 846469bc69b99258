import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'

/** Kept in the table `meta`, in the same transaction as what it numbers: how many commits there have been. */
export const COMMIT_KEY = 'crash.commit'

/** Large tables whose rows are known by these columns; every other table counts with all of its columns. */
const SHORT: Readonly<Record<string, string>> = {
  products: 'key, id, hash, import_id, updated_at',
  import_products: 'import_id, position, hash'
}

/**
 * What a database holds, as one short text: every row of every table of the app. Two databases with the same text are the same to a
 * merchant. Tables of the migrator and of the harness are left out, and so is what each opening writes.
 */
export class StateDigest {
  readonly #statements: readonly Database.Statement<[]>[]

  constructor(raw: Database.Database) {
    const tables = raw
      .prepare<[], { name: string; columns: number }>(
        `select name, (select count(*) from pragma_table_info(t.name)) as columns from sqlite_schema t
         where type = 'table' and name not glob 'sqlite_*' and name not glob 'kysely_*' and name not glob 'crash_*' order by name`
      )
      .all()
    this.#statements = tables.map(({ name, columns }) =>
      raw
        .prepare<[]>(
          `select ${SHORT[name] ?? '*'} from ${name} ${name === 'meta' ? `where key <> 'opened'` : ''}
           order by ${columns > 1 ? '1, 2' : '1'}`
        )
        .raw()
    )
  }

  take(): string {
    const hash = createHash('sha1')
    for (const statement of this.#statements) hash.update(JSON.stringify(statement.all()))
    return hash.digest('base64url')
  }
}

/** The number of the last commit that the database holds; 0 where there was none, or there are no tables yet. */
export function lastCommit(raw: Database.Database): number {
  if (raw.prepare(`select 1 from sqlite_schema where name = 'meta'`).pluck().get() === undefined) return 0
  return Number(raw.prepare('select value from meta where key = ?').pluck().get(COMMIT_KEY) ?? 0)
}
