import type { PGlite } from '@electric-sql/pglite'
import { PreparedStatements } from './pglite-statements.ts'
import { CompiledQuery, PGliteAdapter, PostgresDialect, type DatabaseConnection, type Driver } from 'kysely'

/**
 * Kysely's own dialect for PGlite hands its one connection to everybody at once: a second transaction that begins meanwhile mixes with
 * the first. Here the connection is taken by one caller at a time, in the order of asking. Whoever is inside a transaction asks through
 * it alone; the root handle would wait for that very transaction.
 */
export class OneConnectionDialect extends PostgresDialect {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    super({ pool: async () => Promise.reject(new Error('PGlite has no pool')) })
    this.#pglite = pglite
  }

  override createAdapter(): PGliteAdapter {
    return new PGliteAdapter()
  }

  override createDriver(): Driver {
    return new OneConnectionDriver(this.#pglite)
  }
}

class OneConnectionDriver implements Driver {
  readonly #pglite: PGlite
  readonly #connection: DatabaseConnection
  /** Who waits for the connection, first come first served; null while it is free. */
  #waiting: (() => void)[] | null = null

  constructor(pglite: PGlite) {
    this.#pglite = pglite
    const statements = new PreparedStatements(pglite)
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery) {
        const { rows, affectedRows } = await statements.run<R>(query.sql, query.parameters)
        return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) }
      },
      streamQuery() {
        throw new Error('PGlite streams nothing')
      }
    }
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const waiting = this.#waiting
    if (waiting === null) this.#waiting = []
    else await new Promise<void>((resolve) => waiting.push(resolve))
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting?.shift()
    if (next === undefined) this.#waiting = null
    else next()
  }

  async beginTransaction(): Promise<void> {
    await this.#pglite.exec('begin')
  }

  async commitTransaction(): Promise<void> {
    await this.#pglite.exec('commit')
  }

  async rollbackTransaction(): Promise<void> {
    await this.#pglite.exec('rollback')
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint "${name}"`))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to savepoint "${name}"`))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release savepoint "${name}"`))
  }

  async destroy(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close()
  }
}
