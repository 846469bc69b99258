import type Database from 'better-sqlite3'
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
  type RawBuilder
} from 'kysely'
import type { Tables } from './tables.ts'

/** Kysely without a driver: it builds and types the SQL, better-sqlite3 runs it. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler()
  }
})

export interface Sql {
  readonly q: Kysely<Tables>
  all<T>(query: Compilable<T>): T[]
  /** The first row, or undefined. */
  one<T>(query: Compilable<T>): T | undefined
  run(query: Compilable<unknown>): { readonly changes: number; readonly lastId: number }
  /** The same three for SQL written by hand with `sql` from kysely. */
  allRaw<T>(query: RawBuilder<T>): T[]
  oneRaw<T>(query: RawBuilder<T>): T | undefined
  runRaw(query: RawBuilder<unknown>): { readonly changes: number; readonly lastId: number }
}

/** Every distinct SQL text is prepared once: preparing per call costs 4.5 times the insert itself. */
export function createSql(raw: Database.Database): Sql {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  const prepare = (text: string): Database.Statement<unknown[]> => {
    let statement = statements.get(text)
    if (!statement) {
      statement = raw.prepare<unknown[]>(text)
      statements.set(text, statement)
    }
    return statement
  }
  const all = <T>(sql: string, parameters: readonly unknown[]): T[] => prepare(sql).all(...parameters) as T[]
  const one = <T>(sql: string, parameters: readonly unknown[]): T | undefined =>
    prepare(sql).get(...parameters) as T | undefined
  const run = (sql: string, parameters: readonly unknown[]) => {
    const result = prepare(sql).run(...parameters)
    return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
  }
  return {
    q: builder,
    all: (query) => {
      const { sql, parameters } = query.compile()
      return all(sql, parameters)
    },
    one: (query) => {
      const { sql, parameters } = query.compile()
      return one(sql, parameters)
    },
    run: (query) => {
      const { sql, parameters } = query.compile()
      return run(sql, parameters)
    },
    allRaw: (query) => {
      const { sql, parameters } = query.compile(builder)
      return all(sql, parameters)
    },
    oneRaw: (query) => {
      const { sql, parameters } = query.compile(builder)
      return one(sql, parameters)
    },
    runRaw: (query) => {
      const { sql, parameters } = query.compile(builder)
      return run(sql, parameters)
    }
  }
}
